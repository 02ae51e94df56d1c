"""First steps, what changed when, and the files that make an organisation look like itself."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from rugzak.across.office import queries
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import require
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.ui.colour import organisation_css

FOR_EVER = "max-age=31536000, immutable"


@access(Role.ADMINISTRATOR)
def first_steps(request: PersonRequest) -> HttpResponse:
    """What a new organisation does first; a tick for what is done."""
    require(request.person, "office.change_settings")
    steps = queries.first_steps(request.person)
    context = {
        "steps": steps,
        "finished": sum(step.done for step in steps),
        "organisation": request.person.organisation,
    }
    return render(request, "office/first_steps.html", context)


@access(Role.ADMINISTRATOR, Role.PRIVACY_OFFICER, data=Data.PERSONAL)
def history(request: PersonRequest, about: str = "instellingen") -> HttpResponse:
    """Who changed what and when, from what to what."""
    require(request.person, "office.see_history")
    number = request.GET.get("bladzijde")
    if about == "rollen":
        page, changes = queries.role_changes(request.person, number)
    else:
        page, changes = queries.setting_changes(request.person.organisation, number)
    tabs = [
        {"label": _("Instellingen"), "href": reverse("office:history"), "current": about != "rollen"},
        {"label": _("Rollen"), "href": reverse("office:role_history"), "current": about == "rollen"},
    ]
    return render(request, "office/history.html", {"page": page, "changes": changes, "tabs": tabs})


@access()
def logo_image(request: PersonRequest, digest: str) -> HttpResponse:
    """The logo itself. Its address changes with it, so that a browser may keep it."""
    logo = queries.logo_with(digest)
    if logo is None:
        raise Http404
    answer = HttpResponse(bytes(logo.image), content_type=logo.media_type)
    answer.headers["Cache-Control"] = f"private, {FOR_EVER}"
    # A picture is only a picture, also when somebody opens its address by itself.
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


@access(anyone=True)
def style(request: PersonRequest, colour: str) -> HttpResponse:
    """The stylesheet of a colour: the same for everybody, so it needs to know nobody."""
    answer = HttpResponse(organisation_css(f"#{colour}"), content_type="text/css; charset=utf-8")
    answer.headers["Cache-Control"] = f"public, {FOR_EVER}"
    return answer
