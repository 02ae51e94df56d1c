"""The three organisations of the demo: their words, their size, and the people with a part in the story."""

from dataclasses import dataclass, field
from typing import Any

from rugzak.apps.people.words import EmploymentKind
from rugzak.config.demo import places
from rugzak.config.demo.names import DUTCH, FLEMISH, Stock
from rugzak.config.demo.places import Area
from rugzak.ground.accounts.words import Role
from rugzak.ground.tenancy.words import PROMISE_WORKING_DAYS


@dataclass(frozen=True)
class Job:
    """A job title, and how many of the invented people have it."""

    title: str
    people: int
    kind: EmploymentKind = EmploymentKind.STAFF
    in_teams: bool = True


@dataclass(frozen=True)
class Known:
    """Somebody with a part in the story. ``team`` is the team's name, ``roles`` may name a region or team."""

    name: tuple[str, str, str]
    job: str
    team: str = ""
    hours: float = 24
    roles: tuple[tuple[Role, str], ...] = ()
    hat: str = ""
    teams_too: tuple[str, ...] = ()
    kind: EmploymentKind = EmploymentKind.STAFF
    # For a starter: how many days ago the first day was; 0 means years ago.
    days_here: int = 0


@dataclass(frozen=True)
class Blueprint:
    """Everything the generator needs to build one organisation."""

    slug: str
    name: str
    subtitle: str
    country: str
    language: str
    areas: tuple[Area, ...]
    houses: list[str]
    names: Stock
    people: int
    teams: int
    jobs: tuple[Job, ...]
    known: tuple[Known, ...]
    words: dict[str, Any] = field(default_factory=dict)
    confidentiality: str = ""
    contact: str = ""
    small_teams: int = 0
    named_teams: tuple[tuple[str, str], ...] = ()
    colour: str = ""
    promise_days: int = PROMISE_WORKING_DAYS
    # More than 1 only to measure: that many times the houses, teams, people, coaches and requests.
    scale: int = 1


CONFIDENTIAL_NL = (
    "Wat je met je coach bespreekt, blijft tussen jullie. Alleen bij direct gevaar voor jezelf of een ander,"
    " of bij een vermoeden van mishandeling, haalt je coach er iemand bij. Je hoort dat altijd eerst."
    " Is er nu gevaar? Bel 112. Voor een vermoeden van mishandeling bel je de aandachtsfunctionaris"
    " of Veilig Thuis: 0800 2000."
)
CONFIDENTIAL_BE = (
    "Wat je met je jobcoach bespreekt, blijft tussen jullie. Alleen bij direct gevaar of een vermoeden van"
    " mishandeling haalt je jobcoach er iemand bij. Je hoort dat altijd eerst. Is er nu gevaar? Bel 112."
    " Bij geweld of misbruik bel je 1712."
)

KUSTMEER = Blueprint(
    slug="kustmeer",
    name="Kustmeer Zorg",
    subtitle="ouderenzorg in Noord-Holland",
    country="nl",
    language="nl",
    areas=places.KUSTMEER,
    houses=places.HOUSES_SEA,
    names=DUTCH,
    people=2600,
    teams=132,
    small_teams=8,
    confidentiality=CONFIDENTIAL_NL,
    contact="De vertrouwenspersoon, elke werkdag: toestel 40 12.",
    words={
        "coach": {"nl": {"one": "backpacker", "many": "backpackers", "article": "de"}},
        "client": {"nl": {"one": "bewoner", "many": "bewoners", "article": "de"}},
    },
    jobs=(
        Job("Verzorgende IG", 788),
        Job("Helpende plus", 420),
        Job("Helpende", 260),
        Job("Verpleegkundige", 190),
        Job("Gastvrouw", 150),
        Job("Activiteitenbegeleider", 120),
        Job("Huiskamerbegeleider", 90),
        Job("Kok", 70, in_teams=False),
        Job("Technische dienst", 40, in_teams=False),
        Job("Medewerker kantoor", 16, in_teams=False),
        Job("Teamleider", 44, in_teams=False),
        Job("Vrijwilliger", 400, kind=EmploymentKind.VOLUNTEER),
    ),
    named_teams=(("Egmonderhof", "Duinroos"), ("Duinzicht", "Helmgras")),
    known=(
        Known(
            ("Samira", "", "El Amrani"),
            "Verzorgende IG",
            "Helmgras",
            28,
            ((Role.COACH, "Kennemerland"),),
            hat="Je route van vandaag en de vragen in je regio",
        ),
        Known(("Wietske", "", "Hoekstra"), "Verzorgende", "Duinroos", 24, hat="Hulp vragen in drie tikken"),
        Known(
            ("Fenna", "", "Postma"),
            "Programmamanager",
            "",
            32,
            ((Role.PROGRAMME_MANAGER, ""), (Role.ADMINISTRATOR, "")),
            hat="Zien wat wacht en wat loopt, en de organisatie inrichten",
        ),
        Known(
            ("Ruben", "", "Dijkman"),
            "Teamleider",
            "Duinroos",
            36,
            ((Role.TEAM_LEAD, "Duinroos"),),
            hat="Tijd en plaats, en wat jij niet ziet",
        ),
        Known(
            ("Cees", "", "Aalbers"),
            "Bestuurder",
            "",
            36,
            ((Role.BOARD, ""),),
            hat="Alleen eerlijke cijfers, en wat er dicht blijft",
        ),
        Known(("Hatice", "", "Demir"), "Verzorgende IG", "Helmgras", 24, ((Role.COACH, "Kennemerland"),)),
        Known(("Imke", "", "Visser"), "Verzorgende IG", "Duinroos", 28),
        Known(("Aicha", "van der", "Berg"), "Applicatiebeheerder", "", 28, ((Role.ADMINISTRATOR, ""),)),
        Known(("Hilde", "de", "Wit"), "Adviseur personeel", "", 28, ((Role.HR, ""),)),
        Known(
            ("Jan-Willem", "", "Mol"),
            "Functionaris gegevensbescherming",
            "",
            16,
            ((Role.PRIVACY_OFFICER, ""),),
        ),
        Known(("Şengül", "", "Özdemir"), "Verzorgende IG", "Helmgras", 24, teams_too=("Duinroos",)),
        Known(("Zoë", "van den", "Brandsma-Wijngaarden"), "Helpende plus", "Duinroos", 16),
        Known(("Mirre", "van", "Dam"), "Coach van buiten", "", 8, kind=EmploymentKind.EXTERNAL),
    ),
)

