"""Nothing confidential stays on the device: not after signing out, and not when the browser is just closed.

The word of a note is looked for in every byte of the browser's own folder: storage of
pages, caches, history, and whatever else it keeps.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, BrowserType, Error, Page, expect

from tests.stories.carrying import (
    EVERYTHING,
    goes_offline,
    has_visit,
    is_carried,
    row_of,
    waits,
    works_offline,
    writes_a_note,
)
from tests.stories.doing import does_not_see, fill, press, sees, signs_out
from tests.stories.test_main_job import asks
from tests.support.browsing import ARGUMENTS, PHONE, Watched
from tests.support.houses import House

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]
# No page holds this word before she writes it.
WORD = "kraanvogelspoor"
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


@pytest.fixture
def her_phone(
    tmp_path: Path, house: House, browser_type: BrowserType, browser_path: str, watched: Watched
) -> Callable[[], BrowserContext]:
    """A browser that keeps a folder on the device, as everybody's own does."""

    def open_it() -> BrowserContext:
        return browser_type.launch_persistent_context(
            tmp_path / "profile",
            executable_path=browser_path,
            args=ARGUMENTS,
            base_url=house.url,
            viewport=PHONE,
            locale="nl-NL",
        )

    return open_it


def test_no_word_of_the_week_or_of_what_waits_stays_after_a_killed_tab(
    house: House, her_phone: Callable[[], BrowserContext], tmp_path: Path, watched: Watched
) -> None:
    """She looks at her visits and writes something without a network, and the phone goes out."""
    visit = has_visit(house, hours=26, place=f"Bij {WORD}")
    context = her_phone()
    page = context.pages[0]
    watched.look_at(page)
    page.goto("/")
    page.get_by_role("button", name="Samira El Amrani").click()
    page.wait_for_url("**/")
    works_offline(page)
    expect(row_of(page, visit)).to_contain_text(WORD)
    writes_a_note(row_of(page, visit), f"Dit gaat over een {WORD}.")
    expect(waits(page)).to_have_count(1)
    context.close()
    assert places_with(WORD, tmp_path / "profile") == []

    again = her_phone()
    page = again.pages[0]
    goes_offline(page)
    page.goto("/")
    expect(page.get_by_text("Wat je typte, staat op slot op dit apparaat.")).to_be_visible()
    expect(page.get_by_text("Je bezoeken staan hier op slot")).to_be_visible()
    does_not_see(page, WORD)
    again.close()


@pytest.mark.parametrize("ending", ["signed out", "closed"])
def test_no_word_of_a_note_stays(
    ending: str, her_phone: Callable[[], BrowserContext], tmp_path: Path, watched: Watched
) -> None:
    context = her_phone()
    page = context.pages[0]
    watched.look_at(page)
    writes_and_reads(page)
    is_carried(page)
    assert WORD not in str(page.evaluate(EVERYTHING))
    if ending == "closed":
        begins_to_write(page)
    if ending == "signed out":
        signs_out(page)
        assert page.evaluate(STORED) == []
    context.close()
    assert places_with(WORD, tmp_path / "profile") == []


def test_going_back_after_signing_out_shows_nothing(her_phone: Callable[[], BrowserContext]) -> None:
    context = her_phone()
    page = context.pages[0]
    writes_and_reads(page)
    signs_out(page)
    for _step in range(3):
        # Where a form was sent from, the browser has nothing left to show and says so.
        with suppress(Error):
            page.go_back()
        does_not_see(page, WORD)
    context.close()


STORED = """async () => {
  const kept = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
  kept.push(...(await indexedDB.databases()).map((one) => one.name));
  kept.push(...(await caches.keys()));
  return kept;
}"""


def begins_to_write(page: Page) -> None:
    page.goto("/van-mij/notities/nieuw/")
    page.locator("textarea").fill(f"Nog een {WORD}, en nu valt de telefoon uit")


def writes_and_reads(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Wietske Hoekstra").click()
    page.wait_for_url("**/")
    page.goto("/van-mij/notities/nieuw/")
    fill(page, "Titel", f"Over {WORD}")
    page.locator("textarea").fill(f"Vandaag zag ik een {WORD}.")
    press(page, "Bewaar")
    sees(page, f"Vandaag zag ik een {WORD}.")
    page.reload()
    page.goto("/van-mij/notities/")
    sees(page, WORD)
    asks(page, words=f"Mag ik iemand spreken over een {WORD}?")
    sees(page, WORD)


def places_with(word: str, folder: Path) -> list[str]:
    """The files that hold the word, in a name or inside."""
    needles = [word.encode(encoding) for encoding in ENCODINGS]
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    assert len(files) > 20, "this is not a browser's folder"
    return [
        str(path.relative_to(folder))
        for path in files
        if word in path.name or any(needle in path.read_bytes() for needle in needles)
    ]
