"""From an idea to another organisation: tried, checked by two, signed, verified, counted when they want."""

import json
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta

import pytest
from django.utils import timezone

from rugzak.apps.cards import formats, queries, services, signing
from rugzak.apps.cards.formats import BadFile
from rugzak.apps.cards.models import Card, CardVersion, Deck
from rugzak.apps.cards.services import AlreadyChecked, NothingWritten, NotTriedYet, SayWhy, TooLong
from rugzak.apps.cards.tests.factories import WORDS, a_card, a_kept_trial
from rugzak.apps.cards.words import DeckKind, NominationState
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.notices.models import Notice

YES = dict.fromkeys(("one_deed", "nobody", "plain", "licence", "source"), True)


def test_a_habit_of_a_session_becomes_an_idea_without_a_name(kustmeer: object) -> None:
    key = new_id()
    idea = services.propose_card(text="Zet een stoel naast het bed.", origin="sessie in Duinroos", key=key)
    assert services.propose_card(text="Zet een stoel naast het bed.", key=key) == idea
    assert (idea.by, idea.origin) == (None, "sessie in Duinroos")


def test_a_harvest_is_one_clear_habit_or_refused(kustmeer: object) -> None:
    whole = services.propose_card(
        text="  Zet een stoel\n naast het bed. ", theme="teamwerk", audience="team", aspects=("ethical",)
    )
    assert (whole.text, whole.aspects, whole.card) == ("Zet een stoel naast het bed.", ["ethical"], None)
    with pytest.raises(TooLong):
        services.propose_card(text="x" * 141)
    with pytest.raises(NothingWritten):
        services.propose_card(text=" \n ")
    with pytest.raises(ValueError, match="plezier"):
        services.propose_card(text="Lach om half tien.", theme="plezier")


def test_a_card_is_tried_two_weeks_before_it_is_for_everybody(
    wietske: Member, samira: Member, fenna: Member
) -> None:
    card = _new_card(fenna)
    a_kept_trial(card, days=13)
    with pytest.raises(NotTriedYet):
        services.nominate(card=card, by=wietske)
    a_kept_trial(card, days=14)
    nomination = services.nominate(card=card, by=wietske)
    assert nomination.answer_by == timezone.localdate() + timedelta(days=14)
    services.check(nomination=nomination, answers=YES, by=samira)
    with pytest.raises(AlreadyChecked):
        services.check(nomination=nomination, answers=YES, by=samira)
    done = services.check(nomination=nomination, answers=YES, by=fenna)
    card.refresh_from_db()
    assert (done.state, card.deck.name) == (NominationState.PUBLISHED, "Onze kaarten")


def test_a_late_answer_is_told_once_to_who_looks_after_the_sets(wietske: Member, fenna: Member) -> None:
    card = a_card()
    a_kept_trial(card)
    nomination = services.nominate(card=card, by=wietske)
    Notice.objects.all().delete()
    due = nomination.answer_by
    assert services.tell_of_late_answers(due) == 0
    assert services.tell_of_late_answers(due + timedelta(days=1)) == 1
    assert services.tell_of_late_answers(due + timedelta(days=2)) == 1
    assert [(row.member_id, row.link) for row in Notice.objects.all()] == [(fenna.pk, "/kaarten/ideeen/")]


def test_who_had_an_idea_hears_what_became_of_it(wietske: Member, fenna: Member) -> None:
    idea = services.propose_card(text="Zet een stoel naast het bed.", by=wietske)
    services.take_idea(idea=idea, deck=services.workshop_deck(), words=WORDS, by=fenna)
    assert [row.link for row in Notice.objects.filter(member=wietske)] == ["/kaarten/ideeen/"]


def test_one_no_ends_it_with_a_reason(wietske: Member, samira: Member) -> None:
    card = a_card()
    a_kept_trial(card)
    nomination = services.nominate(card=card, by=wietske)
    with pytest.raises(SayWhy):
        services.check(nomination=nomination, answers={**YES, "nobody": False}, by=samira)
    done = services.check(
        nomination=nomination,
        answers={**YES, "nobody": False},
        answer="De bewoner is te herkennen.",
        by=samira,
    )
    assert (done.state, done.answer) == (NominationState.DECLINED, "De bewoner is te herkennen.")


