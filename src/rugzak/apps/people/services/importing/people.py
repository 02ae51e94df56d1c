"""The list of everybody who works here, as the personnel office has it: one line per person, job or team."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from rugzak.apps.people.queries.persons import still_here
from rugzak.apps.people.services.importing.comparing import compare
from rugzak.apps.people.services.importing.merging import carry_out
from rugzak.apps.people.words import EmploymentKind, TeamKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.names import sort_key
from rugzak.ground.exchange import cells
from rugzak.ground.exchange.cells import CellRefused, RowRefused
from rugzak.ground.exchange.columns import Column, key_of
from rugzak.ground.exchange.kinds import Asked, Cells, FileKind, Staged
from rugzak.ground.exchange.names import Name, split_full, tidy_name
from rugzak.ground.tenancy.words import Country

KINDS_OF_WORK = {
    EmploymentKind.STAFF: "staff indienst vast tijdelijk medewerker werknemer bepaaldetijd onbepaaldetijd oproep flex"
    " contract vastcontract bediende arbeider internedienst",
    EmploymentKind.VOLUNTEER: "volunteer vrijwilliger vrijwilligers",
    EmploymentKind.STUDENT: "student stagiair stagiaire leerling studentofstagiair bbl bol bblleerling bolstudent",
    EmploymentKind.EXTERNAL: "external extern vanbuiten inhuur zzp uitzendkracht uitzend gedetacheerd zelfstandige"
    " interim freelance",
}
KINDS_OF_TEAM = {
    TeamKind.DAY: "day dag dagteam dagdienst",
    TeamKind.EVENING: "evening avond avondteam avonddienst",
    TeamKind.NIGHT: "night nacht nachtteam nachtdienst",
    TeamKind.ROUTE: "route wijk wijkteam thuiszorg",
}
WORK = {key: kind.value for kind, keys in KINDS_OF_WORK.items() for key in keys.split()}
TEAM = {key: kind.value for kind, keys in KINDS_OF_TEAM.items() for key in keys.split()}

COLUMNS = (
    Column(
        "staff_number",
        _("Personeelsnummer"),
        ("pers.nr.", "persnr", "personeelsnr", "nummer", "medewerkernummer", "medewerkersnummer",
         "medewerker nr",
         "mw nr", "personeels-ID", "stamnummer", "stamboeknummer", "employee id", "staff number", "loonnummer",
         "werknemersnummer", "werknemer nr", "dossiernummer", "personeelscode", "medewerker"),
        required=True,
        example=("04512", "04513", "04514"),
    ),
    Column(
        "first_name",
        _("Voornaam"),
        ("roepnaam", "voornamen", "first name", "given name", "roepnaam medewerker"),
        required=True,
        example=("Marijke", "Şengül", "Joost"),
    ),
    Column(
        "prefix",
        _("Tussenvoegsel"),
        ("voorvoegsel", "voorvoegsels", "tussenvoegsels", "tussenv.", "tv", "prefix", "voorv.",
         "voorvoegsel geboortenaam"),
        example=("van den", "", "op 't"),
    ),
    Column(
        "last_name",
        _("Achternaam"),
        ("familienaam", "naam", "last name", "surname", "achternaam medewerker", "geboortenaam", "family name"),
        required=True,
        example=("Berg", "Özdemir", "Veld"),
    ),
    Column(
        "full_name",
        _("Volledige naam"),
        ("naam medewerker", "naam werknemer", "medewerkernaam", "volledige naam", "naam en voornaam",
         "full name",
         "achternaam, voornaam", "naam, voornaam", "weergavenaam", "collega", "display name"),
        hint=_("In plaats van voornaam en achternaam, zoals “Berg, Marijke van den”."),
    ),
    Column(
        "email",
        _("E-mailadres"),
        ("e-mail", "mail", "mailadres", "email werk", "e-mail werk", "zakelijk e-mailadres", "werkmail",
         "e-mail zakelijk"),
        example=("m.vandenberg@zorg.example", "", ""),
    ),
    Column(
        "phone",
        _("Telefoonnummer"),
        ("telefoon", "tel", "tel.", "telefoonnr", "mobiel", "gsm", "gsm-nummer", "mobiel werk",
         "telefoon werk", "phone",
         "06-nummer", "mobiel nummer", "werktelefoon"),
        example=("06-12345678", "", ""),
    ),
    Column(
        "job_title",
        _("Functie"),
        ("functienaam", "functieomschrijving", "functie omschrijving", "functietitel", "omschrijving functie",
         "job title",
         "beroep", "rol", "functiebenaming"),
        example=("verzorgende IG", "verpleegkundige", "begeleider"),
    ),
    Column(
        "kind",
        _("Hoe iemand hier werkt"),
        ("soort medewerker", "type medewerker", "soort dienstverband", "dienstverband", "type contract",
         "contractsoort",
         "soort contract", "statuut", "contracttype", "arbeidsrelatie"),
        example=("in dienst", "in dienst", "student of stagiair"),
    ),
    Column(
        "hours",
        _("Uren per week"),
        ("contracturen", "uren", "uren p/w", "uren pw", "aantal uren", "contracturen per week", "arbeidsduur",
         "wekelijkse uren",
         "uren/week", "gem. uren per week"),
        example=("24", "32", "28,5"),
    ),
    Column(
        "starts_on",
        _("Eerste werkdag"),
        ("datum in dienst", "in dienst", "in dienst per", "indiensttreding", "datum indiensttreding",
         "startdatum",
         "begindatum", "dienstverband begin", "begin dienstverband", "ingangsdatum", "datum indienst",
         "in dienst sinds",
         "aanvang", "start date", "begindatum contract"),
        example=("1-3-2022", "15-9-2019", "1-9-2026"),
    ),
    Column(
        "ends_on",
        _("Laatste werkdag"),
        ("datum uit dienst", "uit dienst", "uit dienst per", "uitdiensttreding", "datum uitdiensttreding",
         "einddatum",
         "dienstverband eind", "dienstverband einde", "einde dienstverband", "eind", "einde", "laatste dag",
         "end date",
         "einddatum contract", "datum uitdienst"),
        example=("", "", "31-7-2027"),
    ),
    Column(
        "team",
        _("Team"),
        ("afdeling", "teamnaam", "roostergroep", "organisatorische eenheid", "org. eenheid", "oe", "ploeg",
         "kostenplaats naam",
         "naam team", "werkgroep", "department", "afdelingsnaam", "afdeling omschrijving", "wijkteam"),
        example=("Duinroos", "Helmgras", "Duinroos"),
    ),
    Column(
        "team_kind",
        _("Soort team"),
        ("dag/avond/nacht", "teamsoort", "type team"),
        example=("dagteam", "nachtteam", "dagteam"),
    ),
    Column(
        "location",
        _("Locatie"),
        ("vestiging", "huis", "werklocatie", "standplaats", "locatienaam", "gebouw", "site", "location",
         "campus", "woonzorgcentrum"),
        example=("Egmonderhof", "Egmonderhof", "Egmonderhof"),
    ),
    Column(
        "region",
        _("Regio"),
        ("gebied", "rayon", "cluster", "district", "region", "regio naam", "zone"),
        example=("Kennemerland", "Kennemerland", "Kennemerland"),
    ),
)  # fmt: skip

STAGE = """
    CREATE TEMP TABLE staged (
        number int, id uuid, staff_number text, first_name text, prefix text, last_name text, sort_key text,
        email text, phone text, job_title text, kind text, hours numeric(4, 1), starts_on date, ends_on date,
        team text, team_kind text, location text, region text
    ) ON COMMIT DROP
