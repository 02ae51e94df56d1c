"""What the pages of a room draw: icons from a small sprite of their own, so that a phone gets little."""

from collections.abc import Sized
from functools import cache
from typing import Any

from django import template
from django.templatetags.static import static

register = template.Library()
FEW_TABLES, SOME_TABLES, MOST_TABLES = 5, 16, 27
# What stands in the sprite, beside the scenes; made by tools from Lucide (ISC), see THIRD_PARTY.md.
SIGNS = frozenset(
    """
    arrow-right arrow-left check hammer hand-heart heart lock menu message-circle monitor-off pause play plus
    qr-code smartphone users wifi-off undo-2 eye-off book-open hourglass backpack
    """.split()
)


class UnknownSign(ValueError):
    """The name is not in the room's sprite."""


@cache
def sprite() -> str:
    return static("gatherings/room.svg")


@register.inclusion_tag("gatherings/room/_sign.html")
def sign(name: str) -> dict[str, Any]:
    """An icon, hidden from screen readers: a word always stands beside it."""
    if name not in SIGNS:
        raise UnknownSign(f"no sign {name!r} in the room's sprite; there are {sorted(SIGNS)}")
    return {"address": f"{sprite()}#{name}"}


@register.inclusion_tag("gatherings/room/_scene.html")
def scene(name: str) -> dict[str, Any]:
    """A scene above a page; its words stand on the button around it."""
    return {"address": f"{sprite()}#scene-{name}"}


@register.inclusion_tag("gatherings/room/_shape.html")
def shape(form: str, tone: str = "", label: str = "") -> dict[str, Any]:
    """The shape of an alias or a table, with at most three letters in it."""
    return {"form": form, "tone": tone, "label": label}


@register.filter
def fit_on_a_map(tables: Sized) -> bool:
    """In a hall there are too many to draw: each phone says its own."""
    return len(tables) <= MOST_TABLES


@register.filter
def many(tables: Sized) -> str:
    """How large tables can be drawn: few, some or many of them."""
    return "few" if len(tables) <= FEW_TABLES else "some" if len(tables) <= SOME_TABLES else "many"
