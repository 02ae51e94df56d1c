"""Asking on behalf of a colleague: she decides, and nobody hears what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.agenda.words import Setting
from rugzak.apps.support.events import HelpSuggested, SuggestionTakenBack
from rugzak.apps.support.models import Suggestion, SupportRequest
from rugzak.apps.support.own_words import sealed_words
from rugzak.apps.support.services.requests import Wish, send_request
from rugzak.apps.support.words import SUGGESTION_DAYS, Haste, Theme
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.dates import day_words


class AlreadySuggested(Refusal):
    """One at a time, whatever became of it: else a second try would tell what she answered."""

    def __init__(self, colleague: Member, until: date) -> None:
        told = {"name": colleague.first_name, "day": day_words(until)}
        super().__init__(_("Je legde %(name)s al iets voor. Dat staat er tot en met %(day)s.") % told)


class CannotAskThere(Refusal):
    def __init__(self, colleague: Member) -> None:
        told = {"name": colleague.first_name}
        super().__init__(_("Waar %(name)s werkt, kan nu niemand hulp vragen in Rugzak.") % told)


@dataclass(frozen=True)
class Thought:
    """What might help a colleague; ``words`` are still readable here."""

    theme: Theme
    setting: Setting
    haste: Haste
    words: str = ""


@transaction.atomic
def suggest_help(*, colleague: Member, thought: Thought, key: UUID, by: Member) -> Suggestion:
    """Lay it before her, once per ``key``. Nobody else sees it, and no coach before she asks."""
    if colleague.pk == by.pk:
        raise ValueError(f"{by.pk} asks for herself without this")
    standing = Suggestion.objects.filter(by=by, colleague=colleague).first()
    if standing is None:
        standing = _laid_before(colleague, thought, key, by)
    if standing.key != key:
        raise AlreadySuggested(colleague, standing.expires_on)
    return standing


@transaction.atomic
def say_yes(*, suggestion_id: UUID, wish: Wish, key: UUID, by: Member) -> SupportRequest | None:
    """It becomes her own question, as if she had thought of it; none when she answered before.

    ``key`` is made by the form: pressing twice sends once, and nothing of the
    suggestion stands in the question.
    """
    if settle_suggestion(suggestion_id=suggestion_id, by=by):
        return send_request(wish=wish, key=key, by=by)
    return SupportRequest.objects.filter(asker=by, key=key).first()


@transaction.atomic
def settle_suggestion(*, suggestion_id: UUID, by: Member) -> bool:
    """She said no, or made a question of it; true when it was still open.

    Which of the two is written nowhere. It is no happening either: with a question
    sent in the same moment beside it, the record would tell.
    """
    return bool(Suggestion.objects.filter(pk=suggestion_id, colleague=by, is_open=True).update(is_open=False))


@transaction.atomic
def take_suggestion_back(*, suggestion: Suggestion, by: Member) -> None:
    """Whoever laid it before her changes her mind; what she already made of it stays hers."""
    gone, _rows = Suggestion.objects.filter(pk=suggestion.pk, by=by).delete()
    if gone:
        record(SuggestionTakenBack(suggestion_id=suggestion.pk, by_id=by.pk))


@transaction.atomic
def forget_suggestions(*, today: date) -> int:
    """After two weeks it is gone, and nobody is told: not asking is an answer too."""
    gone, _rows = Suggestion.objects.filter(expires_on__lt=today).delete()
    return gone


def _laid_before(colleague: Member, thought: Thought, key: UUID, by: Member) -> Suggestion:
    suggestion = Suggestion(
        by=by,
        colleague=colleague,
        theme=thought.theme,
        setting=thought.setting,
        haste=thought.haste,
        expires_on=timezone.localdate() + timedelta(days=SUGGESTION_DAYS),
        key=key,
    )
    suggestion.words = sealed_words(suggestion, thought.words, owner=colleague)
    try:
        with transaction.atomic():
            suggestion.save(force_insert=True)
    except IntegrityError as error:
        if "suggestion_one_at_a_time" not in str(error):
            raise
        return Suggestion.objects.get(by=by, colleague=colleague)
    record(HelpSuggested(suggestion_id=suggestion.pk, by_id=by.pk))
    return suggestion
