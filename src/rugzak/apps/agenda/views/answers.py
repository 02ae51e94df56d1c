"""Back to where a deed was done: a page of our own, never an address from elsewhere."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from rugzak.apps.agenda.models import Visit
from rugzak.ground.accounts.access import PersonRequest
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast


def back(request: PersonRequest, visit: Visit) -> HttpResponse:
    """To the page in ``terug``, or to the visit."""
    wanted = request.POST.get("terug", "")
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return redirect(wanted)
    return redirect("agenda:visit", visit.pk)


def do_or_tell(
    request: PersonRequest,
    visit: Visit,
    deed: Callable[..., Any],
    sentence: str,
    undo: str = "",
    **arguments: Any,
) -> HttpResponse:
    """Do it and say so, or say why not; back to where it was pressed."""
    try:
        deed(visit=visit, by=request.person, **arguments)
    except Refusal as refusal:
        toast(request, str(refusal))
    else:
        toast(request, sentence, undo=undo)
    return back(request, visit)
