"""Heeft iemand dit meegemaakt? Each coach answers, or says no; nobody else reads along."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.support import cast

from rugzak.apps.backpack import queries, services, tasks
from rugzak.apps.backpack.models import Question, Reply
from rugzak.apps.backpack.tests.access_rows import person, seat
from rugzak.apps.backpack.words import PER_PAGE
from rugzak.apps.programmes.tests import factories as programmes
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.notices.models import Notice
from rugzak.ground.tenancy.context import inside

# In a test the request runs inside another transaction: savepoint, release, giving the context back.
OF_THE_TEST = 3
WORDS = "Iemand wil niet meer uit bed. Wat deden jullie?"


@pytest.fixture
def yusufs(samira: Member) -> Question:
    """Yusuf coaches too, in Waterland, and asks."""
    programme = seat().programme
    programmes.coach(programme, "yusuf", region_id=cast.WATERLAND)
    return services.ask_question(words=WORDS, programme_id=programme.pk, key=new_id(), by=person("yusuf"))


def test_every_coach_owes_an_answer_and_a_no_counts(yusufs: Question, samira: Member, yusuf: Member) -> None:
    link = reverse("backpack:question", args=[yusufs.pk])
    assert queries.owing(yusufs.pk) == {samira.pk}
    assert [notice.member_id for notice in Notice.objects.filter(link=link)] == [samira.pk]
    services.answer_question(question=yusufs, words="", by=samira)
    assert queries.owing(yusufs.pk) == set()
    assert not Notice.objects.filter(link=link, member=yusuf).exists(), "a no is quiet"
    services.answer_question(question=yusufs, words="Ik ging eerst zitten.", by=samira)
    (reply,), never_met = queries.replies_to(yusufs)
    assert (reply.words, never_met, Reply.objects.count()) == ("Ik ging eerst zitten.", 0, 1)
    assert Notice.objects.filter(link=link, member=yusuf).count() == 1


def test_who_owes_is_reminded_once_after_five_days(yusufs: Question, samira: Member) -> None:
    rung = Notice.objects.filter(member=samira, link=reverse("backpack:question", args=[yusufs.pk]))
    asked = timezone.now()
    numbers = []
    for days in (4, 6, 9):
        Notice.objects.filter(member=samira).update(seen_at=asked)
        with time_machine.travel(asked + timedelta(days=days), tick=False):
            tasks.remind()
        numbers.append(rung.filter(seen_at=None).count())
    assert numbers == [0, 1, 0]


def test_enough_is_enough_and_a_year_later_it_is_forgotten(yusufs: Question, yusuf: Member) -> None:
    services.close_question(question=yusufs, by=yusuf)
    assert queries.owing(yusufs.pk) == set()
    with time_machine.travel(timezone.now() + timedelta(days=370), tick=False):
        tasks.forget()
    assert Question.objects.count() == 0


def test_only_coaches_of_the_programme_read_it_and_it_is_sealed(yusufs: Question, samira: Member) -> None:
    services.answer_question(question=yusufs, words="Ik ging zitten.", by=samira)
    with connection.cursor() as cursor:
        cursor.execute("SELECT encode(words, 'escape') FROM backpack_question")
        assert "bed" not in cursor.fetchone()[0]
    seen = {}
    for name in ("samira", "yusuf", "wietske", "ruben", "fenna", "aicha"):
        with inside(cast.KUSTMEER, actor_id=cast.IDS[name]):
            seen[name] = (Question.objects.count(), Reply.objects.count())
    nothing = dict.fromkeys(("wietske", "ruben", "fenna", "aicha"), (0, 0))
    assert seen == {"samira": (1, 1), "yusuf": (1, 1), **nothing}


def test_asking_twice_asks_once(samira: Member) -> None:
    key, programme_id = new_id(), seat().programme_id
    for _ in range(2):
        services.ask_question(words=WORDS, programme_id=programme_id, key=key, by=samira)
    assert Question.objects.count() == 1


def test_as_coaches_meet_it(yusufs: Question, samira: Member, browser_of: Callable[..., Client]) -> None:
    browser, address = browser_of(samira), reverse("backpack:question", args=[yusufs.pk])
    assert "wacht op jou" in browser.get(reverse("backpack:questions")).content.decode()
    assert WORDS in browser.get(address).content.decode()
    assert browser.post(address, {"words": ""}).status_code == 422
    browser.post(reverse("backpack:never", args=[yusufs.pk]))
    assert "beantwoord" in browser.get(reverse("backpack:questions")).content.decode()
    assert "1 collega maakte dit niet mee." in browser.get(address).content.decode()
    assert browser.post(reverse("backpack:close", args=[yusufs.pk])).status_code == 404


@pytest.mark.parametrize("number", [3, 30])
def test_the_list_of_questions_asks_the_same_and_stays_short(
    yusufs: Question,
    samira: Member,
    browser_of: Callable[..., Client],
    number: int,
    django_assert_num_queries: Callable[..., object],
) -> None:
    for count in range(number):
        words = f"Meegemaakt {count:02}"
        services.ask_question(words=words, programme_id=yusufs.programme_id, key=new_id(), by=person("yusuf"))
    browser = browser_of(samira)
    with django_assert_num_queries(7 + OF_THE_TEST):
        page = browser.get(reverse("backpack:questions")).content.decode()
    assert page.count("Meegemaakt ") == min(number, PER_PAGE)
