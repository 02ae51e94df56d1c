"""On paper: the right pages, each back behind its front, tagged, and readable by a machine."""

import io
import time
from functools import cache

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from rugzak.apps.cards import printing
from rugzak.apps.cards.models import Card, CardVersion
from rugzak.apps.cards.printing import Paper
from rugzak.apps.cards.shipped import shipped_cards

ADDRESS = "https://rugzak.kustmeer.example/k/kustmeer/"
A4, MM = (595.28, 841.89), 72 / 25.4
PAGES = {Paper.SHEETS: 22, Paper.A6: 84, Paper.LARGE: 84, Paper.SHOP: 168}
NEAR = 0.5 * MM


def cards() -> list[CardVersion]:
    return [CardVersion(card=Card(number=one.number, code=one.code), **one.words) for one in shipped_cards()]


@cache
def made(kind: Paper, edge: str = "lang") -> bytes:
    return printing.paper(kind, cards(), title="84 kleine goede gewoonten", address=ADDRESS, edge=edge)


@pytest.mark.parametrize("kind", list(Paper))
def test_every_paper_is_tagged_dutch_titled_and_complete(kind: Paper) -> None:
    with pikepdf.open(io.BytesIO(made(kind))) as file:
        assert len(file.pages) == PAGES[kind]
        assert str(file.Root.Lang) == "nl"
        assert str(file.docinfo["/Title"]) == "84 kleine goede gewoonten"
        assert file.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in file.Root
        assert b"pdfuaid:part" in file.Root.Metadata.read_bytes()
    # Cards that lie on their side are read line by line in another order, but every word is there.
    words = text_of(made(kind)).split()
    told = "Leg één kaart op tafel bij de overdracht. Praat er drie minuten over."
    assert set(told.split()) <= set(words)
    assert kind in (Paper.SHEETS, Paper.A6) or told in " ".join(words)


def test_every_code_has_an_alternative_text() -> None:
    with pikepdf.open(io.BytesIO(made(Paper.SHEETS))) as file:
        alts = {str(thing.Alt) for thing in file.objects if is_figure(thing)}
    assert alts == {f"QR-code naar kaart {number}" for number in range(1, 85)}


@pytest.mark.parametrize("edge", ["lang", "kort"])
def test_each_back_lies_behind_its_front(edge: str) -> None:
    """Long edge: left and right change places. Short edge: top and bottom do."""
    document = pypdfium2.PdfDocument(made(Paper.SHEETS, edge))
    for sheet in range(len(document) // 2):
        fronts, backs = (numbers_on(document[2 * sheet + side]) for side in (0, 1))
        assert set(fronts) == set(backs)
        for number, (row, column) in fronts.items():
            behind = (row, 1 - column) if edge == "lang" else (3 - row, column)
            assert backs[number] == behind, (sheet, number)


def test_the_block_lies_in_the_middle_of_an_upright_sheet() -> None:
    page = pypdfium2.PdfDocument(made(Paper.SHEETS))[0]
    assert page.get_size() == pytest.approx(A4, abs=0.1)
    margins = (210 - 2 * 88) / 2, (297 - 4 * 63) / 2
    assert margins == (17, 22.5)


def test_the_print_shop_gets_bleed_and_a_trim_box() -> None:
    with pikepdf.open(io.BytesIO(made(Paper.SHOP))) as file:
        page = file.pages[1]
        media, trim = [float(side) for side in page.MediaBox], [float(side) for side in page.TrimBox]
    assert media[2:] == pytest.approx([69 * MM, 94 * MM], abs=0.1)
    assert trim == pytest.approx([3 * MM, 3 * MM, 66 * MM, 91 * MM], abs=0.1)
    corner = pypdfium2.PdfDocument(made(Paper.SHOP))[1].render(scale=1).to_pil().getpixel((1, 1))
    assert corner == pytest.approx((0x17, 0x63, 0x5F), abs=60), "ink runs over the cut"


def test_the_whole_set_takes_well_under_a_second_of_typesetting() -> None:
    """Measured 0.3 to 0.6 s on four busy cores; what is asserted only catches a disaster."""
    began = time.monotonic()
    printing.paper(Paper.SHEETS, cards(), title="Set", address=ADDRESS)
    assert time.monotonic() - began < 15


def test_a_poster_has_the_card_and_a_code() -> None:
    card = cards()[32]
    file = printing.poster(
        card, address=ADDRESS, kick="Kaart van de week", code=f"{ADDRESS}33", team="Duinroos"
    )
    words = " ".join(text_of(file).split())
    assert "Kaart van de week" in words
    assert "Duinroos" in words
    with pikepdf.open(io.BytesIO(file)) as document:
        assert len(document.pages) == 1


def test_a_picture_holds_its_alternative_text() -> None:
    file = printing.picture(cards()[32], alt="Kaart 33: leg één kaart op tafel.")
    with Image.open(io.BytesIO(file)) as picture:
        assert picture.size == (744, 1039)
        assert picture.text["Description"] == "Kaart 33: leg één kaart op tafel."


def test_what_an_organisation_types_does_not_break_its_paper() -> None:
    odd = CardVersion(
        card=Card(number=101), title="x", text="#let x = 1 *vet* 🙂 $y$", theme="teamwerk", audience="team",
        moment="élke dienst",
    )  # fmt: skip
    file = printing.paper(Paper.SHEETS, [odd], title="#x", address=ADDRESS)
    assert "#let x = 1 *vet*" in " ".join(text_of(file).split())


def numbers_on(page: pypdfium2.PdfPage) -> dict[int, tuple[int, int]]:
    """Where each card's number stands, as row and column of the 4 x 2 block."""
    text = page.get_textpage()
    found = {}
    for at in range(text.count_rects()):
        box = text.get_rect(at)
        words = text.get_text_bounded(*box).strip()
        if words.isdigit() and 1 <= int(words) <= 84:
            x, y = (box[0] + box[2]) / 2 / MM, 297 - (box[1] + box[3]) / 2 / MM
            if 22.5 <= y <= 274.5:
                found[int(words)] = (int((y - 22.5) // 63), int((x - 17) // 88))
    return found


def is_figure(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure" and "/Alt" in thing


def text_of(file: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file))
