"""When the program refuses to start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections

from rugzak.config import starting
from rugzak.config.operation.checks import UnsafeRole


def start(**given: str) -> subprocess.CompletedProcess[str]:
    """Load the application as the server does, in a process of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "DATABASE_URL") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", "import rugzak.config.wsgi; print('started')"],
        env=kept | given,
        cwd=Path(__file__).parents[4],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def the_one_line(ended: subprocess.CompletedProcess[str]) -> str:
    assert (ended.returncode, ended.stdout) == (1, "")
    # A checkout without collected files also has a warning about that.
    (line,) = [line for line in ended.stderr.splitlines() if line.startswith("rugzak: ")]
    assert "Traceback" not in ended.stderr
    return line


@pytest.fixture
def secret_key(tmp_path: Path) -> str:
    path = tmp_path / "secret"
    path.write_text("x" * 60)
    return str(path)


def test_production_without_a_secret_key_is_refused() -> None:
    assert "no secret key: set RUGZAK_SECRET_KEY_FILE" in the_one_line(start())
    missing = start(RUGZAK_SECRET_KEY_FILE="/bestaat/niet")
    assert "no secret key" in the_one_line(missing)


def test_production_with_a_secret_key_starts(secret_key: str) -> None:
    ended = start(RUGZAK_SECRET_KEY_FILE=secret_key, RUGZAK_HOSTS="rugzak.example")
    assert (ended.returncode, ended.stdout.strip()) == (0, "started"), ended.stderr


def test_a_demo_that_strangers_can_reach_is_refused_unless_on_purpose() -> None:
    outside = {"RUGZAK_MODE": "demo", "RUGZAK_HOSTS": "localhost,rugzak.example"}
    assert "RUGZAK_DEMO_ON_PURPOSE=1" in the_one_line(start(**outside))
    assert start(**outside, RUGZAK_DEMO_ON_PURPOSE="1").returncode == 0


@pytest.mark.parametrize("hosts", ["*", "localhost", "127.0.0.1,[::1]", "192.168.1.20", "10.0.0.7,localhost"])
def test_a_demo_at_home_starts(hosts: str) -> None:
    ended = start(RUGZAK_MODE="demo", RUGZAK_HOSTS=hosts)
    assert ended.returncode == 0, ended.stderr


def test_the_owner_of_the_tables_is_refused(secret_key: str) -> None:
    owner = os.environ["DATABASE_OWNER_URL"]
    ended = start(RUGZAK_SECRET_KEY_FILE=secret_key, DATABASE_URL=owner)
    assert "organisations would not be kept apart" in the_one_line(ended)


def test_a_server_without_its_database_starts_and_waits(secret_key: str) -> None:
    away = start(RUGZAK_SECRET_KEY_FILE=secret_key, DATABASE_URL="postgresql://a:b@127.0.0.1:9/x")
    assert (away.returncode, away.stdout.strip()) == (0, "started"), away.stderr


def test_the_first_connection_is_checked_too(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_connection: object) -> None:
        raise UnsafeRole("the role owns tables")

    monkeypatch.setattr(starting, "_role_was_checked", False)
    monkeypatch.setattr(starting, "refuse_unsafe_role", refuse)
    other = connections.create_connection("default")
    with pytest.raises(UnsafeRole):
        other.ensure_connection()
    assert other.connection is None
    assert connection.settings_dict["USER"] == settings.APP_ROLE
