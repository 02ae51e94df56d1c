"""Who gets what at the addresses of cards."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from tests.support import cast
from tests.support.access import EVERYONE_SIGNED_IN, KUSTMEER_PEOPLE, NOBODY, Row

from rugzak.apps.cards import queries, services
from rugzak.apps.cards.models import Adoption, Asking, Bundle, Card, Deck, Idea, Nomination, Trial
from rugzak.apps.cards.tests import factories
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.tenancy.context import as_system

KEY = "01900000-0000-7000-8000-000000000777"
ANYBODY = EVERYONE_SIGNED_IN | {NOBODY}
TEAM = frozenset({"wietske", "yusuf", "ruben"})
HERS = frozenset({"wietske"})
EDITORS, CHECKERS = frozenset({"fenna"}), frozenset({"samira", "fenna"})
# Greet is everything in her own organisation: the function is open to her, the thing is not.
EDIT_SETS = frozenset({"fenna", "greet"})


def _member(name: str) -> Member:
    member: Member = Member.objects.get(pk=cast.IDS[name])
    return member


def card() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        return {"card_id": factories.a_card().pk}


def kept_card() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        card = factories.a_card()
        if not Nomination.objects.filter(card=card).exists() and not Trial.objects.filter(card=card).exists():
            factories.a_kept_trial(card)
        return {"card_id": card.pk}


def deck() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        return {"deck_id": services.lay_starter_set().pk}


def paper() -> dict[str, Any]:
    return {**deck(), "kind": "vellen"}


def file() -> dict[str, Any]:
    return {**deck(), "kind": "json"}


def team() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        services.lay_starter_set()
    return {"team_id": cast.DUINROOS}


def team_with_spot() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        spot = factories.a_spot()
        services.choose_week_card(spot=spot, card=factories.a_card())
    return {"team_id": cast.DUINROOS}


def team_and_card() -> dict[str, UUID]:
    return {**card(), "team_id": cast.DUINROOS}


def token() -> dict[str, Any]:
    with as_system(cast.KUSTMEER):
        return {"token": factories.a_spot().token}


def draw() -> dict[str, Any]:
    with as_system(cast.KUSTMEER):
        spot = factories.a_spot()
        return {"token": spot.token, "draw_id": services.draw_card(spot=spot).pk}


def token_and_trial() -> dict[str, Any]:
    with as_system(cast.KUSTMEER):
        return {"token": factories.a_spot().token, "trial_id": _trial().pk}


def trial() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        return {"trial_id": _trial().pk}


def _trial() -> Trial:
    card = factories.a_card(44)
    there = Trial.objects.filter(card=card, ended_on=None).first()
    return there or factories.a_trial(44)


def pledge() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        made = services.make_pledge(
            if_then="Als ik binnenkom, dan kijk ik eerst.", key=new_id(), by=_member("wietske")
        )
        return {"pledge_id": made.pk}


def own_card() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        made = services.write_own_card(text="Eerst koffie.", key=new_id(), by=_member("wietske"))
        return {"own_card_id": made.pk}


def own_deck() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        made = services.make_own_deck(name="Voor als het druk is", key=new_id(), by=_member("wietske"))
        return {"deck_id": made.pk}


def gift() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        made = services.give_card(
            to=_member("wietske"),
            card=factories.a_card(),
            sentence="Voor jou.",
            key=new_id(),
            by=_member("samira"),
        )
        return {"gift_id": made.pk}


def _adoption() -> Adoption:
    return services.adopt_card(card=factories.a_card(), by=_member("wietske"))


def adoption() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        return {"adoption_id": _adoption().pk}


def asking() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        asked: Asking = services.ask_advocate(adoption=_adoption(), by=_member("samira"))
        return {"asking_id": asked.pk}


def idea() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        made: Idea = services.propose_card(text="Zet een stoel naast het bed.", by=_member("wietske"))
        return {"idea_id": made.pk}


def nomination() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        card: Card = factories.a_card(12)
        there = Nomination.objects.filter(card=card).first()
        if there is None:
            factories.a_kept_trial(card)
            there = services.nominate(card=card, by=_member("wietske"))
        return {"nomination_id": there.pk}


def bundle() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        fenna = _member("fenna")
        deck: Deck = services.lay_starter_set()
        made = Bundle.objects.filter(came_in=True).first() or Bundle.objects.create(
            deck=deck, number=new_id(), sender=fenna.organisation.name, public=b"x" * 32, came_in=True,
            counts_along=True,
        )  # fmt: skip
        return {"bundle_id": made.pk}


def spied() -> dict[str, UUID]:
    return team()


def _words() -> dict[str, Any]:
    return {
        "title": "Een hand op de deurpost",
        "text": "Spreek een teken af.",
        "theme": "teamwerk",
        "audience": "team",
        "moment": "start van de dienst",
        "licence": "CC BY 4.0",
        "sleutel": KEY,
    }


def _sentence() -> dict[str, Any]:
    return {"sentence": "Dit past bij jou.", "sleutel": KEY, "persoon": str(cast.IDS["yusuf"])}


def _until() -> dict[str, Any]:
    return {"own_words": "", "ends_on": "", "sleutel": KEY} | {"ends_on": _in_two_weeks()}


def _in_two_weeks() -> str:
    return (timezone.localdate() + timedelta(days=13)).isoformat()


GREETS_OWN = {"slug": "kustmeer", "number": 33}


def paper_card() -> dict[str, Any]:
    card()
    return GREETS_OWN


ROWS = [
    Row("cards:cards"),
    Row("cards:lay_set", EDIT_SETS, sends=dict),
    Row("cards:decks"),
    Row("cards:make_deck", TEAM | EDIT_SETS, refusal=403, sends=lambda: {"name": "Onze set", "sleutel": KEY}),
    Row("cards:deck", KUSTMEER_PEOPLE, deck),
    Row("cards:make_official", EDITORS, deck, sends=dict),
    Row("cards:add_card", EDITORS, deck, sends=_words),
    Row("cards:print", KUSTMEER_PEOPLE, deck),
    Row("cards:paper", KUSTMEER_PEOPLE, paper),
    Row("cards:file", KUSTMEER_PEOPLE, file),
    Row("cards:make_bundle", EDITORS, deck, sends=dict),
    Row("cards:card", KUSTMEER_PEOPLE, card),
    Row("cards:change_card", EDITORS, card, sends=_words),
    Row("cards:retire_card", EDITORS, card, sends=dict),
    Row("cards:put_back_card", EDITORS, card, sends=dict),
    Row("cards:picture", KUSTMEER_PEOPLE, card),
    Row("cards:poster", KUSTMEER_PEOPLE, card),
    Row("cards:pledge_with", KUSTMEER_PEOPLE, card, sends=lambda: {"if_then": "Als, dan.", "sleutel": KEY}),
    Row("cards:keep_card", KUSTMEER_PEOPLE, card, sends=dict),
    Row("cards:give", KUSTMEER_PEOPLE, card, query={"persoon": str(cast.IDS["yusuf"])}, sends=_sentence),
    Row("cards:choose_team", KUSTMEER_PEOPLE, card),
    Row("cards:give_team", KUSTMEER_PEOPLE, team_and_card, sends=_sentence),
    Row("cards:adopt", KUSTMEER_PEOPLE, card, sends=dict),
    Row("cards:nominate", KUSTMEER_PEOPLE, kept_card, sends=dict),
    Row("cards:stop_adoption", HERS, adoption, sends=dict),
    Row("cards:ask_advocate", KUSTMEER_PEOPLE, adoption, sends=dict),
    Row("cards:answer_asking", HERS, asking, sends=lambda: {"antwoord": "talked"}),
    Row("cards:thank", query={"persoon": str(cast.IDS["yusuf"])}, opens_for=KUSTMEER_PEOPLE, sends=_sentence),
    Row("cards:throw_gift_away", frozenset({"wietske", "samira"}), gift, sends=dict),
    Row("cards:mine"),
    Row("cards:pledge", sends=lambda: {"if_then": "Als, dan.", "sleutel": KEY}),
    Row("cards:throw_pledge_away", HERS, pledge, sends=dict),
    Row("cards:write_own_card", sends=lambda: {"text": "Eerst koffie.", "sleutel": KEY}),
    Row("cards:throw_own_card_away", HERS, own_card, sends=dict),
    Row("cards:make_own_deck", sends=lambda: {"name": "Voor als het druk is", "sleutel": KEY}),
    Row("cards:undo_own_deck", HERS, own_deck, sends=dict),
    Row("cards:move_own_card", HERS, own_card, sends=lambda: {"stapel": ""}),
    Row("cards:team", TEAM, team_with_spot),
    Row("cards:handovers", TEAM, team_with_spot, sends=lambda: {"first": "14:45", "at_weekends": "on"}),
    Row("cards:code", TEAM, team_with_spot, sends=lambda: {"deck": _deck_value()}),
    Row("cards:open_spot", TEAM, team, sends=dict),
    Row("cards:renew_code", TEAM, team_with_spot, sends=dict),
    Row("cards:week_card", TEAM, team, sends=dict),
    Row("cards:week_poster", TEAM, team_with_spot),
    Row("cards:begin_trial", TEAM, team_and_card, sends=_until),
    Row("cards:spy", TEAM, spied, sends=lambda: {"seen": "Iemand wachtte even."}),
    Row("cards:become_spy", TEAM, team, sends=dict),
    Row("cards:end_spy_turn", TEAM, team, sends=dict),
    Row("cards:change_trial", TEAM, trial, sends=_until),
    Row("cards:pause_trial", TEAM, trial, sends=dict),
    Row("cards:resume_trial", TEAM, trial, sends=dict),
    Row("cards:look_at_trial", TEAM, trial, sends=lambda: {"went": "a-bit", "saw": ""}),
    Row("cards:end_trial", TEAM, trial, sends=lambda: {"state": "learned", "why": "Te druk."}),
    Row("cards:round_of_good"),
    Row("cards:kitchen_table"),
    Row("cards:commons"),
    Row("cards:propose", sends=lambda: {"text": "Zet een stoel naast het bed.", "sleutel": KEY}),
    Row("cards:take_idea", EDITORS, idea, sends=_words),
    Row("cards:leave_idea", EDITORS, idea, sends=dict),
    Row("cards:check", CHECKERS, nomination, sends=lambda: {"answer": "Nog te lang.", "plain": "on"}),
    Row("cards:bundles", EDIT_SETS),
    Row("cards:take_in", EDIT_SETS),
    Row("cards:take_receipt", EDIT_SETS),
    Row("cards:receipt", EDITORS, bundle, sends=dict),
    Row("cards:figures", frozenset({"fenna", "cees", "greet"})),
    Row("cards:not_measured", ANYBODY),
    Row("cards:drawing", ANYBODY, lambda: {"theme": "reflectie", "audience": "team", "number": 7}),
    Row("cards:back_drawing", ANYBODY, lambda: {"theme": "teamwerk"}),
    Row("cards:paper_card", ANYBODY, paper_card),
    Row("cards:capital_card", ANYBODY, paper_card, opens_with=302),
    Row("cards:spot", ANYBODY, token, sends=dict),
    Row("cards:kiosk", ANYBODY, token, sends=lambda: {"keuze": "today"}),
    Row("cards:spot_kitchen", ANYBODY, token),
    Row("cards:spot_look", ANYBODY, token_and_trial, sends=lambda: {"went": "yes", "saw": ""}),
    Row("cards:drawn", ANYBODY, draw, sends=lambda: {"keuze": "today"}),
]


def _deck_value() -> str:
    with as_system(cast.KUSTMEER):
        deck = queries.starter_deck()
        return str(deck.pk) if deck else ""