def test_a_bundle_travels_to_another_organisation(
    fenna: Member, greet: Member, elsewhere: Callable[[], ExitStack]
) -> None:
    text = _bundle(fenna)
    with elsewhere():
        parcel = formats.parcel_in(text)
        assert queries.known_key(parcel.sender, parcel.public) is None
        bundle = services.take_in(parcel=parcel, counts_along=True, by=greet)
        assert services.take_in(parcel=parcel, counts_along=True, by=greet) == bundle
        deck = Deck.objects.get(kind=DeckKind.RECEIVED)
        assert (deck.source, queries.cards_in(deck).count()) == ("Kustmeer Zorg", 84)
        assert queries.known_key(parcel.sender, parcel.public)
        slip = services.receipt_for(bundle=bundle)
    services.take_receipt(text=slip, by=fenna)
    services.take_receipt(text=slip, by=fenna)
    assert queries.users_of(services.lay_starter_set().pk) == 1


def test_a_later_bundle_renews_what_changed_there(
    fenna: Member, greet: Member, elsewhere: Callable[[], ExitStack]
) -> None:
    first = _bundle(fenna)
    with elsewhere():
        services.take_in(parcel=formats.parcel_in(first), counts_along=False, by=greet)
    services.change_card(card=a_card(33), words=WORDS, by=fenna)
    second = _bundle(fenna)
    with elsewhere():
        services.take_in(parcel=formats.parcel_in(second), counts_along=False, by=greet)
        assert Deck.objects.filter(kind=DeckKind.RECEIVED).count() == 1
        renewed = CardVersion.objects.get(card__code="H-33", replaced_at=None)
        assert (renewed.text, renewed.version) == (WORDS.text, 2)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data["cards"][0].update(text="Vals."),
        lambda data: data.update(sender="Iemand anders"),
        lambda data: data.update(signature="AAAA"),
        lambda data: data.update(format="iets-anders"),
        lambda data: data.pop("public_key"),
    ],
    ids=["text", "sender", "signature", "format", "key"],
)
def test_a_spoiled_bundle_is_refused(fenna: Member, spoil: Callable[[dict], object]) -> None:
    data = json.loads(_bundle(fenna))
    spoil(data)
    with pytest.raises(BadFile):
        formats.parcel_in(json.dumps(data))


@pytest.mark.parametrize(
    "nonsense", ["", "[]", "{}", "null", "\x00", "{" * 5000, '{"format": "rugzak-cards"}']
)
def test_nonsense_is_refused_in_words(kustmeer: object, nonsense: str) -> None:
    with pytest.raises(BadFile):
        formats.parcel_in(nonsense)


def test_a_well_signed_bundle_with_an_odd_card_is_refused(fenna: Member) -> None:
    data = json.loads(_bundle(fenna))
    data["cards"][0]["text"] = "x" * 141
    key = services.signing_key()
    data["signature"] = formats.b64(signing.signature_of(key, formats.message_of(data)))
    with pytest.raises(BadFile, match="H-01"):
        formats.parcel_in(json.dumps(data))


def test_a_cell_never_begins_like_a_sum(fenna: Member) -> None:
    version = CardVersion(
        card=Card(number=101), title="=1+1", text="@SUM(A1)", theme="teamwerk", audience="team"
    )
    assert "'=1+1" in formats.deck_as_csv([version])
    assert "'@SUM" in formats.deck_as_csv([version])


def _new_card(fenna: Member) -> Card:
    deck = services.workshop_deck()
    return services.add_card(deck=deck, words=WORDS, by=fenna).card


def _bundle(fenna: Member) -> str:
    deck = services.lay_starter_set()
    return services.make_bundle(deck=deck, cards=list(queries.cards_in(deck)), by=fenna)