"""
COPY = """
    COPY staged (number, id, staff_number, first_name, prefix, last_name, sort_key, email, phone, job_title,
                 kind, hours, starts_on, ends_on, team, team_kind, location, region) FROM STDIN
"""


def clean(asked: Asked) -> Callable[[Cells], Staged]:
    """A row of text as values. Empty cells of what is not required become NULL: they change nothing."""
    country, belgian = asked.organisation.country, asked.organisation.country == Country.BELGIUM

    def row(cells_: Cells) -> Staged:
        get = cells_.get
        column = "staff_number"
        try:
            number = cells.staff_number(get("staff_number", ""))
            column = (
                "full_name" if "full_name" in cells_ and not get("last_name", "").strip() else "last_name"
            )
            name = _name(cells_, belgian=belgian)
            column = "email"
            email = cells.mail(get("email", ""))
            column = "phone"
            phone = cells.phone(get("phone", ""), country)
            column = "job_title"
            job_title = cells.words(get("job_title", ""), longest=80)
            column = "kind"
            kind = _choice(get("kind", ""), WORK)
            column = "hours"
            hours = cells.hours(get("hours", ""))
            column = "starts_on"
            starts_on = cells.day(get("starts_on", ""))
            column = "ends_on"
            ends_on = cells.day(get("ends_on", ""), end=True)
            if starts_on and ends_on and ends_on < starts_on:
                raise CellRefused("ends_before_start", get("ends_on", ""))
            column = "team"
            team = cells.words(get("team", ""), longest=80)
            column = "team_kind"
            team_kind = _choice(get("team_kind", ""), TEAM)
            column = "location"
            location = cells.words(get("location", ""), longest=80)
            column = "region"
            region = cells.words(get("region", ""), longest=60)
        except CellRefused as why:
            raise RowRefused(column, why) from None
        key = sort_key(name.first, name.prefix, name.last, country)
        return (
            *(number, name.first, name.prefix, name.last, key, email or None, phone or None),
            *(job_title or None, kind, hours, starts_on, ends_on),
            *(team or None, team_kind, location or None, region or None),
        )

    return row


def _name(cells_: Cells, *, belgian: bool) -> Name:
    first = cells.words(cells_.get("first_name", ""), longest=60)
    last = cells.words(cells_.get("last_name", ""), longest=80)
    if last and first:
        prefix = cells.words(cells_.get("prefix", "").replace("’", "'"), longest=20)
        name = tidy_name(first, prefix, last, belgian=belgian)
    else:
        whole = cells.words(cells_.get("full_name", "") or last or first, longest=160)
        if not whole:
            raise CellRefused("empty")
        name = split_full(whole, belgian=belgian)
        name = Name(first or name.first, name.prefix, name.last)
    if not name.last or not name.first:
        raise CellRefused("no_last_name", f"{name.first} {name.last}".strip())
    if len(name.first) > 60 or len(name.last) > 80:
        raise CellRefused("too_long", name.last)
    return name


def _choice(text: str, known: dict[str, str]) -> str | None:
    key = key_of(text)
    if not key:
        return None
    if key not in known:
        raise CellRefused("not_a_choice", text.strip())
    return known[key]


def here() -> int:
    """How many people work here now."""
    return Member.objects.filter(still_here()).count()


PEOPLE = FileKind(
    name="people",
    label=_("Mensen"),
    lead=_("Wie werkt er, in welke functie, in welk team. Eén regel per persoon, of per functie of team."),
    icon="users",
    columns=COLUMNS,
    stage=STAGE,
    copy=COPY,
    clean=clean,
    compare=compare,
    carry_out=carry_out,
    here=here,
    may_be_complete=True,
    complete_label=_("Wie niet in dit bestand staat, werkt hier niet meer"),
    address="people:people",
    file_name="mensen",
)
