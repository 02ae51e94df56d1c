"""Van mij: what is mine, what I share, who saw what."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rugzak.across.privacy import queries
from rugzak.across.privacy.words import LINES_ON_OVERVIEW, LINES_PER_PAGE, Show
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.words import Lane
from rugzak.ground.exchange.writing import csv_text
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.trust import queries as trust

MINE = gettext_noop("alleen over jezelf")


@access(relation=MINE, data=Data.CONFIDENTIAL, lane=Lane.FULL)
def mine(request: PersonRequest) -> HttpResponse:
    """The overview."""
    grants = list(trust.shares_given(request.person))
    lines = list(queries.log_about(request.person, Show.ALL)[:LINES_ON_OVERVIEW])
    titles = queries.titles_of(request.person, grants, lines)
    context = {
        "shared": queries.shared_in_words(grants, titles),
        "seen": queries.in_words(request.person, lines, titles),
    }
    return render(request, "privacy/mine.html", context)


@access(relation=MINE, data=Data.CONFIDENTIAL, lane=Lane.FULL)
def who_saw_what(request: PersonRequest) -> HttpResponse:
    """The log about me, newest first, a page at a time under its months."""
    show = asked(request)
    page = Paginator(queries.log_about(request.person, show), LINES_PER_PAGE).get_page(
        request.GET.get("bladzijde")
    )
    lines, grants = list(page.object_list), list(trust.shares_given(request.person))
    titles = queries.titles_of(request.person, lines, grants)
    context = {
        "page": page,
        "lines": queries.in_words(request.person, lines, titles),
        "show": show,
        "choices": [(choice, f"?toon={choice.value}", choice == show) for choice in Show],
        "watched": queries.watched(request.person, a_year_ago()),
        "shared": queries.shared_in_words(grants, titles),
    }
    return render(request, "privacy/who_saw_what.html", context)


@access(relation=MINE, data=Data.CONFIDENTIAL, lane=Lane.FULL)
def who_saw_what_print(request: PersonRequest) -> HttpResponse:
    """The same for paper, all of it."""
    rows = list(queries.log_about(request.person, asked(request)))
    lines = queries.in_words(request.person, rows, queries.titles_of(request.person, rows))
    return render(request, "privacy/who_saw_what_print.html", {"lines": lines, "today": timezone.localdate()})


@access(relation=MINE, data=Data.PERSONAL, lane=Lane.FULL)
def who_saw_what_csv(request: PersonRequest) -> HttpResponse:
    """The same for a spreadsheet; without titles, as a file travels."""
    rows = list(queries.log_about(request.person, asked(request)))
    lines = [
        [f"{timezone.localtime(line.at):%Y-%m-%d %H:%M:%S}", line.reader_name, line.kind, line.outcome.label]
        for line in queries.in_words(request.person, rows, {})
    ]
    table = csv_text([_("Wanneer"), _("Wie"), _("Wat"), _("Uitkomst")], lines)
    response = HttpResponse(table, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="wie-zag-wat.csv"'
    return response


def asked(request: PersonRequest) -> Show:
    wanted = request.GET.get("toon", "")
    return Show(wanted) if wanted in Show.values else Show.ALL


def a_year_ago() -> date:
    today = timezone.localdate()
    return today.replace(year=today.year - 1, day=1)
