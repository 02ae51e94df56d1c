"""For who leads: the photos and voices of a session, a photo of paper cards, and what is hidden."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.forms import SheetForm
from rugzak.apps.gatherings.models import Gathering, Piece
from rugzak.apps.gatherings.opening import opened
from rugzak.apps.gatherings.rules import LEADING
from rugzak.apps.gatherings.services import files, harvest
from rugzak.apps.gatherings.services.placing import content_of
from rugzak.apps.gatherings.serving import file_answer
from rugzak.apps.gatherings.words import WITH_FILE
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404
from rugzak.ground.kernel.attempts import attempt
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.ui.toasts import toast

LEADS = "wie deze sessie begeleidt"


@access(*LEADING, relation=LEADS, data=Data.PERSONAL, methods=("GET", "POST"))
def sheets(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    """What is there, and a photo of a sheet of paper cards to add."""
    row = get_or_404(queries.gatherings_for(request.person), gathering_id)
    is_sent = request.method == "POST"
    form = SheetForm(request.POST, request.FILES) if is_sent else SheetForm()
    if is_sent and form.is_valid() and _kept(row, form):
        toast(request, _("De foto ligt bij de oogst."))
        return redirect("gatherings:sheets", gathering_id=row.pk)
    context = {
        "row": row,
        "form": form,
        "pieces": queries.files_for_leader(row),
        "may_add": row.is_live and not row.script.silent,
    }
    return render(request, "gatherings/sheets.html", context, status=422 if is_sent else 200)


@access(*LEADING, relation=LEADS, methods=("POST",))
def hide_file(request: PersonRequest, gathering_id: UUID, piece_id: UUID) -> HttpResponse:
    """Off the wall and out of the report, or back."""
    row = get_or_404(queries.gatherings_for(request.person), gathering_id)
    piece = get_or_404(Piece.objects.filter(gathering=row, kind__in=WITH_FILE), piece_id)
    deed = request.POST.get("wat", "")
    if deed == "client" and "zeker" not in request.POST:
        return ask_first(request, row, piece, back=reverse("gatherings:sheets", args=[row.pk]))
    harvest.set_aside(gathering=row, piece=piece, aside=deed != "toon", names_a_client=deed == "client")
    return redirect("gatherings:sheets", gathering_id=row.pk)


def ask_first(request: PersonRequest, row: Gathering, piece: Piece, *, back: str) -> HttpResponse:
    """What cannot be undone is asked on a page of its own, so that no thumb does it by itself."""
    (piece,) = opened(row, Piece.objects.filter(pk=piece.pk))
    context = {"row": row, "piece": piece, "back": back}
    return render(request, "gatherings/client_can_be_told.html", context)


@access(*LEADING, relation=LEADS, data=Data.PERSONAL)
def leader_file(request: PersonRequest, gathering_id: UUID, piece_id: UUID) -> HttpResponse:
    """The photo or the sound itself, as far as who leads may see it."""
    row = get_or_404(queries.gatherings_for(request.person), gathering_id)
    file = queries.file_for_leader(row, piece_id)
    content = content_of(row, file) if file is not None else b""
    if file is None or not content:
        raise Http404
    return file_answer(request, content, file.media_type)


def _kept(row: Gathering, form: SheetForm) -> bool:
    data = form.cleaned_data
    given = files.Given(
        piece_id=data["sleutel"], kind=PieceKind.PHOTO, content=data["file"].read(), about=data["about"]
    )
    kept = attempt(form, files.photo_of_paper, gathering=row, given=given, circle=data["circle"])
    return kept is not None
