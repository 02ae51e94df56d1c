"""The video call of a session that is open already: who leads gives another address."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.forms import MeetingForm
from rugzak.apps.gatherings.rules import LEADING
from rugzak.apps.gatherings.services.meeting import change_meeting
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.kernel.attempts import attempt, posted
from rugzak.ground.ui.toasts import toast


@access(*LEADING, relation="wie deze sessie begeleidt", methods=("GET", "POST"))
def meeting(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    row = get_or_404(queries.gatherings_for(request.person), gathering_id)
    require(request.person, "gatherings.watch", row)
    start = {"online": row.online, "online_tables": row.online_tables}
    form = MeetingForm(posted(request), initial=start)
    if request.method == "POST" and form.is_valid():
        done = attempt(form, change_meeting, gathering=row, by=request.person, **form.cleaned_data)
        if done is not None:
            toast(request, _("Het nieuwe adres staat op de telefoons van wie online meedoet."))
            return redirect("gatherings:people", gathering_id=row.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "gatherings/meeting.html", {"row": row, "form": form}, status=status)
