"""What a list of people would change, told before anything does. Fills ``verdict``; writes no row of ours."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from rugzak.apps.people.services.importing import sets
from rugzak.apps.people.services.importing.structure import find_teams
from rugzak.ground.exchange.kinds import Asked

# As alike as "Van den Berg Marijke" and "Van den Berg Marieke".
ALIKE = 93


def compare(asked: Asked) -> None:
    """People, jobs and seats of the file beside those of the house; one line of words per person."""
    values = values_of(asked)
    _run(sets.REFUSE_OTHER_NAMES)
    find_teams()
    _run(sets.DROP, sets.PERSONS)
    build_sets(asked)
    _run(sets.LEAVERS, values=values)
    _run(sets.STORY, sets.REFUSE_ADMINISTRATORS, sets.TELL)
    if asked.is_complete:
        _run(sets.TELL_ABSENT, values=values)
    for number, (member_id, staff_number, name) in _twins().items():
        _run(sets.MARK_TWIN, values=[member_id, staff_number, name, number])


def build_sets(asked: Asked) -> None:
    """Jobs and seats, from the staged lines and the persons."""
    values = values_of(asked)
    _run("ANALYZE pg_temp.person")
    for statement in (sets.JOBS, sets.OLD_JOBS, sets.MARK_OVER, sets.SEATS, sets.GONE_SEATS):
        _run(statement, values=values if "%(" in statement else None)
    _run(*sets.ANALYZE)


def values_of(asked: Asked) -> dict[str, Any]:
    return {
        "as_of": asked.as_of,
        "zone": settings.TIME_ZONE,
        "ends": "ends_on" in asked.columns,
        "job": _("medewerker"),
        "upload": asked.upload_id,
    }


def _twins() -> dict[int, tuple[UUID, str, str]]:
    """For each new person the best candidate, if there is one: by number, mail or name, else by likeness."""
    with connection.cursor() as cursor:
        cursor.execute(sets.SURE_TWINS)
        found = {number: (key, staff_number, name) for number, key, staff_number, name in cursor.fetchall()}
        cursor.execute(sets.NEAR_TWINS)
        best: dict[int, tuple[float, UUID, str, str]] = {}
        for number, key, staff_number, name, ours, theirs in cursor.fetchall():
            if number in found:
                continue
            alike = fuzz.ratio(ours, theirs, score_cutoff=ALIKE)
            if alike and alike > best.get(number, (0.0,))[0]:
                best[number] = (alike, key, staff_number, name)
    return found | {number: (key, staff, name) for number, (_alike, key, staff, name) in best.items()}


def _run(*statements: str, values: Any = None) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, values)
