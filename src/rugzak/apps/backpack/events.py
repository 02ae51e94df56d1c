"""What happens to the things in a bag: ids only."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class ItemWritten:
    item_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class ItemThrownAway:
    item_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class ItemFetchedBack:
    item_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class BagItemShared:
    """With a team or a region; never with one person."""

    item_id: UUID
    team_id: UUID | None
    region_id: UUID | None
    by_id: UUID


@dataclass(frozen=True)
class BagSharingStopped:
    item_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class HandedOut:
    """``owner_id`` is the colleague who got it, if it was one."""

    handout_id: UUID
    visit_id: UUID
    owner_id: UUID | None
    by_id: UUID


@dataclass(frozen=True)
class QuestionAsked:
    """To all coaches of a programme: each of them answers, or says that it never happened to them."""

    question_id: UUID
    programme_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class QuestionAnswered:
    """``experienced`` is False when somebody never met it: that counts as an answer too."""

    question_id: UUID
    asker_id: UUID
    experienced: bool
    by_id: UUID


@dataclass(frozen=True)
class QuestionReminded:
    question_id: UUID


@dataclass(frozen=True)
class QuestionClosed:
    question_id: UUID
    by_id: UUID
