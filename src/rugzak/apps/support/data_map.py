"""What the tables of requests keep, why and how long."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields

_TERM = "1 jaar na het sluiten; 6 maanden als niemand kwam"

DATA_MAP: dict[str, Kept] = {
    "support.SupportRequest": Kept(
        purpose="Iemand naast je laten komen als je dat vraagt.",
        basis=Basis.CHOICE,
        term=_TERM,
        afterwards="gewist; alleen het aantal blijft, per locatie en kwartaal",
        classes=fields(Data.INTERNAL, "id organisation key programme state promised_on")
        | fields(
            Data.PERSONAL,
            "asker team region location theme setting haste weekdays dayparts sent_at first_answered_at"
            " closed_at",
        )
        | fields(Data.CONFIDENTIAL, "words"),
        about="asker",
    ),
    "support.SupportRequestHistory": Kept(
        purpose="Laten zien hoe een vraag liep, zonder wie of wat.",
        basis=Basis.INTEREST,
        term=_TERM,
        afterwards="gewist",
        classes=fields(
            Data.INTERNAL,
            "pgh_id pgh_created_at pgh_label pgh_obj organisation programme state promised_on",
        )
        | fields(Data.PERSONAL, "team region"),
        exported=False,
    ),
    "support.Engagement": Kept(
        purpose="Weten wie jouw vraag oppakte.",
        basis=Basis.CHOICE,
        term=_TERM,
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation")
        | fields(Data.PERSONAL, "request appointment accepted_at"),
        about="request__asker",
    ),
    "support.EngagementVisit": Kept(
        purpose="Weten welk bezoek bij welke vraag hoort. Dat staat alleen hier.",
        basis=Basis.CHOICE,
        term=_TERM,
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation") | fields(Data.PERSONAL, "engagement visit"),
        about="engagement__request__asker",
    ),
    "support.Closing": Kept(
        purpose="Jou laten zeggen of het hielp. Alleen jij en wie kwam lezen dat.",
        basis=Basis.CHOICE,
        term=_TERM,
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation")
        | fields(Data.PERSONAL, "request helped by at")
        | fields(Data.CONFIDENTIAL, "words"),
        about="by",
    ),
    "support.Withdrawal": Kept(
        purpose="Weten dat je je vraag terugtrok. Nooit waarom.",
        basis=Basis.CHOICE,
        term=_TERM,
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation") | fields(Data.PERSONAL, "request by at"),
        about="by",
    ),
}
