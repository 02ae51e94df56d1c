"""Cards in the room: drawing face down, one swap, paper, giving at a table, and what is left after the close."""

from __future__ import annotations

import pytest
from django.test import Client

from rugzak.apps.cards import queries as cards
from rugzak.apps.cards import services as card_services
from rugzak.apps.gatherings.hands import hand_of
from rugzak.apps.gatherings.models import CardGift, Gathering, HeldCard, Seat
from rugzak.apps.gatherings.picture import Audience, rendered
from rugzak.apps.gatherings.services import hands, turns
from rugzak.apps.gatherings.tests import factories
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.apps.gatherings.words import StepKind

pytestmark = pytest.mark.usefixtures("kustmeer", "laid")

ROUND = (StepKind.DRAW, StepKind.GROUP_TALK, StepKind.GIFT)


@pytest.fixture
def laid(kustmeer: None) -> None:
    card_services.lay_starter_set()


def _at(row: Gathering, number: int) -> Gathering:
    while row.step_index < number:
        row = factories.do(row, "forward")
    return row


def test_twenty_people_draw_twenty_different_cards() -> None:
    row = factories.running(StepKind.DRAW, people=20)
    for seat in Seat.objects.all():
        first = hands.draw_card(gathering=row, seat=seat)
        assert hands.draw_card(gathering=row, seat=seat) == first
    assert HeldCard.objects.count() == len(set(HeldCard.objects.values_list("card_id", flat=True))) == 20


def test_a_card_is_swapped_once() -> None:
    row = factories.running(StepKind.DRAW, people=1)
    seat = Seat.objects.get()
    before = hands.draw_card(gathering=row, seat=seat).card_id
    assert hands.swap_card(gathering=row, seat=seat).card_id != before
    with pytest.raises(hands.SwappedAlready):
        hands.swap_card(gathering=row, seat=seat)


def test_a_card_of_paper_leads_to_the_same_hand() -> None:
    row = factories.running(StepKind.DRAW, people=1)
    seat = Seat.objects.get()
    hands.draw_card(gathering=row, seat=seat)
    hands.take_paper_card(gathering=row, seat=seat, number=33)
    found = hand_of(row, seat)
    assert [face.number for face in found.faces] == [33]
    with pytest.raises(hands.NoSuchCard):
        hands.take_paper_card(gathering=row, seat=seat, number=99_999)


def test_who_told_holds_three_presents_and_the_givers_keep_their_card() -> None:
    row = factories.running(*ROUND, people=4)
    teller, *others = Seat.objects.order_by("alias")
    for seat in (teller, *others):
        hands.draw_card(gathering=row, seat=seat)
    row = _at(row, 2)
    for seat in others:
        hands.give_card(gathering=row, giver=seat, to_id=teller.pk)
        hands.give_card(gathering=row, giver=seat, to_id=teller.pk)
    assert (len(hand_of(row, teller).gifts), len(hand_of(row, teller).faces)) == (3, 1)
    assert all(hand_of(row, seat).card is not None for seat in others)


def test_a_card_goes_only_to_somebody_at_the_same_table() -> None:
    row = factories.running(*ROUND, people=8)
    for seat in Seat.objects.all():
        hands.draw_card(gathering=row, seat=seat)
    row = _at(row, 2)
    giver = Seat.objects.order_by("alias")[0]
    near = {mate for mate, _alias, _name in hand_of(row, giver).mates}
    far = Seat.objects.exclude(pk__in=[*near, giver.pk])[0]
    assert len(near) == 3
    for wrong in (far.pk, giver.pk):
        with pytest.raises(hands.NotAtYourTable):
            hands.give_card(gathering=row, giver=giver, to_id=wrong)


def test_after_the_close_only_the_cards_are_known() -> None:
    row = factories.running(*ROUND, people=4)
    first, second, *_rest = Seat.objects.order_by("alias")
    hands.draw_card(gathering=row, seat=first)
    row = _at(row, 2)
    hands.give_card(gathering=row, giver=first, to_id=second.pk)
    factories.do(factories.harvest(row), "close_room")
    assert list(HeldCard.objects.values_list("seat_id", flat=True)) == [None]
    assert not CardGift.objects.exists()


def test_without_a_set_the_phone_says_so() -> None:
    cards.starter_deck().delete()
    row = factories.running(StepKind.DRAW)
    client = Client()
    client.post(f"/m/{row.code}/meedoen/")
    answer = client.post(f"/m/{row.code}/kaart/", {"wat": "trek"})
    assert answer.status_code == 422
    assert "geen set kaarten" in answer.content.decode()


def test_a_phone_without_script_draws_gives_and_takes_home() -> None:
    row = factories.running(*ROUND, people=1)
    client = Client()
    client.post(f"/m/{row.code}/meedoen/")
    drawn = client.post(f"/m/{row.code}/kaart/", {"wat": "trek"}, follow=True).content.decode()
    held = HeldCard.objects.get()
    words = cards.words_of({held.card_id})[held.card_id]
    assert words.deed in drawn
    row = _at(row, 2)
    teller = Seat.objects.exclude(pk=held.seat_id).get()
    given = client.post(f"/m/{row.code}/kaart/", {"wat": "geef", "aan": str(teller.pk)}, follow=True)
    assert "Gegeven aan" in given.content.decode()
    assert client.post(f"/m/{row.code}/kaart/", {"wat": "geef", "aan": "niemand"}).status_code == 422
    factories.harvest(row)
    assert f"/{words.number}" in client.get(f"/m/{row.code}/").content.decode()


def test_in_a_full_hall_everybody_draws_at_once_and_no_card_is_held_back() -> None:
    row = factories.running(StepKind.DRAW, people=3, seats=200, cohost="fenna")
    for seat in Seat.objects.all():
        hands.draw_card(gathering=row, seat=seat)
    assert set(HeldCard.objects.values_list("copy", flat=True)) == {None}


def test_the_whole_room_listens_to_one_and_sees_the_words_when_that_one_turns_them_over() -> None:
    row = factories.running(StepKind.GROUP_TALK, StepKind.LISTEN_TAG, people=8)
    row = _at(row, 1)
    teller, _token = factories.phone(row)
    listener, token = factories.phone(row)
    turn = turns.begin_telling(gathering=row, seat=teller)
    turns.go_on_telling(gathering=row, seat=teller, seen="telling")
    said = {"turn_id": turn.pk, "aspects": ("voelt",)}
    factories.piece(row, listener, token, "zij bleef", PieceKind.WORD, **said)
    assert "zij bleef" not in rendered(row, Audience.SCREEN)["stage"]
    turns.go_on_telling(gathering=row, seat=teller, seen="giving")
    for audience in (Audience.SCREEN, Audience.PHONE):
        assert "zij bleef" in rendered(row, audience)["stage"]
