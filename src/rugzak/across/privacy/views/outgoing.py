"""Everything of the organisation, as files: asked for, made in the background, fetched within a week."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from rugzak.across.privacy import services, tasks
from rugzak.across.privacy.archive import archive_of
from rugzak.across.privacy.outgoing import stays_inside
from rugzak.across.privacy.queries import exports_for
from rugzak.across.privacy.register import data_map
from rugzak.across.privacy.words import ExportState, Inside
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.accounts.words import Lane, Role
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.trust.views import asks_again
from rugzak.ground.ui.toasts import toast


@access(Role.ADMINISTRATOR, lane=Lane.FULL)
def exports(request: PersonRequest) -> HttpResponse:
    """What can be fetched, what goes along, and what never does."""
    require(request.person, "privacy.take_along")
    rows = list(exports_for(request.person)[:20])
    reasons: dict[Inside, int] = {}
    for label, kept in data_map().items():
        why = stays_inside(label, kept)
        if why is not None:
            reasons[why] = reasons.get(why, 0) + 1
    context = {
        "exports": rows,
        "making": any(row.state == ExportState.MAKING for row in rows),
        "reasons": [(why.label, count) for why, count in reasons.items()],
    }
    return render(request, "privacy/exports.html", context)


@access(Role.ADMINISTRATOR, lane=Lane.FULL, methods=("POST",))
@asks_again
def make_export(request: PersonRequest) -> HttpResponse:
    require(request.person, "privacy.take_along")
    try:
        export = services.start_export(by=request.person)
        tasks.make_export.later(export_id=export.pk)
        toast(request, _("We maken het klaar. Kijk hier over een paar minuten weer."))
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return HttpResponseRedirect(reverse("privacy:exports"))


@access(Role.ADMINISTRATOR, lane=Lane.FULL, data=Data.PERSONAL, methods=("POST",))
@asks_again
def fetch_export(request: PersonRequest, export_id: UUID) -> HttpResponse:
    """The zip, whole. A post, as taking it along leaves a line."""
    require(request.person, "privacy.take_along")
    export = get_or_404(exports_for(request.person), export_id)
    if export.state != ExportState.READY:
        raise Http404
    services.note_fetching(export=export, by=request.person)
    name = f"rugzak-{request.person.organisation.slug}-{export.asked_at:%Y-%m-%d}.zip"
    response = HttpResponse(archive_of(export), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
