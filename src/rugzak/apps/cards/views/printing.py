"""Sets and cards on paper and as files."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from rugzak.apps.cards import formats, printing, queries
from rugzak.apps.cards.models import CardVersion, Deck
from rugzak.apps.cards.printing import Paper
from rugzak.apps.cards.views.answers import card_or_404, deck_or_404, team_or_404
from rugzak.apps.cards.views.bundles import download
from rugzak.apps.cards.views.decks import alt_of
from rugzak.ground.accounts.access import PersonRequest, access

EDGES = ("lang", "kort")


@access()
def print_deck(request: PersonRequest, deck_id: UUID) -> HttpResponse:
    """Choose how to print, with what to tell the printer."""
    return render(request, "cards/print.html", {"deck": deck_or_404(request.person, deck_id)})


@access()
def deck_paper(request: PersonRequest, deck_id: UUID, kind: str) -> HttpResponse:
    """The set as a tagged PDF, for the office printer or the print shop."""
    deck = deck_or_404(request.person, deck_id)
    if kind not in list(Paper):
        raise Http404
    edge = request.GET.get("kant", "lang")
    file = printing.paper(
        Paper(kind),
        _cards(deck),
        title=deck.name,
        address=code_address(request),
        edge=edge if edge in EDGES else "lang",
    )
    return _pdf(file, f"{slugify(deck.name)}-{kind}")


@access()
def deck_file(request: PersonRequest, deck_id: UUID, kind: str) -> HttpResponse:
    """The set as data: JSON and CSV in the open format, or a picture per card."""
    deck = deck_or_404(request.person, deck_id)
    cards, name = _cards(deck), slugify(deck.name)[:40] or "kaarten"
    if kind == "json":
        data = formats.deck_as_data(deck.name, request.person.organisation.name, cards)
        return download(formats.as_file(data), f"{name}.json")
    if kind == "csv":
        return download(formats.deck_as_csv(cards), f"{name}.csv", "text/csv")
    if kind == "png":
        answer = HttpResponse(printing.pictures(cards, map(alt_of, cards)), content_type="application/zip")
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}.zip"'
        return answer
    raise Http404


@access()
def card_picture(request: PersonRequest, card_id: UUID) -> HttpResponse:
    version = card_or_404(request.person, card_id)
    answer = HttpResponse(printing.picture(version, alt=alt_of(version)), content_type="image/png")
    answer.headers["Content-Disposition"] = f'inline; filename="kaart-{version.number}.png"'
    return answer


@access()
def card_poster(request: PersonRequest, card_id: UUID) -> HttpResponse:
    """One card on the wall."""
    version = card_or_404(request.person, card_id)
    address = code_address(request)
    file = printing.poster(
        version, address=address, code=f"{address}{version.number}", kick=_("Nieuwe goede gewoonte"), team=""
    )
    return _pdf(file, f"kaart-{version.number}")


@access(relation="wie in het team werkt of het leidt")
def week_poster(request: PersonRequest, team_id: UUID) -> HttpResponse:
    """The card of the week, with the team's own code."""
    team = team_or_404(request.person, team_id)
    spot = queries.spot_of(team_id)
    version = queries.words_on(spot.week_card_id) if spot else None
    if spot is None or version is None:
        raise Http404
    code = request.build_absolute_uri(reverse("cards:spot", args=[spot.token]))
    file = printing.poster(
        version, address=code_address(request), code=code, kick=_("Kaart van de week"), team=team.name
    )
    return _pdf(file, f"kaart-van-de-week-{version.number}")


def code_address(request: PersonRequest) -> str:
    """What stands before the number in the code on the back of a card."""
    return request.build_absolute_uri(f"/k/{request.person.organisation.slug}/")


def _cards(deck: Deck) -> list[CardVersion]:
    cards = list(queries.cards_in(deck))
    if not cards:
        raise Http404
    return cards


def _pdf(file: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(file, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer
