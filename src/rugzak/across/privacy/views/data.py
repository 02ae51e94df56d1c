"""Mijn gegevens: everything we keep about me, to read and to take along."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from rugzak.across.privacy import export
from rugzak.across.privacy.views.mine import MINE
from rugzak.across.privacy.words import ROWS_SHOWN
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.words import Lane
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.trust.views import asks_again


@access(relation=MINE, data=Data.CONFIDENTIAL, lane=Lane.FULL)
@asks_again
def my_data(request: PersonRequest) -> HttpResponse:
    """To read: per table why, how long, and what stands in it."""
    context = {"parts": export.everything_about(request.person), "rows_shown": ROWS_SHOWN}
    return render(request, "privacy/my_data.html", context)


@access(relation=MINE, data=Data.CONFIDENTIAL, lane=Lane.FULL)
@asks_again
def my_data_json(request: PersonRequest) -> HttpResponse:
    """To take along, for a machine."""
    content = {"gemaakt": timezone.now().isoformat(), **export.as_json(request.person)}
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response.headers["Content-Disposition"] = 'attachment; filename="mijn-gegevens.json"'
    return response
