"""What holds a piece of a page: head, card, the one next step, paper, closed and empty."""

# ruff: noqa: A002, E501  (HTML reads best unbroken; props keep the names HTML gives them.)

from typing import Any, Literal

from rugzak.ground.ui.components.declare import component
from rugzak.ground.ui.components.markup import link, quoted, text, when
from rugzak.ground.ui.icons import icon as drawing

Level = Literal[2, 3, 4]


def acts(html: str) -> str:
    """A row of buttons, or nothing."""
    return f'<div class="acts">{html}</div>' if html.strip() else ""


def named(id: str) -> str:
    """An id attribute, or nothing."""
    return f' id="{quoted(id)}"' if id else ""


@component(slots=("actions",), alone=True)
def page_head(
    *,
    title: Any,
    kick: Any = "",
    lead: Any = "",
    back: str = "",
    back_label: Any = "",
    actions: str = "",
    body: str = "",
) -> str:
    """The head of a page: what is up, in one sentence. ``kick`` stands above it, ``back`` goes one step up."""
    up = (
        f'<a class="up" href="{link(back)}">{drawing("arrow-left")}<span>{text(back_label)}</span></a>'
        if back
        else ""
    )
    return (
        f'<header class="page-head"><div>{up}{when(f"<p class=muted>{text(kick)}</p>", kick)}'
        f"<h1>{text(title)}</h1>{when(f'<p class=lead>{text(lead)}</p>', lead)}{body.strip()}</div>{acts(actions)}</header>"
    )


@component(slots=("aside", "actions"))
def card(
    *,
    title: Any = "",
    href: str = "",
    level: Level = 2,
    id: str = "",
    tone: Literal["", "quiet", "flat"] = "",
    aside: str = "",
    actions: str = "",
    body: str = "",
) -> str:
    """A card. ``aside`` stands right of the title (a tag, a link), ``actions`` at its foot."""
    name = f'<a href="{link(href)}">{text(title)}</a>' if href else text(title)
    head = f"<header><h{level}>{name}</h{level}>{aside}</header>" if title or aside.strip() else ""
    classes = f"card {tone}" if tone else "card"
    return f'<section class="{classes}"{named(id)}>{head}{body}{acts(actions)}</section>'


@component(slots=("actions",), alone=True)
def next_step(
    *,
    title: Any,
    kick: Any = "",
    icon: str = "clock-4",
    level: Level = 2,
    id: str = "",
    actions: str = "",
    body: str = "",
) -> str:
    """The one green block: the thing to do now. At most one on a page, often none."""
    above = f'<p class="kick">{drawing(str(icon))}<span>{text(kick)}</span></p>' if kick else ""
    return f'<section class="next"{named(id)}>{above}<h{level}>{text(title)}</h{level}>{body}{acts(actions)}</section>'


@component(slots=("actions",), alone=True)
def paper(
    *, title: Any, kick: Any = "", code: Any = "", level: Level = 2, actions: str = "", body: str = ""
) -> str:
    """A habit on warm paper, with the rest of the deck under it."""
    above = f'<p class="kick"><span>{text(kick)}</span><span>{text(code)}</span></p>' if kick or code else ""
    return f'<section class="paper">{above}<h{level}>{text(title)}</h{level}>{body}{acts(actions)}</section>'


@component(alone=True)
def closed(*, title: Any, icon: str = "lock", body: str = "") -> str:
    """Not yours to open: drawn, not hidden, with the reason. Never for what must not be known to exist."""
    return f'<div class="closed">{drawing(str(icon))}<div><strong>{text(title)}</strong>{body}</div></div>'


@component(slots=("actions",), alone=True)
def empty(*, title: Any, icon: str = "inbox", level: Level = 2, actions: str = "", body: str = "") -> str:
    """Nothing here: one sentence and one way on."""
    words = f'<p class="muted">{body.strip()}</p>' if body.strip() else ""
    return f'<div class="empty">{drawing(str(icon))}<h{level}>{text(title)}</h{level}>{words}{acts(actions)}</div>'


@component(slots=("link",))
def section(
    *, title: Any, level: Level = 2, id: str = "", hidden_title: bool = False, link: str = "", body: str = ""
) -> str:
    """A part of a page with its heading; ``link`` stands right of it."""
    heading = f"<h{level}{when(' class=sr', hidden_title)}>{text(title)}</h{level}>"
    head = heading if hidden_title else f'<div class="head">{heading}{link}</div>'
    return f"<section{named(id)}>{head}{body}</section>"


@component()
def stack(*, tight: bool = False, body: str = "") -> str:
    """Parts under each other with even air between them."""
    return f'<div class="stack{" tight" if tight else ""}">{body}</div>'


@component(slots=("aside",))
def columns(*, aside: str = "", body: str = "") -> str:
    """Main column and a narrower one beside it; under each other on a phone."""
    return f'<div class="grid"><div class="stack">{body}</div><div class="stack">{aside}</div></div>'
