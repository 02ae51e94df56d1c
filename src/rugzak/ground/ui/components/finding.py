"""Finding your way in long lists: tabs, filters, pages."""

# ruff: noqa: E501  (HTML reads best unbroken.)

from collections.abc import Iterable
from typing import Any, Literal

from django.template import Context
from django.utils.translation import gettext as _

from rugzak.ground.ui.components.buttons import button, token_field
from rugzak.ground.ui.components.declare import component
from rugzak.ground.ui.components.markup import attributes, link, part, quoted, text
from rugzak.ground.ui.icons import icon as drawing


@component()
def tabs(*, items: Iterable[Any], label: Any) -> str:
    """Views of one list, each a link. An item has ``label``, ``href`` and maybe ``current``, ``count``, ``icon``."""
    return f'<nav class="tabs" aria-label="{quoted(label)}">{"".join(_tab(item) for item in items)}</nav>'


def _tab(item: Any) -> str:
    here = ' aria-current="page"' if part(item, "current") else ""
    count = part(item, "count")
    badge = f' <span class="tag">{text(count)}</span>' if count is not None else ""
    icon = part(item, "icon")
    return f'<a href="{link(part(item, "href"))}"{here}>{drawing(icon) if icon else ""}{text(part(item, "label"))}{badge}</a>'


@component(alone=True)
def filter_bar(
    *,
    context: Context,
    name: str = "q",
    value: Any = "",
    label: Any = "",
    action: str = "",
    clear: str = "",
    method: Literal["get", "post"] = "get",
    body: str = "",
    **extra: Any,
) -> str:
    """Search field and filters. Searching for people goes by ``post``: names do not belong in an address."""
    words = label or _("Zoek")
    token = token_field(context) if method == "post" else ""
    wipe = button(label=_("Wis filters"), href=clear, kind="quiet") if clear else ""
    search = button(label=_("Zoek"), kind="ghost", icon="search")
    return (
        f'<form class="filter" role="search" method="{method}" action="{link(action)}"{attributes(extra)}>{token}'
        f'<label class="sr" for="filter-{quoted(name)}">{text(words)}</label>'
        f'<input class="in" id="filter-{quoted(name)}" type="search" name="{quoted(name)}" value="{quoted(str(value or ""))}" autocomplete="off">'
        f"{search}{body}{wipe}</form>"
    )


@component()
def pager(*, context: Context, page: Any, param: str = "bladzijde", label: Any = "") -> str:
    """Newer and older, and where you are: "21 tot 40 van 63". Nothing when all fits on one page."""
    if not page.has_other_pages():
        return ""
    words = _("%(first)s tot %(last)s van %(total)s") % {
        "first": page.start_index(),
        "last": page.end_index(),
        "total": page.paginator.count,
    }
    request = context.get("request")
    query = request.GET.copy() if request else None
    back = on = "<span></span>"
    if page.has_previous():
        before = _turn(query, param, page.previous_page_number())
        back = button(label=_("Vorige"), href=before, kind="ghost", icon="chevron-left", rel="prev")
    if page.has_next():
        after = _turn(query, param, page.next_page_number())
        on = button(label=_("Volgende"), href=after, kind="ghost", icon_end="chevron-right", rel="next")
    name = label or _("Bladeren")
    middle = f'<span class="muted num">{text(words)}</span>'
    return f'<nav class="pager" aria-label="{quoted(name)}">{back}{middle}{on}</nav>'


def _turn(query: Any, param: str, number: int) -> str:
    if query is None:
        return f"?{param}={number}"
    query[param] = number
    return f"?{query.urlencode()}"
