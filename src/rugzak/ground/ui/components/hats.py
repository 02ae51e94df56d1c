"""The hats of the demo page: one drawing per role, coloured by the page."""

# ruff: noqa: E501  (HTML reads best unbroken.)

from typing import Any, Literal

from django.templatetags.static import static

from rugzak.ground.ui.components.declare import component
from rugzak.ground.ui.components.marks import avatar, initials_of
from rugzak.ground.ui.components.markup import link, quoted, text

Hat = Literal["fedora", "bobble", "brim", "cap", "top-hat", "helmet", "beret", "trilby"]
COLOURS = {"teal": "t", "clay": "c", "plum": "p", "moss": "m"}


@component()
def hat_face(*, hat: Hat, initials: str) -> str:
    """A circle with initials under a hat."""
    drawing = (
        f'<svg width="64" height="48" focusable="false"><use href="{static("ui/hats.svg")}#{hat}"/></svg>'
    )
    return f'<span class="face" aria-hidden="true">{drawing}{avatar(initials=initials, tone="soft", size="lg")}</span>'


@component()
def hat_choice(
    *,
    hat: Hat,
    colour: Literal["teal", "clay", "plum", "moss"],
    name: Any,
    role: Any,
    promise: Any,
    href: str = "",
    button_name: str = "",
    button_value: Any = "",
    initials: str = "",
) -> str:
    """One person to look through the eyes of; a link, or inside a form a button. Stands in ``<ul class="hat-list">``."""
    face = hat_face(hat=hat, initials=initials or initials_of(str(name)))
    if href:
        press = f'<a class="row-link" href="{link(href)}">{text(name)}</a>'
    else:
        press = f'<button class="row-link" type="submit" name="{quoted(button_name)}" value="{quoted(button_value)}">{text(name)}</button>'
    return f'<li class="hat {COLOURS[colour]}">{face}<div>{press}<small>{text(role)}</small><p>{text(promise)}</p></div></li>'
