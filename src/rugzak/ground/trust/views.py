"""Taking back a share in one tap, and the page for whoever may not look."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rugzak.ground.accounts import clock
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.trust import queries, services
from rugzak.ground.ui.toasts import toast

View = Callable[..., HttpResponse]


@access(relation=gettext_noop("wie dit deelt"), methods=("POST",))
def stop_sharing(request: PersonRequest, grant_id: UUID) -> HttpResponse:
    """Stop, and go back to where the button stood."""
    grant = get_or_404(queries.shares_given(request.person), grant_id)
    require(request.person, "trust.stop_sharing", grant)
    services.stop_sharing(grant=grant, by=request.person)
    toast(
        request, _("Gestopt. %(name)s kan dit nu niet meer lezen.") % {"name": grant.shared_with.first_name}
    )
    return redirect(_back(request))


def asks_again(view: View) -> View:
    """Show once more who you are before sharing or taking along, when that was not just asked."""

    @wraps(view)
    def answer(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if clock.was_confirmed(request.session):
            return view(request, *args, **kwargs)
        return redirect(f"{reverse('accounts:confirm')}?{urlencode({'next': request.get_full_path()})}")

    return answer


def not_for_you(request: HttpRequest) -> HttpResponse:
    """The same page whether something exists or not: a copied link tells its finder nothing.

    A response and no exception: raising would undo the line in the log.
    """
    return render(request, "trust/not_for_you.html", status=404)


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("terug", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if safe else "/van-mij/"
