"""The one question before a session and its report go: let go, or a year longer."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.models import Gathering
from rugzak.apps.gatherings.rules import LEADING
from rugzak.apps.gatherings.services import keeping as services
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.dates import moment_words
from rugzak.ground.ui.toasts import toast

HOSTS = "wie deze sessie leidde"


@access(*LEADING, relation=HOSTS, methods=("GET", "POST"))
def keeping(request: PersonRequest, gathering_id: UUID) -> HttpResponse:
    row = get_or_404(queries.gatherings_for(request.person).filter(host=request.person), gathering_id)
    require(request.person, "gatherings.keep", row)
    if request.method == "POST":
        try:
            toast(request, _chosen(request, row))
        except Refusal as no:
            toast(request, str(no))
        return redirect("gatherings:keeping", gathering_id=row.pk)
    context = {"row": row, "asked": services.may_be_kept(row)}
    return render(request, "gatherings/keeping.html", context)


def _chosen(request: PersonRequest, row: Gathering) -> str:
    if request.POST.get("wat") == "bewaar":
        kept = services.keep_longer(gathering=row, by=request.person)
        return _("Het blijft tot %(day)s.") % {"day": moment_words(kept.goes_at, "month")}
    return _("Goed. Je hoeft niets te doen: het gaat vanzelf weg.")
