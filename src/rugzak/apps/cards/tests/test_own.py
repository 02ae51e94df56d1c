"""What is one's own stays so: pledges, own cards, a spy's notes, and presents between two."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.support import cast

from rugzak.apps.cards import queries, services
from rugzak.apps.cards.models import Gift, OwnCard, OwnDeck, Pledge, SpyTurn, TeamGift
from rugzak.apps.cards.services import (
    CapReached,
    NotToYourself,
    ReminderOutOfRange,
    SpyThere,
    TooManyCards,
    TooManyPiles,
)
from rugzak.apps.cards.tests.factories import a_card
from rugzak.apps.cards.words import AskingState
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.notices.models import Notice
from rugzak.ground.tenancy.context import inside

WORDS = "Als ik de deur opendoe, dan kijk ik eerst."


def test_the_database_shows_a_pledge_to_its_owner_only(wietske: Member) -> None:
    services.make_pledge(if_then=WORDS, key=new_id(), by=wietske)
    services.write_own_card(text="Eerst koffie.", key=new_id(), by=wietske)
    services.become_spy(team_id=cast.DUINROOS, by=wietske)
    seen = {}
    for name in ("wietske", "ruben", "aicha"):
        with inside(cast.KUSTMEER, actor_id=cast.IDS[name]):
            seen[name] = [model.objects.count() for model in (Pledge, OwnCard, SpyTurn)]
    assert seen == {"wietske": [1, 1, 1], "ruben": [0, 0, 0], "aicha": [0, 0, 0]}


def test_a_pledge_is_sealed_and_opens_for_its_owner(wietske: Member) -> None:
    made = services.make_pledge(if_then=WORDS, card=a_card(), key=new_id(), by=wietske)
    assert WORDS.encode() not in bytes(Pledge.objects.get(pk=made.pk).if_then)
    (opened,) = queries.opened_pledges(wietske)
    assert (opened.if_then, opened.card.number) == (WORDS, 33)


def test_one_reminder_and_only_when_asked(wietske: Member) -> None:
    soon = timezone.now() + timedelta(hours=2)
    services.make_pledge(if_then=WORDS, remind_at=soon, key=new_id(), by=wietske)
    services.make_pledge(if_then="Zonder herinnering.", key=new_id(), by=wietske)
    assert services.remind_of_pledges(timezone.now()) == 0
    assert services.remind_of_pledges(soon + timedelta(minutes=30)) == 1
    assert services.remind_of_pledges(soon + timedelta(days=3)) == 0
    assert [notice.link for notice in Notice.objects.filter(member=wietske)] == ["/kaarten/van-mij/"]
    with pytest.raises(ReminderOutOfRange):
        services.make_pledge(if_then=WORDS, remind_at=soon + timedelta(days=200), key=new_id(), by=wietske)


def test_what_was_thrown_away_is_erased(wietske: Member) -> None:
    pledge = services.make_pledge(if_then=WORDS, key=new_id(), by=wietske)
    services.throw_pledge_away(pledge=pledge, by=wietske)
    services.erase_what_is_over(timezone.now() + timedelta(hours=2))
    assert not Pledge.objects.exists()


def test_piles_of_ones_own(wietske: Member) -> None:
    busy = services.make_own_deck(name="Voor als het druk is", key=new_id(), by=wietske)
    own = services.keep_card(card=a_card(), key=new_id(), by=wietske)
    services.move_own_card(own=own, deck=busy, by=wietske)
    told = [(pile.name, [one.card.number for one in pile.cards]) for pile in queries.opened_piles(wietske)]
    assert told == [("", []), ("Voor als het druk is", [33])]
    services.undo_own_deck(deck=busy, by=wietske)
    assert [(pile.name, len(pile.cards)) for pile in queries.opened_piles(wietske)] == [("", 1)]
    services.erase_what_is_over(timezone.now() + timedelta(hours=2))
    assert (OwnDeck.objects.count(), OwnCard.objects.count()) == (0, 1)


def test_the_name_of_a_pile_is_read_by_nobody_else(wietske: Member) -> None:
    made = services.make_own_deck(name="Voor als het druk is", key=new_id(), by=wietske)
    assert b"druk" not in bytes(OwnDeck.objects.get(pk=made.pk).name)
    with inside(cast.KUSTMEER, actor_id=cast.IDS["ruben"]):
        assert OwnDeck.objects.count() == 0
    for _number in range(11):
        services.make_own_deck(name="Nog een", key=new_id(), by=wietske)
    with pytest.raises(TooManyPiles):
        services.make_own_deck(name="De dertiende", key=new_id(), by=wietske)


def test_one_spy_a_month_and_nobody_sees_who(wietske: Member, yusuf: Member) -> None:
    turn = services.become_spy(team_id=cast.DUINROOS, by=wietske)
    services.write_as_spy(turn=turn, seen="Iemand wachtte even.", by=wietske)
    with pytest.raises(SpyThere):
        services.become_spy(team_id=cast.DUINROOS, by=yusuf)
    assert queries.seen_by_spy(turn) == "Iemand wachtte even."
    services.erase_what_is_over(timezone.now() + timedelta(days=75))
    assert not SpyTurn.objects.exists()


def test_a_present_is_read_by_two(wietske: Member, samira: Member) -> None:
    services.give_card(to=samira, card=a_card(), sentence="Dit doe jij al.", key=new_id(), by=wietske)
    seen = {}
    for name in ("wietske", "samira", "ruben"):
        with inside(cast.KUSTMEER, actor_id=cast.IDS[name]):
            seen[name] = [
                gift.sentence for gift in queries.opened_gifts(Gift.objects.select_related("giver", "to"))
            ]
    assert seen == {"wietske": ["Dit doe jij al."], "samira": ["Dit doe jij al."], "ruben": []}
    with pytest.raises(NotToYourself):
        services.give_card(to=wietske, card=None, sentence="Goed zo.", key=new_id(), by=wietske)


def test_an_advocate_is_asked_three_times_at_most(
    wietske: Member, samira: Member, yusuf: Member, ruben: Member, fenna: Member
) -> None:
    adoption = services.adopt_card(card=a_card(), by=wietske)
    askings = [services.ask_advocate(adoption=adoption, by=one) for one in (samira, yusuf, ruben)]
    with pytest.raises(CapReached):
        services.ask_advocate(adoption=adoption, by=fenna)
    services.answer_asking(asking=askings[0], state=AskingState.TALKED, by=wietske)
    assert services.ask_advocate(adoption=adoption, by=fenna).asker == fenna


def test_stopping_ends_every_question(wietske: Member, samira: Member) -> None:
    adoption = services.adopt_card(card=a_card(), by=wietske)
    asking = services.ask_advocate(adoption=adoption, by=samira)
    services.end_adoption(adoption=adoption, by=wietske)
    asking.refresh_from_db()
    assert asking.state == AskingState.NOT_NOW
    assert queries.advocates_of(a_card()) == []


def test_nobody_speaks_for_more_than_three_cards(wietske: Member) -> None:
    for number in (1, 2, 3):
        services.adopt_card(card=a_card(number), by=wietske)
    with pytest.raises(TooManyCards):
        services.adopt_card(card=a_card(4), by=wietske)


def test_a_year_later_a_present_has_been_unwrapped(wietske: Member, samira: Member) -> None:
    card = a_card()
    services.give_card(to=samira, card=card, sentence="Dit doe jij al.", key=new_id(), by=wietske)
    services.give_card_to_team(
        team_id=cast.DUINROOS, card=card, sentence="Dit doen jullie.", key=new_id(), by=wietske
    )
    services.forget_old_gifts(timezone.now() + timedelta(days=363))
    assert (Gift.objects.count(), TeamGift.objects.count()) == (1, 1)
    services.forget_old_gifts(timezone.now() + timedelta(days=368))
    assert (Gift.objects.count(), TeamGift.objects.count()) == (0, 0)
