"""Turning the pages of a long list without counting all of it."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

PER_PAGE = 25
# Counting stops here; whoever looks further than this searches instead of turning pages.
COUNT_CAP = 5_000


class Counted(int):
    """A number of rows that says it when it is only a lower bound."""

    def __str__(self) -> str:
        if self <= COUNT_CAP:
            return int.__repr__(self)
        return _("meer dan %(number)s") % {"number": COUNT_CAP}


class CappedPaginator(Paginator):
    """Counts at most COUNT_CAP + 1 rows, so that the cost of a page does not grow with the organisation."""

    object_list: QuerySet[Any]

    @cached_property
    def count(self) -> int:
        return Counted(self.object_list.order_by().values("pk")[: COUNT_CAP + 1].count())


def page_of(rows: QuerySet[Any], number: Any, *, per_page: int = PER_PAGE) -> Page:
    """The page that was asked for, or the nearest one there is; never an error."""
    return CappedPaginator(rows, per_page).get_page(number)
