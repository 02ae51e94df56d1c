"""What stories about a bad network do: a visit in the agenda, no network, what waits, what can be read."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect

from tests.stories.doing import sees_heading
from tests.support.houses import House

WORD = "kraanvogelspoor"
# Half an hour in her agenda with two hours of room around it, in a week that may hold more than its hours.
ROOM = """
from datetime import UTC, datetime, timedelta
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from rugzak.apps.agenda.models import Occupation, Overrun, Visit
from rugzak.ground.kernel.weeks import Week
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.doors import behind
from rugzak.ground.tenancy.words import DoorPurpose
half, around = timedelta(minutes=30), timedelta(hours=2)
with inside(behind(purpose=DoorPurpose.ADDRESS, token="kustmeer")[0]):
    other = Visit.objects.filter(appointment__member__last_name="El Amrani", location__isnull=False).first()
    taken = Occupation.objects.filter(member=other.coach)
    at = datetime.now(tz=UTC).replace(minute=0, second=0, microsecond=0) + timedelta(hours={hours})
    while taken.filter(during__overlap=(at - around, at + half + around)).exists():
        at += half if {hours} > 0 else -half
    week = Week.of(at)
    Overrun.objects.get_or_create(
        appointment=other.appointment, year=week.year, week=week.number, defaults={{"reason": "urgent"}}
    )
"""
FREE = f"{ROOM}    print(at.isoformat())"
VISIT = f"""{ROOM}
    during = DateTimeTZRange(at, at + half, "[)")
    visit = Visit.objects.create(
        appointment=other.appointment, during=during, location=other.location, place="{{place}}", setting="floor"
    )
    Occupation.objects.create(visit=visit, member=other.coach, part="coach", during=during)
    print(visit.pk)
"""
LOOK = """
from rugzak.apps.agenda.models import Visit
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.doors import behind
from rugzak.ground.tenancy.words import DoorPurpose
with inside(behind(purpose=DoorPurpose.ADDRESS, token="kustmeer")[0]):
    row = Visit.objects.get(pk="{visit}")
    print(row.state, row.revision, row.start.isoformat())
"""


def has_visit(house: House, *, hours: int, place: str = "") -> str:
    """So many hours from now, or before now; somewhat further when she is somewhere else."""
    return house.inside(VISIT.format(hours=hours, place=place)).splitlines()[-1]


def free_moment(house: House, *, hours: int) -> datetime:
    """A moment at which she could have a visit, on the clock of the browser."""
    told = house.inside(FREE.format(hours=hours)).splitlines()[-1]
    return datetime.fromisoformat(told).astimezone(ZoneInfo("Europe/Amsterdam"))


def stands(house: House, visit: str) -> list[str]:
    return house.inside(LOOK.format(visit=visit)).splitlines()[-1].split()


def is_carried(page: Page) -> None:
    """The page has the key, the week, and a worker that guards it."""
    expect(page.locator("body[data-pocket-ready][data-pocket-guarded]")).to_be_attached(timeout=30_000)


def is_sent(page: Page, number: int = 1) -> None:
    expect(page.locator('[data-list="waiting"] li .row-link')).to_have_count(number)
    expect(page.locator('[data-list="waiting"] li .tag.plum')).to_have_count(0)


def goes_offline(page: Page) -> None:
    page.context.set_offline(True)


def comes_back(page: Page) -> None:
    page.context.set_offline(False)


def waits(page: Page) -> Locator:
    return page.locator('[data-list="waiting"] > li')


def row_of(page: Page, visit: str) -> Locator:
    return page.locator(f'[data-visit="{visit}"]')


def writes_a_note(row: Locator, words: str) -> None:
    row.get_by_text("Schrijf iets op voor jezelf").click()
    row.get_by_label("Jouw notitie").fill(words)
    row.locator('[data-form="note"] button').click()


def moves(row: Locator, moment: datetime) -> None:
    row.get_by_text("Verzet het bezoek").click()
    row.get_by_label("Datum").fill(f"{moment:%Y-%m-%d}")
    row.get_by_label("Hoe laat?").fill(f"{moment:%H:%M}")
    row.locator('[data-form="move"] button').click()


def works_offline(page: Page, address: str = "/wacht-op-verzending/") -> None:
    """Opens Rugzak with a network, and then there is none."""
    page.goto("/agenda/")
    is_carried(page)
    goes_offline(page)
    page.goto(address)
    sees_heading(page, "Geen verbinding")


# Everything in the storages, each as text; bytes letter by letter.
EVERYTHING = """async () => {
  const said = (value) => {
    if (value instanceof ArrayBuffer) return String.fromCharCode(...new Uint8Array(value));
    if (ArrayBuffer.isView(value)) return String.fromCharCode(...value);
    if (value && typeof value === "object") return Object.entries(value).map(([key, one]) => key + said(one)).join(" ");
    return String(value);
  };
  const answer = (asked) => new Promise((done) => { asked.onsuccess = () => done(asked.result); });
  const found = [["local", JSON.stringify({ ...localStorage })], ["session", JSON.stringify({ ...sessionStorage })]];
  for (const { name } of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      found.push([`${name}.${store}`, said(await answer(database.transaction(store).objectStore(store).getAll()))]);
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) found.push([request.url, await (await cache.match(request)).text()]);
  }
  return found;
}"""


def becomes(page: Page, name: str) -> None:
    page.goto("/demo/hoeden/")
    page.get_by_role("button", name=name).click()
    page.wait_for_url("**/")


def databases(page: Page) -> list[str]:
    return page.evaluate("async () => (await indexedDB.databases()).map((one) => one.name)")


def readable(page: Page) -> list[str]:
    """Where the word can be read in what the browser stores."""
    return [where for where, text in page.evaluate(EVERYTHING) if WORD in text]
