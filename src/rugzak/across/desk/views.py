"""The home page."""

from django.http import HttpResponse
from django.shortcuts import render

from rugzak.across.desk.day import Day, roles_shown
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.words import Lane
from rugzak.ground.kernel.data_map import Data


@access(relation="eigen dag", data=Data.PERSONAL)
def home(request: PersonRequest) -> HttpResponse:
    """Vandaag. Whoever is not signed in is led to the door by the middleware."""
    day = Day(request.person, is_sure=request.session.get("lane") == Lane.FULL)
    return render(request, "desk/home.html", {"day": day, **roles_shown(request.person)})
