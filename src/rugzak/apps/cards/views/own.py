"""What is somebody's own: pledges, an own deck, presents, and a month as positivity spy."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.cards import queries, services
from rugzak.apps.cards.forms import OwnCardForm, OwnDeckForm, PledgeForm, SpyForm
from rugzak.apps.cards.views.answers import card_address, card_or_404, form_page, own_teams, team_or_404
from rugzak.apps.cards.words import ADVOCATE_CAP
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404
from rugzak.ground.accounts.words import Lane
from rugzak.ground.kernel.attempts import attempt, posted
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.ids import new_id, read_id
from rugzak.ground.ui.answers import do_or_tell, done

OWNER = "alleen voor jezelf"


@access(relation=OWNER, data=Data.CONFIDENTIAL, lane=Lane.FULL)
def mine(request: PersonRequest) -> HttpResponse:
    """One's own deck, pledges and presents, and what one speaks for."""
    person = request.person
    context = {
        "pledges": queries.opened_pledges(person),
        "piles": queries.opened_piles(person),
        "got": queries.opened_gifts(queries.gifts_to(person)),
        "given": queries.opened_gifts(queries.gifts_by(person)),
        "adoptions": queries.with_card_words(queries.adoptions_for(person)),
        "askings": queries.askings_with_words(person),
        "cap": ADVOCATE_CAP,
        "teams": own_teams(person),
    }
    return render(request, "cards/mine.html", context)


@access(relation=OWNER, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("GET", "POST"))
def pledge(request: PersonRequest) -> HttpResponse:
    return _pledge(request, None)


@access(relation=OWNER, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("GET", "POST"))
def pledge_with(request: PersonRequest, card_id: UUID) -> HttpResponse:
    """A pledge that begins with the words of a card."""
    return _pledge(request, card_id)


def _pledge(request: PersonRequest, card_id: UUID | None) -> HttpResponse:
    version = card_or_404(request.person, card_id) if card_id else None
    form = PledgeForm(posted(request), initial={"if_then": version.if_then if version else ""})
    if request.method == "POST":
        made = attempt(form, lambda: services.make_pledge(
            if_then=form.cleaned_data["if_then"], remind_at=form.cleaned_data["remind_at"],
            card=version.card if version else None, key=form.cleaned_data["sleutel"], by=request.person,
        ))  # fmt: skip
        if made is not None:
            return done(request, reverse("cards:mine"), _("Bewaard. Alleen jij leest het."))
    back = card_address(version) if version else reverse("cards:mine")
    return form_page(request, form, title=_("Iets voor jezelf"), submit=_("Bewaar voor mij"), back=back)


@access(relation=OWNER, lane=Lane.FULL, methods=("POST",))
def throw_pledge_away(request: PersonRequest, pledge_id: UUID) -> HttpResponse:
    row = get_or_404(queries.pledges_for(request.person), pledge_id)
    services.throw_pledge_away(pledge=row, by=request.person)
    return done(request, reverse("cards:mine"), _("Weg. Het wordt gewist."))


@access(relation=OWNER, lane=Lane.FULL, methods=("POST",))
def keep_card(request: PersonRequest, card_id: UUID) -> HttpResponse:
    version = card_or_404(request.person, card_id)
    services.keep_card(card=version.card, key=new_id(), by=request.person)
    return done(request, card_address(version), _("De kaart ligt bij jouw kaarten. Alleen jij ziet dat."))


@access(relation=OWNER, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("GET", "POST"))
def write_own_card(request: PersonRequest) -> HttpResponse:
    form = OwnCardForm(posted(request))
    if request.method == "POST":
        made = attempt(form, lambda: services.write_own_card(
            text=form.cleaned_data["text"], key=form.cleaned_data["sleutel"], by=request.person,
        ))  # fmt: skip
        if made is not None:
            return done(request, reverse("cards:mine"), _("De kaart ligt bij jouw kaarten."))
    title, back = _("Een kaart voor jezelf"), reverse("cards:mine")
    return form_page(request, form, title=title, submit=_("Leg hem bij mijn kaarten"), back=back)


