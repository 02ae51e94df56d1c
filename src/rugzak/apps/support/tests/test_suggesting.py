"""Asking on behalf of a colleague: she decides, nobody hears what, and no coach sees it before her own yes."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from tests.support import cast

from rugzak.apps.people.queries import acting_member
from rugzak.apps.programmes.models import Appointment, Programme
from rugzak.apps.support import services
from rugzak.apps.support.models import Suggestion, SupportRequest
from rugzak.apps.support.queries import requests_open_to, suggestions_by, suggestions_for
from rugzak.apps.support.services.suggesting import AlreadySuggested
from rugzak.apps.support.tests import factories
from rugzak.apps.support.tests.conftest import MONDAY
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.models import Happening
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.notices.models import Notice
from rugzak.ground.tenancy.context import inside

Browser = Callable[..., Client]
OTHERS = ("samira", "ruben", "fenna", "aicha", "cees", "hilde")


@pytest.fixture
def laid(backpackers: Programme, coach: Appointment) -> Suggestion:
    """Yusuf thinks that somebody could help Wietske with a hard talk."""
    return factories.suggested()


def as_seen_by_yusuf() -> list[str]:
    rows = suggestions_by(acting_member(cast.IDS["yusuf"]))
    return [f"{row.colleague.first_name} {row.theme} {row.expires_on}" for row in rows]


def test_only_the_two_of_them_see_it_and_she_gets_a_notice(
    laid: Suggestion, wietske: Member, yusuf: Member
) -> None:
    assert list(suggestions_for(wietske)) == [laid]
    assert list(suggestions_by(yusuf)) == [laid]
    assert not SupportRequest.objects.exists()
    told = Notice.objects.filter(kind="shared").values_list("member_id", "link")
    assert list(told) == [(wietske.pk, f"/hulp/voor-jou/{laid.pk}/")]


@pytest.mark.parametrize("name", OTHERS)
def test_the_database_itself_shows_it_to_nobody_else(laid: Suggestion, name: str) -> None:
    with inside(cast.KUSTMEER, actor_id=cast.IDS[name]):
        assert list(Suggestion.objects.all()) == []
    for one in ("wietske", "yusuf"):
        with inside(cast.KUSTMEER, actor_id=cast.IDS[one]):
            assert list(Suggestion.objects.all()) == [laid]


@pytest.mark.parametrize("name", [*OTHERS, "yusuf"])
def test_nobody_else_answers_for_her(laid: Suggestion, browser_of: Browser, name: str) -> None:
    browser = browser_of(acting_member(cast.IDS[name]))
    for answer in (browser.get(f"/hulp/voor-jou/{laid.pk}/"), browser.post(f"/hulp/voor-jou/{laid.pk}/")):
        assert answer.status_code == 404
    assert not SupportRequest.objects.exists()


def test_her_yes_makes_it_her_own_question_once(
    laid: Suggestion, wietske: Member, samira: Member, browser_of: Browser
) -> None:
    browser, before = browser_of(wietske), as_seen_by_yusuf()
    page = browser.get(f"/hulp/voor-jou/{laid.pk}/").content.decode()
    assert "Ik zag je gisteren twijfelen." in page
    assert not requests_open_to(samira).exists()
    yes = {"antwoord": "ja", "sleutel": str(new_id())}
    sent = browser.post(f"/hulp/voor-jou/{laid.pk}/", yes)
    row = SupportRequest.objects.get()
    assert sent.url == browser.post(f"/hulp/voor-jou/{laid.pk}/", yes).url == f"/hulp/{row.pk}/"
    otherwise = yes | {"sleutel": str(new_id())}
    assert browser.post(f"/hulp/voor-jou/{laid.pk}/", otherwise).url == "/hulp/mijn/"
    assert browser.get(f"/hulp/voor-jou/{laid.pk}/").url == "/hulp/mijn/"
    assert SupportRequest.objects.get() == row
    assert (row.asker_id, row.team_id, row.theme, row.words) == (wietske.pk, None, "hard-talk", None)
    assert list(requests_open_to(samira)) == [row]
    assert not suggestions_for(wietske).exists()
    assert as_seen_by_yusuf() == before


def test_whoever_thought_of_it_meets_nothing_of_the_question(
    laid: Suggestion, wietske: Member, yusuf: Member, samira: Member, browser_of: Browser
) -> None:
    browser = browser_of(yusuf)
    pages = ("/", "/hulp/mijn/", "/hulp/team/", "/agenda/")
    before = [factories.without_tokens(browser.get(page).content.decode()) for page in pages]
    browser_of(wietske).post(f"/hulp/voor-jou/{laid.pk}/", {"antwoord": "ja"})
    row = SupportRequest.objects.get()
    assert [factories.without_tokens(browser.get(page).content.decode()) for page in pages] == before
    assert browser.get(f"/hulp/{row.pk}/").status_code == 404
    assert b"Yusuf" not in browser_of(samira).get(f"/hulp/{row.pk}/").content


def test_no_is_as_quiet_as_yes(laid: Suggestion, wietske: Member, browser_of: Browser) -> None:
    before, notices = as_seen_by_yusuf(), Notice.objects.count()
    browser_of(wietske).post(f"/hulp/voor-jou/{laid.pk}/", {"antwoord": "nee"})
    assert (as_seen_by_yusuf(), Notice.objects.count()) == (before, notices)
    assert not suggestions_for(wietske).exists()
    assert not SupportRequest.objects.exists()


def test_no_table_ties_her_question_to_what_was_thought_of(
    laid: Suggestion, wietske: Member, browser_of: Browser
) -> None:
    """What stands in the database after her yes and after her no differs by her question alone."""

    def told() -> set[str]:
        return {str(one.facts) for one in Happening.objects.all() if str(laid.pk) in str(one.facts)}

    before = told()
    browser_of(wietske).post(f"/hulp/voor-jou/{laid.pk}/", {"antwoord": "ja"})
    row = SupportRequest.objects.get()
    values = {str(value) for value in vars(row).values()}
    assert not values & {str(laid.pk), str(laid.key), str(laid.by_id)}
    assert told() == before


def test_she_may_make_a_question_of_her_own_of_it(
    laid: Suggestion, wietske: Member, browser_of: Browser
) -> None:
    browser = browser_of(wietske)
    carried = {"theme": "learning", "setting": "floor", "haste": "week", "whom": "me", "van": str(laid.pk)}
    review = browser.post("/hulp/vragen/", carried).content.decode()
    assert f'name="van" value="{laid.pk}"' in review
    browser.post("/hulp/vragen/", carried | {"words": "", "sleutel": str(new_id()), "verstuur": "1"})
    assert SupportRequest.objects.get().theme == "learning"
    assert not suggestions_for(wietske).exists()


def test_once_is_enough_and_a_second_try_tells_nothing(laid: Suggestion, yusuf: Member) -> None:
    def again(key=None) -> Suggestion:
        return factories.suggested(key=key or new_id())

    assert again(laid.key) == laid
    with pytest.raises(AlreadySuggested) as before:
        again()
    services.settle_suggestion(suggestion_id=laid.pk, by=acting_member(cast.IDS["wietske"]))
    with pytest.raises(AlreadySuggested) as after:
        again()
    assert str(before.value) == str(after.value)


def test_it_can_be_taken_back_and_what_she_made_of_it_stays(
    laid: Suggestion, wietske: Member, yusuf: Member, browser_of: Browser
) -> None:
    browser_of(wietske).post(f"/hulp/voor-jou/{laid.pk}/", {"antwoord": "ja"})
    browser_of(yusuf).post(f"/hulp/voor-een-collega/{laid.pk}/terug/")
    assert not Suggestion.objects.exists()
    assert SupportRequest.objects.get().state == "open"


def test_after_two_weeks_it_is_gone_and_nobody_is_told(laid: Suggestion) -> None:
    Notice.objects.all().delete()
    for days, left in ((14, 1), (15, 0)):
        with time_machine.travel(MONDAY + timedelta(days=days), tick=False):
            services.forget_suggestions(today=(MONDAY + timedelta(days=days)).date())
        assert Suggestion.objects.count() == left
    assert not Notice.objects.exists()


def test_the_form_asks_who_keeps_what_was_typed_and_hints(
    backpackers: Programme, coach: Appointment, yusuf: Member, browser_of: Browser
) -> None:
    browser, who = browser_of(yusuf), f"?persoon={cast.IDS['wietske']}"
    assert browser.get("/hulp/voor-een-collega/").url == "/mensen/kiezen/?naar=%2Fhulp%2Fvoor-een-collega%2F"
    assert browser.get(f"/hulp/voor-een-collega/?persoon={yusuf.pk}").url == "/hulp/vragen/"
    typed = {"theme": "", "setting": "floor", "haste": "week", "words": "Het lukt", "sleutel": str(new_id())}
    wrong = browser.post(f"/hulp/voor-een-collega/{who}", typed)
    assert (wrong.status_code, "Het lukt" in wrong.content.decode()) == (422, True)
    typed |= {"theme": "other", "words": "Mevrouw Jansen is lastig."}
    hint = browser.post(f"/hulp/voor-een-collega/{who}", typed)
    assert "Staat hier een naam?" in hint.content.decode()
    assert not Suggestion.objects.exists()
    assert browser.post(f"/hulp/voor-een-collega/{who}", typed | {"gezien": "1"}).url == "/hulp/mijn/"
    assert Suggestion.objects.get().colleague_id == cast.IDS["wietske"]


def test_where_nothing_can_be_asked_nothing_is_laid_before_anybody(
    kustmeer, yusuf: Member, browser_of: Browser
) -> None:
    typed = {"theme": "other", "setting": "floor", "haste": "week", "sleutel": str(new_id())}
    answer = browser_of(yusuf).post(f"/hulp/voor-een-collega/?persoon={cast.IDS['wietske']}", typed)
    assert answer.status_code == 422
    assert "kan nu niemand hulp vragen" in answer.content.decode()


def test_her_home_says_that_somebody_thought_of_her(
    laid: Suggestion, wietske: Member, browser_of: Browser
) -> None:
    assert "Een collega dacht aan jou" in browser_of(acting_member(wietske.pk)).get("/").content.decode()
    services.settle_suggestion(suggestion_id=laid.pk, by=wietske)
    assert "Een collega dacht aan jou" not in browser_of(wietske).get("/").content.decode()
