"""What the tables of who works where keep, why and how long."""

from rugzak.ground.kernel.data_map import Basis, Data, Kept, fields

_HISTORY = "pgh_id pgh_created_at pgh_label pgh_obj organisation"
_PLACES = "zolang de organisatie Rugzak gebruikt"
_WORK = "tot 30 dagen na uit dienst"


def _place(purpose: str, names: str) -> Kept:
    return Kept(
        purpose=purpose,
        basis=Basis.NONE,
        term=_PLACES,
        afterwards="gewist",
        classes=fields(Data.INTERNAL, names),
        exported=False,
    )


def _place_history(names: str) -> Kept:
    return Kept(
        purpose="Laten zien wie wat wanneer veranderde.",
        basis=Basis.INTEREST,
        term="5 jaar; na 2 jaar zonder naam van wie het deed",
        afterwards="gewist",
        classes=fields(Data.INTERNAL, f"{_HISTORY} {names}") | fields(Data.PERSONAL, "pgh_by"),
        exported=False,
    )


def _person(purpose: str, names: str, *, about: str = "member", afterwards: str = "gewist") -> Kept:
    return Kept(
        purpose=purpose,
        basis=Basis.CONTRACT,
        term=_WORK,
        afterwards=afterwards,
        classes=fields(Data.INTERNAL, "id organisation") | fields(Data.PERSONAL, names),
        about=about,
    )


def _person_history(names: str) -> Kept:
    return Kept(
        purpose="Laten zien wie wat wanneer veranderde.",
        basis=Basis.INTEREST,
        term="2 jaar na uit dienst",
        afterwards="alleen nog een nummer zonder naam",
        classes=fields(Data.INTERNAL, _HISTORY) | fields(Data.PERSONAL, f"{names} pgh_by"),
        about="member",
        exported=False,
    )


DATA_MAP: dict[str, Kept] = {
    "people.Region": _place("Weten in welk gebied een coach reist.", "id organisation name"),
    "people.Location": _place(
        "Weten waar teams werken en hoe ver dat is.",
        "id organisation region name street postcode town latitude longitude has_reception closed_on",
    ),
    "people.PostcodePlace": _place(
        "Weten waar een postcode ligt, voor de reistijd.", "id organisation postcode latitude longitude"
    ),
    "people.Team": _place("Weten wie samen werken.", "id organisation location name kind ended_on"),
    "people.Membership": _person("Weten in welk team iemand werkt.", "member team since until"),
    "people.Employment": _person(
        "Weten of en tot wanneer iemand hier werkt.",
        "member kind job_title hours_per_week starts_on ends_on",
    ),
    "people.RoleGrant": _person(
        "Weten wie wat mag, en van wie dat kwam.",
        "member role region team granted_by granted_at ended_at",
    ),
    "people.RegionHistory": _place_history("name"),
    "people.LocationHistory": _place_history("region name latitude longitude closed_on"),
    "people.TeamHistory": _place_history("location name kind ended_on"),
    "people.MembershipHistory": _person_history("member team until"),
    "people.EmploymentHistory": _person_history("member kind starts_on ends_on hours_per_week"),
    "people.RoleGrantHistory": _person_history("member role region team ended_at"),
}
