"""What we tell operators is what the program does."""

import re
from pathlib import Path

import pytest

from rugzak.config.operation import cli, places

CHECKOUT = places.checkout()
VARIABLE = re.compile(r"\b(?:RUGZAK|DATABASE)_[A-Z_]+\b")
# Set by one part of the tests for another; nobody gives them.
INTERNAL = {"RUGZAK_MAINTENANCE_DB", "RUGZAK_NO_EMBEDDED"}

pytestmark = pytest.mark.skipif(CHECKOUT is None, reason="installed as a package, without its documentation")


def documented(page: str) -> str:
    assert CHECKOUT is not None
    return (CHECKOUT / "docs" / "operators" / page).read_text()


def test_every_variable_the_program_reads_stands_in_the_table() -> None:
    assert CHECKOUT is not None
    read = {
        name
        for folder in ("src", "tools")
        for path in (CHECKOUT / folder).rglob("*.py")
        if "tests" not in path.parts
        for name in re.findall(r"""["']((?:RUGZAK|DATABASE)_[A-Z_]+)["']""", path.read_text())
    }
    assert {"RUGZAK_MODE", "DATABASE_URL", "RUGZAK_MASTER_KEYS_FILE"} <= read
    assert read - INTERNAL - set(VARIABLE.findall(documented("configuration.md"))) == set()


def test_every_command_is_named() -> None:
    named = documented("README.md")
    modules = Path(cli.commands.__path__[0]).glob("[a-z]*.py")
    assert [path.stem for path in modules if f"rugzak {path.stem.replace('_', '-')}" not in named] == []
