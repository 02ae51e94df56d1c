"""A coach of one's own: given by the programme, changed by the colleague, and nobody asks why."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from rugzak.apps.programmes import queries, services
from rugzak.apps.programmes.models import Appointment, FixedCoach, Programme
from rugzak.apps.programmes.tests import factories
from rugzak.apps.programmes.words import ProgrammeKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.refusal import Refusal

OWN = reverse("programmes:own_coach")
Browser = Callable[..., Client]


@pytest.fixture
def seats(fenna: Member) -> tuple[Appointment, Appointment]:
    """Samira and Hilde are job coaches in Kennemerland."""
    programme = services.start_programme(kind=ProgrammeKind.JOBCOACH, by=fenna)
    Programme.objects.filter(pk=programme.pk).update(is_on=True)
    programme.refresh_from_db()
    return factories.coach(programme), factories.coach(programme, "hilde")


def test_the_programme_gives_and_the_colleague_chooses_another(
    seats: tuple[Appointment, Appointment], wietske: Member, fenna: Member, browser_of: Browser
) -> None:
    first, second = seats
    address = reverse("programmes:give_coach", args=[wietske.pk])
    assert browser_of(fenna).post(address, {"appointment": first.pk}).status_code == 302
    home = browser_of(wietske).get("/").content.decode()
    assert "Jouw jobcoach" in home
    assert "Liever een ander" in home
    answer = browser_of(wietske).post(OWN, {"appointment": second.pk}, follow=True)
    assert "Hilde is nu jouw coach." in answer.content.decode()
    assert [(row.member_id, row.appointment_id) for row in FixedCoach.objects.all()] == [
        (wietske.pk, second.pk)
    ]


def test_who_is_the_coach_of_whom_is_seen_by_those_two(
    seats: tuple[Appointment, Appointment], wietske: Member, samira: Member, ruben: Member, fenna: Member,
    browser_of: Browser,
) -> None:  # fmt: skip
    services.choose_fixed_coach(member=wietske, appointment_id=seats[0].pk, by=fenna)
    assert queries.coached_by(samira) == [wietske]
    assert "Wietske Hoekstra" in browser_of(samira).get(OWN).content.decode()
    person = reverse("people:person", args=[wietske.pk])
    assert "Vaste coach" in browser_of(fenna).get(person).content.decode()
    assert "Vaste coach" not in browser_of(ruben).get(person).content.decode()


def test_nobody_is_coached_by_herself_or_from_another_programme(
    seats: tuple[Appointment, Appointment], yusuf: Member, wietske: Member
) -> None:
    own = factories.coach(seats[0].programme, "yusuf")
    travels = factories.coach(factories.backpackers())
    assert set(queries.coaches_for_choice(wietske)) == {*seats, own}
    assert set(queries.coaches_for_choice(yusuf)) == set(seats)
    for wrong in (own, travels):
        with pytest.raises(Refusal):
            services.choose_fixed_coach(member=yusuf, appointment_id=wrong.pk, by=yusuf)


def test_a_coach_who_stopped_is_nobodys_coach_any_more(
    seats: tuple[Appointment, Appointment], wietske: Member, fenna: Member, browser_of: Browser
) -> None:
    services.choose_fixed_coach(member=wietske, appointment_id=seats[0].pk, by=fenna)
    Appointment.objects.filter(pk=seats[0].pk).update(ends_on=date(2024, 2, 1))
    assert queries.own_coach_of(wietske) is None
    assert "Jouw jobcoach" not in browser_of(wietske).get("/").content.decode()


@pytest.mark.parametrize("typed", ["", "niets", "01900000-0000-7000-8000-000000000999"])
def test_nonsense_chooses_nobody(
    typed: str, seats: tuple[Appointment, Appointment], wietske: Member, browser_of: Browser
) -> None:
    assert browser_of(wietske).post(OWN, {"appointment": typed}).status_code == 200
    assert FixedCoach.objects.count() == 0
