"""The own calendar address: the page to make and end it, and the calendar behind it."""

from __future__ import annotations

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from rugzak.apps.agenda import queries, services
from rugzak.apps.agenda.calendars import calendar_of
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.throttle import count_try, limited
from rugzak.ground.accounts.words import Lane
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.trust.views import asks_again
from rugzak.ground.ui.toasts import toast


@access(relation="eigen agenda", data=Data.PERSONAL, lane=Lane.FULL, methods=("GET", "POST"))
@asks_again
def calendar(request: PersonRequest) -> HttpResponse:
    """Make an address or a new one. It is shown once, in this answer: only its hash is kept."""
    address = ""
    if request.method == "POST":
        token = services.make_feed(member=request.person)
        address = request.build_absolute_uri(reverse("agenda:feed", args=[token]))
    context = {"feed": queries.feed_for(request.person), "address": address}
    return render(request, "agenda/calendar.html", context)


@access(relation="eigen agenda", data=Data.PERSONAL, methods=("POST",))
def end_calendar(request: PersonRequest) -> HttpResponse:
    """Taking back is never made hard: it asks for no proof."""
    if services.end_feeds_of(request.person, by=request.person):
        toast(request, _("Het adres werkt niet meer."))
    return redirect("agenda:agenda")


@access(anyone=True, relation="wie het geheime adres heeft", data=Data.PERSONAL)
@limited
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Time and place for a calendar program, which has no session. A wrong guess counts as a try."""
    with queries.owner_of_feed(token) as owner:
        if owner is not None:
            return _calendar_answer(request, owner)
    count_try(request)
    raise Http404


def _calendar_answer(request: HttpRequest, owner: Member) -> HttpResponse:
    with translation.override(owner.language or owner.organisation.language):
        rows = queries.visits_in_calendar(owner, timezone.now())
        body = calendar_of(
            rows, lambda row: request.build_absolute_uri(reverse("agenda:visit", args=[row.pk]))
        )
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer.headers["ETag"] = tag
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["Content-Disposition"] = 'inline; filename="rugzak.ics"'
    answer.headers["Referrer-Policy"] = "no-referrer"
    return get_conditional_response(request, etag=tag, response=answer) or answer
