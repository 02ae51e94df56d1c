"""Save the whole database to a folder, and bring it back into an empty one.

The keys are not in it: who has only a backup can read no confidential text.
Encrypt and carry off the folder with the tool you trust; nothing here depends on it.
"""

import hashlib
import importlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import LiteralString
from urllib.parse import unquote, urlsplit

import rugzak
from rugzak.config.operation import binaries, contents, places, postgres, roles, surroundings
from rugzak.config.operation.contents import Summary
from rugzak.config.operation.trouble import Trouble

FORMAT = 1
DUMP = "database.dump"
MANIFEST = "manifest.json"
ERASURES = "erasures.jsonl"
ERASER = "rugzak.across.privacy.services"


def save(owner_url: str, into: Path) -> Path:
    """Write a new folder with dump and manifest, of one and the same moment; returns the folder.

    ``owner_url`` is a role that passes by row-level policies, or the dump would
    be refused (or, worse, be partial).
    """
    made_at = datetime.now(UTC)
    folder = into / f"rugzak-{made_at:%Y%m%dT%H%M%SZ}"
    try:
        folder.mkdir(parents=True, mode=0o700)
    except OSError as error:
        raise Trouble(f"Cannot make {folder}: {error.strerror}.") from error
    try:
        manifest = _dump(owner_url, folder)
    except Trouble:
        shutil.rmtree(folder)
        raise
    told = manifest | {"rugzak": rugzak.__version__, "made_at": made_at.isoformat(timespec="seconds")}
    # The manifest comes last: a folder without one is half a backup.
    places.write_secret(folder / MANIFEST, json.dumps(told, indent=2) + "\n")
    return folder


def expire(into: Path, *, keep_days: int, now: datetime | None = None) -> list[Path]:
    """Remove our own backups in ``into`` that are older; people were told that they expire."""
    limit = (now or datetime.now(UTC)) - timedelta(days=keep_days)
    old = [folder for folder in sorted(into.glob("rugzak-*Z")) if _made_at(folder) < limit]
    for folder in old:
        shutil.rmtree(folder)
    return old


def _made_at(folder: Path) -> datetime:
    """The moment in its name; what is named otherwise is not ours to remove."""
    try:
        return datetime.strptime(folder.name, "rugzak-%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return datetime.max.replace(tzinfo=UTC)


def _dump(owner_url: str, folder: Path) -> dict[str, object]:
    with postgres.connect(owner_url) as connection:
        _require_bypass(connection)
        # One moment for the dump and for what we count beside it.
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        snapshot = _one_value(connection, "SELECT pg_export_snapshot()")
        _postgres_tool(
            *("pg_dump", owner_url, "--format=custom", "--no-owner", f"--snapshot={snapshot}"),
            *("--file", str(folder / DUMP)),
        )
        (folder / DUMP).chmod(0o600)
        return {
            "format": FORMAT,
            "postgresql": connection.info.server_version,
            "dump_sha256": _sha256(folder / DUMP),
            "tables": {name: asdict(summary) for name, summary in contents.summaries(connection).items()},
        }


def restore(owner_url: str, folder: Path) -> int:
    """Bring a backup into an empty database and prove it is the same; returns the number of rows.

    Whoever was erased after the backup was made is erased again; of an older version after bringing it up to this one.
    """
    manifest = _read_manifest(folder)
    erase_again = _eraser()
    with postgres.connect(owner_url) as connection:
        _require_bypass(connection)
        _require_empty(connection)
    _postgres_tool(
        *("pg_restore", owner_url),
        *("--no-owner", "--exit-on-error", "--single-transaction", str(folder / DUMP)),
    )
    with postgres.connect(owner_url) as connection:
        roles.grant_defaults(connection)
        with connection.transaction():
            found = contents.summaries(connection)
    _compare(manifest["tables"], found)
    erase_again()
    return sum(summary.rows for summary in found.values())


def _read_manifest(folder: Path) -> dict[str, dict[str, dict[str, int | str]]]:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Trouble(f"{folder} is not a whole backup: {MANIFEST} is missing or damaged.") from error
    if manifest.get("format") != FORMAT:
        raise Trouble(f"This backup has format {manifest.get('format')}; this version reads {FORMAT}.")
    if not (folder / DUMP).exists() or _sha256(folder / DUMP) != manifest["dump_sha256"]:
        raise Trouble(f"{folder / DUMP} is missing or damaged: it is not what the manifest says.")
    return dict(manifest)


def _compare(expected: dict[str, dict[str, int | str]], found: dict[str, Summary]) -> None:
    told = {name: Summary(int(summary["rows"]), str(summary["hash"])) for name, summary in expected.items()}
    differing = sorted(name for name in told.keys() | found.keys() if told.get(name) != found.get(name))
    if differing:
        raise Trouble(
            f"The restored database differs from the backup in: {', '.join(differing)}. Do not use it."
        )


def _eraser() -> Callable[[], None]:
    """What erases again who was erased since; looked up first, so that we do not fail halfway."""
    path = places.var() / ERASURES
    if not path.exists():
        return lambda: None
    try:
        replay = importlib.import_module(ERASER).replay_erasures
    except (ImportError, AttributeError) as error:
        raise Trouble(
            f"{path} names people who were erased, and this version cannot erase them again: "
            "nothing was done."
        ) from error
    return lambda: _up_to_date_then(replay, path)


def _up_to_date_then(replay: Callable[[Path], int], path: Path) -> None:
    """A backup of an earlier version has the tables of then; what erases knows those of now."""
    try:
        surroundings.django_command("migrate", "--database=owner", "--no-input", "--verbosity=0")
        replay(path)
    except Exception as error:
        raise Trouble(
            f"The data is back, but who was erased since is not erased again ({error}). Do not use this "
            "database: drop it, and restore with the version that made the backup or a later one."
        ) from error


def _require_bypass(connection: roles.Connection) -> None:
    question = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
    if not _one_value(connection, question):
        raise Trouble(
            f"The role {connection.info.user} sees only part of the rows: "
            "back up as rugzak_owner (DATABASE_OWNER_URL) or as a superuser."
        )


def _require_empty(connection: roles.Connection) -> None:
    if contents.tables(connection):
        raise Trouble(
            f"The database {connection.info.dbname} is not empty: restore into a new one, nothing was done."
        )


def _one_value(connection: roles.Connection, query: LiteralString) -> object:
    row = connection.execute(query).fetchone()
    return row[0] if row else None


def _postgres_tool(name: str, url: str, *arguments: str) -> None:
    """Run pg_dump or pg_restore; the password goes by the environment, where `ps` does not show it."""
    environment = dict(os.environ, PGPASSWORD=unquote(urlsplit(url).password or ""), LC_ALL="C")
    answer = subprocess.run(  # noqa: S603 - PostgreSQL's own programs
        [binaries.tool(name), "--dbname", postgres.without_password(url), *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:
        lines = [line for line in answer.stderr.splitlines() if "error" in line.lower()]
        raise Trouble(f"{name} failed: {(lines or [answer.stderr.strip()])[0]}")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
