"""From an idea to everybody: proposing, taking up, nominating, checking, answering."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.cards.events import (
    CardNominated,
    HabitProposed,
    IdeaSettled,
    NominationAnswered,
    NominationChecked,
    NominationsLate,
)
from rugzak.apps.cards.models import Card, CardVersion, Check, Deck, Idea, Nomination, Trial
from rugzak.apps.cards.services.decks import Words, add_card
from rugzak.apps.cards.words import (
    ANSWER_DAYS,
    CHECKERS,
    IF_THEN_LENGTH,
    MOMENT_LENGTH,
    ORIGIN_LENGTH,
    TEXT_LENGTH,
    TRIED_DAYS,
    WORTH_PASSING_ON,
    Aspect,
    Audience,
    DeckKind,
    IdeaState,
    NominationState,
    Theme,
)
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.refusal import Refusal

COMMON_NAME, WORKSHOP_NAME = "Onze kaarten", "Om uit te proberen"


class TooLong(Refusal):
    def __init__(self) -> None:
        super().__init__(
            _("Een kaart heeft hoogstens %(number)s tekens. Maak de zin korter.") % {"number": TEXT_LENGTH},
            field="text",
        )


class NothingWritten(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Schrijf eerst je gewoonte op, in één of twee zinnen."), field="text")


class NotTriedYet(Refusal):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Deze kaart kan nog niet naar iedereen. Een team probeert haar eerst twee weken en houdt haar daarna."
            )
        )


class AlreadyNominated(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Deze kaart is al voorgesteld. Twee collega's kijken ernaar."))


class AlreadyChecked(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Jij keek al naar deze kaart. Nu is een andere collega aan de beurt."))


class SayWhy(Refusal):
    def __init__(self) -> None:
        super().__init__(
            _("Schrijf in één zin waarom niet. Zo leert de bedenker er iets van."), field="answer"
        )


@transaction.atomic
def propose_card(
    *,
    text: str,
    key: UUID | None = None,
    if_then: str = "",
    theme: str = "",
    audience: str = "",
    moment: str = "",
    aspects: Sequence[str] = (),
    origin: str = "",
    by: Member | None = None,
) -> Idea:
    """A habit for the people who look after the sets; they make a card of it, or answer that they do not.

    The way in for who types an idea and for a session that harvests them. ``text`` is one
    habit of at most 140 characters, on one line. ``theme``, ``audience`` and ``aspects`` are the
    stored words of ``Theme``, ``Audience`` and ``Aspect``, or empty when nobody chose yet; another word
    is a ValueError. ``origin`` is what people read: "Sessie Goed Werk, Emmen, maart 2027". ``by`` hears
    the answer; a session leaves it empty, as nobody has to be named. The same ``key`` gives the
    idea that is there: a harvest that is sent twice counts once.

    Returns the Idea; its ``card`` is there once somebody took it. Raises NothingWritten and TooLong.
    """
    key, text = key or new_id(), " ".join(text.split())
    there = Idea.objects.filter(key=key).first()
    if there is not None:
        return there
    _refuse_wording(text, theme, audience, aspects)
    idea = Idea(
        text=text, if_then=if_then[:IF_THEN_LENGTH], theme=theme, audience=audience, moment=moment[:MOMENT_LENGTH],
        aspects=list(aspects), origin=origin[:ORIGIN_LENGTH], by=by, key=key,
    )  # fmt: skip
    try:
        with transaction.atomic():
            idea.save(force_insert=True)
    except IntegrityError:  # The same harvest, at the same moment.
        return Idea.objects.get(key=key)
    record(HabitProposed(idea_id=idea.pk))
    return idea


def _refuse_wording(text: str, theme: str, audience: str, aspects: Sequence[str]) -> None:
    if not text:
        raise NothingWritten
    if len(text) > TEXT_LENGTH:
        raise TooLong
    known = {"", *Theme.values}, {"", *Audience.values}
    if theme not in known[0] or audience not in known[1] or not set(aspects) <= set(Aspect.values):
        raise ValueError(f"not on a card: {theme!r}, {audience!r}, {aspects!r}")


@transaction.atomic
def take_idea(*, idea: Idea, deck: Deck, words: Words, by: Member) -> CardVersion:
    """The idea becomes a card that teams can try; the words may have been sharpened together."""
    version = add_card(deck=deck, words=words, by=by)
    idea.state, idea.card = IdeaState.TAKEN, version.card
    idea.save(update_fields=["state", "card"])
    record(IdeaSettled(idea_id=idea.pk, thinker_id=idea.by_id, by_id=by.pk))
    return version


@transaction.atomic
def leave_idea(*, idea: Idea, by: Member) -> None:
    idea.state = IdeaState.LEFT
    idea.save(update_fields=["state"])
    record(IdeaSettled(idea_id=idea.pk, thinker_id=idea.by_id, by_id=by.pk))


@transaction.atomic
def nominate(*, card: Card, by: Member) -> Nomination:
    """Offer a card to everybody. A team tried it for two weeks or longer and kept it, as it was or changed."""
    trial = next((one for one in _kept_trials(card) if one.days >= TRIED_DAYS), None)
    if trial is None:
        raise NotTriedYet
    if Nomination.objects.filter(card=card, state=NominationState.OPEN).exists():
        raise AlreadyNominated
    today = timezone.localdate()
    nomination = Nomination(
        card=card, trial=trial, by=by, proposed_on=today, answer_by=today + timedelta(days=ANSWER_DAYS)
    )
    try:
        with transaction.atomic():
            nomination.save(force_insert=True)
    except IntegrityError as at_once:  # Somebody else, at the same moment.
        raise AlreadyNominated from at_once
    record(CardNominated(nomination_id=nomination.pk, by_id=by.pk))
    return nomination


@transaction.atomic
def check(*, nomination: Nomination, answers: dict[str, bool], answer: str = "", by: Member) -> Nomination:
    """One person's look. Twice yes publishes; one no ends it, with a sentence why. Raises Refusal."""
    fresh = Nomination.objects.select_for_update(of=("self",)).select_related("card").get(pk=nomination.pk)
    if fresh.state != NominationState.OPEN or fresh.checks.filter(by=by).exists():
        raise AlreadyChecked
    look = Check.objects.create(nomination=fresh, by=by, on=timezone.localdate(), **answers)
    if not look.is_yes:
        if not answer:
            raise SayWhy
        return _answered(fresh, NominationState.DECLINED, answer, by)
    if fresh.checks.count() < CHECKERS:
        record(NominationChecked(nomination_id=fresh.pk, by_id=by.pk))
        return fresh
    fresh.card.deck = common_deck()
    fresh.card.save(update_fields=["deck"])
    return _answered(fresh, NominationState.PUBLISHED, answer, by)


