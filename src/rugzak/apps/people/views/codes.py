"""Codes on paper: choose for whom, and print them once."""

from uuid import UUID

import segno
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from rugzak.apps.people import queries, services
from rugzak.apps.people.forms import CodesForm
from rugzak.apps.people.models import Team
from rugzak.apps.people.services.persons import has_account
from rugzak.apps.people.views.answers import form_page
from rugzak.apps.people.words import CODES_AT_ONCE
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.accounts.words import Lane, Role
from rugzak.ground.kernel.attempts import attempt, posted
from rugzak.ground.kernel.data_map import Data

PRINTERS = (Role.ADMINISTRATOR, Role.HR, Role.PROGRAMME_MANAGER, Role.TEAM_LEAD)


@access(*PRINTERS, relation="team of collega", data=Data.PERSONAL, lane=Lane.FULL, methods=("GET", "POST"))
def team_codes(request: PersonRequest, team_id: UUID) -> HttpResponse:
    """Everybody in the team who cannot sign in yet, each with a tick that can go."""
    team: Team = get_or_404(queries.teams_for(request.person), team_id)
    require(request.person, "people.print_codes_of_team", team)
    here = list(queries.members_for(request.person, team).values_list("member_id", flat=True))
    members = queries.helpable_by(request.person).filter(pk__in=here, user=None)
    among = members.order_by("sort_key")
    form = CodesForm(
        posted(request), among=among, initial={"members": [member.pk for member in among[:CODES_AT_ONCE]]}
    )
    if request.method == "POST":
        slips = attempt(form, lambda: services.print_codes(
            members=list(form.cleaned_data["members"]), by=request.person,
        ))  # fmt: skip
        if slips is not None:
            return sheet(request, slips, back=reverse("people:team", args=[team.pk]))
    back = reverse("people:team", args=[team.pk])
    if not form.fields["members"].queryset.exists():  # type: ignore[attr-defined]
        return render(request, "people/no_codes.html", {"team": team, "back": back})
    title = _("Codes voor %(team)s") % {"team": team.name}
    lead = _("Iedereen hier kan nog niet inloggen. Elke code werkt één keer, 24 uur lang.")
    return form_page(request, form, title=title, submit=_("Maak de codes"), back=back, lead=lead)


@access(*PRINTERS, relation="team of collega", data=Data.PERSONAL, lane=Lane.FULL, methods=("POST",))
def person_code(request: PersonRequest, member_id: UUID) -> HttpResponse:
    """A sheet with one slip."""
    member = queries.colleague_for(request.person, member_id)
    require(request.person, "people.print_code_of", member)
    back = reverse("people:person", args=[member.pk])
    if has_account(member):
        return render(request, "people/no_codes.html", {"member": member, "back": back}, status=422)
    return sheet(request, services.print_codes(members=[member], by=request.person), back=back)


def sheet(request: PersonRequest, slips: list[services.Slip], *, back: str) -> HttpResponse:
    """The only time these codes are shown: the page is not kept by the browser."""
    address = request.build_absolute_uri(reverse("accounts:paper_code"))
    context = {"slips": slips, "address": address, "qr": qr_path(address), "back": back}
    return render(request, "people/codes_sheet.html", context)


def qr_path(text: str) -> dict[str, object]:
    """A QR code as one path: the template draws it, so nothing unescaped enters the page."""
    matrix = segno.make(text, error="m", micro=False).matrix
    dots = [
        f"M{x} {y}h1v1h-1z"
        for y, line in enumerate(matrix, start=2)
        for x, dot in enumerate(line, start=2)
        if dot
    ]
    return {"path": "".join(dots), "size": len(matrix) + 4}
