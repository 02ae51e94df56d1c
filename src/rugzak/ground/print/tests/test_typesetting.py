"""A paper is made from data alone: tagged, in Dutch, the same every time, and never for ever."""

import io
import unicodedata

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from rugzak.ground.print import typesetting
from rugzak.ground.print.codes import qr_path, qr_rows
from rugzak.ground.print.letters import covered, printable

SAMPLE = "ground/print/tests/sample.typ"


def text_of(file: bytes) -> str:
    document = pypdfium2.PdfDocument(file)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_a_paper_is_tagged_dutch_and_has_a_title() -> None:
    file = typesetting.pdf(
        SAMPLE, {"title": "Kaarten", "body": "Eerst landen.", "address": qr_rows("HTTPS://X.EXAMPLE/K/1")}
    )
    with pikepdf.open(io.BytesIO(file)) as document:
        assert str(document.Root.Lang) == "nl"
        assert str(document.docinfo["/Title"]) == "Kaarten"
        assert document.Root.MarkInfo.Marked
        assert "pdfuaid:part" in document.Root.Metadata.read_bytes().decode()
    assert "Eerst landen." in text_of(file)


def test_what_people_type_is_never_run_as_source() -> None:
    typed = '#panic("x") = kop *vet* #import "/config/settings.py" `raw` $x$ \\'
    assert typed in text_of(typesetting.pdf(SAMPLE, {"title": typed, "body": typed})).replace("\r\n", " ")


def test_the_same_data_gives_the_same_file() -> None:
    data = {"title": "Kaarten", "body": "Eerst landen."}
    assert typesetting.pdf(SAMPLE, data) == typesetting.pdf(SAMPLE, data)


def test_names_from_elsewhere_stay_and_a_smile_leaves() -> None:
    typed = "Şükrü, Łucja, İlknur en Zoë 🙂 knikten."
    made = unicodedata.normalize("NFC", text_of(typesetting.pdf(SAMPLE, {"title": "Namen", "body": typed})))
    assert "Şükrü, Łucja, İlknur en Zoë knikten." in made
    assert printable({"a": ["ﬁjn → مر"]}) == {"a": ["fijn  ??"]}


def test_every_sign_we_call_printable_prints() -> None:
    signs = "".join(chr(sign) for sign in sorted(covered()) if sign >= 32)
    assert typesetting.pdf(SAMPLE, {"title": "Alles", "body": signs})


def test_a_paper_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(typesetting.TooLongToPrint):
        typesetting.pdf("ground/print/tests/forever.typ", {}, seconds=0.5)


def test_a_layout_that_fails_tells_where_and_a_foreign_one_is_refused() -> None:
    with pytest.raises(typesetting.LayoutFailed, match=r"sample\.typ"):
        typesetting.pdf(SAMPLE, {})
    with pytest.raises(ValueError, match="no layout"):
        typesetting.pdf("../../secret.typ", {})


def test_a_picture_per_page() -> None:
    (picture,) = typesetting.pictures(SAMPLE, {"title": "Kaart", "body": "Eerst landen."}, ppi=72)
    assert Image.open(io.BytesIO(picture)).size == (420, 298)


def test_the_code_on_paper_and_on_screen_is_the_same() -> None:
    size, path = qr_path("HTTPS://X.EXAMPLE/K/1")
    rows = qr_rows("HTTPS://X.EXAMPLE/K/1").split("/")
    assert len(rows) == size
    assert path.count("M") == sum(row.count("1") for row in rows)
