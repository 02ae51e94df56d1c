"""Measure the import of people against raw COPY and merge, in the same run, in turns.

    python -m bench.exchange [--people 100000] [--rounds 3]

The floor copies the same list into a temporary table and merges it into bare tables of
the same columns: no check, no wall, no history. Ours receives the file, recognises it,
cleans each cell, tells each line and carries it out. Memory is the process's own (peak
over what it had before); pages are asked for by a second process meanwhile.
"""

import argparse
import gc
import io
import json
import logging
import os
import random
import resource
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

FIRST = (
    "Anna Bas Cees Dilek Els Fatima Gert Hanna Ilse Joost Karim Lotte Mees Noor Omar Piet Renée Sara".split()
)
PREFIX = ["", "", "", "van", "van der", "de", "van den", "ter"]
LAST = "Bakker Berg Visser Smit Meijer Özdemir Mulder Bos Vos Peters Hendriks Dekker Brouwer Kok".split()
JOBS = "verzorgende IG;verpleegkundige;begeleider;helpende;activiteitenbegeleider;kok".split(";")
HEAD = (
    "Personeelsnummer;Voornaam;Tussenvoegsel;Achternaam;E-mail;Mobiel;Functie;Uren per week;Datum in dienst"
    ";Afdeling;Locatie;Regio"
)
BARE = """
    DROP TABLE IF EXISTS bare_seat, bare_job, bare_member;
    CREATE TABLE bare_member (id uuid PRIMARY KEY, number text UNIQUE, first text, prefix text, last text,
                              email text, phone text);
    CREATE TABLE bare_job (id uuid PRIMARY KEY, member uuid REFERENCES bare_member, title text, hours text,
                           starts text);
    CREATE TABLE bare_seat (id uuid PRIMARY KEY, member uuid REFERENCES bare_member, team text);
"""
FLOOR = (
    "CREATE TEMP TABLE raw (number text, first text, prefix text, last text, email text, phone text, title text,"
    " hours text, starts text, team text, location text, region text) ON COMMIT DROP",
    "COPY raw FROM STDIN (FORMAT csv, DELIMITER ';', HEADER)",
    "INSERT INTO bare_member SELECT gen_random_uuid(), number, first, prefix, last, email, phone FROM raw"
    " ON CONFLICT (number) DO UPDATE SET first = excluded.first, last = excluded.last",
    "INSERT INTO bare_job SELECT gen_random_uuid(), m.id, r.title, r.hours, r.starts"
    " FROM raw r JOIN bare_member m USING (number)",
    "INSERT INTO bare_seat SELECT gen_random_uuid(), m.id, r.team FROM raw r JOIN bare_member m USING (number)",
)


def people_file(count: int, *, changed: int = 0) -> bytes:
    """A list of ``count`` people; every so many has another job when ``changed`` is given."""
    chance = random.Random(7)
    rows = [HEAD]
    for number in range(count):
        house = number % 200
        job = chance.choice(JOBS)
        if changed and number % changed == 0:
            job = "coördinerend verpleegkundige"
        rows.append(
            f"{number:07};{chance.choice(FIRST)};{chance.choice(PREFIX)};{chance.choice(LAST)}{number % 977};"
            f"p{number}@zorg.example;06-{10_000_000 + number};{job};{chance.randint(12, 36)};"
            f"{chance.randint(1, 28)}-{chance.randint(1, 12)}-{chance.randint(2005, 2025)};"
            f"Team {house % 7};Huis {house};Regio {house % 12}"
        )
    return "\r\n".join(rows).encode("cp1252", "replace")


class Memory:
    """How much the process needs at most while a block runs, in MB above what it had."""

    def __init__(self) -> None:
        self.most = self._start = resident()
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Memory":
        gc.collect()
        self.most = self._start = resident()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._end.wait(0.02):
            self.most = max(self.most, resident())


def resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1024 / 1024


def floor(url: str, content: bytes) -> float:
    import psycopg

    before = time.perf_counter()
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute(FLOOR[0])
        with cursor.copy(FLOOR[1]) as copy:
            copy.write(content.decode("cp1252"))
        for statement in FLOOR[2:]:
            cursor.execute(statement)
    return time.perf_counter() - before


def ours(organisation_id: UUID, by_id: UUID, content: bytes) -> dict[str, float]:
    """Receive, check and carry out; each in its own transaction, as the worker does."""
    from rugzak.ground.accounts.models import Member
    from rugzak.ground.exchange import services
    from rugzak.ground.exchange.kinds import kind_called
    from rugzak.ground.exchange.models import Upload
    from rugzak.ground.tenancy.context import inside

    marks = [time.perf_counter()]
    with inside(organisation_id):
        by = Member.objects.get(pk=by_id)
        upload = services.receive_file(
            kind=kind_called("people"), name="bench.csv", file=io.BytesIO(content), by=by
        )
    marks.append(time.perf_counter())
    with inside(organisation_id):
        upload = services.choose_columns(upload=upload, columns=upload.columns, is_complete=False, by=by)
        upload = services.check(upload=services.start_check(upload=upload))
    marks.append(time.perf_counter())
    if upload.changes:
        with inside(organisation_id):
            upload = services.start_carrying_out(upload=upload, by=by)
        with inside(organisation_id):
            upload = services.carry_out(upload=upload)
        if upload.state != "done":
            raise SystemExit(f"not done: {upload.refusal}")
    marks.append(time.perf_counter())
    with inside(organisation_id):
        counts = Upload.objects.get(pk=upload.pk).counts
    received, checked, done = (later - sooner for sooner, later in pairwise(marks))
    return {"receive": received, "check": checked, "carry out": done, "all": marks[-1] - marks[0], **counts}


