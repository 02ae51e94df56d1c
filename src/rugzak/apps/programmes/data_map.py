"""What the tables of programmes keep, why and how long."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields

_HISTORY = "pgh_id pgh_created_at pgh_label pgh_obj organisation"
_APPOINTMENT = (
    "member programme region released_minutes_per_week starts_on ends_on is_external competences scope"
)

DATA_MAP: dict[str, Kept] = {
    "programmes.Programme": Kept(
        purpose="Weten welke manieren van coachen er zijn.",
        basis=Basis.NONE,
        term="zolang de organisatie Rugzak gebruikt",
        afterwards="gewist",
        classes=fields(
            Data.INTERNAL,
            "id organisation kind name coach_one coach_many coach_article vision tasks may_assess is_on"
            " promise_working_days",
        ),
        exported=False,
    ),
    "programmes.ProgrammeHistory": Kept(
        purpose="Laten zien wie wat wanneer veranderde.",
        basis=Basis.INTEREST,
        term="5 jaar; na 2 jaar zonder naam van wie het deed",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, f"{_HISTORY} kind name tasks may_assess is_on promise_working_days")
        | fields(Data.PERSONAL, "pgh_by"),
        exported=False,
    ),
    "programmes.Appointment": Kept(
        purpose="Weten wie waar coach is, en voor hoeveel uur vrijgesteld.",
        basis=Basis.CONTRACT,
        term="tot 2 jaar na uit dienst",
        afterwards="zonder naam; de uren blijven per regio geteld",
        classes=fields(Data.INTERNAL, "id organisation")
        | fields(Data.PERSONAL, f"{_APPOINTMENT} travels_by most_visits_in_four_weeks"),
        about="member",
    ),
    "programmes.AppointmentHistory": Kept(
        purpose="Laten zien wie wat wanneer veranderde.",
        basis=Basis.INTEREST,
        term="2 jaar na uit dienst",
        afterwards="alleen nog een nummer zonder naam",
        classes=fields(Data.INTERNAL, _HISTORY) | fields(Data.PERSONAL, f"{_APPOINTMENT} pgh_by"),
        about="member",
        exported=False,
    ),
    "programmes.FixedCoach": Kept(
        purpose="Weten wie jouw vaste coach is. Wie het hiervoor was, bewaren we niet.",
        basis=Basis.CONTRACT,
        term="zolang je hier werkt",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, "id organisation") | fields(Data.PERSONAL, "member appointment"),
        about="member",
    ),
}
