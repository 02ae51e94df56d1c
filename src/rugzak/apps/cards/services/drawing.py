"""Drawing for a team: whoever holds its tablet or scanned its code. Nothing of a person is kept."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.cards.dayparts import handover_day, part_of
from rugzak.apps.cards.events import SpotCodeRenewed, SpotOpened, WeekCardChosen
from rugzak.apps.cards.models import Card, Deck, Draw, Spot
from rugzak.apps.cards.services.starter import lay_starter_set
from rugzak.apps.cards.words import DRAWS_KEPT, DRAWS_PER_DAY, SPOT_TOKEN_LENGTH, DrawOutcome
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
def draw_card(*, spot: Spot, at: datetime | None = None) -> Draw:
    """Turn a card that this team did not see yet in this round, by chance. Raises NoCards.

    Tablets of one team that draw at once wait for each other here, so that each gets
    another card; other teams are not held up. Raises EnoughForToday.
    """
    at = timezone.localtime(at)
    fresh = _locked(spot.pk)
    if Draw.objects.filter(team=fresh.team_id, day=handover_day(at)).count() >= DRAWS_PER_DAY:
        raise EnoughForToday
    left = _left(fresh)
    if not left:
        fresh.round += 1
        fresh.save(update_fields=["round"])
        left = _left(fresh)
    if not left:
        raise NoCards
    return Draw.objects.create(
        team_id=fresh.team_id,
        deck_id=fresh.deck_id,
        card_id=secrets.choice(left),
        round=fresh.round,
        day=handover_day(at),
        part=part_of(at),
    )


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
def draw_for_kiosk(*, spot: Spot, outcome: str) -> None:
    """On the wall: settle the card that hangs there; another card is drawn and hung up at once."""
    if outcome not in DrawOutcome.values:
        return
    at = timezone.localtime()
    hanging = Draw.objects.filter(team=spot.team_id, day=handover_day(at), part=part_of(at))
    draw = hanging.filter(outcome=DrawOutcome.TODAY).first()
    if outcome == DrawOutcome.ANOTHER:
        if draw is not None:
            settle_draw(draw=draw, outcome=DrawOutcome.ANOTHER)
        settle_draw(draw=draw_card(spot=spot), outcome=DrawOutcome.TODAY)
    elif draw is not None:
        settle_draw(draw=draw, outcome=DrawOutcome(outcome))
