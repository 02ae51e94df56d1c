"""Helpers for the tests of the interface: no database is needed here."""

from collections.abc import Callable
from typing import Any

import pytest
from django.template import engines
from django.utils import translation


@pytest.fixture
def draw() -> Callable[..., str]:
    """Render a piece of template code."""

    def render(code: str, **values: Any) -> str:
        return engines["django"].from_string("{% load ui %}" + code).render(values)

    return render


@pytest.fixture(autouse=True)
def dutch() -> Any:
    with translation.override("nl"):
        yield
