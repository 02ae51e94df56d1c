"""Sets and cards: finding, reading, writing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from rugzak.apps.cards import drawings, queries, services
from rugzak.apps.cards.forms import MOMENTS, CardForm, DeckForm, FindForm
from rugzak.apps.cards.models import Deck
from rugzak.apps.cards.rules import EDITORS
from rugzak.apps.cards.views.answers import (
    card_address,
    card_or_404,
    deck_or_404,
    form_page,
    own_card_or_404,
    own_deck_or_404,
    own_teams,
)
from rugzak.apps.cards.words import CARDS_PER_PAGE, LONG_CARD_WORDS, Audience, Theme
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import may, require
from rugzak.ground.kernel.attempts import attempt, posted
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.ids import read_id
from rugzak.ground.kernel.pages import page_of
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.doors import behind
from rugzak.ground.tenancy.models import Organisation
from rugzak.ground.tenancy.words import DoorPurpose
from rugzak.ground.ui.answers import do_or_tell, done

MONTH = 31 * 24 * 3600


@access()
def cards(request: PersonRequest) -> HttpResponse:
    """The set that came with Rugzak; before it is laid out, how to get it."""
    deck = queries.starter_deck()
    if deck is None:
        return render(request, "cards/no_cards.html", {"may_lay": may(request.person, "cards.edit_sets")})
    return _deck_page(request, deck, everywhere=True)


@access()
def deck(request: PersonRequest, deck_id: UUID) -> HttpResponse:
    return _deck_page(request, deck_or_404(request.person, deck_id))


def _deck_page(request: PersonRequest, deck: Deck, *, everywhere: bool = False) -> HttpResponse:
    """A set. On the first page somebody who looks for a card looks in every set."""
    wanted = FindForm(request.GET)
    chosen = {name: wanted.value(field) for name, field in FIELDS.items()}
    is_narrowed, lying = any(chosen.values()), queries.cards_in(deck)
    readable = queries.choosable_cards_for(request.person) if everywhere else lying
    rows = queries.found(readable if is_narrowed else lying, **chosen)
    return render(
        request,
        "cards/deck.html",
        {
            "deck": deck,
            "page": page_of(rows, request.GET.get("bladzijde"), per_page=CARDS_PER_PAGE),
            "balance": queries.balance_for(deck),
            "wanted": chosen,
            "themes": Theme.choices,
            "audiences": Audience.choices,
            "moments": MOMENTS,
            "is_narrowed": is_narrowed,
            "everywhere": everywhere,
            "own_themes": queries.own_themes_in(readable),
            "may_edit": may(request.person, "cards.edit_deck", deck),
            "users": queries.users_of(deck.pk),
            "teams": own_teams(request.person),
        },
    )


FIELDS = {"words": "q", "theme": "thema", "own_theme": "eigen", "audience": "voor", "moment": "moment"}


@access(*sorted(EDITORS), methods=("POST",))
def lay_set(request: PersonRequest) -> HttpResponse:
    require(request.person, "cards.edit_sets")
    services.lay_starter_set()
    return done(request, reverse("cards:cards"), _("De 84 kaarten liggen klaar."))


@access()
def decks(request: PersonRequest) -> HttpResponse:
    rows = queries.with_counts(queries.decks_for(request.person))
    return render(request, "cards/decks.html", {"decks": list(rows), "may_make": _may_make(request)})


@access(methods=("GET", "POST"))
def make_deck(request: PersonRequest) -> HttpResponse:
    """A set for everybody when one looks after the sets, else one for an own team."""
    teams = [(str(team.pk), team.name) for team in own_teams(request.person)]
    for_all = may(request.person, "cards.edit_sets")
    if not teams and not for_all:
        require(request.person, "cards.edit_sets")
    form = DeckForm(posted(request), teams=teams, for_all=for_all)
    if request.method == "POST":
        made = attempt(form, lambda: services.make_deck(
            name=form.cleaned_data["name"], team_id=read_id(form.cleaned_data.get("team")), by=request.person,
        ))  # fmt: skip
        if made is not None:
            return done(
                request, reverse("cards:deck", args=[made.pk]), _("De set is er. Leg er nu kaarten in.")
            )
    return form_page(
        request, form, title=_("Nieuwe set"), submit=_("Maak de set"), back=reverse("cards:decks")
    )


@access(*sorted(EDITORS), methods=("POST",))
def make_official(request: PersonRequest, deck_id: UUID) -> HttpResponse:
    deck = deck_or_404(request.person, deck_id)
    require(request.person, "cards.edit_sets")
    sentence = _("Deze set is nu van de hele organisatie.")
    address = reverse("cards:deck", args=[deck.pk])
    return do_or_tell(request, address, sentence, services.make_official, deck=deck, by=request.person)


@access()
def card(request: PersonRequest, card_id: UUID) -> HttpResponse:
    """One card: lovely to read, aloud too, with what teams learned and who speaks for it."""
    version = card_or_404(request.person, card_id)
    advocates = queries.advocates_of(version.card)
    context: dict[str, Any] = {
        "face": version,
        "lessons": queries.lessons_of(version.card),
        "versions": list(queries.versions_of(version.card)),
        "advocates": advocates,
        "asked": queries.asked_by(request.person) if advocates else set(),
        "mine": next((one for one in advocates if one.member_id == request.person.pk), None),
        "teams": own_teams(request.person),
        "may_edit": may(request.person, "cards.edit_deck", version.card.deck),
        "may_nominate": queries.may_be_nominated(version.card),
        "picture_alt": alt_of(version),
    }
    return render(request, "cards/card.html", context)


@access(methods=("GET", "POST"))
def add_card(request: PersonRequest, deck_id: UUID) -> HttpResponse:
    deck = own_deck_or_404(request.person, deck_id)
    form = CardForm(posted(request))
    if request.method == "POST":
        made = attempt(form, lambda: services.add_card(deck=deck, words=form.words, by=request.person))
        if made is not None:
            return done(request, card_address(made), _told(made.text, _("De kaart ligt in de set.")))
    back = reverse("cards:deck", args=[deck.pk])
    return form_page(request, form, title=_("Nieuwe kaart"), submit=_("Leg de kaart erin"), back=back)


@access(methods=("GET", "POST"))
def change_card(request: PersonRequest, card_id: UUID) -> HttpResponse:
    version = own_card_or_404(request.person, card_id)
    form = CardForm(posted(request), initial=CardForm.told(version))
    if request.method == "POST":
        changed = attempt(
            form, lambda: services.change_card(card=version.card, words=form.words, by=request.person)
        )
        if changed is not None:
            return done(
                request, card_address(changed), _told(changed.text, _("De kaart heeft een nieuwe versie."))
            )
    title = _("Kaart %(number)s wijzigen") % {"number": version.number}
    return form_page(
        request, form, title=title, submit=_("Bewaar als nieuwe versie"), back=card_address(version)
    )


@access(methods=("POST",))
def retire_card(request: PersonRequest, card_id: UUID) -> HttpResponse:
    version = own_card_or_404(request.person, card_id)
    services.retire_card(card=version.card, by=request.person)
    undo = reverse("cards:put_back_card", args=[card_id])
    return done(request, card_address(version), _("De kaart is uit de set."), undo=undo)


@access(methods=("POST",))
def put_back_card(request: PersonRequest, card_id: UUID) -> HttpResponse:
    version = own_card_or_404(request.person, card_id)
    services.put_back_card(card=version.card, by=request.person)
    return done(request, card_address(version), _("De kaart ligt weer in de set."))


@access(anyone=True, data=Data.OPEN)
def drawing(request: HttpRequest, theme: str, audience: str, number: int) -> HttpResponse:
    """The picture of a card, the same for everybody and for ever."""
    if theme not in Theme.values or audience not in Audience.values or number > 99_999:
        raise Http404
    return _picture(drawings.front(number, theme, audience))


@access(anyone=True, data=Data.OPEN)
def back_drawing(request: HttpRequest, theme: str) -> HttpResponse:
    if theme not in Theme.values:
        raise Http404
    return _picture(drawings.back(theme))


@access(anyone=True, data=Data.OPEN)
def paper_card(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The card behind the code on the back of a paper one; for everybody, as the card itself is."""
    found = None
    for organisation_id in behind(purpose=DoorPurpose.ADDRESS, token=slug.lower()):
        with inside(organisation_id):
            found = queries.open_card(number)
            name = Organisation.objects.values_list("name", flat=True).get(pk=organisation_id)
    if found is None:
        raise Http404
    return render(request, "cards/paper_card.html", {"face": found, "organisation_name": name})


@access(anyone=True, data=Data.OPEN)
def capital_card(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A code in capitals is smaller, so the paper says /K/."""
    return redirect("cards:paper_card", slug=slug.lower(), number=number)


def alt_of(version: Any) -> str:
    """What a picture of the card says, for who cannot see it."""
    told = {"number": version.number, "text": version.text, "moment": version.moment}
    return _("Kaart %(number)s: %(text)s Moment: %(moment)s.") % {
        **told,
        "who": version.get_audience_display(),
    }


def _picture(svg: str) -> HttpResponse:
    answer = HttpResponse(svg, content_type="image/svg+xml")
    answer.headers["Cache-Control"] = f"public, max-age={MONTH}"
    return answer


def _told(text: str, sentence: str) -> str:
    """A long card may ask two things: said, not forbidden."""
    if len(text.split()) <= LONG_CARD_WORDS:
        return sentence
    return sentence + " " + _("De tekst is lang. Past het ook in één zin?")


def _may_make(request: PersonRequest) -> bool:
    return may(request.person, "cards.edit_sets") or bool(own_teams(request.person))
