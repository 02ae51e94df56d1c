"""What anyone may read: what we keep and why, and which rule each address has."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rugzak.across.privacy.register import closest_class, data_map
from rugzak.across.privacy.rule_table import class_words, rule_lines
from rugzak.ground.accounts.access import access
from rugzak.ground.kernel.data_map import Basis, Data


@dataclass(frozen=True)
class Statement:
    """One line of the privacy statement."""

    purpose: str
    basis: str
    term: str
    afterwards: str
    data: str
    who: str


@access(anyone=True, data=Data.OPEN)
def statement(request: HttpRequest) -> HttpResponse:
    """The privacy statement, made from the data map: tables with the same words become one line."""
    return render(request, "privacy/statement.html", {"lines": statement_lines()})


@access(anyone=True, data=Data.OPEN)
def rules(request: HttpRequest) -> HttpResponse:
    """The rules of all addresses, to print and to sign."""
    return render(request, "privacy/rules.html", {"lines": rule_lines()})


def statement_lines() -> list[Statement]:
    lines = {}
    for kept in data_map().values():
        data = closest_class(kept)
        if kept.basis is Basis.NONE or data in (Data.OPEN, Data.INTERNAL):
            continue
        line = Statement(
            _(kept.purpose),
            _(kept.basis.value),
            _(kept.term),
            _(kept.afterwards),
            class_words(data),
            _who(data),
        )
        lines[line] = data
    return sorted(lines, key=lambda line: (lines[line] is not Data.CONFIDENTIAL, line.purpose))


def _who(data: Data) -> str:
    if data is Data.CONFIDENTIAL:
        return _("Alleen jij, en met wie jij het deelt.")
    return _("Jij, en wie het nodig heeft voor het werk.")
