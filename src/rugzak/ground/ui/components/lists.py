"""Lists: rows one can tap, and facts about one thing."""

# ruff: noqa: A002  (props keep the names HTML gives them.)

from typing import Any, Literal

from rugzak.ground.ui.components.declare import component
from rugzak.ground.ui.components.marks import avatar
from rugzak.ground.ui.components.markup import attributes, link, quoted, text
from rugzak.ground.ui.icons import icon as drawing


@component()
def rows(*, label: Any = "", plain: bool = False, id: str = "", body: str = "") -> str:
    """A list of rows in a card; ``plain`` when it already stands in one."""
    name = f' aria-label="{quoted(label)}"' if label else ""
    ident = f' id="{quoted(id)}"' if id else ""
    return f'<ul role="list" class="{"rows" if plain else "card rows"}"{ident}{name}>{body}</ul>'


@component(slots=("end",), alone=True)
def row(
    *,
    title: Any,
    text_below: Any = "",
    href: str = "",
    icon: str = "",
    person: Any = None,
    end: str = "",
    body: str = "",
    **extra: Any,
) -> str:
    """One row; with ``href`` the whole row is the link. ``end`` holds a tag or a button."""
    start = drawing(str(icon)) if icon else (avatar(person=person) if person else "")
    name = f'<a class="row-link" href="{link(href)}">{text(title)}</a>' if href else f"<b>{text(title)}</b>"
    below = f"<small>{text(text_below)}</small>" if text_below else ""
    tail = f'<div class="row-end">{end}</div>' if end.strip() else (drawing("chevron-right") if href else "")
    classes = "" if start else ' class="bare"'
    return f"<li{classes}{attributes(extra)}>{start}<div>{name}{below}{body}</div>{tail}</li>"


@component()
def facts(*, tone: Literal["card", "plain"] = "card", body: str = "") -> str:
    """Facts about one thing: word and value under each other."""
    return f'<dl class="{"card facts" if tone == "card" else "facts"}">{body}</dl>'


@component(slots=("act",), alone=True)
def fact(*, term: Any, value: Any = "", act: str = "", body: str = "") -> str:
    """One fact; ``act`` holds the link to change it."""
    change = f'<dd class="act">{act}</dd>' if act.strip() else ""
    return f"<div><dt>{text(term)}</dt><dd>{text(value)}{body.strip()}</dd>{change}</div>"
