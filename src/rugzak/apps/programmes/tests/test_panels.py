"""What programmes show on the pages of the office."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from rugzak.apps.programmes.tests import factories
from rugzak.ground.accounts.models import Member
from rugzak.ground.tenancy.models import Organisation


def test_the_settings_tell_which_programmes_are_on(
    kustmeer: Organisation, aicha: Member, browser_of: Callable[..., Client]
) -> None:
    factories.backpackers()
    page = browser_of(aicha).get(reverse("office:settings")).content.decode()
    assert "Backpackers" in page
    assert reverse("programmes:programmes") in page


def test_the_first_steps_ask_for_a_programme_until_one_is_on(
    kustmeer: Organisation, aicha: Member, browser_of: Callable[..., Client]
) -> None:
    address = reverse("office:first_steps")
    before = browser_of(aicha).get(address).content.decode()
    factories.backpackers()
    after = browser_of(aicha).get(address).content.decode()
    assert after.count(">klaar<") - before.count(">klaar<") == 1 or after.count("klaar") > before.count(
        "klaar"
    )
