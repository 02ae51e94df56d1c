"""Which table goes when, read from the data map; and what each term does.

The words of the data map are the promise. A table about a person whose term ends when
that person leaves goes thirty days after the last day, whoever adds it: nothing has
to be listed here for it. What goes by another clock is done by its own app, and named
so that the page can tell who does it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models

from rugzak.across.privacy.register import data_map, model_of
from rugzak.across.privacy.words import TermKind
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.data_map import Basis, Kept

AFTER_LEAVING = timedelta(days=30)
NAME_KEPT = timedelta(days=2 * 365)
DOER_KEPT = timedelta(days=2 * 365)
HISTORY_KEPT = timedelta(days=2 * 365)
PLACE_HISTORY_KEPT = timedelta(days=5 * 365)
VISIT_HISTORY_KEPT = timedelta(days=365)
LOG_KEPT = timedelta(days=5 * 365)
ENDS_WITH_WORK = re.compile(r"hier (niet meer )?werkt|uit dienst|account bestaat|laatste werk", re.IGNORECASE)
IN_YEARS = re.compile(r"\bjaar\b")
# Gone or changed in a way of their own, see services.leaving.
OWN_WAY = frozenset({"accounts.Member", "accounts.User", "trust.SubjectKey", "mfa.Authenticator"})
FIVE_YEARS, ONE_YEAR = re.compile(r"^5 jaar"), re.compile(r"^1 jaar|6 maanden")


@dataclass(frozen=True)
class Line:
    """One line of the page: what we keep, for how long, and when something of it goes next."""

    purpose: str
    basis: str
    term: str
    afterwards: str
    kind: TermKind
    tables: tuple[str, ...]


def kind_of(label: str, kept: Kept) -> TermKind:
    """What carries this line out."""
    if label.endswith("History"):
        return TermKind.HISTORY
    if label in OWN_WAY or goes_with_the_work(label, kept):
        return TermKind.LEAVING
    if label == "trust.Reading":
        return TermKind.LOG
    if label == "happenings.Happening":
        return TermKind.DOER
    if kept.basis is Basis.NONE or "zolang de organisatie" in kept.term:
        return TermKind.STAYS
    return TermKind.OWN_CLOCK


def goes_with_the_work(label: str, kept: Kept) -> bool:
    """Whether rows of this table about somebody go thirty days after that person's last day."""
    ends = bool(ENDS_WITH_WORK.search(kept.term)) and not IN_YEARS.search(kept.term)
    return ends and bool(kept.about) and label not in OWN_WAY and not label.endswith("History")


def tables_that_go() -> Iterator[tuple[type[models.Model], str]]:
    """Each such table with the path to the member."""
    for label, kept in sorted(data_map().items()):
        if goes_with_the_work(label, kept):
            yield model_of(label), kept.about


def histories() -> Iterator[tuple[str, timedelta]]:
    """Each history with how long its lines are kept."""
    for label, kept in sorted(data_map().items()):
        if label.endswith("History") and label != "tenancy.OrganisationHistory":
            yield model_of(label)._meta.db_table, history_term(kept)


def histories_with_doer() -> Iterator[str]:
    for label in sorted(data_map()):
        model = model_of(label) if label.endswith("History") else None
        if model is not None and any(field.name == "pgh_by" for field in model._meta.concrete_fields):
            yield model._meta.db_table


def history_term(kept: Kept) -> timedelta:
    if FIVE_YEARS.search(kept.term):
        return PLACE_HISTORY_KEPT
    return VISIT_HISTORY_KEPT if ONE_YEAR.search(kept.term) else HISTORY_KEPT


def lines() -> list[Line]:
    """The data map as people read it: tables with the same words become one line."""
    found: dict[tuple[str, str, str, str, TermKind], list[str]] = {}
    for label, kept in sorted(data_map().items()):
        key = (kept.purpose, kept.basis.value, kept.term, kept.afterwards, kind_of(label, kept))
        found.setdefault(key, []).append(label)
    return [Line(*key, tuple(tables)) for key, tables in found.items()]


def leavers_due(at: datetime) -> models.QuerySet[Member]:
    """Who left thirty days ago or longer."""
    return Member.objects.filter(ended_at__lte=at - AFTER_LEAVING)


def names_due(at: datetime) -> models.QuerySet[Member]:
    """Who left two years ago and still has a name here."""
    return Member.objects.filter(ended_at__lte=at - NAME_KEPT).exclude(last_name="")
