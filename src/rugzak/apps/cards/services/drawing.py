"""Drawing for a team: whoever holds its tablet or scanned its code. Nothing of a person is kept."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.cards.dayparts import handover_day, part_of
from rugzak.apps.cards.events import HandoversSet, SpotCodeRenewed, SpotOpened, WeekCardChosen
from rugzak.apps.cards.models import Card, Deck, Draw, Spot
from rugzak.apps.cards.services.starter import lay_starter_set
from rugzak.apps.cards.words import DRAWS_KEPT, DRAWS_PER_DAY, HANDOVERS_A_DAY, SPOT_TOKEN_LENGTH, DrawOutcome
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.context import current_organisation_id
from rugzak.ground.tenancy.words import DoorPurpose

# Read from a poster and typed on a tablet: no letters or digits that look alike.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class NoCards(Refusal):
    def __init__(self) -> None:
        super().__init__(
            _("In deze set liggen nu geen kaarten. Kies een andere set op de pagina van het team.")
        )


class EnoughForToday(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Vandaag zijn hier al heel veel kaarten getrokken. Morgen kan het weer."))


@transaction.atomic
def open_spot(*, team_id: UUID) -> Spot:
    """Give a team its spot with a code of its own; a team that has one keeps it."""
    spot = Spot.objects.filter(team_id=team_id).first()
    if spot is not None:
        return spot
    spot = Spot.objects.create(team_id=team_id, deck=lay_starter_set(), token=_new_token())
    _add_door(spot)
    record(SpotOpened(team_id=team_id))
    return spot


@transaction.atomic
def renew_code(*, spot: Spot, by: Member) -> Spot:
    """The old code stops at once: on every poster and every tablet."""
    doors.close_doors(purpose=DoorPurpose.TEAM_CARDS, token=spot.token)
    spot.token = _new_token()
    spot.save(update_fields=["token"])
    _add_door(spot)
    record(SpotCodeRenewed(team_id=spot.team_id, by_id=by.pk))
    return spot


@transaction.atomic
def choose_deck(*, spot: Spot, deck: Deck, by: Member) -> None:
    """From which set the team draws; what was drawn from another one stays drawn."""
    fresh = _locked(spot.pk)
    fresh.deck, fresh.round = deck, _last_round(fresh.team_id, deck)
    fresh.save(update_fields=["deck", "round"])


@transaction.atomic
def set_handovers(*, spot: Spot, handovers: Sequence[time], at_weekends: bool, by: Member) -> Spot:
    """When a card hangs on the wall by itself; without a time the card of the week stays there."""
    spot.handovers, spot.at_weekends = sorted(set(handovers))[:HANDOVERS_A_DAY], at_weekends
    spot.save(update_fields=["handovers", "at_weekends"])
    record(HandoversSet(team_id=spot.team_id, by_id=by.pk))
    return spot


@transaction.atomic
def draw_card(*, spot: Spot, at: datetime | None = None) -> Draw:
    """Turn a card that this team did not see yet in this round, by chance. Raises NoCards.

    Tablets of one team that draw at once wait for each other here, so that each gets
    another card; other teams are not held up. Raises EnoughForToday.
    """
    at = timezone.localtime(at)
    fresh = _locked(spot.pk)
    left = _left(fresh)
    if not left:
        fresh.round += 1
        fresh.save(update_fields=["round"])
        left = _left(fresh)
    if not left:
        raise NoCards
    return _drawn(fresh, secrets.choice(left), at)


@transaction.atomic
def settle_draw(*, draw: Draw, outcome: DrawOutcome) -> None:
    """What the team chose; the last word counts."""
    draw.outcome = outcome
    draw.save(update_fields=["outcome"])


@transaction.atomic
def choose_week_card(*, spot: Spot, card: Card | None, on: date | None = None) -> Spot:
    """The card of the week: chosen, or drawn from those not seen yet. Raises NoCards."""
    fresh = _locked(spot.pk)
    fresh.week_card = card or draw_card(spot=fresh).card
    fresh.week_from = on or timezone.localdate()
    fresh.save(update_fields=["week_card", "week_from"])
    record(WeekCardChosen(team_id=fresh.team_id, card_id=fresh.week_card.pk))
    return fresh


@transaction.atomic
def forget_old_draws() -> int:
    """What was drawn two years ago teaches nothing any more."""
    return Draw.objects.filter(day__lt=timezone.localdate() - DRAWS_KEPT).delete()[0]


def _locked(spot_id: UUID) -> Spot:
    return Spot.objects.select_for_update(of=("self",)).get(pk=spot_id)


def _drawn(spot: Spot, card_id: UUID, at: datetime) -> Draw:
    """``spot`` is locked and ``card_id`` was not seen yet in its round."""
    if Draw.objects.filter(team=spot.team_id, day=handover_day(at)).count() >= DRAWS_PER_DAY:
        raise EnoughForToday
    return Draw.objects.create(
        team_id=spot.team_id,
        deck_id=spot.deck_id,
        card_id=card_id,
        round=spot.round,
        day=handover_day(at),
        part=part_of(at),
    )


def _left(spot: Spot) -> list[UUID]:
    seen = Draw.objects.filter(team=spot.team_id, deck=spot.deck_id, round=spot.round).values("card")
    cards = Card.objects.filter(deck=spot.deck_id, retired_on=None).exclude(pk__in=seen)
    return list(cards.values_list("pk", flat=True))


def _last_round(team_id: UUID, deck: Deck) -> int:
    last = Draw.objects.filter(team=team_id, deck=deck).order_by("-round").first()
    return last.round if last else 1


def _new_token() -> str:
    return "".join(secrets.choice(LETTERS) for _place in range(SPOT_TOKEN_LENGTH))


def _add_door(spot: Spot) -> None:
    doors.add_door(
        purpose=DoorPurpose.TEAM_CARDS, token=spot.token, organisation_id=current_organisation_id()
    )


@transaction.atomic
def hang_on_wall(*, spot: Spot, outcome: DrawOutcome, card_id: UUID | None = None) -> None:
    """What is pressed on the wall: the card that hangs there is settled, and after "andere kaart" the next one hangs.

    ``card_id`` is what the screen showed. A card that nobody drew yet counts as drawn
    from this press on, so a screen that nobody looks at uses up no cards.
    """
    fresh, at = _locked(spot.pk), timezone.localtime()
    hanging = Draw.objects.filter(team=fresh.team_id, day=handover_day(at), part=part_of(at))
    draw = hanging.filter(outcome=DrawOutcome.TODAY).order_by("-round", "-card__number").first()
    if draw is None and card_id in _left(fresh):
        draw = _drawn(fresh, card_id, at)
    if draw is not None:
        settle_draw(draw=draw, outcome=outcome)
    if outcome == DrawOutcome.ANOTHER:
        settle_draw(draw=draw_card(spot=fresh, at=at), outcome=DrawOutcome.TODAY)
