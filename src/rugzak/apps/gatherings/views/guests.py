"""What a guest without an account sees behind the link in a mail: to come or not, a calendar file, no mail any more.

A GET never answers anything: mail programs open links by themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.calendar import calendar_of
from rugzak.apps.gatherings.models import GuestLetter
from rugzak.apps.gatherings.services import guests
from rugzak.apps.gatherings.words import Coming
from rugzak.ground.accounts.access import access
from rugzak.ground.accounts.throttle import count_try, limited
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.words import DoorPurpose

INVITED = "wie de mail met de link kreeg"
# The buttons that say where a guest takes part; another one leaves that as it was.
KINDS = {"ja": False, "online": True}


def with_letter(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Run the view inside the organisation this link leads to; a wrong link is a counted try."""

    @wraps(view)
    @limited
    def enter(request: HttpRequest, token: str) -> HttpResponse:
        found = doors.behind(purpose=DoorPurpose.GUEST, token=token[:64])
        if not found:
            count_try(request)
            return render(request, "gatherings/guest/unknown.html", status=404)
        with inside(found[0]):
            letter = queries.letter_behind(token)
            if letter is None:
                return render(request, "gatherings/guest/unknown.html", status=404)
            return view(request, letter, token)

    return enter


@access(anyone=True, relation=INVITED, data=Data.PERSONAL, methods=("GET", "POST"))
@with_letter
def answer(request: HttpRequest, letter: GuestLetter, token: str) -> HttpResponse:
    """Come, online or not, with one tap."""
    no = ""
    if request.method == "POST":
        deed = request.POST.get("wat", "")
        try:
            guests.answer_by_link(letter=letter, comes=deed != "nee", is_online=KINDS.get(deed))
            return redirect("gatherings:guest", token=token)
        except Refusal as refusal:
            no = str(refusal)
    return render(
        request, "gatherings/guest/answer.html", _page(letter, token, no), status=422 if no else 200
    )


@access(anyone=True, relation=INVITED, data=Data.PERSONAL)
@with_letter
def calendar(request: HttpRequest, letter: GuestLetter, token: str) -> HttpResponse:
    """For the own calendar, once one comes."""
    if letter.invitation.state != Coming.COMING:
        return redirect("gatherings:guest", token=token)
    headers = {"Content-Disposition": 'attachment; filename="bijeenkomst.ics"'}
    return HttpResponse(calendar_of(letter.invitation), content_type="text/calendar", headers=headers)


@access(anyone=True, relation=INVITED, data=Data.PERSONAL, methods=("GET", "POST"))
@with_letter
def stop(request: HttpRequest, letter: GuestLetter, token: str) -> HttpResponse:
    """Never a mail again: the address is erased at once."""
    if request.method == "POST":
        guests.never_again(letter=letter)
    context = {"row": letter.gathering, "token": token, "done": request.method == "POST"}
    return render(request, "gatherings/guest/stop.html", context)


def _page(letter: GuestLetter, token: str, no: str) -> dict[str, Any]:
    row = letter.gathering
    is_open = row.is_to_come and timezone.now() < row.starts_at
    return {
        "mine": letter.invitation,
        "row": row,
        "token": token,
        "no": no,
        "open": is_open,
        # Who has a place may come in early, as soon as there is a door; without an answer from the start on.
        "may_enter": row.is_live and (not is_open or letter.invitation.is_coming),
        "lead": _("Je bent uitgenodigd door %(name)s.") % {"name": row.host.first_name} if is_open else "",
    }
