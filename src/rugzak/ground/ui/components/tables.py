"""Tables that become cards on a phone. Roles keep them a table for screen readers there.

Cells learn their column's name from the head, so a page writes each name once.
"""

# ruff: noqa: A002  (HTML reads best unbroken; props keep the names HTML gives them.)

from dataclasses import dataclass, field
from typing import Any, Literal

from django.template import Context

from rugzak.ground.ui.components.declare import component
from rugzak.ground.ui.components.markup import attributes, link, quoted, text

PLACE = "_ui_columns"
ARROWS = {"": "", "up": "ascending", "down": "descending"}


@dataclass
class Columns:
    """The names of the columns of the table being written, and which cell comes next."""

    labels: list[str] = field(default_factory=list)
    next: int = 0

    def step(self) -> str:
        """Name of the column the next cell stands in."""
        label = self.labels[self.next] if self.next < len(self.labels) else ""
        self.next += 1
        return label


@component(slots=("head",))
def table(
    *,
    context: Context,
    caption: Any,
    show_caption: bool = False,
    id: str = "",
    wide: bool = False,
    head: str = "",
    body: str = "",
) -> str:
    """A table; ``head`` holds its columns, the body its rows. ``wide`` scrolls sideways instead of becoming cards."""
    context.dicts[0].pop(PLACE, None)
    seen = "" if show_caption else ' class="sr"'
    ident = f' id="{quoted(id)}"' if id else ""
    html = (
        f'<table class="tbl{" wide" if wide else ""}" role="table"><caption{seen}>{text(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup"{ident}>{body}</tbody></table>'
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{quoted(caption)}">{html}</div>'
        if wide
        else html
    )


@component()
def column(
    *,
    context: Context,
    label: Any,
    number: bool = False,
    hidden: bool = False,
    href: str = "",
    sorted: Literal["", "up", "down"] = "",
) -> str:
    """A column; with ``href`` its name sorts the table."""
    columns = context.dicts[0].setdefault(PLACE, Columns())
    columns.labels.append("" if hidden else str(label))
    name = f'<a href="{link(href)}">{text(label)}</a>' if href else text(label)
    order = f' aria-sort="{ARROWS[sorted]}"' if sorted else ""
    inner = f'<span class="sr">{name}</span>' if hidden else name
    return f'<th role="columnheader" scope="col"{" class=n" if number else ""}{order}>{inner}</th>'


@component()
def tr(*, context: Context, body: str = "", **extra: Any) -> str:
    """One row."""
    columns = context.dicts[0].get(PLACE)
    if columns:
        columns.next = 0
    return f'<tr role="row"{attributes(extra)}>{body}</tr>'


@component()
def th(*, context: Context, body: str = "") -> str:
    """The cell that names its row; write it first."""
    columns = context.dicts[0].get(PLACE)
    if columns:
        columns.step()
    return f'<th role="rowheader" scope="row">{body}</th>'


@component()
def td(*, context: Context, label: Any = "", number: bool = False, body: str = "") -> str:
    """A cell; ``label`` only when the row is sent without its table."""
    columns = context.dicts[0].get(PLACE)
    name = label or (columns.step() if columns else "")
    on_phone = f' data-th="{quoted(name)}"' if name else ""
    return f'<td role="cell"{" class=n" if number else ""}{on_phone}>{body}</td>'
