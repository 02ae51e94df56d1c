"""Signed files between organisations: making, looking at, taking in, and the receipt."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from rugzak.apps.cards import formats, queries, services, signing
from rugzak.apps.cards.formats import BadFile, Parcel
from rugzak.apps.cards.forms import BundleForm
from rugzak.apps.cards.rules import EDITORS
from rugzak.apps.cards.views.answers import deck_or_404
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.accounts.words import Lane
from rugzak.ground.kernel.attempts import attempt
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.answers import do_or_tell, done

WHO = tuple(sorted(EDITORS))


@access(*WHO)
def bundles(request: PersonRequest) -> HttpResponse:
    return _page(request, BundleForm(), BundleForm(prefix="briefje"))


@access(*WHO, lane=Lane.FULL, methods=("POST",))
def make_bundle(request: PersonRequest, deck_id: UUID) -> HttpResponse:
    """The signed file, to keep or to mail to another organisation."""
    deck = deck_or_404(request.person, deck_id)
    require(request.person, "cards.edit_sets")
    try:
        text = services.make_bundle(deck=deck, cards=list(queries.cards_in(deck)), by=request.person)
    except Refusal as refusal:
        return do_or_tell(request, reverse("cards:deck", args=[deck_id]), "", _raise, refusal=refusal)
    return download(text, f"{slugify(deck.name)[:40] or 'kaarten'}.rugzak-kaarten.json")


@access(*WHO, lane=Lane.FULL, methods=("POST",))
def take_in(request: PersonRequest) -> HttpResponse:
    """Look first: who sent it, does the signature fit, which cards. Then take it in."""
    require(request.person, "cards.edit_sets")
    if "inhoud" in request.POST:
        return _taken_in(request, request.POST["inhoud"])
    form = BundleForm(request.POST, request.FILES)
    text = attempt(form, lambda: _text_of(form))
    parcel = attempt(form, lambda: formats.parcel_in(text)) if text is not None else None
    if parcel is None:
        return _page(request, form, BundleForm(prefix="briefje"), status=422)
    return _look(request, parcel, text or "")


def _look(request: PersonRequest, parcel: Parcel, text: str) -> HttpResponse:
    context = {
        "parcel": parcel,
        "text": text,
        "fingerprint": signing.fingerprint(parcel.public),
        "known": queries.known_key(parcel.sender, parcel.public),
    }
    return render(request, "cards/look_at_bundle.html", context)


def _taken_in(request: PersonRequest, text: str) -> HttpResponse:
    try:
        parcel = formats.parcel_in(text)
    except BadFile as bad:
        return do_or_tell(request, reverse("cards:bundles"), "", _raise, refusal=bad)
    counts = request.POST.get("meetellen") == "1"
    bundle = services.take_in(parcel=parcel, counts_along=counts, by=request.person)
    return done(request, reverse("cards:deck", args=[bundle.deck_id]), _("De kaarten zijn overgenomen."))


@access(*WHO, lane=Lane.FULL, methods=("POST",))
def receipt(request: PersonRequest, bundle_id: UUID) -> HttpResponse:
    """The file that tells the sender: one organisation more uses it."""
    rows = queries.bundles_for(request.person).filter(came_in=True, counts_along=True)
    bundle = get_or_404(rows, bundle_id)
    return download(services.receipt_for(bundle=bundle), "wij-gebruiken-dit.rugzak-kaarten.json")


@access(*WHO, lane=Lane.FULL, methods=("POST",))
def take_receipt(request: PersonRequest) -> HttpResponse:
    require(request.person, "cards.edit_sets")
    form = BundleForm(request.POST, request.FILES, prefix="briefje")
    text = attempt(form, lambda: _text_of(form))
    taken = (
        attempt(form, lambda: services.take_receipt(text=text, by=request.person))
        if text is not None
        else None
    )
    if taken is None:
        return _page(request, BundleForm(), form, status=422)
    return done(request, reverse("cards:bundles"), _("Geteld. Dank aan wie het laat weten."))


def download(text: str, name: str, kind: str = "application/json") -> HttpResponse:
    answer = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _page(request: PersonRequest, form: BundleForm, slip: BundleForm, *, status: int = 200) -> HttpResponse:
    rows = list(queries.bundles_for(request.person)[:30])
    decks = [deck for deck in queries.decks_for(request.person) if deck.is_open]
    context = {"form": form, "slip": slip, "bundles": rows, "decks": decks}
    return render(request, "cards/bundles.html", context, status=status)


def _text_of(form: BundleForm) -> str:
    file = form.cleaned_data["file"]
    if file.size > formats.words.BUNDLE_BYTES_LIMIT:
        raise BadFile(_("Dit bestand is te groot voor een bundel kaarten."), field="file")
    try:
        text: str = file.read().decode("utf-8")
    except UnicodeDecodeError:
        raise BadFile(
            _("Dit is geen bundel van Rugzak. Kies het bestand dat je van de ander kreeg."), field="file"
        ) from None
    return text


def _raise(refusal: Refusal) -> None:
    raise refusal
