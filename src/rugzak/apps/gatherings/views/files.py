"""Photos and voice notes: giving one from a phone, the wall of the room, and the files themselves."""

from __future__ import annotations

from uuid import UUID

from csp.decorators import csp_update
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.entering import RoomRequest, in_room
from rugzak.apps.gatherings.forms import PhotoForm, VoiceForm
from rugzak.apps.gatherings.models import Gathering
from rugzak.apps.gatherings.services import files
from rugzak.apps.gatherings.services.placing import content_of
from rugzak.apps.gatherings.serving import file_answer
from rugzak.apps.gatherings.views.answering import IN_THE_ROOM
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.ground.accounts.access import access
from rugzak.ground.kernel.attempts import attempt
from rugzak.ground.kernel.data_map import Data

# This page alone may ask for the microphone; everywhere else it stays shut.
MICROPHONE = (
    "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
    " magnetometer=(), microphone=(self), midi=(), payment=(), usb=()"
)


@access(anyone=True, relation=IN_THE_ROOM, data=Data.PERSONAL, methods=("GET", "POST"))
@in_room
def add_photo(request: RoomRequest, room: Gathering) -> HttpResponse:
    return _add(request, room, PieceKind.PHOTO)


@access(anyone=True, relation=IN_THE_ROOM, data=Data.PERSONAL, methods=("GET", "POST"))
@csp_update({"media-src": ["blob:"]})  # to listen to it before it is sent
@in_room
def add_voice(request: RoomRequest, room: Gathering) -> HttpResponse:
    answer = _add(request, room, PieceKind.VOICE)
    answer.headers["Permissions-Policy"] = MICROPHONE
    return answer


@access(anyone=True, relation=IN_THE_ROOM, data=Data.PERSONAL)
@in_room
def wall(request: RoomRequest, room: Gathering) -> HttpResponse:
    """What everybody in the room sees of photos and voices, for as long as the room lives."""
    if not queries.has_a_wall(room):
        return redirect("gatherings:room", code=room.code)
    mine = set() if request.seat is None else {one.pk for one in queries.pieces_of(room, request.seat)}
    rows = [(piece, piece.pk in mine) for piece in queries.files_on_the_wall(room)]
    return render(request, "gatherings/room/wall.html", {"room": room, "rows": rows, "seat": request.seat})


@access(anyone=True, relation=IN_THE_ROOM, data=Data.PERSONAL)
@in_room
def piece_file(request: RoomRequest, room: Gathering, piece_id: UUID) -> HttpResponse:
    """The photo or the sound itself."""
    file = queries.file_in_room(room, piece_id, request.tokens)
    content = content_of(room, file) if file is not None else b""
    if file is None or not content:
        raise Http404
    return file_answer(request, content, file.media_type)


def _add(request: RoomRequest, room: Gathering, kind: PieceKind) -> HttpResponse:
    if request.seat is None or room.script.silent:
        return redirect("gatherings:room", code=room.code)
    form_class = PhotoForm if kind == PieceKind.PHOTO else VoiceForm
    is_sent = request.method == "POST"
    form = form_class(request.POST, request.FILES) if is_sent else form_class()
    if is_sent and form.is_valid():
        given = files.Given(
            piece_id=form.cleaned_data["sleutel"],
            kind=kind,
            content=form.cleaned_data["file"].read(),
            about=form.cleaned_data["about"],
        )
        deed = {"gathering": room, "seat": request.seat, "token": request.token, "given": given}
        if attempt(form, files.add_file, **deed) is not None:
            return redirect(
                "gatherings:wall" if queries.has_a_wall(room) else "gatherings:room", code=room.code
            )
    context = {"room": room, "form": form, "kind": kind, "is_photo": kind == PieceKind.PHOTO}
    return render(request, "gatherings/room/add_file.html", context, status=422 if is_sent else 200)
