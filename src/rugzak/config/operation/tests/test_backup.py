import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from rugzak.config.operation import backup, postgres, roles
from rugzak.config.operation.postgres import Addresses
from rugzak.config.operation.trouble import Trouble

TABLES = """
    CREATE TABLE note (id int PRIMARY KEY, organisation int, text text, at timestamptz, score float8);
    INSERT INTO note SELECT n, n % 3, repeat('é', n), now(), n / 3.0 FROM generate_series(1, 200) AS n;
    ALTER TABLE note ENABLE ROW LEVEL SECURITY;
    ALTER TABLE note FORCE ROW LEVEL SECURITY;
    CREATE POLICY own ON note USING (organisation = current_setting('app.organisation')::int);
    CREATE TABLE remark (id int PRIMARY KEY, note_id int REFERENCES note);
    INSERT INTO remark VALUES (1, 1);
"""


def another(url: str, name: str) -> str:
    return f"{url.rpartition('/')[0]}/{name}"


@pytest.fixture
def owner_url(running: Addresses) -> Iterator[str]:
    """A database with 201 rows behind a forced policy."""
    with postgres.connect(running.migrating_url) as owner:
        owner.execute("CREATE DATABASE full_one")
    url = another(running.migrating_url, "full_one")
    with postgres.connect(url) as owner:
        roles.grant_defaults(owner)
        owner.execute(TABLES)
    yield url
    with postgres.connect(running.migrating_url) as owner:
        owner.execute("DROP DATABASE full_one WITH (FORCE)")


@pytest.fixture
def empty_url(running: Addresses) -> Iterator[str]:
    with postgres.connect(running.migrating_url) as owner:
        owner.execute("CREATE DATABASE empty_one")
    yield another(running.migrating_url, "empty_one")
    with postgres.connect(running.migrating_url) as owner:
        owner.execute("DROP DATABASE empty_one WITH (FORCE)")


def test_what_comes_back_is_the_same_with_its_walls(owner_url: str, empty_url: str, tmp_path: Path) -> None:
    folder = backup.save(owner_url, tmp_path)
    assert sorted(path.name for path in folder.iterdir()) == ["database.dump", "manifest.json"]
    assert backup.restore(empty_url, folder) == 201
    with postgres.connect(empty_url) as owner:
        walls = owner.execute(
            "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = 'note'"
        ).fetchone()
        assert walls == (True, True)
    app_url = empty_url.replace(empty_url.partition("@")[0], _app_login())
    with postgres.connect(app_url) as app:
        with pytest.raises(psycopg.errors.UndefinedObject, match=r"app\.organisation"):
            app.execute("SELECT count(*) FROM note")
        app.execute("SELECT set_config('app.organisation', '1', false)")
        assert app.execute("SELECT count(*) FROM note").fetchone() == (67,)


def _app_login() -> str:
    return postgres.ensure(for_tests=True).app_url.partition("@")[0]


def test_a_backup_expires_and_nothing_else_is_removed(tmp_path: Path) -> None:
    for name in ("rugzak-20270101T020000Z", "rugzak-20270201T020000Z", "rugzak-mineZ", "photos"):
        (tmp_path / name).mkdir()
    gone = backup.expire(tmp_path, keep_days=35, now=datetime(2027, 2, 6, tzinfo=UTC))
    assert [folder.name for folder in gone] == ["rugzak-20270101T020000Z"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "photos",
        "rugzak-20270201T020000Z",
        "rugzak-mineZ",
    ]


def test_no_password_or_key_is_in_it(owner_url: str, tmp_path: Path) -> None:
    folder = backup.save(owner_url, tmp_path)
    password = owner_url.partition("@")[0].rpartition(":")[2]
    assert not [path for path in folder.iterdir() if password.encode() in path.read_bytes()]


def test_a_full_database_is_not_overwritten(owner_url: str, tmp_path: Path) -> None:
    folder = backup.save(owner_url, tmp_path)
    with pytest.raises(Trouble, match="full_one is not empty"):
        backup.restore(owner_url, folder)


def test_a_damaged_dump_is_seen_before_anything_is_done(
    owner_url: str, empty_url: str, tmp_path: Path
) -> None:
    folder = backup.save(owner_url, tmp_path)
    dump = folder / "database.dump"
    dump.write_bytes(dump.read_bytes()[:-1] + b"!")
    with pytest.raises(Trouble, match="missing or damaged"):
        backup.restore(empty_url, folder)


def test_a_row_that_differs_is_seen(owner_url: str, empty_url: str, tmp_path: Path) -> None:
    folder = backup.save(owner_url, tmp_path)
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["tables"]["public.note"]["hash"] = "0:0"
    (folder / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(Trouble, match=r"differs from the backup in: public\.note\. Do not use it"):
        backup.restore(empty_url, folder)


def test_half_a_backup_is_refused(owner_url: str, empty_url: str, tmp_path: Path) -> None:
    folder = backup.save(owner_url, tmp_path)
    (folder / "manifest.json").unlink()
    with pytest.raises(Trouble, match="not a whole backup"):
        backup.restore(empty_url, folder)


def test_the_app_role_cannot_make_half_a_backup(running: Addresses, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="rugzak_app sees only part of the rows"):
        backup.save(running.app_url, tmp_path)
    assert list(tmp_path.iterdir()) == []
