"""Something to do: sealed, done, undone, moved, thrown away; and never a reason."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.support import cast

from rugzak.apps.actions import queries, services, tasks
from rugzak.apps.actions.models import Action
from rugzak.apps.actions.tests.factories import WORDS, action_of
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import may
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.tenancy.context import inside

Browsers = Callable[..., Client]
OF_THE_TEST = 3


def test_the_words_are_sealed_and_open_for_the_owner(wietske: Member) -> None:
    action = action_of(wietske)
    with connection.cursor() as cursor:
        cursor.execute("SELECT encode(words, 'escape') FROM actions_action")
        assert "nacht" not in cursor.fetchone()[0]
    (opened,) = queries.all_opened(queries.to_do_for(wietske))
    assert (opened.words, opened.from_another) == (WORDS, None)
    assert WORDS not in repr(opened) + repr(action)


def test_sending_twice_gives_one(wietske: Member, samira: Member) -> None:
    key, day = new_id(), timezone.localdate()
    for _ in range(2):
        services.give_action(words=WORDS, owner=wietske, due_on=day, key=key, by=samira)
    assert Action.objects.count() == 1


def test_done_undone_moved_and_away(wietske: Member) -> None:
    action = action_of(wietske)
    services.mark_done(action=action, by=wietske)
    first = action.done_at
    services.mark_done(action=action, by=wietske)
    assert action.done_at == first
    assert (list(queries.to_do_for(wietske)), list(queries.done_lately_by(wietske))) == ([], [action])
    services.undo_done(action=action, by=wietske)
    day = timezone.localdate() + timedelta(days=20)
    services.move_action(action=action, due_on=day, by=wietske)
    assert [one.due_on for one in queries.to_do_for(wietske)] == [day]
    services.throw_away(action=action, by=wietske)
    assert Action.objects.count() == 0


def test_only_the_owner_does_and_only_both_read(
    wietske: Member, samira: Member, ruben: Member, fenna: Member, greet: Member
) -> None:
    action = action_of(wietske, by=samira)
    people = (wietske, samira, ruben, fenna, greet)
    assert [may(one, "actions.read", action) for one in people] == [True, True, False, False, False]
    assert [may(one, "actions.change", action) for one in people] == [True, False, False, False, False]
    for name, number in (("wietske", 1), ("samira", 1), ("ruben", 0), ("aicha", 0)):
        with inside(cast.KUSTMEER, actor_id=cast.IDS[name]):
            assert Action.objects.count() == number


def test_a_year_after_its_day_it_is_forgotten(wietske: Member) -> None:
    action_of(wietske, due_on=timezone.localdate())
    with time_machine.travel(timezone.now() + timedelta(days=364), tick=False):
        tasks.forget_old_actions()
    assert Action.objects.count() == 1
    with time_machine.travel(timezone.now() + timedelta(days=367), tick=False):
        tasks.forget_old_actions()
    assert Action.objects.count() == 0


def test_the_list_as_people_meet_it(wietske: Member, samira: Member, browser_of: Browsers) -> None:
    action, browser = action_of(wietske, by=samira), browser_of(wietske)
    page = browser.get(reverse("actions:actions")).content.decode()
    assert WORDS in page and "Afgesproken met Samira." in page
    answer = browser.post(reverse("actions:done", args=[action.pk]), {"terug": "/"})
    assert answer.headers["Location"] == "/"
    evil = browser.post(reverse("actions:undo", args=[action.pk]), {"terug": "https://evil.example/"})
    assert evil.headers["Location"] == "/acties/"
    past = browser.post(reverse("actions:move", args=[action.pk]), {"due_on": "2020-01-01"})
    assert past.status_code == 422
    assert browser_of(samira).post(reverse("actions:done", args=[action.pk])).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    wietske: Member,
    samira: Member,
    browser_of: Browsers,
    number: int,
    django_assert_num_queries: Callable[..., object],
) -> None:
    for _ in range(number):
        action_of(wietske, by=samira)
        services.mark_done(action=action_of(wietske), by=wietske)
    browser = browser_of(wietske)
    with django_assert_num_queries(8 + OF_THE_TEST):
        browser.get(reverse("actions:actions"))
