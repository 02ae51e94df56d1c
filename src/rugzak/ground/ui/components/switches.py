"""Small things for the person at the screen: copy a text, choose a language, light or dark."""

# ruff: noqa: A002, E501  (HTML reads best unbroken; props keep the names HTML gives them.)

from collections.abc import Iterable
from typing import Any

from django.template import Context
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rugzak.ground.ui.components.buttons import token_field
from rugzak.ground.ui.components.declare import component
from rugzak.ground.ui.components.markup import link, quoted, text
from rugzak.ground.ui.icons import icon as drawing

LANGUAGES = (("nl", "Nederlands"), ("nl-be", "Vlaams"), ("en", "English"))


@component()
def copy_text(*, value: Any, label: Any, code: bool = True) -> str:
    """A text one wants elsewhere (a code, a link), with a button that copies it. It can always be selected by hand."""
    kind, done = "copy code" if code else "copy", _("Gekopieerd")
    return (
        f'<p class="{kind}"><span class="copy-value" data-copy-value>{text(value)}</span>'
        f'<button class="btn ghost" type="button" data-copy data-done="{quoted(done)}" hidden>{drawing("copy")}'
        f'<span>{text(label)}</span></button><span class="sr" role="status" data-copy-status></span></p>'
    )


@component()
def read_aloud(*, of: str) -> str:
    """Reads the part with this id aloud, with a voice of the device itself. Where there is none, nothing shows."""
    stop = _("Stop met voorlezen")
    return (
        f'<button class="btn quiet" type="button" data-read-aloud="{quoted(of)}" data-stop="{quoted(stop)}" hidden>'
        f"{drawing('volume-2')}<span>{text(_('Lees voor'))}</span></button>"
    )


@component()
def language_switch(
    *, context: Context, action: str, languages: Iterable[tuple[str, str]] = LANGUAGES, next: str = ""
) -> str:
    """The languages as buttons; each is written in itself."""
    here = (get_language() or "nl").lower()
    return _buttons(
        context,
        action,
        "language",
        next,
        _("Taal"),
        [(code, word, "", code.lower() == here) for code, word in languages],
    )


@component()
def theme_switch(*, context: Context, action: str, theme: str = "", next: str = "") -> str:
    """Light, dark, or as the device has it."""
    now = theme or context.get("theme") or "auto"
    kinds = (
        ("auto", _("Toestel"), "smartphone"),
        ("light", _("Licht"), "sun"),
        ("dark", _("Donker"), "moon"),
    )
    return _buttons(
        context, action, "theme", next, _("Licht of donker"), [(v, w, i, v == now) for v, w, i in kinds]
    )


def _buttons(
    context: Context,
    action: str,
    name: str,
    next: str,
    legend: str,
    options: list[tuple[str, str, str, bool]],
) -> str:
    request = context.get("request")
    back = next or (request.get_full_path() if request else "/")
    chips = "".join(_button(name, *option) for option in options)
    return (
        f'<form method="post" action="{link(action)}">{token_field(context)}'
        f'<input type="hidden" name="next" value="{quoted(str(back))}">'
        f'<div class="chips" role="group" aria-label="{quoted(legend)}">{chips}</div></form>'
    )


def _button(name: str, value: str, word: str, icon: str, current: bool) -> str:
    mark = drawing(icon, "stay") if icon else drawing("check")
    tongue = f' lang="{quoted(value)}"' if name == "language" else ""
    pressed = "true" if current else "false"
    return f'<button class="chip" type="submit" name="{name}" value="{quoted(value)}" aria-pressed="{pressed}"{tongue}>{mark}{text(word)}</button>'
