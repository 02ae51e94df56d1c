"""Photos and voice notes: made anew, as far as their maker lets them go, and gone with their piece."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import timedelta

import pikepdf
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from docx import Document
from PIL import Image

from rugzak.apps.gatherings import pictures, queries, sounds
from rugzak.apps.gatherings.composing import compose
from rugzak.apps.gatherings.exporting import Format, exported
from rugzak.apps.gatherings.models import Gathering, Piece, PieceFile, Report
from rugzak.apps.gatherings.services import files, harvest, reporting, writing
from rugzak.apps.gatherings.services.placing import content_of
from rugzak.apps.gatherings.serving import file_answer
from rugzak.apps.gatherings.tests import factories
from rugzak.apps.gatherings.tests.factories import M4A, OGG, WEBM, photo
from rugzak.apps.gatherings.words import Circle
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.trust.models import SubjectKey

pytestmark = pytest.mark.usefixtures("kustmeer")
ABOUT = "Een flap met vijf gewoonten"


def given(kind: PieceKind = PieceKind.PHOTO, **values: object) -> tuple[Gathering, Piece]:
    """A photo or a voice in a room, from a phone."""
    row = factories.running("collect", **values)
    seat, token = factories.phone(row)
    content = photo() if kind == PieceKind.PHOTO else WEBM
    one = files.Given(piece_id=new_id(), kind=kind, content=content, about=ABOUT)
    return row, files.add_file(gathering=row, seat=seat, token=token, given=one)


def widened(row: Gathering, piece: Piece, circle: Circle = Circle.REPORT) -> Piece:
    digest = PieceFile.objects.get(piece=piece).digest
    return harvest.choose_circle(
        gathering=row, piece=piece, circle=circle, agreed_text=ABOUT, agreed_file=digest
    )


def reported(samira: Member) -> tuple[Gathering, Report]:
    row, piece = given()
    widened(row, piece)
    seat, token = factories.phone(row)
    voice = files.Given(piece_id=new_id(), kind=PieceKind.VOICE, content=OGG, about="Over de nacht")
    spoken = files.add_file(gathering=row, seat=seat, token=token, given=voice)
    harvest.choose_circle(
        gathering=row,
        piece=spoken,
        circle=Circle.REPORT,
        agreed_text="Over de nacht",
        agreed_file=spoken.file.digest,
    )
    stays = files.Given(piece_id=new_id(), kind=PieceKind.PHOTO, content=photo(), about="Blijft in de kamer")
    files.add_file(gathering=row, seat=seat, token=token, given=stays)
    row = factories.do(factories.harvest(row), "close_room")
    return row, reporting.report_of(gathering=row, by=samira)


# ── What comes in ──


def test_a_photo_is_made_anew_without_place_or_words_and_stands_upright() -> None:
    content = photo(width=3000, height=2000, place=True)
    assert b"Kerkstraat" in content
    made = pictures.made_anew(content)
    with Image.open(io.BytesIO(made)) as one:
        # Turned by its own mark, and no larger than a screen.
        assert (one.format, one.size) == ("JPEG", (1067, 1600))
        assert (dict(one.getexif()), set(one.info) & {"exif", "comment", "xmp", "icc_profile"}) == ({}, set())
    assert b"Kerkstraat" not in made


@pytest.mark.parametrize("content", [b"", b"GIF89a" + b"0" * 99, b"\xff\xd8\xff\xe0 half", b"<svg/>"])
def test_what_is_no_photo_is_refused_by_its_bytes(content: bytes) -> None:
    with pytest.raises(pictures.NoPhoto):
        pictures.made_anew(content)


def test_a_small_file_with_a_very_large_picture_is_not_unpacked() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    with pytest.raises(pictures.PhotoTooLarge):
        pictures.made_anew(out.getvalue())


@pytest.mark.parametrize(("content", "kind"), [(WEBM, "audio/webm"), (OGG, "audio/ogg"), (M4A, "audio/mp4")])
def test_a_sound_is_told_by_its_bytes(content: bytes, kind: str) -> None:
    assert sounds.kind_of(content) == kind


def test_what_a_phone_wrote_beside_a_sound_is_emptied() -> None:
    assert b"Kerkstraat" in M4A
    content, _kind = sounds.cleaned(M4A)
    assert b"Kerkstraat" not in content
    assert (len(content), content[-8:]) == (len(M4A), b"thevoice")


@pytest.mark.parametrize(
    "content",
    [
        b"RIFF0000WAVE",
        b"ID3",
        b"",
        WEBM.replace(b"A_OPUS", b"V_VP8\x00"),
        M4A.replace(b"soun", b"vide"),
        b"\x00\x00\x00\x10ftypM4A 0000" + b"\x00\x00\x00\x04moov",
    ],
)
def test_what_is_no_sound_or_holds_pictures_is_refused(content: bytes) -> None:
    with pytest.raises(sounds.NoSound):
        sounds.cleaned(content)


def test_a_sound_that_is_too_long_is_refused() -> None:
    with pytest.raises(sounds.SoundTooLong):
        sounds.kind_of(WEBM + bytes(3_000_000))


# ── How far it goes ──


def test_the_same_photo_sent_twice_is_once() -> None:
    row = factories.running("collect")
    seat, token = factories.phone(row)
    one = files.Given(piece_id=new_id(), kind=PieceKind.PHOTO, content=photo(), about=ABOUT)
    for _twice in range(2):
        files.add_file(gathering=row, seat=seat, token=token, given=one)
    assert (Piece.objects.count(), PieceFile.objects.count()) == (1, 1)


def test_enough_is_enough_and_a_silent_session_keeps_nothing() -> None:
    row = factories.running("collect")
    seat, token = factories.phone(row)
    made = [
        files.Given(piece_id=new_id(), kind=PieceKind.VOICE, content=OGG, about=ABOUT) for _number in range(7)
    ]
    for one in made[:6]:
        files.add_file(gathering=row, seat=seat, token=token, given=one)
    with pytest.raises(files.EnoughFiles):
        files.add_file(gathering=row, seat=seat, token=token, given=made[6])
    silent = factories.running("collect", script_values={"silent": True})
    seat, token = factories.phone(silent)
    with pytest.raises(writing.NothingStored):
        files.add_file(gathering=silent, seat=seat, token=token, given=made[6])


def test_in_the_room_it_is_sealed_and_further_it_is_the_reports() -> None:
    row, piece = given()
    file = PieceFile.objects.get(piece=piece)
    assert (bool(file.sealed), file.content) == (True, None)
    widened(row, piece)
    file.refresh_from_db()
    assert (file.sealed, bytes(file.content or b"")[:3]) == (None, b"\xff\xd8\xff")
    harvest.choose_circle(gathering=row, piece=piece, circle=Circle.ROOM)
    file.refresh_from_db()
    assert (bool(file.sealed), file.content) == (True, None)


def test_the_database_keeps_a_file_in_one_place() -> None:
    _row, piece = given()
    with pytest.raises(IntegrityError), transaction.atomic():
        PieceFile.objects.filter(piece=piece).update(content=b"ook hier")


def test_wider_asks_exactly_this_file() -> None:
    row, piece = given()
    with pytest.raises(harvest.OtherFile):
        harvest.choose_circle(gathering=row, piece=piece, circle=Circle.REPORT, agreed_text=ABOUT)
    with pytest.raises(harvest.OtherWords):
        harvest.choose_circle(
            gathering=row, piece=piece, circle=Circle.REPORT, agreed_text="Iets anders", agreed_file="x"
        )
    assert widened(row, piece).circle == Circle.REPORT


def test_other_words_bring_the_photo_back_into_the_room() -> None:
    row = factories.running("collect")
    seat, token = factories.phone(row)
    one = files.Given(piece_id=new_id(), kind=PieceKind.PHOTO, content=photo(), about=ABOUT)
    piece = files.add_file(gathering=row, seat=seat, token=token, given=one)
    widened(row, piece)
    factories.piece(row, seat, token, "Een andere flap", PieceKind.PHOTO, piece_id=piece.pk, revision=2)
    piece.refresh_from_db()
    assert (piece.circle, bool(PieceFile.objects.get(piece=piece).sealed)) == (Circle.ROOM, True)


def test_words_alone_are_no_photo() -> None:
    row = factories.running("collect")
    seat, token = factories.phone(row)
    with pytest.raises(writing.NotYours):
        factories.piece(row, seat, token, ABOUT, PieceKind.PHOTO)


def test_a_day_later_what_stayed_in_the_room_is_gone_and_the_rest_is_there() -> None:
    with time_machine.travel(factories.START, tick=False) as clock:
        row, stays = given()
        seat, token = factories.phone(row)
        one = files.Given(piece_id=new_id(), kind=PieceKind.VOICE, content=OGG, about=ABOUT)
        goes = widened(row, files.add_file(gathering=row, seat=seat, token=token, given=one))
        factories.do(factories.harvest(row), "close_room")
        clock.shift(timedelta(hours=23))
        harvest.clear_rooms(at=timezone.now())
        assert PieceFile.objects.count() == 2
        clock.shift(timedelta(hours=2))
        harvest.clear_rooms(at=timezone.now())
        assert [file.piece_id for file in PieceFile.objects.all()] == [goes.pk]
        assert stays.pk != goes.pk


def test_who_led_is_erased_and_only_what_was_given_further_opens() -> None:
    row, piece = given()
    seat, token = factories.phone(row)
    one = files.Given(piece_id=new_id(), kind=PieceKind.PHOTO, content=photo(), about=ABOUT)
    goes = widened(row, files.add_file(gathering=row, seat=seat, token=token, given=one))
    SubjectKey.objects.filter(member=row.host_id).delete()
    opened = {file.piece_id: bool(content_of(row, file)) for file in PieceFile.objects.all()}
    assert opened == {piece.pk: False, goes.pk: True}


# ── On the phone ──


def in_the_room(row: Gathering) -> Client:
    client = Client()
    client.post(f"/m/{row.code}/meedoen/")
    return client


def sent(**changed: object) -> dict[str, object]:
    values: dict[str, object] = {
        "sleutel": str(new_id()),
        "file": SimpleUploadedFile("IMG_1.jpg", photo()),
        "about": ABOUT,
        "no_client": "on",
    }
    return values | changed


def test_a_phone_gives_a_photo_and_the_room_sees_it_and_nobody_else() -> None:
    row = factories.running("collect")
    mine, other = in_the_room(row), in_the_room(row)
    assert mine.post(f"/m/{row.code}/foto/", sent()).status_code == 302
    piece = Piece.objects.get()
    address = f"/m/{row.code}/stukje/{piece.pk}/bestand/"
    assert address in other.get(f"/m/{row.code}/muur/").content.decode()
    answer = other.get(address)
    assert (answer.status_code, answer["Content-Type"], answer["X-Content-Type-Options"]) == (
        200, "image/jpeg", "nosniff",
    )  # fmt: skip
    assert "no-store" in answer["Cache-Control"]
    factories.do(factories.harvest(row), "close_room")
    assert (mine.get(address).status_code, other.get(address).status_code) == (200, 404)
    mine.post(f"/m/{row.code}/stukje/{piece.pk}/weg/")
    assert mine.get(address).status_code == 404
    assert not PieceFile.objects.exists()


@pytest.mark.parametrize("missing", ["no_client", "about", "file"])
def test_without_the_promise_the_words_or_the_file_nothing_is_kept(missing: str) -> None:
    row = factories.running("collect")
    client, values = in_the_room(row), sent()
    del values[missing]
    answer = client.post(f"/m/{row.code}/foto/", values)
    assert answer.status_code == 422
    if missing != "about":
        assert ABOUT in answer.content.decode()
    assert not Piece.objects.exists()


def test_only_the_page_that_records_may_ask_for_the_microphone() -> None:
    row = factories.running("collect")
    client = in_the_room(row)
    page = client.get(f"/m/{row.code}/stem/")
    assert "microphone=(self)" in page["Permissions-Policy"]
    assert "media-src 'self' blob:" in page["Content-Security-Policy"]
    assert "microphone=()" in client.get(f"/m/{row.code}/foto/")["Permissions-Policy"]


def test_the_circle_is_asked_with_the_photo_itself() -> None:
    row = factories.running("collect")
    client = in_the_room(row)
    client.post(f"/m/{row.code}/foto/", sent())
    piece = Piece.objects.get()
    address = f"/m/{row.code}/stukje/{piece.pk}/kring/1/"
    page = client.get(address).content.decode()
    assert f"/m/{row.code}/stukje/{piece.pk}/bestand/" in page
    assert client.post(address, {"tekst": ABOUT, "bestand": "x"}).status_code == 422
    assert client.post(address, {"tekst": ABOUT, "bestand": piece.file.digest}).status_code == 302


def test_in_a_hall_a_photo_lies_on_no_wall() -> None:
    row = factories.running("collect", seats=200, cohost="fenna")
    mine, other = in_the_room(row), in_the_room(row)
    mine.post(f"/m/{row.code}/foto/", sent())
    address = f"/m/{row.code}/stukje/{Piece.objects.get().pk}/bestand/"
    assert (mine.get(address).status_code, other.get(address).status_code) == (200, 404)
    assert other.get(f"/m/{row.code}/muur/").status_code == 302


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("", 200, b"0123456789"),
        ("bytes=0-1", 206, b"01"),
        ("bytes=8-", 206, b"89"),
        ("bytes=-3", 206, b"789"),
        ("bytes=2-99", 206, b"23456789"),
        ("bytes=10-", 416, b""),
        ("bytes=-", 200, b"0123456789"),
        ("meters=1-2", 200, b"0123456789"),
    ],
)
def test_a_file_is_answered_in_the_part_that_was_asked(asked: str, status: int, part: bytes, rf) -> None:
    answer = file_answer(rf.get("/", headers={"Range": asked}), b"0123456789", "audio/webm")
    assert (answer.status_code, answer.content) == (status, part)


# ── Who leads ──


def test_who_leads_photographs_a_sheet_and_hides_what_should_not_be_there(
    samira: Member, fenna: Member, browser_of: Callable[..., Client]
) -> None:
    row = factories.running("collect")
    page = f"/sessies/{row.pk}/fotos/"
    assert browser_of(samira).post(page, sent(circle="1")).status_code == 302
    piece = Piece.objects.get()
    assert (piece.is_paper, piece.circle) == (True, Circle.REPORT)
    file = f"{page}{piece.pk}/"
    assert (browser_of(samira).get(file).status_code, browser_of(fenna).get(file).status_code) == (200, 404)
    browser_of(samira).post(f"{file}verberg/", {"wat": "verberg"})
    assert queries.files_on_the_wall(row) == []
    assert in_the_room(row).get(f"/m/{row.code}/stukje/{piece.pk}/bestand/").status_code == 404


def test_a_photo_that_stays_in_the_room_is_no_longer_who_leads_after_the_close(
    samira: Member, browser_of: Callable[..., Client]
) -> None:
    row, piece = given()
    file = f"/sessies/{row.pk}/fotos/{piece.pk}/"
    assert browser_of(samira).get(file).status_code == 200
    factories.do(factories.harvest(row), "close_room")
    assert browser_of(samira).get(file).status_code == 404


# ── In the report ──


def test_the_report_shows_what_was_given_and_opens_it_for_who_reads_along(samira: Member) -> None:
    row, report = reported(samira)
    blocks = {block.key: [one.about for one in block.files] for block in compose(row, report).shown}
    assert blocks == {"photos": [ABOUT], "voices": ["Over de nacht"]}
    kept = compose(row, report).photos[0]
    address = f"/m/{row.code}/stukje/{kept.piece_id}/bestand/"
    assert Client().get(address).status_code == 404
    reporting.open_preview(report=report, by=samira)
    assert Client().get(address).status_code == 200
    assert address in Client().get(f"/m/{row.code}/verslag/").content.decode()
    reporting.change_block(report=report, key="photos", deed="verberg", by=samira)
    assert Client().get(address).status_code == 404


def taken(row: Gathering, report: Report, kind: Format) -> bytes:
    impression = compose(row, report)
    photos = queries.photos_in(row, [one.piece_id for one in impression.photos])
    return exported(impression, kind, photos)


def test_on_paper_a_photo_has_its_words(samira: Member) -> None:
    row, report = reported(samira)
    with pikepdf.open(io.BytesIO(taken(row, report, Format.PDF))) as pdf:
        alts = {str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one}
        inside = [one for page in pdf.pages for one in page.get_images()]
    assert alts == {ABOUT}
    assert len(inside) == 1


def test_in_word_a_photo_has_its_words_and_a_voice_is_named(samira: Member) -> None:
    row, report = reported(samira)
    document = Document(io.BytesIO(taken(row, report, Format.WORD)))
    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == [ABOUT]
    assert "Over de nacht" in [part.text for part in document.paragraphs]


def test_markdown_brings_its_photos_beside_it(samira: Member) -> None:
    row, report = reported(samira)
    with zipfile.ZipFile(io.BytesIO(taken(row, report, Format.MARKDOWN))) as folder:
        assert folder.namelist() == ["verslag.md", "foto-1.jpg"]
        text = folder.read("verslag.md").decode()
        assert folder.read("foto-1.jpg")[:3] == b"\xff\xd8\xff"
    assert f"![{ABOUT}](foto-1.jpg)" in text
    assert "Blijft in de kamer" not in text


def test_as_data_a_photo_travels_along(samira: Member) -> None:
    row, report = reported(samira)
    blocks = {block["key"]: block for block in json.loads(taken(row, report, Format.DATA))["blocks"]}
    assert [one["alt"] for one in blocks["photos"]["photos"]] == [ABOUT]
    assert blocks["voices"]["voices"] == ["Over de nacht"]


def test_a_report_of_before_there_were_photos_gets_the_part(samira: Member) -> None:
    row, report = reported(samira)
    report.blocks.filter(key__in=("photos", "voices")).delete()
    again = reporting.report_of(gathering=row, by=samira)
    assert set(again.blocks.values_list("key", flat=True)) >= {"photos", "voices"}
