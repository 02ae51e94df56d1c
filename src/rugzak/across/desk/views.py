"""The home page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse

from rugzak.across.desk.day import Day, roles_shown
from rugzak.ground.accounts.access import access
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.data_map import Data


@access(anyone=True, relation="eigen dag", data=Data.PERSONAL)
def home(request: HttpRequest) -> HttpResponse:
    """Vandaag; whoever is not signed in is led to the door, in the demo to the hats."""
    person: Member | None = getattr(request, "person", None)
    if person is None:
        return redirect(_door())
    return render(request, "desk/home.html", {"day": Day(person), **roles_shown(person)})


def _door() -> str:
    if settings.DEMO:
        try:
            return reverse("demo:hats")
        except NoReverseMatch:
            pass
    return reverse("accounts:sign_in")
