"""The script of one session: other words, other variants, kept for a next time; and all of it on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pypdfium2
import pytest
from django.test import Client
from django.utils import timezone

from rugzak.apps.gatherings.models import Gathering, Method
from rugzak.apps.gatherings.paper_pack import pack
from rugzak.apps.gatherings.ready import all_ready, own_pages, ready, with_pages
from rugzak.apps.gatherings.tests import factories
from rugzak.apps.gatherings.words import Pages, StepKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id

pytestmark = pytest.mark.usefixtures("kustmeer")


@pytest.fixture
def row() -> Gathering:
    return factories.gathering(starts_at=timezone.now() + timedelta(days=2))


def _texts(file: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(BytesIO(file))
    return [page.get_textpage().get_text_range().replace("\r\n", " ") for page in document]


def test_the_words_of_one_step_change_for_this_session_only(
    row: Gathering, samira: Member, browser_of: Callable[..., Client]
) -> None:
    browser = browser_of(samira)
    sent = {"kind": "welcome", "title": "Fijn dat je er bent", "minutes": "8", "note": "Haal koffie."}
    assert browser.post(f"/sessies/{row.pk}/tijden/welkom/", sent).status_code == 302
    row.refresh_from_db()
    first = Gathering.objects.get(pk=row.pk).script.steps[0]
    assert (first.title, first.minutes, first.note) == ("Fijn dat je er bent", 8, "Haal koffie.")
    assert factories.script().steps[0].title == "Welkom"


def test_a_step_is_added_moved_and_taken_away(
    row: Gathering, samira: Member, browser_of: Callable[..., Client]
) -> None:
    browser, base = browser_of(samira), f"/sessies/{row.pk}/tijden/"
    browser.post(f"{base}nieuw-welkom/", {"kind": "free", "title": "Lunch", "minutes": "30"})
    steps = Gathering.objects.get(pk=row.pk).script.steps
    assert [step.title for step in steps[:2]] == ["Welkom", "Lunch"]
    browser.post(f"{base}{steps[1].key}/zet/", {"naar": "op"})
    assert Gathering.objects.get(pk=row.pk).script.steps[0].title == "Lunch"
    browser.post(f"{base}{steps[1].key}/zet/", {"naar": "weg"})
    assert len(Gathering.objects.get(pk=row.pk).script.steps) == len(steps) - 1
    assert browser.get(f"{base}bestaat-niet/").status_code == 404


def test_a_session_that_began_keeps_its_words(samira: Member, browser_of: Callable[..., Client]) -> None:
    begun = factories.running("free", "free")
    sent = {"kind": "free", "title": "Anders", "minutes": "5"}
    assert browser_of(samira).post(f"/sessies/{begun.pk}/tijden/s1/", sent).status_code == 403


def test_its_script_is_kept_as_a_method_once(
    row: Gathering, samira: Member, browser_of: Callable[..., Client]
) -> None:
    browser, key = browser_of(samira), str(new_id())
    for _press in range(2):
        browser.post(f"/sessies/{row.pk}/tijden/werkvorm/", {"sleutel": key})
    method = Method.objects.get()
    assert (method.name, method.owner_id) == (row.title, samira.pk)
    assert method.versions.get().script == row.script


def test_words_and_pages_are_chosen_anew_after_making_it(
    row: Gathering, samira: Member, browser_of: Callable[..., Client]
) -> None:
    start = timezone.localtime(row.starts_at)
    sent = {
        "title": row.title, "day": start.date().isoformat(), "time": f"{start:%H:%M}", "seats": "12",
        "name_asked": "0", "name_seen_by": "0", "e_words": "questions", "pages": "floor",
    }  # fmt: skip
    answer = browser_of(samira).post(f"/sessies/{row.pk}/veranderen/", sent)
    assert answer.status_code == 302
    script = Gathering.objects.get(pk=row.pk).script
    assert (script.e_words, script.pages) == ("questions", "floor")
    assert "Loop rond" in next(step.title for step in script.steps if step.kind == StepKind.PAGE_DRAW)


def test_our_words_go_along_with_how_the_pages_lie_and_own_words_stay() -> None:
    one = ready("drie-rondes")
    assert one is not None
    floor = with_pages(one.script, Pages.FLOOR)
    told = " ".join(f"{step.title} {step.text}" for step in floor.steps)
    assert "beeld" not in told
    assert with_pages(floor, Pages.IMAGE) == one.script
    own = one.script.with_step(next(s for s in one.script.steps if s.kind == StepKind.PAGE_DRAW))
    changed = own.with_minutes({"bladzijde": 9})
    assert with_pages(changed, Pages.TABLE).minutes == changed.minutes


def test_on_paper_there_are_cards_for_the_tables_the_three_es_and_every_page() -> None:
    row = factories.open_room()
    texts = _texts(pack(row, address=f"http://localhost/m/{row.code}/", short="localhost/m"))
    whole = " ".join(texts)
    assert "Het doet goed" in whole
    assert sum("Bladzijde" in text for text in texts) == len(own_pages())
    assert sum("Stapkaarten" in text for text in texts) == 1
    for step in row.script.steps:
        assert step.title in whole


def test_on_the_floor_pages_lie_without_a_picture() -> None:
    row = factories.gathering(with_pages(factories.script(), Pages.FLOOR))
    whole = " ".join(_texts(pack(row, address="", short="localhost/m")))
    assert "Vouw hier dubbel" not in whole


@pytest.mark.parametrize("key", [one.key for one in all_ready()])
def test_every_ready_script_can_be_printed(key: str) -> None:
    row = factories.gathering(factories.script(key))
    texts = _texts(pack(row, address="", short="localhost/m"))
    # In intervision nothing of the story is written down for others.
    assert any("Mijn kaart" in text for text in texts) is not row.script.silent


def test_a_long_page_of_ones_own_stays_on_one_sheet() -> None:
    script = factories.script()
    long = " ".join(["Wie blijft kijken, ziet dat de ander zelf al begonnen was."] * 25)
    own = type(script)(**{**vars(script), "texts": (long,), "texts_from": "Eigen tekst"})
    texts = _texts(pack(factories.gathering(own), address="", short="localhost/m"))
    assert sum("Wie blijft kijken" in text for text in texts) == 1


def test_a_copy_keeps_the_licence_of_what_it_was_made_after(
    samira: Member, browser_of: Callable[..., Client]
) -> None:
    browser = browser_of(samira)
    assert (
        "CC BY-SA 4.0."
        in browser.get("/sessies/werkvormen/kant-en-klaar/intervisie-troika/").content.decode()
    )
    browser.post("/sessies/werkvormen/kant-en-klaar/intervisie-troika/kopie/", {"sleutel": str(new_id())})
    assert Method.objects.get().source.endswith("CC BY-SA 4.0.")
