"""Another site cannot press our buttons, a copied cookie of a session that ended opens nothing."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from rugzak.apps.people.queries import acting_member
from rugzak.ground.accounts.models import Member, Session
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.models import Organisation
from tests.access.routes import all_routes
from tests.access.rows import all_rows
from tests.access.test_matrix import row_counts
from tests.support import cast

# A browser reports what it blocked without a token; it changes nothing and is nobody's.
WITHOUT_TOKEN = {"pages:csp_report"}
ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "///evil.example",
    "javascript:alert(1)",
)


def test_every_unsafe_address_asks_for_the_token_of_its_own_page(
    kustmeer: Organisation, browser_of: Callable[..., Client]
) -> None:
    open_doors = []
    for route in all_routes():
        row = all_rows().get(route.name)
        if row is None or route.rule is None or "POST" not in route.rule.methods or not row.opens_for:
            continue
        address, typed = reverse(route.name, kwargs=row.thing()), row.sends() if row.sends else {}
        stranger = _strangers_form(browser_of(_person(sorted(row.opens_for)[0])))
        before = row_counts()
        answer = stranger.post(address, typed, headers={"origin": "https://evil.example"})
        if answer.status_code != 403 or row_counts() != before:
            open_doors.append(route.name)
    assert set(open_doors) == WITHOUT_TOKEN


@pytest.mark.parametrize("wanted", ELSEWHERE)
@pytest.mark.parametrize(
    "name", ["accounts:sign_in", "accounts:step_up", "accounts:choose_way", "accounts:unlock"]
)
def test_coming_in_never_leads_to_another_site(
    name: str, wanted: str, browser_of: Callable[..., Client], wietske: Member
) -> None:
    answer = browser_of(wietske).get(reverse(name), {"next": wanted})
    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_a_copied_cookie_is_worth_nothing_after_signing_out(
    browser_of: Callable[..., Client], wietske: Member
) -> None:
    browser = browser_of(wietske)
    thief = Client()
    thief.cookies["rugzak"] = browser.cookies["rugzak"].value
    assert thief.get("/").status_code == 200
    browser.post(reverse("accounts:sign_out"))
    assert thief.get("/").status_code == 302


def test_a_session_of_one_organisation_never_opens_another(
    browser_of: Callable[..., Client], wietske: Member
) -> None:
    """Even whoever could write into the session would meet the wall: the member is not there."""
    browser = browser_of(wietske)
    session = browser.session
    session["organisation_id"] = str(cast.KLAVERHOEK)
    session.save()
    assert browser.get("/").status_code == 302
    assert not Session.objects.filter(member_id=wietske.pk, organisation_id=cast.KLAVERHOEK).exists()


def test_a_foreign_host_is_refused(client: Client) -> None:
    if "*" not in settings.ALLOWED_HOSTS:
        assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def _strangers_form(browser: Client) -> Client:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser.cookies
    return strict


def _person(name: str) -> Member:
    with inside(cast.KLAVERHOEK if name == "greet" else cast.KUSTMEER):
        person = acting_member(cast.IDS[name])
    assert person is not None
    return person
