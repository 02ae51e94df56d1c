"""The home page."""

from django.http import HttpResponse
from django.shortcuts import render

from rugzak.across.desk.day import Day, roles_shown
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.kernel.data_map import Data


@access(relation="eigen dag", data=Data.PERSONAL)
def home(request: PersonRequest) -> HttpResponse:
    """Vandaag. Whoever is not signed in is led to the door by the middleware."""
    return render(request, "desk/home.html", {"day": Day(request.person), **roles_shown(request.person)})
