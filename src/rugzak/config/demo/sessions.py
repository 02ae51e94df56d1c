"""Sessions of the demo: what Lotte leads, today and in the weeks to come, and what was."""

from __future__ import annotations

from datetime import date, time, timedelta

from django.utils import timezone

from rugzak.apps.gatherings.models import Gathering, Invitation, LogLine, Method, MethodVersion, Series
from rugzak.apps.gatherings.ready import LICENCE, ready
from rugzak.apps.gatherings.script import Script
from rugzak.apps.gatherings.words import Asked, Coming, Deed, Part, State
from rugzak.config.demo.built import Built
from rugzak.config.demo.harvest import fill_harvest
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.weeks import local_moment

# Days from today, hour, script, title, where, seats, how many came.
Planned = tuple[int, int, str, str, str, int, int | None]
LOTTE: tuple[Planned, ...] = (
    (-705, 13, "drie-rondes", "Goed werk, de eerste keer", "de grote zaal", 12, 12),
    (-96, 13, "drie-rondes", "Goed werk in de Achterhoek", "de huiskamer", 12, 11),
    (-75, 13, "drie-rondes", "Goed werk op de Veluwe", "de grote zaal", 12, 6),
    (-54, 9, "drie-rondes", "Goed werk in de Betuwe", "de huiskamer", 12, 7),
    (-33, 13, "drie-rondes", "Goed werk, alle regio's", "de grote zaal", 30, 30),
    (-19, 14, "kleine-groep", "Drie kwartier voor de nachtdienst", "de koffiekamer", 5, 5),
    (-5, 10, "intervisie-incident", "Intervisie van de reisleiders", "kamer 2", 8, 6),
    (0, 15, "drie-rondes", "Goed werk bij Buitenlust", "de huiskamer", 12, None),
    (9, 13, "kleine-groep", "Goed werk met de invallers", "de koffiekamer", 5, None),
    (14, 13, "kaarten-wisselende-groepen", "Kaarten met De Esdoorn en de buren", "de grote zaal", 20, None),
    (23, 9, "drie-rondes", "Goed werk in de Achterhoek, vervolg", "de grote zaal", 12, None),
)
OTHERS: dict[str, tuple[tuple[str, Planned], ...]] = {
    "kustmeer": (
        (
            "Samira El Amrani",
            (6, 10, "intervisie-succes", "Intervisie van de backpackers", "kantoor", 8, None),
        ),
    ),
    "klaverhoek": (
        ("Nele Vandamme", (8, 14, "kleine-groep", "Even stilstaan bij goed werk", "bureau", 5, None)),
    ),
}


def fill(built: Built) -> None:
    """Runs inside the organisation, after its people."""
    slug = built.blueprint.slug
    if slug == "ruimbos":
        _of_lotte(built)
    for name, planned in OTHERS.get(slug, ()):
        host = _leader(name)
        if host is not None:
            _write([_row(built.today, host, None, planned)])


def _of_lotte(built: Built) -> None:
    lotte = _leader("Lotte Brouwer")
    if lotte is None:
        return
    second = Member.objects.filter(role_grants__role=Role.FACILITATOR).exclude(pk=lotte.pk).first()
    series = Series.objects.create(
        name="Van praten naar doen",
        goal="Kleine gewoonten die blijven, in elke regio",
        owner=lotte,
        key=new_id(),
    )
    rows = [_row(built.today, lotte, series, planned) for planned in LOTTE]
    for row in rows:
        row.cohost = second
    # Nearly two years ago: Lotte was asked whether its report is still needed.
    rows[0].keep_asked_at = timezone.now() - timedelta(days=1)
    _write(rows)
    _invite(rows)
    fill_harvest(rows)
    _own_method(lotte)


def _row(today: date, host: Member, series: Series | None, planned: Planned) -> Gathering:
    days, hour, key, title, place, seats, came = planned
    start = local_moment(today + timedelta(days=days), time(hour))
    script = _script(key)
    over = came is not None
    end = start + timedelta(minutes=script.minutes)
    return Gathering(
        title=title, series=series if key == "drie-rondes" else None, starts_at=start, place=place, seats=seats,
        script_data=script.as_json(), method_name=_name(key), host=host, in_charge=host, name_asked=Asked.NO,
        state=State.CLOSED if over else State.DRAFT, version=len(script.steps) + 3 if over else 0,
        came=came, harvest_at=end if over else None, closed_at=end if over else None,
        cleared_at=end + timedelta(days=1) if over and end + timedelta(days=1) < timezone.now() else None, key=new_id(),
    )  # fmt: skip


def _write(rows: list[Gathering]) -> None:
    Gathering.objects.bulk_create(rows)
    LogLine.objects.bulk_create(
        LogLine(gathering=row, number=0, deed=Deed.MADE, by=row.host) for row in rows if row.came is None
    )


def _invite(rows: list[Gathering]) -> None:
    """Who is asked for what is to come: most come, one waits where it is full, and one said no."""
    people = Member.objects.filter(ended_at=None).exclude(pk__in={rows[0].host_id, rows[0].cohost_id})
    floor = list(people.filter(role_grants=None).order_by("sort_key")[:24])
    leaders = list(people.filter(role_grants__role=Role.TEAM_LEAD).order_by("sort_key").distinct()[:2])
    asked: list[Invitation] = []
    for row in (one for one in rows if one.came is None and one.starts_at > timezone.now()):
        places = min(row.seats, 12) - len(leaders)
        for number, member in enumerate(floor[: places + 2]):
            state = Coming.COMING if number < places - 3 else Coming.INVITED
            if number == places:
                state = Coming.NOT_COMING
            asked.append(Invitation(gathering=row, member=member, state=state))
        asked += [
            Invitation(gathering=row, member=one, part=Part.LEADER, state=Coming.COMING) for one in leaders
        ]
        asked.append(Invitation(gathering=row, label="cliëntenraad", part=Part.GUEST, state=Coming.COMING))
    Invitation.objects.bulk_create(asked)


def _own_method(owner: Member) -> None:
    """Lotte made a shorter version of her own, and shares it."""
    script = _script("drie-rondes").scaled(90)
    method = Method.objects.create(
        name="Goed Werk in anderhalf uur",
        summary="Voor teams die niet langer gemist kunnen worden.",
        source=f"Eigen versie van Goed Werk in drie rondes. {LICENCE}",
        owner=owner,
        is_shared=True,
        key=new_id(),
    )
    MethodVersion.objects.create(method=method, data=script.as_json())


def _leader(name: str) -> Member | None:
    first, _space, last = name.partition(" ")
    rows = Member.objects.filter(first_name=first).order_by("sort_key")
    return next((row for row in rows if not last or row.display_name == name), None)


def _script(key: str) -> Script:
    found = ready(key)
    if found is None:
        raise ValueError(f"no ready script {key!r}")
    return found.script


def _name(key: str) -> str:
    found = ready(key)
    return found.name if found else ""
