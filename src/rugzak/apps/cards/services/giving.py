"""Giving a card, saying thanks, speaking for a card. Nothing is counted."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.cards.events import (
    AdoptionEnded,
    AdvocateAsked,
    AskingAnswered,
    CardAdopted,
    CardGiven,
    CardGivenToTeam,
    GiftThrownAway,
)
from rugzak.apps.cards.models import Adoption, Asking, Card, Gift, TeamGift
from rugzak.apps.cards.words import ADVOCATE_CAP, GIFT_KEPT, AskingState
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.trust import vault


class NotToYourself(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Dit ben je zelf. Een kaart voor jezelf leg je bij je eigen kaarten."))


class CapReached(Refusal):
    def __init__(self) -> None:
        super().__init__(
            _("Deze collega heeft al drie vragen openstaan. Vraag het een ander, of probeer het later.")
        )


class TooManyCards(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Je bent al pleitbezorger van drie kaarten. Stop eerst met een andere."))


@transaction.atomic
def give_card(*, to: Member, card: Card | None, sentence: str, key: UUID, by: Member) -> Gift:
    """A card with one sentence, or without a card: thanks. Only these two people read it."""
    there = Gift.objects.filter(giver=by, key=key).first()
    if there is not None:
        return there
    if to.pk == by.pk:
        raise NotToYourself
    gift = Gift(giver=by, to=to, card=card, key=key)
    gift.fill_organisation()
    gift.sentence = vault.key_to_seal(by.pk).seal(gift, "sentence", sentence)
    gift.save(force_insert=True)
    record(CardGiven(gift_id=gift.pk, to_id=to.pk, by_id=by.pk))
    return gift


@transaction.atomic
def throw_gift_away(*, gift: Gift, by: Member) -> None:
    """Giver or receiver takes it away; for both it is gone."""
    record(GiftThrownAway(gift_id=gift.pk, by_id=by.pk))
    gift.delete()


@transaction.atomic
def give_card_to_team(*, team_id: UUID, card: Card, sentence: str, key: UUID, by: Member) -> TeamGift:
    """A card for everybody who works in the team."""
    there = TeamGift.objects.filter(giver=by, key=key).first()
    if there is not None:
        return there
    gift = TeamGift.objects.create(
        team_id=team_id, card=card, sentence=sentence, giver=by, key=key, given_on=timezone.localdate()
    )
    record(CardGivenToTeam(gift_id=gift.pk, team_id=team_id, by_id=by.pk))
    return gift


@transaction.atomic
def adopt_card(*, card: Card, by: Member) -> Adoption:
    """Speak for a card. Three at most, so that nobody is asked too much."""
    running = Adoption.objects.select_for_update().filter(member=by, ended_on=None)
    there = running.filter(card=card).first()
    if there is not None:
        return there
    if len(running) >= ADVOCATE_CAP:
        raise TooManyCards
    adoption = Adoption.objects.create(card=card, member=by, since=timezone.localdate())
    record(CardAdopted(adoption_id=adoption.pk, by_id=by.pk))
    return adoption


@transaction.atomic
def end_adoption(*, adoption: Adoption, by: Member) -> None:
    """Stop, with one tap; open questions end too, without a word about why."""
    adoption.ended_on = timezone.localdate()
    adoption.save(update_fields=["ended_on"])
    adoption.askings.filter(state=AskingState.OPEN).update(state=AskingState.NOT_NOW)
    record(AdoptionEnded(adoption_id=adoption.pk, by_id=by.pk))


@transaction.atomic
def ask_advocate(*, adoption: Adoption, by: Member) -> Asking:
    """Let an advocate know that one would like to hear about it. Raises CapReached."""
    if adoption.member_id == by.pk:
        raise NotToYourself
    # Of one advocate at a time: two who ask at once could both be the fourth.
    Member.objects.select_for_update(of=("self",)).get(pk=adoption.member_id)
    there = adoption.askings.filter(asker=by, state=AskingState.OPEN).first()
    if there is not None:
        return there
    if open_askings(adoption.member_id) >= ADVOCATE_CAP or adoption.ended_on is not None:
        raise CapReached
    asking = Asking.objects.create(adoption=adoption, asker=by, asked_on=timezone.localdate())
    record(AdvocateAsked(asking_id=asking.pk, advocate_id=adoption.member_id, by_id=by.pk))
    return asking


@transaction.atomic
def answer_asking(*, asking: Asking, state: AskingState, by: Member) -> None:
    """We talked, or not now: both are fine."""
    asking.state = state
    asking.save(update_fields=["state"])
    record(AskingAnswered(asking_id=asking.pk, asker_id=asking.asker_id, by_id=by.pk))


@transaction.atomic
def forget_old_gifts(now: datetime | None = None) -> int:
    """A year later a present has been unwrapped."""
    before = (now or timezone.now()) - GIFT_KEPT
    gone = Gift.objects.filter(given_at__lt=before).delete()[0]
    return gone + TeamGift.objects.filter(given_on__lt=timezone.localtime(before).date()).delete()[0]


def open_askings(member_id: UUID) -> int:
    return Asking.objects.filter(adoption__member=member_id, state=AskingState.OPEN).count()
