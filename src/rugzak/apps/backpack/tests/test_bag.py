"""The bag: only one's own until it is shared, and what was handed out stays what it was."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.support import cast

from rugzak.apps.backpack import queries, services, tasks
from rugzak.apps.backpack.models import Handout, Item, Share
from rugzak.apps.backpack.tests.access_rows import met, person
from rugzak.apps.backpack.tests.factories import item_of
from rugzak.apps.backpack.words import PER_PAGE, BagKind
from rugzak.apps.library import queries as library
from rugzak.apps.library import services as library_services
from rugzak.apps.library.tests.factories import piece
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import may
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.tenancy.context import inside

Browsers = Callable[..., Client]
OF_THE_TEST = 3


def sees(name: str, item: Item) -> bool:
    with inside(cast.KUSTMEER, actor_id=cast.IDS[name]):
        return queries.items_seen_by(person(name)).filter(pk=item.pk).exists()


def test_it_is_the_owners_alone_until_it_is_shared_and_again_after(samira: Member, wietske: Member) -> None:
    item = item_of(samira)
    assert [sees(name, item) for name in ("samira", "wietske", "yusuf", "fenna")] == [
        True,
        False,
        False,
        False,
    ]
    share = services.share_item(item=item, team_id=cast.DUINROOS, by=samira)
    assert services.share_item(item=item, team_id=cast.DUINROOS, by=samira) == share
    assert [sees(name, item) for name in ("samira", "wietske", "yusuf", "fenna")] == [True, True, True, False]
    services.stop_sharing(share=share, by=samira)
    assert not sees("wietske", item)
    with inside(cast.KUSTMEER, actor_id=cast.IDS["wietske"]):
        assert Item.objects.count() == 0, "the database refuses too"


def test_a_region_is_its_teams_and_its_coaches(samira: Member, wietske: Member, hilde: Member) -> None:
    item = item_of(samira)
    services.share_item(item=item, region_id=cast.WATERLAND, by=samira)
    assert not sees("wietske", item)
    services.share_item(item=item, region_id=cast.KENNEMERLAND, by=samira)
    assert [sees(name, item) for name in ("wietske", "ruben", "hilde")] == [True, True, False]


def test_thrown_away_is_hidden_not_shared_and_gone_in_an_hour(samira: Member, wietske: Member) -> None:
    item = item_of(samira)
    services.share_item(item=item, team_id=cast.DUINROOS, by=samira)
    services.throw_away(item=item, by=samira)
    assert not sees("wietske", item) and not sees("samira", item)
    services.fetch_back(item=item, by=samira)
    assert sees("samira", item) and not sees("wietske", item)
    services.throw_away(item=item, by=samira)
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        tasks.forget()
    assert Item.objects.count() == 0


def test_what_was_handed_out_stays_what_it_was(samira: Member, wietske: Member, fenna: Member) -> None:
    visit, item, made = met(), item_of(samira, body="Vijf minuten."), piece(body="De oude tekst.")
    version = library.current_version(samira, made.pk)
    assert version is not None
    for _ in range(2):
        services.hand_out(visit=visit, items=[item], versions=[version], by=samira)
    services.change_item(item=item, kind=BagKind.IDEA, title="Anders", body="Tien minuten.", by=samira)
    library_services.write_version(
        piece=made, title="Nieuw", summary="Nieuw.", body="De nieuwe tekst.", by=fenna
    )
    with inside(cast.KUSTMEER, actor_id=wietske.pk):
        got = {one.body for one in queries.handouts_at(wietske, visit.pk)}
    assert got == {"Vijf minuten.", "De oude tekst."}


def test_what_one_colleague_got_is_between_two(samira: Member, wietske: Member) -> None:
    services.hand_out(visit=met(), items=[item_of(samira)], versions=[], by=samira)
    counts = {}
    for name in ("wietske", "samira", "yusuf", "ruben", "fenna", "aicha"):
        with inside(cast.KUSTMEER, actor_id=cast.IDS[name]):
            counts[name] = Handout.objects.count()
    assert counts == {"wietske": 1, "samira": 1, "yusuf": 0, "ruben": 0, "fenna": 0, "aicha": 0}


def test_a_year_after_the_visit_it_is_forgotten(samira: Member) -> None:
    services.hand_out(visit=met(), items=[item_of(samira)], versions=[], by=samira)
    for days, number in ((360, 1), (400, 0)):
        with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
            tasks.forget()
        assert Handout.objects.count() == number


def test_only_a_coach_carries_a_bag(samira: Member, wietske: Member, ruben: Member, greet: Member) -> None:
    people = (samira, wietske, ruben, None)
    assert [may(one, "backpack.write") for one in people] == [True, False, False, False]
    item = item_of(samira)
    assert [may(one, "backpack.change_item", item) for one in (samira, wietske, greet)] == [
        True,
        False,
        False,
    ]


def test_two_taps_share_with_a_team(samira: Member, wietske: Member, browser_of: Browsers) -> None:
    met()
    item, browser = item_of(samira), browser_of(samira)
    page = browser.get(reverse("backpack:item", args=[item.pk])).content.decode()
    assert "Deel met een team of regio" in page
    wrong = browser.post(reverse("backpack:share", args=[item.pk]), {"met": f"team:{new_id().hex}"})
    assert (wrong.status_code, Share.objects.count()) == (422, 0)
    browser.post(reverse("backpack:share", args=[item.pk]), {"met": f"regio:{cast.KENNEMERLAND.hex}"})
    shared = browser_of(wietske).get(reverse("backpack:bag")).content.decode()
    assert item.title in shared and "Stop iets in je rugzak" not in shared


def test_the_colleague_reads_at_the_visit_what_she_got(
    samira: Member, wietske: Member, browser_of: Browsers
) -> None:
    visit, item = met(), item_of(samira, title="Eerst zitten")
    address = reverse("agenda:visit", args=[visit.pk])
    sent = {"mee": [str(item.pk)]}
    with time_machine.travel(visit.start + timedelta(minutes=5), tick=False):
        browser_of(samira).post(reverse("backpack:hand_out", args=[visit.pk]), sent)
        assert "Kreeg ik mee" in browser_of(wietske).get(address).content.decode()
        assert "Eerst zitten" not in browser_of(person("fenna")).get(address).content.decode()


def test_searching_goes_by_post_and_says_how_it_read(samira: Member, browser_of: Browsers) -> None:
    item_of(samira, title="De tillift zonder haast")
    page = browser_of(samira).post(reverse("backpack:search"), {"words": "zondre haast"}).content.decode()
    assert "De tillift zonder haast" in page and "We lazen ‘zondre’ als ‘zonder’." in page


@pytest.mark.parametrize("number", [3, 30])
@pytest.mark.parametrize(
    ("name", "who", "questions"),
    [("bag", "wietske", 5), ("bag", "samira", 6), ("search", "wietske", 9), ("hand_out", "samira", 8)],
)
def test_the_lists_ask_the_same_number_of_questions_and_stay_short(
    samira: Member,
    browser_of: Browsers,
    number: int,
    name: str,
    who: str,
    questions: int,
    django_assert_num_queries: Callable[..., object],
) -> None:
    visit = met()
    for count in range(number):
        item = item_of(samira, title=f"Kijken {count:02}")
        services.share_item(item=item, team_id=cast.DUINROOS, by=samira)
        piece(title=f"Lezen {count:02}")
    browser = browser_of(person(who))
    address = reverse(f"backpack:{name}", args=[visit.pk] if name == "hand_out" else [])
    with django_assert_num_queries(questions + OF_THE_TEST):
        answer = browser.post(address, {"words": "kijken"}) if name == "search" else browser.get(address)
    shown = len(set(re.findall(r"Kijken \d\d", answer.content.decode())))
    assert shown == min(number, PER_PAGE)


def test_further_on_in_a_full_bag_and_one_kind_of_it(samira: Member, browser_of: Browsers) -> None:
    for count in range(25):
        item_of(samira, title=f"Kijken {count:02}")
    item_of(samira, title="Een open vraag", kind=BagKind.COACHING)
    bag, browser = reverse("backpack:bag"), browser_of(samira)
    assert "Kijken 24" in browser.get(f"{bag}?eigen=2").content.decode()
    coaching = browser.get(f"{bag}?soort=coaching").content.decode()
    assert ("Een open vraag" in coaching, "Kijken 00" in coaching) == (True, False)
    assert "Hiervan zit nog niets in je rugzak." in browser.get(f"{bag}?soort=other").content.decode()
    assert browser.get(f"{bag}?soort=onzin&eigen=-3&bladzijde=x").status_code == 200


def test_handing_out_finds_by_words_and_asks_for_a_choice(samira: Member, browser_of: Browsers) -> None:
    visit, lift, chat = met(), item_of(samira, "De tillift zonder haast"), item_of(samira, "Samen koken")
    address, browser = reverse("backpack:hand_out", args=[visit.pk]), browser_of(samira)
    found = browser.post(address, {"words": "tilift"}).content.decode()
    assert (lift.title in found, chat.title in found) == (True, False)
    assert browser.post(address, {"klaar": "1"}).status_code == 422
    assert browser.post(address, {"mee": ["onzin", str(new_id())]}).status_code == 302
    assert Handout.objects.count() == 0
    browser.post(address, {"mee": [str(lift.pk)]})
    assert [row.title for row in Handout.objects.all()] == [lift.title]
