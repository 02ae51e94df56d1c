"""Habits on the table: a theme, doubles laid on one another, and what comes in from paper."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.models import Gathering, Piece
from rugzak.apps.gatherings.recognising import points_at_a_client
from rugzak.apps.gatherings.services.harvest import ClientCanBeTold
from rugzak.apps.gatherings.services.joining import paper_seat
from rugzak.apps.gatherings.services.signals import News, tell_room
from rugzak.apps.gatherings.services.writing import Words, give_words, write
from rugzak.apps.gatherings.words import PAPER_STEP, Audience, Circle, Theme
from rugzak.ground.kernel.refusal import Refusal


class NotThisOne(Refusal):
    sentence = _("Kies een andere gewoonte om deze op te leggen.")


@transaction.atomic
def give_theme(*, gathering: Gathering, habit: Piece, theme: str) -> None:
    """The group says which theme it is; the words stay the maker's."""
    habit.theme = theme if theme in Theme.values else ""
    habit.save(update_fields=["theme"])
    tell_room(gathering, News.TALLY)


@transaction.atomic
def give_audience(*, gathering: Gathering, habit: Piece, audience: str) -> None:
    """The group says who does it: a card is never homework for somebody else."""
    habit.audience = audience if audience in Audience.values else ""
    habit.save(update_fields=["audience"])
    tell_room(gathering, News.TALLY)


@transaction.atomic
def merge(*, gathering: Gathering, habit: Piece, into: Piece) -> None:
    """Lay a double on another one. Both stay their maker's; only the upper one shows."""
    if habit.pk == into.pk or into.merged_into_id is not None:
        raise NotThisOne
    Piece.objects.filter(gathering=gathering, merged_into=habit).update(merged_into=into)
    habit.merged_into = into
    habit.save(update_fields=["merged_into"])
    tell_room(gathering, News.TALLY)


@transaction.atomic
def take_apart(*, gathering: Gathering, habit: Piece) -> None:
    """What lay under it lies beside it again."""
    Piece.objects.filter(gathering=gathering, merged_into=habit).update(merged_into=None)
    tell_room(gathering, News.TALLY)


@transaction.atomic
def from_paper(*, gathering: Gathering, body: str, kind: str, circle: Circle, key: UUID) -> Piece:
    """Typed in from a paper card, with the circle that its maker ticked on it. The same ``key`` twice is once."""
    seat, token = paper_seat(gathering)
    words = Words(piece_id=key, kind=kind, step_key=PAPER_STEP, body=body)
    piece = write(gathering=gathering, seat=seat, token=token, words=words)
    if circle != Circle.ROOM and points_at_a_client(body):
        raise ClientCanBeTold
    piece.is_paper, piece.is_late = True, False
    give_words(gathering, piece, circle, piece.body)
    if circle != Circle.ROOM:
        piece.agreed_revision, piece.agreed_at = piece.revision, timezone.now()
    piece.save(
        update_fields=["is_paper", "is_late", "circle", "agreed_revision", "agreed_at", "sealed", "shared"]
    )
    return piece


@dataclass(frozen=True)
class Scale:
    """How many habits lie on each side: per theme and per who does it, all words of both."""

    themes: list[tuple[str, int]]
    audiences: list[tuple[str, int]]

    @property
    def empty(self) -> list[str]:
        return [word for word, n in [*self.themes, *self.audiences] if not n]


def balance(habits: list[Piece]) -> Scale:
    """What lies on the scale now; what has no theme or no audience yet is not on it."""
    themes, audiences = Counter(one.theme for one in habits), Counter(one.audience for one in habits)
    return Scale(
        [(str(theme.label), themes[theme.value]) for theme in Theme],
        [(str(one.label).capitalize(), audiences[one.value]) for one in Audience],
    )
