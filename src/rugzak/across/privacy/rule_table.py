"""The rules of all addresses, in plain Dutch: the page that a works council signs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.translation import gettext as _

from rugzak.ground.accounts.access import Access, Audience, rule_of
from rugzak.ground.accounts.words import Lane, Role
from rugzak.ground.kernel.data_map import Data

CONVERTER = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class RuleLine:
    """One address and what it asks, as sentences."""

    address: str
    who: str
    relation: str
    data: str
    lane: str
    is_logged: bool


def rule_lines() -> list[RuleLine]:
    """One line per address, sorted; an address without a rule says that nobody gets in."""
    return sorted((_line(address, rule) for address, rule in _walk()), key=lambda line: line.address)


def _walk(
    patterns: Sequence[URLPattern | URLResolver] | None = None, before: str = "/"
) -> Iterator[tuple[str, Access | None]]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, address)
        else:
            yield address, rule_of(pattern.callback)


def _line(address: str, rule: Access | None) -> RuleLine:
    shown = CONVERTER.sub("…", address).replace("^", "").replace("$", "")
    if rule is None:
        return RuleLine(shown, _("niemand"), "", "", "", False)
    return RuleLine(
        address=shown,
        who=_who(rule),
        relation=_(rule.relation) if rule.relation else "",
        data=class_words(rule.data),
        lane=_("zeker ingelogd") if rule.lane is Lane.FULL else "",
        is_logged=rule.logs_reading,
    )


def _who(rule: Access) -> str:
    if rule.audience is Audience.ANYONE:
        return _("iedereen")
    if rule.audience is Audience.SIGNED_IN:
        return _("wie is ingelogd")
    return ", ".join(str(role.label) for role in Role if role in rule.roles)


def class_words(data: Data) -> str:
    """A class of data as people say it."""
    return {
        Data.OPEN: _("open"),
        Data.INTERNAL: _("intern"),
        Data.PERSONAL: _("persoonlijk"),
        Data.CONFIDENTIAL: _("vertrouwelijk"),
    }[data]
