"""Figures of an organisation, and what we do not measure."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from rugzak.apps.cards import queries
from rugzak.apps.cards.rules import READS_FIGURES
from rugzak.apps.cards.words import FIGURES_TEAMS
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import require
from rugzak.ground.kernel.data_map import Data


@access(*sorted(READS_FIGURES))
def figures(request: PersonRequest) -> HttpResponse:
    """Sums over at least five teams and whole weeks."""
    require(request.person, "cards.see_figures")
    found = queries.figures(timezone.localdate())
    points = [(str(week.begins.isocalendar().week), week.teams) for week in found.weeks]
    return render(request, "cards/figures.html", {"figures": found, "points": points, "floor": FIGURES_TEAMS})


@access(anyone=True, data=Data.OPEN)
def not_measured(request: HttpRequest) -> HttpResponse:
    """What we do not measure; for everybody to read."""
    return render(request, "cards/not_measured.html", {"floor": FIGURES_TEAMS})