def new_house() -> tuple[UUID, UUID]:
    from rugzak.apps.people.models import RoleGrant
    from rugzak.ground.accounts.models import Member, User
    from rugzak.ground.accounts.words import Role
    from rugzak.ground.kernel.ids import new_id
    from rugzak.ground.tenancy.context import inside
    from rugzak.ground.tenancy.models import Organisation

    organisation_id = new_id()
    with inside(organisation_id):
        Organisation(id=organisation_id, name="Meetzorg", slug=f"meet-{uuid4().hex[:8]}").save(
            force_insert=True
        )
        by = Member.objects.create(
            user=User.objects.create_user(),
            first_name="Aicha",
            last_name="Meet",
            sort_key="meet aicha",
            staff_number="beheer",
        )
        RoleGrant.objects.create(member=by, role=Role.ADMINISTRATOR)
        return organisation_id, by.pk


@contextmanager
def pages_beside(organisation_id: UUID, by_id: UUID) -> Iterator[list[float]]:
    """A second process asks for the list of people again and again; how long each took, in ms."""
    times: list[float] = []
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.exchange", "--ask-pages", str(organisation_id), str(by_id)],
        env=os.environ.copy(), stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout
    assert process.stdin
    process.stdout.readline()
    yield times
    process.stdin.close()
    times.extend(json.loads(process.stdout.read()))
    process.wait(timeout=30)


def ask_pages(organisation_id: UUID, by_id: UUID) -> None:
    from django.test import Client
    from tests.support import cast

    from rugzak.apps.people.queries import acting_member
    from rugzak.ground.accounts.words import Lane
    from rugzak.ground.tenancy.context import inside

    with inside(organisation_id):
        seat = cast.seat_of(acting_member(by_id), Lane.FULL)
    client = Client()
    session = client.session
    session.update(seat)
    session.save()
    client.cookies["rugzak"] = session.session_key
    for _ in range(5):
        client.get("/mensen/")
    print("ready", flush=True)
    ended = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
    times = []
    while not ended.is_set():
        before = time.perf_counter()
        client.get("/mensen/")
        times.append((time.perf_counter() - before) * 1000)
        time.sleep(0.02)
    print(json.dumps(times), flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.exchange", description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--ask-pages", nargs=2, type=UUID)
    options = parser.parse_args()
    if options.ask_pages:
        _set_up()
        ask_pages(*options.ask_pages)
        return 0
    from bench.__main__ import _prepare

    _prepare()
    from tests.support import databases

    from bench.house import floor_address  # noqa: F401 (the same machine, the same server)

    name = databases.clone_for("benchexchange")
    databases.use(name)
    from django.conf import settings

    os.environ["DATABASE_URL"] = _address_of(settings.DATABASES["default"])
    try:
        measure(options.people, options.rounds, databases, name)
    finally:
        from django.db import connections

        connections.close_all()
        databases.drop(name)
    return 0


def measure(people: int, rounds: int, databases: Any, name: str) -> None:
    logging.disable(logging.INFO)
    url = os.environ["DATABASE_URL"]
    with databases.owner(name) as owner:
        owner.execute(BARE)
        owner.execute("GRANT ALL ON bare_member, bare_job, bare_seat TO PUBLIC")
    small, large, again = people_file(people // 10), people_file(people), people_file(people, changed=100)
    ours(*new_house(), people_file(1000))  # everything is loaded once
    with Memory() as at_small:
        ours(*new_house(), small)
    rows, ratios, more, quiet, busy = [], [], [], [], []
    for number in range(rounds):
        with databases.owner(name) as owner:
            owner.execute("TRUNCATE bare_seat, bare_job, bare_member")
        least = floor(url, large)
        house = new_house()
        with pages_beside(*house) as times:
            time.sleep(2)
        quiet += times
        with Memory() as at_large, pages_beside(*house) as times:
            told = ours(*house, large)
        busy += times
        changed = ours(*house, again)
        rows.append((number + 1, least, told, changed, at_large.most))
        ratios.append(told["all"] / least)
        more.append(changed["all"] / told["all"])
        print(
            f"round {number + 1}: floor {least:.2f} s, ours {told}, again with 1% changed {changed}",
            flush=True,
        )
    print(
        f"\n{people} people, median of {rounds}:"
        f"\n  times the floor           {statistics.median(ratios):6.1f}   (aim: at most 30)"
        f"\n  again, 1% changed         {statistics.median(more):6.2f}   (aim: at most 0.5)"
        f"\n  memory at most            {rows[-1][4]:6.0f} MB, {at_small.most:.0f} MB at a tenth"
        f" ({rows[-1][4] / at_small.most:.2f}; aim: at most 1.2)"
        f"\n  a page meanwhile, median  {statistics.median(busy):6.1f} ms, alone {statistics.median(quiet):.1f} ms"
        f" ({statistics.median(busy) / statistics.median(quiet):.2f}; aim: at most 1.5)"
    )


def _address_of(database: dict[str, Any]) -> str:
    from urllib.parse import quote

    user, password = quote(database["USER"]), quote(database["PASSWORD"])
    return f"postgresql://{user}:{password}@{quote(database['HOST'], safe='')}:{database['PORT']}/{database['NAME']}"


def _set_up() -> None:
    os.environ.update(
        RUGZAK_MODE="test", RUGZAK_SECURE_COOKIES="0", DJANGO_SETTINGS_MODULE="rugzak.config.settings"
    )
    from rugzak.config.operation import surroundings

    surroundings.set_up_django()
    logging.disable(logging.INFO)
    from django.db import connections

    connections["default"].settings_dict["CONN_MAX_AGE"] = None


if __name__ == "__main__":
    sys.exit(main())
