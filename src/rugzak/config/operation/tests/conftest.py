"""A place of its own for each test: no server, key or backup of a real installation is touched."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from rugzak.config.operation import places, postgres

OUTSIDE = ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_ADMIN_URL", "RUGZAK_SECRET_KEY_FILE")


def neutral_folder() -> Path:
    """A new folder that PostgreSQL's account can reach; pytest's own lie in a closed one when we are root."""
    home = places.make_folder(places.ROOT_HOME, mode=0o755) if places.is_root() else None
    folder = Path(tempfile.mkdtemp(prefix="test-", dir=home))
    folder.chmod(0o711)
    return folder


@pytest.fixture(autouse=True)
def limits_of_the_field(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here a statement gets the time that it has outside tests."""
    monkeypatch.delenv("PGOPTIONS")


@pytest.fixture
def var(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installation that has nothing yet."""
    for name in (*OUTSIDE, "RUGZAK_MASTER_KEYS_FILE"):
        monkeypatch.delenv(name, raising=False)
    folder = neutral_folder()
    monkeypatch.setenv("RUGZAK_VAR", str(folder))
    yield folder
    postgres.stop()
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def running() -> Iterator[postgres.Addresses]:
    """A server of this test file, with roles and database."""
    before = dict(os.environ)
    for name in OUTSIDE:
        os.environ.pop(name, None)
    folder = neutral_folder()
    os.environ["RUGZAK_VAR"] = str(folder)
    yield postgres.ensure(for_tests=True)
    os.environ["RUGZAK_VAR"] = str(folder)
    postgres.stop(for_tests=True)
    os.environ.clear()
    os.environ.update(before)
    shutil.rmtree(folder)