@access(relation=OWNER, data=Data.CONFIDENTIAL, lane=Lane.FULL, methods=("GET", "POST"))
def make_own_deck(request: PersonRequest) -> HttpResponse:
    form = OwnDeckForm(posted(request))
    if request.method == "POST":
        made = attempt(form, lambda: services.make_own_deck(
            name=form.cleaned_data["name"], key=form.cleaned_data["sleutel"], by=request.person,
        ))  # fmt: skip
        if made is not None:
            return done(request, reverse("cards:mine"), _("De stapel is er. Leg er kaarten op."))
    return form_page(
        request, form, title=_("Een nieuwe stapel"), submit=_("Maak de stapel"), back=reverse("cards:mine")
    )


@access(relation=OWNER, lane=Lane.FULL, methods=("POST",))
def undo_own_deck(request: PersonRequest, deck_id: UUID) -> HttpResponse:
    deck = get_or_404(queries.own_decks_for(request.person), deck_id)
    services.undo_own_deck(deck=deck, by=request.person)
    return done(
        request, reverse("cards:mine"), _("De stapel is opgeheven. De kaarten liggen op je eerste stapel.")
    )


@access(relation=OWNER, lane=Lane.FULL, methods=("POST",))
def move_own_card(request: PersonRequest, own_card_id: UUID) -> HttpResponse:
    """To the pile in ``stapel``; empty is the first pile."""
    row = get_or_404(queries.own_cards_for(request.person), own_card_id)
    chosen = read_id(request.POST.get("stapel", ""))
    deck = get_or_404(queries.own_decks_for(request.person), chosen) if chosen else None
    services.move_own_card(own=row, deck=deck, by=request.person)
    return done(request, reverse("cards:mine"), _("De kaart ligt op een andere stapel."))


@access(relation=OWNER, lane=Lane.FULL, methods=("POST",))
def throw_own_card_away(request: PersonRequest, own_card_id: UUID) -> HttpResponse:
    row = get_or_404(queries.own_cards_for(request.person), own_card_id)
    services.throw_own_card_away(own=row, by=request.person)
    return done(request, reverse("cards:mine"), _("De kaart is weg uit jouw kaarten."))


@access(relation="wie in het team werkt; wat de spion schrijft leest alleen die zelf", data=Data.CONFIDENTIAL,
        lane=Lane.FULL, methods=("GET", "POST"))  # fmt: skip
def spy(request: PersonRequest, team_id: UUID) -> HttpResponse:
    """The positivity spy of the month: how it works, and for the spy a place for notes."""
    team = team_or_404(request.person, team_id)
    turn = queries.spy_turn_of(request.person, team_id, timezone.localdate())
    form = SpyForm(posted(request), initial={"seen": queries.seen_by_spy(turn) if turn else ""})
    if request.method == "POST" and turn is not None and form.is_valid():
        services.write_as_spy(turn=turn, seen=form.cleaned_data["seen"], by=request.person)
        return done(request, request.path, _("Bewaard. Alleen jij leest het."))
    context = {"team": team, "turn": turn, "form": form}
    return render(request, "cards/spy.html", context, status=422 if form.errors else 200)


@access(relation="wie in het team werkt", lane=Lane.FULL, methods=("POST",))
def become_spy(request: PersonRequest, team_id: UUID) -> HttpResponse:
    team_or_404(request.person, team_id)
    address, sentence = reverse("cards:spy", args=[team_id]), _("Jij bent de spion. Niemand weet het.")
    return do_or_tell(request, address, sentence, services.become_spy, team_id=team_id, by=request.person)


@access(relation="wie in het team werkt", lane=Lane.FULL, methods=("POST",))
def end_spy_turn(request: PersonRequest, team_id: UUID) -> HttpResponse:
    team_or_404(request.person, team_id)
    turn = queries.spy_turn_of(request.person, team_id, timezone.localdate())
    if turn is not None:
        services.end_spy_turn(turn=turn, by=request.person)
    return done(request, reverse("cards:spy", args=[team_id]), _("Klaar. Je notities zijn gewist."))


@access()
def round_of_good(request: PersonRequest) -> HttpResponse:
    """A closing round of two minutes: what goes well?"""
    return render(request, "cards/round_of_good.html")
