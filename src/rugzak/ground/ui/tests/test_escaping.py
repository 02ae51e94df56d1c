"""Nothing that comes from a person can become markup, in any prop of any component."""

from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context
from django.utils.safestring import SafeString

from rugzak.ground.ui.components.declare import Component, registry
from rugzak.ground.ui.components.markup import attributes, link
from rugzak.ground.ui.forms import RugForm

EVIL = "\"'><img src=x onerror=alert(1)><script>alert(1)</script>{{ 7|add:7 }}"


class Watcher(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("img", "script"):
            self.wrong.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "style" or (value or "").lower().startswith("javascript:"):
                self.wrong.append(f"{tag} {name}={value}")


class EvilForm(RugForm):
    text = forms.CharField(label=EVIL, help_text=EVIL, error_messages={"required": EVIL})
    pick = forms.ChoiceField(label=EVIL, choices=[(EVIL, EVIL)], widget=forms.RadioSelect)


SPECIAL: dict[str, Any] = {
    "at": None,
    "of": None,
    "used": 30,
    "budget": 60,
    "value": 1,
    "max": 2,
    "now": 1,
    "total": 3,
    "min": 0,
    "step": 1,
    "lines": 2,
    "icon": "check",
    "icon_end": "check",
    "seen_icon": "eye",
    "days": [],
    "person": EVIL,
    "state": SimpleNamespace(value="open", label=EVIL),
    "items": [{"label": EVIL, "href": EVIL, "count": EVIL}],
    "languages": [(EVIL, EVIL)],
    "series": [(EVIL, [(EVIL, 1), (EVIL, None)])],
}
POINTS = {
    "bar_chart": [(EVIL, 3), (EVIL, None)],
    "dot_chart": [(EVIL, 3, 2, 4, 9), (EVIL, None, None, None, None)],
}
TEXT_VALUES = ("fact", "copy_text", "choice", "chip", "switch", "button", "post_button", "filter_bar")


def evil_values(component: Component) -> dict[str, Any]:
    form = EvilForm({"pick": EVIL})
    values: dict[str, Any] = {}
    for name in component.props:
        if name in component.choices:
            values[name] = component.choices[name][-1]
        elif isinstance(component.props[name], bool):
            values[name] = True
        elif name == "value" and component.name in TEXT_VALUES:
            values[name] = EVIL
        else:
            values[name] = SPECIAL.get(name, EVIL)
    if component.name == "icon":
        values["name"] = "check"
    if "field" in component.props:
        values["field"] = form["pick" if component.name in ("choices", "chips") else "text"]
    values |= {"form": form} if "form" in component.props and component.name != "button" else {}
    values |= {"page": Paginator(range(9), 2).page(2)} if component.name == "pager" else {}
    values |= {"points": POINTS[component.name]} if component.name in POINTS else {}
    if component.wants_context:
        message = SimpleNamespace(message=EVIL, extra_tags=f"undo={EVIL}")
        values["context"] = Context({"csrf_token": EVIL, "messages": [message]})
    values |= {"hx-get": EVIL, "data-x": EVIL} if component.takes_extra else {}
    return values


@pytest.mark.parametrize("name", sorted(registry))
@pytest.mark.parametrize("scheme", ["", "java\nscript:alert(1)//"])
def test_no_prop_can_carry_markup(name, scheme):
    component = registry[name]
    values = evil_values(component)
    for prop in ("href", "action", "undo", "clear", "back"):
        if prop in values:
            values[prop] = scheme + EVIL
    watcher = Watcher()
    watcher.feed(component.build(**values))
    assert watcher.wrong == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        SafeString("javascript:alert(1)"),
    ],
)
def test_an_address_that_runs_script_leads_nowhere(address):
    assert link(address) == "#"


@pytest.mark.parametrize(
    "address", ["/teams/", "?bladzijde=2", "#main", "https://a.nl/x:y", "tel:112", "mailto:a@b.nl", "/a:b"]
)
def test_an_ordinary_address_stays(address):
    assert link(address) == address


def test_a_safe_sentence_cannot_leave_its_attribute():
    assert (
        attributes({"aria-label": SafeString('a &amp; b" onclick="x')})
        == ' aria-label="a &amp; b&quot; onclick=&quot;x"'
    )


def test_an_attribute_name_cannot_carry_a_value():
    with pytest.raises(ValueError, match="not an attribute name"):
        attributes({'x" onclick="y': 1})
