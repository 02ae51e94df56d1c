"""Choosing: cards, chips, switches and steps. A real radio or check box covers the whole shape."""

# ruff: noqa: A002, E501  (HTML reads best unbroken; props keep the names HTML gives them.)

from typing import Any, Literal

from django.forms import BoundField
from django.utils.translation import gettext as _

from rugzak.ground.ui.components.declare import component
from rugzak.ground.ui.components.markup import attributes, link, quoted, text
from rugzak.ground.ui.icons import icon as drawing

Pick = Literal["radio", "checkbox"]


def tick() -> str:
    """The mark on a chosen card."""
    return f'<span class="tick">{drawing("check")}</span>'


@component()
def choice(
    *,
    label: Any,
    text_below: Any = "",
    icon: str = "",
    href: str = "",
    name: str = "",
    value: Any = "",
    type: Literal["radio", "checkbox", "submit"] = "submit",
    checked: bool = False,
    tall: bool = False,
    seen: Any = "",
    seen_icon: str = "eye",
    id: str = "",
    **extra: Any,
) -> str:
    """A choice as large as a thumb: a link (``href``), a submit button, a radio or a check box."""
    below = f"<small>{text(text_below)}</small>" if text_below else ""
    who = f'<span class="seen">{drawing(str(seen_icon))}<span>{text(seen)}</span></span>' if seen else ""
    inner = f"{drawing(str(icon)) if icon else ''}<b>{text(label)}</b>{below}{who}"
    classes = f"choice{' tall' if tall else ''}{'' if icon else ' plain'}{' is-on' if checked and type == 'submit' else ''}"
    ident = f' id="{quoted(id)}"' if id else ""
    if href:
        return f'<a class="{classes}" href="{link(href)}"{ident}{attributes(extra)}>{inner}</a>'
    pair = f' name="{quoted(name)}" value="{quoted(str(value))}"' if name else ""
    if type == "submit":
        mark = tick() if checked else ""
        return (
            f'<button class="{classes}" type="submit"{pair}{ident}{attributes(extra)}>{inner}{mark}</button>'
        )
    on = " checked" if checked else ""
    return f'<label class="{classes}"><input type="{type}"{pair}{ident}{on}{attributes(extra)}>{inner}{tick()}</label>'


@component(alone=True)
def choices(*, field: Any = None, two: bool = False, label: Any = "", body: str = "") -> str:
    """Choice cards: those of a form field, or those in the body."""
    classes = "choices two" if two else "choices"
    if field is not None:
        return f'<div class="{classes}">{"".join(_card(option, two) for option in options(field))}</div>'
    role = f' role="group" aria-label="{quoted(label)}"' if label else ""
    return f'<div class="{classes}"{role}>{body}</div>'


def options(field: BoundField) -> list[dict[str, Any]]:
    """The options of a radio or check box field, as Django prepares them."""
    return [widget.data for widget in field.subwidgets]


def kind_of(option: dict[str, Any]) -> Pick:
    """Radio or check box."""
    return "checkbox" if option["type"] == "checkbox" else "radio"


def _card(option: dict[str, Any], tall: bool) -> str:
    attrs = {name: value for name, value in option["attrs"].items() if name not in ("id", "checked", "class")}
    return choice(
        label=option["label"],
        text_below=option.get("text", ""),
        icon=option.get("icon", ""),
        name=option["name"],
        value=option["value"],
        type=kind_of(option),
        checked=option["selected"],
        tall=tall,
        id=option["attrs"].get("id", ""),
        **attrs,
    )


@component()
def chip(
    *,
    label: Any,
    href: str = "",
    current: bool = False,
    icon: str = "",
    name: str = "",
    value: Any = "on",
    type: Pick = "checkbox",
    checked: bool = False,
    id: str = "",
    lang: str = "",
    **extra: Any,
) -> str:
    """A small choice in a row: a link (``href``, ``current``) or a check box or radio (``name``)."""
    mark = drawing(str(icon), "stay") if icon else drawing("check")
    tongue = f' lang="{quoted(lang)}"' if lang else ""
    if href:
        on = ' aria-current="true"' if current else ""
        return f'<a class="chip" href="{link(href)}"{on}{tongue}{attributes(extra)}>{mark}{text(label)}</a>'
    ident = f' id="{quoted(id)}"' if id else ""
    on = " checked" if checked else ""
    return (
        f'<label class="chip"{tongue}><input type="{type}" name="{quoted(name)}" value="{quoted(str(value))}"{ident}{on}'
        f"{attributes(extra)}>{mark}{text(label)}</label>"
    )


@component(alone=True)
def chips(*, field: Any = None, label: Any = "", body: str = "") -> str:
    """Chips in a row: those of a form field, or those in the body."""
    if field is not None:
        return f'<div class="chips">{"".join(_chip(option) for option in options(field))}</div>'
    role = f' role="group" aria-label="{quoted(label)}"' if label else ""
    return f'<div class="chips"{role}>{body}</div>'


def _chip(option: dict[str, Any]) -> str:
    attrs = {name: value for name, value in option["attrs"].items() if name not in ("id", "checked", "class")}
    return chip(
        label=option["label"],
        name=option["name"],
        value=option["value"],
        type=kind_of(option),
        checked=option["selected"],
        id=option["attrs"].get("id", ""),
        **attrs,
    )


@component()
def switch(
    *,
    label: Any,
    name: str,
    checked: bool = False,
    value: Any = "on",
    hint: Any = "",
    id: str = "",
    **extra: Any,
) -> str:
    """On or off, with words that say which; inside a form with its own button."""
    ident = quoted(id or f"id_{name}")
    below = f'<small class="hint" id="{ident}-h">{text(hint)}</small>' if hint else ""
    about = f' aria-describedby="{ident}-h"' if hint else ""
    on = " checked" if checked else ""
    return (
        f'<label class="switch-row"><input class="switch" type="checkbox" role="switch" name="{quoted(name)}" '
        f'value="{quoted(str(value))}" id="{ident}"{on}{about}{attributes(extra)}><span><b>{text(label)}</b>{below}</span></label>'
    )


@component()
def stepper(
    *,
    name: str,
    label: Any,
    value: Any = 0,
    min: int = 0,
    max: int = 999,
    step: int = 1,
    unit: Literal["", "minutes"] = "",
    id: str = "",
    hint: Any = "",
) -> str:
    """A number with plus and minus. The field itself works without script; with script minutes read as "1:15 uur"."""
    ident = quoted(id or f"id_{name}")
    below = f'<p class="hint" id="{ident}-h">{text(hint)}</p>' if hint else ""
    about = f' aria-describedby="{ident}-h"' if hint else ""
    less, more, hours = _("Minder"), _("Meer"), _("uur")
    return (
        f'<div class="field"><label for="{ident}">{text(label)}</label>{below}<div class="stepper" data-stepper="{unit}" data-word="{quoted(hours)}">'
        f'<button class="btn soft" type="button" data-less aria-label="{quoted(less)}" hidden>{drawing("minus")}</button>'
        f'<input class="in num" type="number" inputmode="numeric" name="{quoted(name)}" id="{ident}" value="{quoted(str(value))}" '
        f'min="{int(min)}" max="{int(max)}" step="{int(step)}"{about}><output for="{ident}" hidden></output>'
        f'<button class="btn soft" type="button" data-more aria-label="{quoted(more)}" hidden>{drawing("plus")}</button></div></div>'
    )
