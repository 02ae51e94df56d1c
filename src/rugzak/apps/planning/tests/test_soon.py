"""Who asks in haste sees at once when somebody could come; no name, nothing booked."""

from django.urls import reverse
from tests.support import cast

from rugzak.apps.agenda.tests import factories as agenda
from rugzak.apps.agenda.tests.factories import at
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.support.tests import factories as support
from rugzak.apps.support.words import Haste
from rugzak.ground.accounts.models import Member


def test_wietske_sees_the_first_moments_and_no_name(
    browser_of, backpackers: Programme, coach: Appointment, wietske: Member
) -> None:
    agenda.visit(coach, at("2027-03-08 13:00"))
    hers = support.request(backpackers, haste=Haste.NOW)
    browser = browser_of(wietske)
    assert (
        reverse("planning:soon", args=[hers.pk])
        in browser.get(reverse("support:request", args=[hers.pk])).content.decode()
    )
    page = browser.get(reverse("planning:soon", args=[hers.pk])).content.decode()
    assert "maandag 8 maart, 15:00" in page
    assert "Samira" not in page
    assert "Er is nog niets afgesproken." in page


def test_whom_she_would_rather_not_see_gives_no_moments(
    browser_of, backpackers: Programme, coach: Appointment, second: Appointment, wietske: Member
) -> None:
    hers = support.request(backpackers, haste=Haste.NOW, avoid_ids=[coach.member_id])
    agenda.visit(second, at("2027-03-08 13:00"), length=agenda_length())
    page = browser_of(wietske).get(reverse("planning:soon", args=[hers.pk])).content.decode()
    assert "maandag 8 maart" not in page


def test_it_is_only_for_who_asked(
    browser_of, backpackers: Programme, coach: Appointment, fenna: Member
) -> None:
    hers = support.request(backpackers, haste=Haste.NOW, team_id=cast.DUINROOS)
    assert browser_of(fenna).get(reverse("planning:soon", args=[hers.pk])).status_code == 404


def agenda_length():
    """Until the end of the afternoon."""
    return at("2027-03-08 17:30") - at("2027-03-08 13:00")
