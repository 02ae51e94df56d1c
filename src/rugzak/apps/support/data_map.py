"""What the tables of requests keep, why and how long."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields

_TERM = "1 jaar na het sluiten; 6 maanden als niemand kwam"

DATA_MAP: dict[str, Kept] = {
    "support.SupportRequest": Kept(
        purpose="Iemand naast je laten komen als je dat vraagt.",
        basis=Basis.CHOICE,
        term=_TERM,
        afterwards="gewist; alleen het aantal blijft, per locatie en kwartaal",
        classes=fields(Data.INTERNAL, "id organisation key programme state promised_on renewed_on")
        | fields(
            Data.PERSONAL,
            "outside_team asker team region location theme setting haste weekdays dayparts sent_at first_answered_at"
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
        | fields(Data.PERSONAL, "request appointment accepted_at rounded_off_at"),
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
    "support.Offer": Kept(
        purpose="Jou laten kiezen uit de momenten die iemand voorstelt.",
        basis=Basis.CHOICE,
        term=_TERM,
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation key state")
        | fields(Data.PERSONAL, "request appointment proposed_at expires_on settled_at"),
        about="request__asker",
    ),
    "support.OfferedMoment": Kept(
        purpose="Wanneer en waar iemand zou kunnen komen. Nooit waarover.",
        basis=Basis.CHOICE,
        term=_TERM,
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation")
        | fields(Data.PERSONAL, "offer start minutes setting location place"),
        about="offer__request__asker",
    ),
    "support.Preference": Kept(
        purpose="Wie jij het liefst ziet komen, en wie liever niet. Alleen jij weet dit.",
        basis=Basis.CHOICE,
        term=_TERM,
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation") | fields(Data.PERSONAL, "request coach wish"),
        about="request__asker",
    ),
    "support.Passing": Kept(
        purpose="Een vraag niet steeds tonen aan wie hem doorgaf. Nooit waarom.",
        basis=Basis.INTEREST,
        term=_TERM,
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation") | fields(Data.PERSONAL, "request by to at"),
        about="by",
    ),
    "support.ClosedQuarter": Kept(
        purpose="Laten zien hoeveel er gevraagd werd, nadat een kwartaal voorbij is. Kleine groepen niet.",
        basis=Basis.NONE,
        term="zolang de organisatie Rugzak gebruikt",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation start region asked in_time"),
        exported=False,
    ),
    "support.Suggestion": Kept(
        purpose="Een collega zelf laten kiezen of zij hulp vraagt. Alleen jullie twee zien dit.",
        basis=Basis.CHOICE,
        term="14 dagen",
        afterwards="gewist, wat het antwoord ook was",
        classes=fields(Data.INTERNAL, "id organisation key")
        | fields(Data.PERSONAL, "by colleague theme setting haste is_open made_at expires_on")
        | fields(Data.CONFIDENTIAL, "words"),
        about="colleague",
    ),
}
