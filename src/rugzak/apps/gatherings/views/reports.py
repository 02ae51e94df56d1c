"""The impression report: reading, ordering, sending round for a week, and taking it along."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import ngettext

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.composing import compose
from rugzak.apps.gatherings.entering import RoomRequest, in_room
from rugzak.apps.gatherings.exporting import MEDIA_TYPES, Format, ending_of, exported
from rugzak.apps.gatherings.forms import ReportForm
from rugzak.apps.gatherings.models import Gathering, Piece, Report
from rugzak.apps.gatherings.qr import square_of
from rugzak.apps.gatherings.rules import LEADING
from rugzak.apps.gatherings.services import harvest, proposing, reporting
from rugzak.apps.gatherings.services.habits import balance
from rugzak.apps.gatherings.views.sheets import ask_first
from rugzak.apps.gatherings.words import Circle, ReportState
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404
from rugzak.ground.kernel.attempts import posted
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast

LEADS = "wie deze sessie begeleidt"
FORMATS = (
    (Format.PDF, "PDF"),
    (Format.WORD, "Word"),
    (Format.MARKDOWN, "Markdown"),
    (Format.TABLE, "CSV"),
    (Format.DATA, "JSON"),
)


@access(*LEADING, relation=LEADS, data=Data.PERSONAL)
def report(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    """The report as it would be now, with what may still need a look beside it."""
    row, one = _report(request, gathering_id)
    if one is None:
        return redirect("gatherings:gathering", gathering_id=row.pk)
    impression = compose(row, one)
    to_propose = queries.habits_to_propose(row)
    context: dict[str, Any] = {
        "row": row,
        "report": one,
        "impression": impression,
        "found": impression.found_in,
        "formats": FORMATS,
        "to_propose": len(to_propose),
        "scale": balance(to_propose),
        "aside": queries.set_aside_of(row),
        "edit": request.GET.get("tekst", ""),
        "is_final": one.state == ReportState.FINAL,
    }
    if one.state == ReportState.PREVIEW:
        path = reverse("gatherings:read_along", args=[row.code])
        address = request.build_absolute_uri(path)
        context |= {"address": address, "square": square_of(address, in_capitals=False)}
    return render(request, "gatherings/report.html", context)


@access(*LEADING, relation=LEADS, data=Data.PERSONAL, methods=("GET", "POST"))
def describe_report(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    """Title, opening sentence, and head counts."""
    row, one = _report(request, gathering_id)
    if one is None:
        return redirect("gatherings:gathering", gathering_id=row.pk)
    form = ReportForm(posted(request), initial={name: getattr(one, name) for name in ReportForm.base_fields})
    if request.method == "POST" and form.is_valid():
        try:
            reporting.describe_report(report=one, by=request.person, **form.cleaned_data)
        except Refusal as no:
            toast(request, str(no))
        return redirect("gatherings:report", gathering_id=row.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "gatherings/describe_report.html", {"row": row, "form": form}, status=status)


@access(*LEADING, relation=LEADS, methods=("POST",))
def change_block(request: PersonRequest, gathering_id: UUID, key: str) -> HttpResponse:
    row, one = _report(request, gathering_id)
    if one is not None:
        lead = request.POST.get("zin", "").replace("\x00", "")
        deed = request.POST.get("wat", "")
        try:
            reporting.change_block(report=one, key=key, deed=deed, lead=lead, by=request.person)
        except Refusal as no:
            toast(request, str(no))
    return redirect("gatherings:report", gathering_id=row.pk)


@access(*LEADING, relation=LEADS, methods=("POST",))
def set_aside(request: PersonRequest, gathering_id: UUID, piece_id: UUID) -> HttpResponse:
    """One piece out of the report, or back in; for good when a client can be recognised in it."""
    row, one = _report(request, gathering_id)
    piece = get_or_404(Piece.objects.filter(gathering=row, circle__gte=Circle.REPORT), piece_id)
    deed = request.POST.get("wat", "")
    if deed == "client" and "zeker" not in request.POST:
        return ask_first(request, row, piece, back=reverse("gatherings:report", args=[row.pk]))
    if one is not None:
        harvest.set_aside(gathering=row, piece=piece, aside=deed != "terug", names_a_client=deed == "client")
    return redirect("gatherings:report", gathering_id=row.pk)


@access(*LEADING, relation=LEADS, methods=("POST",))
def open_preview(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    row, one = _report(request, gathering_id)
    if one is not None:
        try:
            reporting.open_preview(report=one, by=request.person)
        except Refusal as no:
            toast(request, str(no))
    return redirect("gatherings:report", gathering_id=row.pk)


@access(*LEADING, relation=LEADS, methods=("POST",))
def propose(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    """Offer the habits as cards, in one press."""
    row, one = _report(request, gathering_id)
    if one is not None:
        try:
            number = proposing.propose_habits(gathering=row, by=request.person)
            told = ngettext("%(n)s gewoonte is voorgesteld.", "%(n)s gewoonten zijn voorgesteld.", number)
            toast(request, told % {"n": number})
        except Refusal as no:
            toast(request, str(no))
    return redirect("gatherings:report", gathering_id=row.pk)


@access(*LEADING, relation=LEADS, data=Data.PERSONAL)
def take_along(request: PersonRequest, gathering_id: UUID, kind: str) -> HttpResponse:
    """A file of the report, at any moment."""
    row, one = _report(request, gathering_id)
    if kind not in {ending for ending, _word in FORMATS} or one is None:
        raise Http404
    try:
        impression = compose(row, one)
        photos = queries.photos_in(row, [photo.piece_id for photo in impression.photos])
        ending = ending_of(impression, Format(kind))
        file = exported(impression, Format(kind), photos)
    except Refusal as no:
        toast(request, str(no))
        return redirect("gatherings:report", gathering_id=row.pk)
    name = f"impressie-{slugify(row.title) or 'sessie'}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(file, content_type=MEDIA_TYPES[ending], headers=headers)


@access(
    anyone=True, relation="wie de code van de kamer heeft, zolang deelnemers meelezen", data=Data.PERSONAL
)
@in_room
def read_along(request: RoomRequest, room: Gathering) -> HttpResponse:
    """The report as everybody who was there may read it for a week, with one's own pieces to take back."""
    one = queries.report_to_read(room)
    if one is None:
        return redirect("gatherings:room", code=room.code)
    context: dict[str, Any] = {
        "room": room,
        "report": one,
        "impression": compose(room, one),
        "kept": [piece for piece in queries.pieces_behind(room, request.tokens) if piece.circle],
    }
    return render(request, "gatherings/room/read_along.html", context)


def _report(request: PersonRequest, gathering_id: UUID) -> tuple[Gathering, Report | None]:
    row = get_or_404(queries.gatherings_for(request.person).select_related("organisation"), gathering_id)
    try:
        return row, reporting.report_of(gathering=row, by=request.person)
    except Refusal as no:
        toast(request, str(no))
        return row, None
