"""What if: more coaches in one region, beside the plan as it is. The real plan does not change."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from rugzak.apps.planning import queries
from rugzak.apps.planning.forms import whole
from rugzak.apps.planning.views.board import RELATION
from rugzak.apps.planning.views.choosing import choose
from rugzak.apps.planning.what_if import MOST_EXTRA, trials
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.data_map import Data

USUAL_EXTRA = 2


@access(Role.PROGRAMME_MANAGER, relation=RELATION, data=Data.PERSONAL)
def what_if(request: PersonRequest) -> HttpResponse:
    """Both plans are made anew and forgotten again."""
    choice = choose(request)
    if choice is None:
        return render(request, "planning/nothing.html")
    extra = whole(request.GET.get("erbij", ""), least=1, most=MOST_EXTRA, usual=USUAL_EXTRA)
    facts = queries.gather(request.person, choice.scope)
    found = trials(facts, queries.prices_of(choice.programme.pk), extra)
    context = {
        "choice": choice,
        "noun": choice.programme,
        "extra": extra,
        "choices": range(1, MOST_EXTRA + 1),
        "now": found[0] if found else None,
        "then": found[1] if found else None,
    }
    return render(request, "planning/what_if.html", context)
