"""A house in which everything that an address is about is really there."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support import houses

AXE = Path(__file__).with_name("axe.min.js")


@pytest.fixture(scope="session")
def furnished(django_db_blocker: Any) -> Iterator[dict[str, Any]]:
    """Where to look in it, and with whose session."""
    with django_db_blocker.unblock(), houses.empty_house("axe") as environment:
        told = houses.run([sys.executable, "-m", "tests.accessibility.furnish"], environment)
        with houses.open_for_people(environment, "axe") as house:
            yield {"url": house.url, **json.loads(told)}


@pytest.fixture(scope="session")
def axe() -> str:
    return AXE.read_text(encoding="utf-8")
