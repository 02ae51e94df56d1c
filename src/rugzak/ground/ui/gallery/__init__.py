"""The gallery: every component in every state, drawn from the very code that is shown beside it."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.template import engines
from django.utils.safestring import SafeString

from rugzak.ground.ui.components.declare import Component, registry
from rugzak.ground.ui.gallery.specimens import SHELVES, Specimen
from rugzak.ground.ui.gallery.stage import values
from rugzak.ground.ui.icons import NAMES


@dataclass(frozen=True)
class Shown:
    """A specimen, drawn."""

    title: str
    code: str
    html: SafeString
    wide: bool


def context(request: HttpRequest, theme: str) -> dict[str, Any]:
    """Everything the gallery page needs."""
    stage = values()
    shelves = [
        {
            "id": shelf.id,
            "title": shelf.title,
            "specimens": [_draw(s, request, stage) for s in shelf.specimens],
        }
        for shelf in SHELVES
    ]
    return {
        "theme": theme,
        "is_light": theme == "light",
        "is_dark": theme == "dark",
        "is_auto": not theme,
        "shelves": shelves,
        "icon_names": sorted(NAMES),
        "declarations": [_declaration(c) for _name, c in sorted(registry.items())],
    }


def _draw(specimen: Specimen, request: HttpRequest, stage: dict[str, Any]) -> Shown:
    html = _template(specimen.code).render(dict(stage), request)
    return Shown(specimen.title, specimen.code, html, specimen.wide)


@cache
def _template(code: str) -> Any:
    return engines["django"].from_string("{% load i18n ui %}" + code)


def _declaration(component: Component) -> dict[str, Any]:
    props = ", ".join(f"{name}!" if name in component.required else name for name in component.props)
    slots = ", ".join(component.slots)
    return {"name": component.name, "props": props, "slots": slots, "doc": component.doc.split("\n\n")[0]}
