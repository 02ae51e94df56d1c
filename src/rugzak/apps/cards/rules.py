"""Who may do what with cards. Everybody reads the sets; what is somebody's own has no rule that opens it."""

from typing import Any
from uuid import UUID

import rules

from rugzak.apps.cards.models import Adoption, Asking, Deck, Nomination
from rugzak.apps.cards.words import AskingState, DeckKind, NominationState
from rugzak.apps.people import queries as people
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import is_signed_in
from rugzak.ground.accounts.words import Role

# Who looks after the sets of the organisation.
EDITORS = frozenset({Role.PROGRAMME_MANAGER, Role.FACILITATOR})
# Who may look at what is proposed: people who know the floor.
CHECKERS = EDITORS | {Role.COACH}
READS_FIGURES = EDITORS | {Role.BOARD, Role.WORKS_COUNCIL}


@rules.predicate
def is_editor(person: Member | None, thing: Any = None) -> bool:
    return person is not None and not person.has_left and bool(person.roles & EDITORS)


@rules.predicate
def is_checker(person: Member | None, thing: Any = None) -> bool:
    return person is not None and not person.has_left and bool(person.roles & CHECKERS)


@rules.predicate
def reads_figures(person: Member | None, thing: Any = None) -> bool:
    return person is not None and bool(person.roles & READS_FIGURES)


@rules.predicate
def belongs_to_team(person: Member | None, team_id: UUID | None) -> bool:
    """Works in the team today, or leads it."""
    return person is not None and team_id is not None and team_id in people.ids_of_teams_seen_by(person)


@rules.predicate
def is_of_own_team(person: Member | None, deck: Deck | None) -> bool:
    return deck is not None and bool(belongs_to_team(person, deck.team_id))


@rules.predicate
def is_for_everybody(person: Member | None, deck: Deck | None) -> bool:
    return deck is not None and deck.kind != DeckKind.TEAM


@rules.predicate
def is_advocate(person: Member | None, adoption: Adoption | None) -> bool:
    return person is not None and adoption is not None and adoption.member_id == person.pk


@rules.predicate
def is_asked(person: Member | None, asking: Asking | None) -> bool:
    return (
        asking is not None and asking.state == AskingState.OPEN and bool(is_advocate(person, asking.adoption))
    )


@rules.predicate
def did_not_propose(person: Member | None, nomination: Nomination | None) -> bool:
    return person is not None and nomination is not None and nomination.by_id != person.pk


@rules.predicate
def is_open(person: Member | None, nomination: Nomination | None) -> bool:
    return nomination is not None and nomination.state == NominationState.OPEN


rules.add_rule("cards.edit_sets", is_editor)
rules.add_rule("cards.edit_deck", (is_editor & is_for_everybody) | is_of_own_team)
rules.add_rule("cards.play_for_team", belongs_to_team)
rules.add_rule("cards.give", is_signed_in)
rules.add_rule("cards.stop_adoption", is_advocate)
rules.add_rule("cards.answer_asking", is_asked)
rules.add_rule("cards.check", is_checker & did_not_propose & is_open)
rules.add_rule("cards.see_figures", reads_figures)
