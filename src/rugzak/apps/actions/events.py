"""What happened to actions: ids and days only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class ActionGiven:
    action_id: UUID
    owner_id: UUID
    due_on: date
    by_id: UUID


@dataclass(frozen=True)
class ActionDone:
    action_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class ActionUndone:
    action_id: UUID
    by_id: UUID


@dataclass(frozen=True)
class ActionMoved:
    action_id: UUID
    due_on: date
    by_id: UUID


@dataclass(frozen=True)
class ActionThrownAway:
    action_id: UUID
    by_id: UUID
