"""Who gets a notice of what about cards. As everywhere: that something waits and where, never what."""

from rugzak.apps.cards.events import (
    AdvocateAsked,
    AskingAnswered,
    CardGiven,
    CardNominated,
    HabitProposed,
    IdeaSettled,
    NominationAnswered,
    NominationsLate,
    PledgeReminded,
)
from rugzak.apps.people import queries as people
from rugzak.config.telling import _tell as tell
from rugzak.ground.notices.words import NoticeKind


def who_got_a_card(event: CardGiven) -> None:
    tell(NoticeKind.SHARED, {event.to_id}, "cards:mine")


def the_advocate(event: AdvocateAsked) -> None:
    tell(NoticeKind.WORK, {event.advocate_id}, "cards:mine")


def who_asked_an_advocate(event: AskingAnswered) -> None:
    tell(NoticeKind.ANSWER, {event.asker_id} - {event.by_id}, "cards:cards")


def who_asked_for_a_reminder(event: PledgeReminded) -> None:
    tell(NoticeKind.ANSWER, {event.owner_id}, "cards:mine")


def who_looks_after_the_sets(event: HabitProposed | CardNominated | NominationsLate) -> None:
    doer = getattr(event, "by_id", None)
    tell(NoticeKind.WORK, people.programme_managers() - {doer}, "cards:commons")


def who_thought_of_a_habit(event: IdeaSettled) -> None:
    if event.thinker_id is not None:
        tell(NoticeKind.ANSWER, {event.thinker_id} - {event.by_id}, "cards:commons")


def who_proposed_a_card(event: NominationAnswered) -> None:
    tell(NoticeKind.ANSWER, {event.proposer_id} - {event.by_id}, "cards:commons")
