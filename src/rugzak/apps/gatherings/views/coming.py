"""For who leads: who is asked, who comes, who waits, and who was there."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.advice import advice_on
from rugzak.apps.gatherings.forms import GuestForm
from rugzak.apps.gatherings.models import Gathering
from rugzak.apps.gatherings.presence import presence_list
from rugzak.apps.gatherings.qr import square_of
from rugzak.apps.gatherings.rules import LEADING
from rugzak.apps.gatherings.services import guests, inviting, places, ticking
from rugzak.apps.gatherings.words import Coming, Part, State
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, may, require
from rugzak.ground.kernel.attempts import attempt, posted
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.ids import read_id
from rugzak.ground.kernel.pages import PER_PAGE, page_of
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.kernel.searches import PARAM, keep_search, kept_search
from rugzak.ground.ui.toasts import toast

LEADS = "wie deze sessie begeleidt"
SEARCH_LENGTH = 80


@access(*LEADING, relation=LEADS, data=Data.PERSONAL, methods=("GET", "POST"))
def invitations(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    """Who is asked, who comes, who waits; and from the start who was there."""
    row = get_or_404(queries.gatherings_for(request.person), gathering_id)
    deed = request.POST.get("wat", "")
    form = GuestForm(posted(request) if deed == "gast" else None)
    if request.method != "POST":
        return render(request, "gatherings/invitations.html", _page(request, row, form))
    if not deed:
        return _search(request, row)
    require(request.person, "gatherings.invite", row)
    if deed != "gast":
        _do(request, row, deed)
    elif not _kept(request, row, form):
        return render(request, "gatherings/invitations.html", _page(request, row, form), status=422)
    return redirect(_here(request, row))


@access(*LEADING, relation=LEADS, data=Data.PERSONAL)
def presence(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    """Who was ticked, as a table for a register."""
    row = get_or_404(queries.gatherings_for(request.person), gathering_id)
    name = f"aanwezig-{slugify(row.title) or 'sessie'}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(presence_list([row]), content_type="text/csv; charset=utf-8", headers=headers)


def _kept(request: PersonRequest, row: Gathering, form: GuestForm) -> bool:
    if not form.is_valid():
        return False
    values = {"label": form.cleaned_data["label"], "key": form.cleaned_data["sleutel"]}
    address = form.cleaned_data["address"]
    if not address:
        kept = attempt(form, inviting.keep_place_for_guest, gathering=row, by=request.person, **values)
        return kept is not None
    asked = attempt(form, guests.write_to_guest, gathering=row, address=address, by=request.person, **values)
    if asked is not None:
        toast(request, _("De uitnodiging is onderweg."))
    return asked is not None


def _do(request: PersonRequest, row: Gathering, deed: str) -> None:
    try:
        if deed in ("aanmelden-open", "aanmelden-dicht"):
            inviting.open_sign_up(gathering=row, is_open=deed == "aanmelden-open", by=request.person)
        elif deed == "allen-er":
            number = ticking.tick_everybody(gathering=row, by=request.person)
            told = ngettext("%(n)s mens is aangekruist.", "%(n)s mensen zijn aangekruist.", number)
            toast(request, told % {"n": number})
        else:
            _do_with_one(request, row, deed)
    except Refusal as no:
        toast(request, str(no))


def _do_with_one(request: PersonRequest, row: Gathering, deed: str) -> None:
    wanted = read_id(request.POST.get("wie"))
    if wanted is None:
        raise Http404
    asked = get_or_404(row.invitations.select_related("gathering", "letter"), wanted)
    if deed == "weg":
        withdraw = guests.withdraw_guest if hasattr(asked, "letter") else inviting.withdraw
        withdraw(invitation=asked, by=request.person)
    elif deed == "mail-opnieuw" and hasattr(asked, "letter"):
        guests.write_again(invitation=asked, by=request.person)
        toast(request, _("De mail gaat nog eens."))
    elif deed in ("was-er", "was-er-niet"):
        ticking.tick_presence(invitation=asked, came=deed == "was-er", by=request.person)


def _search(request: PersonRequest, row: Gathering) -> HttpResponse:
    """A name does not belong in an address: only a key to it does."""
    key = keep_search(request, request.POST.get("q", "")[:SEARCH_LENGTH].replace("\x00", "").strip())
    kept = {PARAM: key, "stand": request.GET.get("stand", "")}
    return redirect(_with(row, {name: value for name, value in kept.items() if value}))


def _here(request: PersonRequest, row: Gathering) -> str:
    """The same page of the same list."""
    names = (PARAM, "stand", "bladzijde")
    return _with(row, {name: request.GET[name] for name in names if request.GET.get(name)})


def _with(row: Gathering, values: dict[str, str]) -> str:
    address = reverse("gatherings:invitations", args=[row.pk])
    return f"{address}?{urlencode(values)}" if values else address


def _page(request: PersonRequest, row: Gathering, form: GuestForm) -> dict[str, object]:
    now = timezone.now()
    tally = queries.tally_of(row)
    context: dict[str, object] = {
        "row": row,
        "form": form,
        "tally": tally,
        "parts": [(part.label, tally.parts[part.value]) for part in Part],
        "advice": advice_on(row, tally),
        "places": queries.places_told(row, tally),
        "may_invite": may(request.person, "gatherings.invite", row) and row.is_to_come,
        "may_add": ticking.may_add(row, now),
        "too_late": row.is_to_come and not places.may_still_fill(row, now),
        "has_begun": now >= row.starts_at and row.state != State.CANCELLED,
        "can_write": guests.can_write(),
    }
    return context | _list(request, row, tally) | _sign_up(request, row)


def _list(request: PersonRequest, row: Gathering, tally: queries.Tally) -> dict[str, object]:
    words, state = kept_search(request), request.GET.get("stand", "")
    rows = queries.invitations_to(row, words=words, state=state)
    chips = [("", _("Allemaal"), tally.total)]
    chips += [(value, str(Coming(value).label).capitalize(), tally.states[value]) for value in queries.ORDER]
    return {
        "page": page_of(rows, request.GET.get("bladzijde")),
        "words": words,
        "stand": state,
        "chips": [
            (_with(row, {"stand": value} if value else {}), label, n, value) for value, label, n in chips if n
        ],
        "is_long": tally.total > PER_PAGE,
    }


def _sign_up(request: PersonRequest, row: Gathering) -> dict[str, object]:
    if not row.sign_up_key:
        return {}
    address = request.build_absolute_uri(reverse("gatherings:sign_up", args=[row.sign_up_key]))
    return {"address": address, "square": square_of(address, in_capitals=False)}
