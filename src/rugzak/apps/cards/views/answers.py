"""The page of one form, and how a page fetches what it is about."""

from typing import Any
from uuid import UUID

from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.urls import reverse

from rugzak.apps.cards import queries
from rugzak.apps.cards.models import CardVersion, Deck
from rugzak.apps.people import queries as people
from rugzak.apps.people.queries.places import Team
from rugzak.ground.accounts.access import PersonRequest
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import get_or_404, may
from rugzak.ground.ui.answers import page_with_form


def form_page(
    request: PersonRequest, form: BaseForm, *, title: str, submit: str, back: str, **more: Any
) -> HttpResponse:
    """One form on a page of its own."""
    context = {"title": title, "submit": submit, "back": back, **more}
    return page_with_form(request, "cards/form_page.html", form, **context)


def deck_or_404(person: Member, deck_id: UUID) -> Deck:
    deck: Deck = get_or_404(queries.decks_for(person), deck_id)
    return deck


def card_or_404(person: Member, card_id: UUID) -> CardVersion:
    """What the card says now, when this person may read it."""
    version = queries.cards_for(person).filter(card=card_id).first()
    if version is None:
        raise Http404
    return version


def own_deck_or_404(person: Member, deck_id: UUID) -> Deck:
    """A deck this person may add to and change."""
    deck = deck_or_404(person, deck_id)
    if not may(person, "cards.edit_deck", deck):
        raise Http404
    return deck


def own_card_or_404(person: Member, card_id: UUID) -> CardVersion:
    """A card of which this person may change the words."""
    version = card_or_404(person, card_id)
    if not may(person, "cards.edit_deck", version.card.deck):
        raise Http404
    return version


def team_or_404(person: Member, team_id: UUID) -> Team:
    """A team this person works in or leads: what a team tries is the team's own."""
    if team_id not in people.ids_of_teams_seen_by(person):
        raise Http404
    team: Team = get_or_404(people.teams_for(person), team_id)
    return team


def card_address(version: CardVersion) -> str:
    return reverse("cards:card", args=[version.card_id])


def team_address(team_id: UUID) -> str:
    return reverse("cards:team", args=[team_id])


def own_teams(person: Member) -> list[Team]:
    """The teams for which somebody may act, with their names."""
    ids = people.ids_of_teams_seen_by(person)
    return list(people.teams_for(person).filter(pk__in=ids, ended_on=None)) if ids else []
