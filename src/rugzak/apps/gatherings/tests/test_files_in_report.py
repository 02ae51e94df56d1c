"""Photos and voices in a report: on the screen, on paper with their words, and in the other formats."""

from __future__ import annotations

import io
import json
import zipfile

import pikepdf
import pytest
from django.test import Client
from docx import Document

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.composing import compose
from rugzak.apps.gatherings.exporting import Format, exported
from rugzak.apps.gatherings.models import Gathering, Report
from rugzak.apps.gatherings.services import files, harvest, reporting
from rugzak.apps.gatherings.tests import factories
from rugzak.apps.gatherings.tests.factories import OGG, photo
from rugzak.apps.gatherings.tests.test_files import ABOUT, given, widened
from rugzak.apps.gatherings.words import Circle
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id

pytestmark = pytest.mark.usefixtures("kustmeer")


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
