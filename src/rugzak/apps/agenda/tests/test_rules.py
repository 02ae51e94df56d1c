"""Each permission with a yes, a no and an outsider."""

import pytest

from rugzak.apps.agenda.queries import own_visits, visits_for
from rugzak.apps.agenda.tests.factories import at, visit
from rugzak.apps.programmes.models import Appointment
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import may


@pytest.mark.parametrize(
    ("permission", "yes"),
    [
        ("agenda.read_participants", {"samira", "wietske"}),
        ("agenda.read_setting", {"samira", "wietske"}),
        ("agenda.cancel_visit", {"samira", "wietske"}),
        ("agenda.mark_done", {"samira"}),
        ("agenda.mark_missed", {"samira"}),
        ("agenda.run_late", {"samira"}),
        ("agenda.move_visit", {"samira"}),
        ("agenda.book_again", {"samira"}),
        ("agenda.ask_stand_in", {"samira", "fenna"}),
        ("agenda.ask_relief", {"wietske"}),
    ],
)
def test_who_may(
    coach: Appointment,
    samira: Member,
    wietske: Member,
    fenna: Member,
    ruben: Member,
    greet: Member,
    permission: str,
    yes: set[str],
) -> None:
    row = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    people = {"samira": samira, "wietske": wietske, "fenna": fenna, "ruben": ruben, "greet": greet}
    assert {name for name, person in people.items() if may(person, permission, row)} == yes


def test_who_sees_which_visits(
    coach: Appointment, samira: Member, wietske: Member, fenna: Member, ruben: Member, greet: Member
) -> None:
    row = visit(coach, at("2027-03-09 10:00"), colleagues=[wietske])
    assert [list(visits_for(one)) for one in (samira, wietske, fenna)] == [[row]] * 3
    assert [list(visits_for(one)) for one in (ruben, greet)] == [[], []]
    assert [list(own_visits(one)) for one in (samira, wietske, fenna)] == [[row], [row], []]