@transaction.atomic
def tell_of_late_answers(today: date) -> int:
    """The promised day of a proposal has passed: who looks after the sets hears how many wait, each one once."""
    late = Nomination.objects.filter(state=NominationState.OPEN, answer_by__lt=today)
    if late.filter(late_told_on=None).update(late_told_on=today):
        record(NominationsLate(number=late.count(), day=today))
    return late.count()


def common_deck() -> Deck:
    """The set of the whole organisation into which checked cards go."""
    deck = Deck.objects.filter(kind=DeckKind.ORGANISATION, name=COMMON_NAME).first()
    return deck or Deck.objects.create(
        name=COMMON_NAME, kind=DeckKind.ORGANISATION, official_on=timezone.localdate()
    )


def workshop_deck() -> Deck:
    """The set in which ideas lie while teams try them."""
    deck = Deck.objects.filter(kind=DeckKind.ORGANISATION, name=WORKSHOP_NAME).first()
    return deck or Deck.objects.create(name=WORKSHOP_NAME, kind=DeckKind.ORGANISATION)


def _kept_trials(card: Card) -> list[Trial]:
    return list(Trial.objects.filter(card=card, state__in=WORTH_PASSING_ON).order_by("ended_on"))


def _answered(nomination: Nomination, state: NominationState, answer: str, by: Member) -> Nomination:
    nomination.state, nomination.answer, nomination.answered_on = state, answer, timezone.localdate()
    nomination.save(update_fields=["state", "answer", "answered_on"])
    record(
        NominationAnswered(
            nomination_id=nomination.pk, state=state, proposer_id=nomination.by_id, by_id=by.pk
        )
    )
    return nomination
