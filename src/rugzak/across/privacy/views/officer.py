"""The log of reading for the officer: who, when, what kind. Never what stands in it."""

from datetime import date, timedelta

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_noop

from rugzak.across.privacy import queries
from rugzak.across.privacy.words import LINES_PER_PAGE
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.words import Lane, Role
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.trust import services as trust
from rugzak.ground.ui.dates import moment_words


@access(
    Role.PRIVACY_OFFICER,
    relation=gettext_noop("wie, wanneer en welke soort; nooit de inhoud"),
    data=Data.PERSONAL,
    lane=Lane.FULL,
    logs_reading=True,
)
def log(request: PersonRequest) -> HttpResponse:
    """One month of the log. Looking at it leaves a line too."""
    organisation_id = request.person.organisation_id
    trust.note_reading(
        reader=request.person, about_id=organisation_id, kind=queries.LOG, item_id=organisation_id
    )
    month = asked_month(request)
    lines = queries.log_of_all(month)
    page = Paginator(lines, LINES_PER_PAGE).get_page(request.GET.get("bladzijde"))
    names = queries.names_in(page.object_list)
    context = {
        "month": month,
        "months": month_chips(month),
        "page": page,
        "counts": queries.counted_by_kind(lines),
        "lines": [
            (line, names.get(line.reader_id), names.get(line.about_id), queries.officer_label(line.kind))
            for line in page.object_list
        ],
    }
    return render(request, "privacy/log.html", context)


def asked_month(request: PersonRequest) -> date:
    """The month in the address ("2027-03"), or this one."""
    this = timezone.localdate().replace(day=1)
    try:
        month = date.fromisoformat(f"{request.GET.get('maand', '')}-01")
    except ValueError:
        return this
    # The calendar ends: of the month after the last one there is no first day.
    return month if 2000 <= month.year <= 2200 else this


def month_chips(current: date) -> list[tuple[str, str, bool]]:
    """Label, address and whether it is the one on the page."""
    return [(moment_words(one, "month"), f"?maand={one:%Y-%m}", one == current) for one in last_months(12)]


def last_months(number: int) -> list[date]:
    this = timezone.localdate().replace(day=1)
    months = [this]
    while len(months) < number:
        this = (this.replace(day=1) - timedelta(days=1)).replace(day=1)
        months.append(this)
    return months
