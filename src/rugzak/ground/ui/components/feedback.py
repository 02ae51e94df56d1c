"""What the app says back: banner, toast, dialog, nudge, skeleton."""

# ruff: noqa: A002, E501  (HTML reads best unbroken; props keep the names HTML gives them.)

from typing import Any, Literal

from django.template import Context
from django.utils.translation import gettext as _

from rugzak.ground.ui.components.buttons import button, key_field, token_field
from rugzak.ground.ui.components.declare import component
from rugzak.ground.ui.components.frames import acts
from rugzak.ground.ui.components.markup import attributes, link, quoted, text
from rugzak.ground.ui.icons import icon as drawing
from rugzak.ground.ui.toasts import undo_of

BANNER_ICONS = {"plum": "info", "ok": "circle-check", "warm": "triangle-alert", "no": "circle-alert"}


@component(slots=("actions",), alone=True)
def banner(
    *,
    title: Any,
    tone: Literal["plum", "ok", "warm", "no"] = "plum",
    icon: str = "",
    live: bool = False,
    actions: str = "",
    body: str = "",
) -> str:
    """A calm remark on top of a part of the page; ``live`` also says it aloud."""
    role = ' role="status"' if live else ""
    mark = drawing(str(icon) or BANNER_ICONS[tone])
    return (
        f'<div class="banner {tone}"{role}>{mark}<div><b>{text(title)}</b>{body}{acts(actions)}</div></div>'
    )


@component(slots=("actions",), alone=True)
def nudge(*, title: Any, icon: str = "lightbulb", id: str = "", actions: str = "", body: str = "") -> str:
    """A soft remark on what is being typed. It never blocks; it offers a next step."""
    ident = f' id="{quoted(id)}"' if id else ""
    return f'<div class="nudge"{ident}><p>{drawing(str(icon))}<span>{text(title)}</span></p>{body}{acts(actions)}</div>'


@component()
def toast(*, context: Context, word: Any, undo: str = "", undo_label: Any = "") -> str:
    """What just happened, with the way back. Nothing is *only* in a toast."""
    back = ""
    if undo:
        press = button(label=undo_label or _("Maak ongedaan"), icon="undo-2")
        back = f'<form method="post" action="{link(undo)}">{token_field(context)}{key_field()}{press}</form>'
    close_words = _("Sluit melding")
    close = f'<button class="btn icon" type="button" data-toast-close aria-label="{quoted(close_words)}" hidden>{drawing("x")}</button>'
    return f'<div class="toast" data-toast><span>{text(word)}</span>{back}{close}</div>'


@component()
def toasts(*, context: Context) -> str:
    """All messages of this request as toasts, in the place that is read aloud."""
    messages = context.get("messages") or ()
    inner = "".join(
        toast(context=context, word=message.message, undo=undo_of(message)) for message in messages
    )
    return f'<div class="toasts" id="toasts" role="status" aria-live="polite">{inner}</div>'


@component(slots=("actions",), alone=True)
def dialog(
    *,
    context: Context,
    id: str,
    title: Any,
    action: str = "",
    confirm: Any = "",
    danger: bool = False,
    keep: Any = "",
    open: bool = False,
    actions: str = "",
    body: str = "",
    **extra: Any,
) -> str:
    """A window, opened by a button with ``opens``. With ``action`` and ``confirm`` it asks before a deed
    that cannot be undone. Without script in an old browser it shows as a part of the page.
    """
    name = quoted(id)
    stay = button(label=keep or (_("Laat zo") if action else _("Sluit")), kind="ghost", closes=id)
    if action:
        deed = button(label=confirm or title, kind="danger" if danger else "solid")
        inner = (
            f'<form method="post" action="{link(action)}"{attributes(extra)}>{token_field(context)}{key_field()}'
            f"{body}{acts(deed + actions + stay)}</form>"
        )
    else:
        inner = body + acts(actions + stay)
    shown = " open" if open else ""
    return f'<dialog class="dialog" id="{name}" closedby="any" aria-labelledby="{name}-t"{shown}><h2 id="{name}-t">{text(title)}</h2>{inner}</dialog>'


@component()
def skeleton(*, label: Any, lines: int = 3) -> str:
    """The shape of what comes; only after half a second."""
    bars = '<span class="skel short"></span>' + '<span class="skel"></span>' * max(0, int(lines) - 1)
    return f'<div class="skeleton" aria-busy="true"><p class="sr" role="status">{text(label)}</p>{bars}</div>'
