"""Drawing with a team's code, without signing in: the fan, the card, what the team chose, and the kiosk.

What is shown is fetched inside the team's organisation and drawn on the page outside
it: whoever looks may be signed in elsewhere, or nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.cards import queries, services
from rugzak.apps.cards.dayparts import HANDOVERS, part_of
from rugzak.apps.cards.forms import LookForm
from rugzak.apps.cards.models import Spot
from rugzak.apps.cards.words import BACKS_IN_FAN, DrawOutcome, Theme
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.throttle import count_try, limited
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.ids import read_id
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.print.codes import qr_path
from rugzak.ground.tenancy.context import inside

CODE = "wie de code van het team heeft"
LONG_TEXT, MIDDLE_TEXT = 80, 50


@contextmanager
def at_spot(request: HttpRequest, token: str) -> Iterator[Spot]:
    """Inside the organisation of the team with this code; a code that opens nothing counts as a guess."""
    organisation_id = queries.organisation_behind(token)
    if organisation_id is None:
        count_try(request)
        raise Http404
    with inside(organisation_id):
        spot = queries.spot_with(token)
        if spot is None:
            raise Http404
        yield spot


@access(anyone=True, relation=CODE, data=Data.OPEN, methods=("GET", "POST"))
@limited
def spot(request: HttpRequest, token: str) -> HttpResponse:
    """The fan of backs; pressing one turns a card."""
    with at_spot(request, token) as here:
        if request.method == "POST":
            return _drawn(request, here)
        waiting = queries.question_waiting(here.team_id, timezone.localdate())
    return _page(request, "cards/spot.html", here, waiting=waiting, look=LookForm(), fan=_fan())


def _drawn(request: HttpRequest, here: Spot) -> HttpResponse:
    try:
        draw = services.draw_card(spot=here)
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
        return redirect("cards:spot", here.token)
    return redirect(reverse("cards:drawn", args=[here.token, draw.pk]) + "?omdraaien=1")


@access(anyone=True, relation=CODE, data=Data.OPEN, methods=("GET", "POST"))
@limited
def drawn(request: HttpRequest, token: str, draw_id: UUID) -> HttpResponse:
    """The card that was turned, and what the team does with it."""
    with at_spot(request, token) as here:
        draw = queries.draw_of(here, draw_id)
        if draw is None:
            raise Http404
        face = queries.words_on(draw.card_id)
        if request.method == "POST":
            outcome = request.POST.get("keuze", "")
            if outcome not in DrawOutcome.values:
                return redirect("cards:drawn", token, draw_id)
            services.settle_draw(draw=draw, outcome=DrawOutcome(outcome))
            if outcome == DrawOutcome.ANOTHER:
                return _drawn(request, here)
            return redirect("cards:drawn", token, draw_id)
    return _page(request, "cards/drawn.html", here, face=face, draw=draw, turns="omdraaien" in request.GET)


@access(anyone=True, relation=CODE, data=Data.OPEN, methods=("POST",))
@limited
def spot_look(request: HttpRequest, token: str, trial_id: UUID) -> HttpResponse:
    """The one question, answered where the team stands together."""
    with at_spot(request, token) as here:
        trial = queries.trials_of(here.team_id).filter(pk=trial_id).first()
        if trial is None:
            raise Http404
        form = LookForm(request.POST)
        if not form.is_valid():
            waiting = queries.with_words([trial])[0]
        else:
            try:
                services.look_at_trial(trial=trial, **form.cleaned_data)
                messages.success(request, _("Bedankt. Jullie antwoord is bewaard, zonder namen."))
            except Refusal as refusal:
                messages.error(request, str(refusal.sentence))
            return redirect("cards:spot", token)
    return _page(request, "cards/spot.html", here, waiting=waiting, look=form, fan=_fan(), status=422)


@access(anyone=True, relation=CODE, data=Data.OPEN, methods=("GET", "POST"))
@limited
def kiosk(request: HttpRequest, token: str) -> HttpResponse:
    """One card on a screen on the wall; it looks again when a handover begins or ends, and every five minutes."""
    with at_spot(request, token) as here:
        if request.method == "POST":
            _press_on_wall(request, here)
            return redirect("cards:kiosk", token)
        wall = queries.on_the_wall(here)
    size, path = qr_path(request.build_absolute_uri(reverse("cards:spot", args=[token])).upper())
    context: dict[str, Any] = {"wall": wall, "face": wall.face, "text_class": _text_class(wall.face)}
    return _page(request, "cards/kiosk.html", here, qr_size=size, qr_d=path, **context)


def _press_on_wall(request: HttpRequest, here: Spot) -> None:
    """Nonsense changes nothing; a set without cards is told on the screen."""
    outcome = request.POST.get("keuze", "")
    if outcome not in DrawOutcome.values:
        return
    try:
        services.hang_on_wall(
            spot=here, outcome=DrawOutcome(outcome), card_id=read_id(request.POST.get("kaart", ""))
        )
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))


@access()
def kitchen_table(request: PersonRequest) -> HttpResponse:
    """Cards for client, family and carer together, in large type. Nothing is kept, not even which."""
    return _kitchen(request, reverse("cards:kitchen_table"))


@access(anyone=True, relation=CODE, data=Data.OPEN)
@limited
def spot_kitchen(request: HttpRequest, token: str) -> HttpResponse:
    """The same on the team's tablet."""
    with at_spot(request, token):
        return _kitchen(request, reverse("cards:spot_kitchen", args=[token]))


def _kitchen(request: HttpRequest, here: str) -> HttpResponse:
    """A shuffled pile that stands in the address: going back shows the card before."""
    deck = queries.starter_deck()
    pile = list(queries.cards_in(deck).exclude(audience="leidinggevende-bestuurder")) if deck else []
    shuffle = _number(request.GET.get("stapel")) or timezone.now().microsecond + 1
    place = _number(request.GET.get("kaart"))
    Random(shuffle).shuffle(pile)  # noqa: S311 (a pile of cards, no secret)
    face = pile[place % len(pile)] if pile else None
    context = {"face": face, "here": here, "shuffle": shuffle, "next": place + 1, "before": place - 1}
    return render(request, "cards/kitchen.html", context)


def _page(request: HttpRequest, template: str, here: Spot, *, status: int = 200, **more: Any) -> HttpResponse:
    part = part_of(timezone.localtime())
    context = {"spot": here, "team": here.team, "part": HANDOVERS[part], **more}
    answer = render(request, template, context, status=status)
    # The code stands in the address: no cache keeps the page. (The house's own policy sends it to no
    # other site; "no-referrer" would also hide from our own forms that they are ours.)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _fan() -> list[str]:
    themes = Theme.values
    return [themes[place * 2 % len(themes)] for place in range(BACKS_IN_FAN)]


def _text_class(face: Any) -> str:
    length = len(face.text) if face else 0
    return "k3" if length >= LONG_TEXT else "k2" if length >= MIDDLE_TEXT else "k1"


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0