KLAVERHOEK = Blueprint(
    slug="klaverhoek",
    name="Thuisdienst De Klaverhoek",
    subtitle="thuiszorg in Vlaanderen",
    country="be",
    language="nl-be",
    areas=places.KLAVERHOEK,
    houses=["Bureau_Maneberg", "Bureau_Zuid", "Bureau_Oost", "Bureau_Herkenbeke", "Bureau_Sint-Anneke"],
    names=FLEMISH,
    people=374,
    teams=24,
    confidentiality=CONFIDENTIAL_BE,
    contact="De vertrouwenspersoon, elke werkdag: intern nummer 40 12.",
    colour="#2a5f9e",
    promise_days=3,
    jobs=(
        Job("Verzorgende", 211),
        Job("Poetshulp", 135),
        Job("Maatschappelijk werker", 2, in_teams=False),
        Job("Bureaumedewerker", 9, in_teams=False),
        Job("Verantwoordelijke gezinszorg", 11, in_teams=False),
    ),
    named_teams=(("Bureau_Maneberg", "Wijk Maneberg Noord"),),
    known=(
        Known(
            ("Nele", "", "Vandamme"),
            "Verzorgende",
            "Wijk Maneberg Noord",
            32,
            ((Role.COACH, "Maneberg"),),
            hat="Naast een collega staan, van de eerste dag af",
        ),
        Known(("Oleksandra", "", "Bondar"), "Verzorgende", "Wijk Maneberg Noord", 30, days_here=24),
        Known(("Ilse", "", "Claes"), "Verzorgende", "Wijk Maneberg Noord", 26),
        Known(
            ("Greet", "", "Lambrechts"),
            "Verantwoordelijke gezinszorg",
            "Wijk Maneberg Noord",
            36,
            ((Role.TEAM_LEAD, "Wijk Maneberg Noord"), (Role.ADMINISTRATOR, "")),
        ),
        Known(("Rachid", "", "Benali"), "Maatschappelijk werker", "", 36, ((Role.PROGRAMME_MANAGER, ""),)),
        Known(("Veerle", "", "Thys"), "Directeur", "", 38, ((Role.BOARD, ""), (Role.ADMINISTRATOR, ""))),
    ),
)

RUIMBOS = Blueprint(
    slug="ruimbos",
    name="Stichting Ruimbos",
    subtitle="gehandicaptenzorg in Oost-Nederland",
    country="nl",
    language="nl",
    areas=places.RUIMBOS,
    houses=places.HOUSES_FOREST,
    names=DUTCH,
    people=1900,
    teams=88,
    small_teams=4,
    confidentiality=CONFIDENTIAL_NL,
    contact="De vertrouwenspersoon, elke werkdag: toestel 40 12.",
    colour="#8a5630",
    promise_days=7,
    words={
        "coach": {"nl": {"one": "werkbegeleider", "many": "werkbegeleiders", "article": "de"}},
        "client": {"nl": {"one": "cliënt", "many": "cliënten", "article": "de"}},
    },
    jobs=(
        Job("Begeleider", 822),
        Job("Woonbegeleider", 420),
        Job("Persoonlijk begeleider", 210),
        Job("Activiteitenbegeleider", 130),
        Job("Nachtzorg", 60),
        Job("Gedragskundige", 24, in_teams=False),
        Job("Medewerker kantoor", 19, in_teams=False),
        Job("Teamleider", 29, in_teams=False),
        Job("Student", 180, kind=EmploymentKind.STUDENT),
    ),
    named_teams=(("Eikenhof", "Buitenlust"),),
    known=(
        Known(
            ("Marit", "", "Zwart"),
            "Begeleider",
            "Buitenlust",
            28,
            ((Role.COACH, "Achterhoek"),),
            hat="Samen op pad met een collega die iets nieuws leert",
        ),
        Known(
            ("Lotte", "", "Brouwer"),
            "Gespreksleider Goed Werk",
            "Buitenlust",
            24,
            ((Role.FACILITATOR, ""), (Role.COACH, "Achterhoek")),
            hat="Een team bijstaan dat over goed werk praat",
        ),
        Known(("Daan", "", "Vermeer"), "Praktijkopleider", "", 32, ((Role.PROGRAMME_MANAGER, ""),)),
        Known(("Yusuf", "", "Kaya"), "Student", "Buitenlust", 24, kind=EmploymentKind.STUDENT, days_here=80),
        Known(
            ("Sanne", "de", "Groot"),
            "Teamleider",
            "Buitenlust",
            32,
            ((Role.TEAM_LEAD, "Buitenlust"), (Role.ADMINISTRATOR, "")),
        ),
        Known(("Erik", "ten", "Have"), "Bestuurder", "", 36, ((Role.BOARD, ""), (Role.ADMINISTRATOR, ""))),
    ),
)

ALL = (KUSTMEER, KLAVERHOEK, RUIMBOS)
