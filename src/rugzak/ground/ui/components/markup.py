"""Turning values into HTML without ever trusting them. Fast: a list page does this hundreds of times."""

import re
from html import escape
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString

SAFE_SCHEMES = ("http", "https", "mailto", "tel", "sms", "geo")
SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Browsers skip these inside a scheme: "java\nscript:" runs.
INVISIBLE = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028\u2029\ufeff]")
ATTRIBUTE_NAME = re.compile(r"^[a-z][a-z0-9:.-]*$")


def text(value: Any) -> str:
    """Value as element text; what is already safe stays as it is."""
    if value.__class__ is str:
        return escape(value)
    if value is None:
        return ""
    if isinstance(value, Promise):
        value = str(value)
    html = getattr(value, "__html__", None)
    return html() if html else escape(str(value))


def quoted(value: Any) -> str:
    """Value for between double quotes of an attribute; safe text keeps its entities but cannot break out."""
    if isinstance(value, Promise):
        value = str(value)
    if isinstance(value, SafeString):
        return value.replace('"', "&quot;").replace("<", "&lt;")
    return "" if value is None else escape(str(value))


def link(value: Any) -> str:
    """Address for href or action. A scheme that can run script becomes a link to nowhere."""
    address = str(value)
    scheme = SCHEME.match(INVISIBLE.sub("", address))
    if scheme and scheme[1].lower() not in SAFE_SCHEMES:
        return "#"
    return escape(address) if not isinstance(value, SafeString) else quoted(value)


def attributes(values: dict[str, Any]) -> str:
    """Extra attributes such as ``hx-get``; ``True`` gives the bare name, ``None`` and ``False`` give nothing."""
    parts = []
    for name, value in values.items():
        if value is None or value is False:
            continue
        if not ATTRIBUTE_NAME.match(name):
            raise ValueError(f"not an attribute name: {name!r}")
        parts.append(f" {name}" if value is True else f' {name}="{quoted(value)}"')
    return "".join(parts)


def part(item: Any, name: str) -> Any:
    """A value of an item that may be an object or a dict."""
    return item.get(name) if isinstance(item, dict) else getattr(item, name, None)


def when(html: str, wanted: Any) -> str:
    """The html if it is wanted, else nothing."""
    return html if wanted else ""
