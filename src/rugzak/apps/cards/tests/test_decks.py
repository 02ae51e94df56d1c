"""A set belongs to its organisation: a change is a new version, and an official set is in balance."""

from dataclasses import replace

import pytest
from django.db import Error, transaction

from rugzak.apps.cards import queries, services
from rugzak.apps.cards.balance import balance_of
from rugzak.apps.cards.drawings import back, front
from rugzak.apps.cards.models import CardVersion, Deck
from rugzak.apps.cards.services import OutOfBalance, Words
from rugzak.apps.cards.shipped import VERSION, shipped_cards
from rugzak.apps.cards.tests.factories import WORDS, a_card, a_version
from rugzak.apps.cards.words import Audience, Theme
from rugzak.ground.accounts.models import Member


def test_the_shipped_set_holds_84_cards_in_balance() -> None:
    cards = shipped_cards()
    assert [card.number for card in cards] == list(range(1, 85))
    balance = balance_of((str(card.words["theme"]), str(card.words["audience"])) for card in cards)
    assert balance.is_even
    assert {pile.number for pile in (*balance.audiences, *balance.themes)} == {28}
    assert all(len(str(card.words["text"])) <= 140 for card in cards)


def test_every_card_has_a_drawing_of_its_own() -> None:
    cards = shipped_cards()
    drawn = {front(card.number, str(card.words["theme"]), str(card.words["audience"])) for card in cards}
    assert len(drawn) == len(cards)
    assert all(picture.isascii() for picture in (*drawn, *map(back, Theme.values)))


def test_laying_the_set_twice_lays_it_once(kustmeer: object) -> None:
    first, second = services.lay_starter_set(), services.lay_starter_set()
    assert first == second
    assert queries.cards_in(first).count() == 84


def test_a_new_edition_renews_what_nobody_changed_here(fenna: Member) -> None:
    services.change_card(card=a_card(1), words=replace(WORDS, text="Onze eigen woorden."), by=fenna)
    cards = [
        replace(card, words={**card.words, "text": "Nieuwe woorden."}) if card.number in (1, 2) else card
        for card in shipped_cards()
    ]
    services.lay_starter_set(VERSION + 1, cards)
    assert (a_version(1).text, a_version(1).version) == ("Onze eigen woorden.", 2)
    assert (a_version(2).text, a_version(2).version) == ("Nieuwe woorden.", 2)
    assert a_version(3).version == 1


def test_a_change_is_a_new_version_and_the_old_words_stay(fenna: Member) -> None:
    card = a_card(33)
    before = a_version(33)
    after = services.change_card(card=card, words=WORDS, by=fenna)
    again = services.change_card(card=card, words=WORDS, by=fenna)
    assert again == after
    assert [(one.version, one.text) for one in queries.versions_of(card)] == [
        (2, WORDS.text),
        (1, before.text),
    ]


def test_the_database_keeps_the_words_of_a_version(fenna: Member) -> None:
    version = a_version(33)
    with pytest.raises(Error, match=r"annot update"), transaction.atomic():
        CardVersion.objects.filter(pk=version.pk).update(text="Iets anders.")


def test_a_set_becomes_official_when_nothing_is_missing(fenna: Member) -> None:
    services.lay_starter_set()
    deck = services.make_deck(name="Onze set", by=fenna)
    for audience in (Audience.WORKER, Audience.TEAM):
        services.add_card(
            deck=deck, words=replace(WORDS, audience=audience, theme=_theme(audience)), by=fenna
        )
    with pytest.raises(OutOfBalance, match="1 kaart voor leiding en bestuur"):
        services.make_official(deck=deck, by=fenna)
    services.add_card(deck=deck, words=_for_leaders(), by=fenna)
    assert services.make_official(deck=deck, by=fenna).official_on is not None


def _theme(audience: Audience) -> Theme:
    return {Audience.WORKER: Theme.REFLECTION, Audience.TEAM: Theme.TEAMWORK}[audience]


def _for_leaders() -> Words:
    return replace(WORDS, audience=Audience.LEADERS, theme=Theme.EMPLOYERSHIP)


def test_own_cards_are_numbered_above_ours(fenna: Member) -> None:
    services.lay_starter_set()
    deck = services.make_deck(name="Onze set", by=fenna)
    numbers = [services.add_card(deck=deck, words=WORDS, by=fenna).number for _time in range(2)]
    assert numbers == [101, 102]


def test_a_team_set_is_seen_by_its_team_and_by_who_looks_after_sets(
    fenna: Member, wietske: Member, samira: Member
) -> None:
    team = wietske.memberships.first().team_id
    deck = services.make_deck(name="Van Duinroos", team_id=team, by=wietske)
    version = services.add_card(deck=deck, words=WORDS, by=wietske)
    seen = {
        person.first_name: (deck in queries.decks_for(person), version in queries.cards_for(person))
        for person in (fenna, wietske, samira)
    }
    assert seen == {"Fenna": (True, True), "Wietske": (True, True), "Samira": (False, False)}
    assert queries.open_card(version.number) is None


def test_a_card_is_found_by_word_number_theme_reader_and_moment(kustmeer: object) -> None:
    rows = queries.cards_in(services.lay_starter_set())
    assert [one.number for one in queries.found(rows, words="H-33")] == [33]
    assert 33 in [one.number for one in queries.found(rows, words="kaart tafel")]
    assert queries.found(rows, theme="teamwerk", audience="team").count() < 28
    assert all("overdracht" in one.moment for one in queries.found(rows, moment="overdracht"))
    assert not queries.found(rows, words="zebrapad")


def test_an_opening_question_is_said_in_another_voice(kustmeer: object) -> None:
    services.lay_starter_set()
    first = a_version(1)
    assert (first.opening, first.deed[:4]) == ("Ben je uit balans?", "Sta ")
    assert a_version(33).opening == ""
    assert Deck.objects.get().is_open
