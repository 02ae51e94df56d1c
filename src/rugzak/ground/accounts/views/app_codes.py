"""Codes of an app as a second step, and the emergency codes on paper that go with them."""

from urllib.parse import quote, urlencode

import segno
from django.http import HttpResponse
from django.utils.translation import gettext as _

from rugzak.ground.accounts import queries, services
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.forms import CodeForm
from rugzak.ground.accounts.services import credentials
from rugzak.ground.accounts.throttle import count_try, limited, take_back
from rugzak.ground.accounts.views.answers import freshly_confirmed, page, refuse, to
from rugzak.ground.accounts.words import Lane
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast


@access(lane=Lane.FULL, methods=("GET", "POST"))
@freshly_confirmed
@limited
def app_codes(request: PersonRequest) -> HttpResponse:
    """Scan the square with an app, and type its first code."""
    assert request.person.user is not None
    if credentials.has_totp(request.person.user):
        return to("accounts:me")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = f"totp:{request.person.user.pk}"
        count_try(request, account)
        try:
            services.activate_totp(
                request=request, member=request.person, code=form.cleaned_data["code"].replace(" ", "")
            )
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            take_back(request, account)
            return _show_codes(request)
    secret = credentials.totp_secret(new=False)
    status = 422 if request.method == "POST" else 200
    return page(
        request,
        "app_codes.html",
        status,
        form=form,
        secret=_in_fours(secret),
        picture=_picture(request, secret),
    )


@access(lane=Lane.FULL, methods=("POST",))
@freshly_confirmed
def stop_app_codes(request: PersonRequest) -> HttpResponse:
    services.remove_totp(member=request.person)
    toast(request, _("Inloggen vraagt geen code van een app meer."))
    return to("accounts:me")


@access(lane=Lane.FULL, methods=("GET", "POST"))
@freshly_confirmed
def recovery_codes(request: PersonRequest) -> HttpResponse:
    """New emergency codes; they are shown once."""
    if not queries.ways_in_of(request.person).has_totp:
        return to("accounts:me")
    return _show_codes(request) if request.method == "POST" else page(request, "recovery_codes.html")


def _show_codes(request: PersonRequest) -> HttpResponse:
    return page(request, "recovery_codes.html", codes=services.new_recovery_codes(member=request.person))


def _picture(request: PersonRequest, secret: str) -> str:
    """The square for the app, as a picture inside the page: nothing of it is fetched or kept."""
    label = quote(f"Rugzak:{request.person.display_name}")
    address = f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': 'Rugzak'})}"
    return str(segno.make(address, error="m").svg_data_uri(scale=5, border=4, light="#fff"))


def _in_fours(secret: str) -> str:
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
