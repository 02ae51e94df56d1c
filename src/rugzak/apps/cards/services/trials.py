"""A team tries a card: begin, pause, look once, and end well."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.cards.events import TrialBegan, TrialEnded, TrialLookedAt, TrialMoved
from rugzak.apps.cards.models import Card, Ending, Look, Trial
from rugzak.apps.cards.words import ENDINGS, RUNNING, TRIAL_DAYS, TRIAL_LIMITS, TrialState, Went
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal


class AlreadyTrying(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Jullie proberen deze kaart al. Kijk bij wat jullie uitproberen."))


class TrialOver(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Deze proef is al afgerond. Je kunt de kaart opnieuw proberen."))


class LengthOutOfRange(Refusal):
    def __init__(self) -> None:
        least, most = TRIAL_LIMITS
        told = {"least": least, "most": most}
        super().__init__(
            _("Een proef duurt %(least)s tot %(most)s dagen. Kies een andere laatste dag.") % told,
            field="ends_on",
        )


@transaction.atomic
def begin_trial(
    *, team_id: UUID, card: Card, own_words: str = "", ends_on: date | None = None, key: UUID
) -> Trial:
    """Two weeks, unless the team chooses otherwise. Pressing twice begins once."""
    there = Trial.objects.filter(team_id=team_id, key=key).first()
    if there is not None:
        return there
    if Trial.objects.filter(team_id=team_id, card=card, state__in=RUNNING).exists():
        raise AlreadyTrying
    today = timezone.localdate()
    ends_on = ends_on or today + timedelta(days=TRIAL_DAYS - 1)
    _refuse_length(today, ends_on)
    trial = Trial.objects.create(
        team_id=team_id, card=card, own_words=own_words, starts_on=today, ends_on=ends_on, key=key
    )
    record(TrialBegan(trial_id=trial.pk))
    return trial


@transaction.atomic
def pause_trial(*, trial: Trial) -> Trial:
    """One tap, and nobody asks why."""
    fresh = _running(trial)
    if fresh.state == TrialState.TRYING:
        fresh.state, fresh.paused_on = TrialState.PAUSED, timezone.localdate()
        fresh.save(update_fields=["state", "paused_on"])
        record(TrialMoved(trial_id=fresh.pk, state=TrialState.PAUSED))
    return fresh


@transaction.atomic
def resume_trial(*, trial: Trial) -> Trial:
    """Go on; the days of the pause are added at the end."""
    fresh = _running(trial)
    if fresh.paused_on is not None:
        away = timezone.localdate() - fresh.paused_on
        fresh.starts_on, fresh.ends_on = fresh.starts_on + away, fresh.ends_on + away
        fresh.state, fresh.paused_on = TrialState.TRYING, None
        fresh.save(update_fields=["state", "paused_on", "starts_on", "ends_on"])
        record(TrialMoved(trial_id=fresh.pk, state=TrialState.TRYING))
    return fresh


@transaction.atomic
def change_trial(*, trial: Trial, own_words: str, ends_on: date) -> Trial:
    """Another last day, or other words for how this team does it."""
    fresh = _running(trial)
    _refuse_length(fresh.starts_on, ends_on)
    fresh.own_words, fresh.ends_on = own_words, ends_on
    fresh.save(update_fields=["own_words", "ends_on"])
    record(TrialMoved(trial_id=fresh.pk, state=TrialState(fresh.state)))
    return fresh


@transaction.atomic
def look_at_trial(*, trial: Trial, went: Went, saw: str = "") -> Look:
    """The one question, a week later. Answering again replaces what was said."""
    fresh = _running(trial)
    look, _made = Look.objects.update_or_create(
        trial=fresh, defaults={"went": went, "saw": saw, "on": timezone.localdate()}
    )
    record(TrialLookedAt(trial_id=fresh.pk))
    return look


@transaction.atomic
def end_trial(
    *, trial: Trial, state: TrialState, why: str = "", now: str = "", shared: bool = False
) -> Ending:
    """Kept, changed, or learned and not kept: three good endings."""
    if state not in ENDINGS:
        raise ValueError(f"{state!r} ends nothing")
    fresh = _running(trial)
    fresh.state, fresh.ended_on, fresh.paused_on = state, timezone.localdate(), None
    fresh.save(update_fields=["state", "ended_on", "paused_on"])
    ending = Ending.objects.create(trial=fresh, why=why, now=now, shared=shared and bool(why))
    record(TrialEnded(trial_id=fresh.pk, state=state))
    return ending


def _running(trial: Trial) -> Trial:
    fresh = Trial.objects.select_for_update(of=("self",)).get(pk=trial.pk)
    if fresh.state not in RUNNING:
        raise TrialOver
    return fresh


def _refuse_length(starts_on: date, ends_on: date) -> None:
    least, most = TRIAL_LIMITS
    if not least <= (ends_on - starts_on).days + 1 <= most:
        raise LengthOutOfRange
