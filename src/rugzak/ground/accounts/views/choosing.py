"""The first choice of a way in, right after a code on paper or a link."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rugzak.ground.accounts import services
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.browser import device_name, next_page, remember_device
from rugzak.ground.accounts.forms import KeyNameForm, NewPasswordForm, NewPinForm
from rugzak.ground.accounts.services.entering import settle_low
from rugzak.ground.accounts.views.answers import on, page, refuse
from rugzak.ground.accounts.words import Way
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast


@access(methods=("GET", "POST"))
def choose_way(request: PersonRequest) -> HttpResponse:
    """A passkey, a PIN or a password for an own device; on a team's tablet a PIN or nothing."""
    if not request.session.get("must_choose"):
        return on(next_page(request))
    deeds = {"shared": _shared}
    if not request.session.get("shared"):
        # A tablet that is known as the team's never becomes somebody's own, whatever is posted.
        deeds |= {"pin": _own_pin, "password": _password}
    deed = deeds.get(request.POST.get("choice", ""))
    if request.method == "POST" and deed is not None:
        return deed(request)
    return _choices(request)


def _choices(request: PersonRequest, status: int = 200, **forms: object) -> HttpResponse:
    context = {
        "pin_form": NewPinForm(),
        "shared_form": NewPinForm(prefix="shared"),
        "password_form": NewPasswordForm(member=request.person),
        "key_form": KeyNameForm(initial={"name": device_name(request)}),
        "has_address": bool(request.person.user and request.person.user.email),
        "next": next_page(request),
        "is_shared": bool(request.session.get("shared")),
        **forms,
    }
    return page(request, "choose_way.html", status, **context)


def _own_pin(request: PersonRequest) -> HttpResponse:
    form = NewPinForm(request.POST)
    if not _kept_pin(request, form):
        return _choices(request, 422, pin_form=form)
    return _trusted(request, Way.PIN)


def _password(request: PersonRequest) -> HttpResponse:
    form = NewPasswordForm(request.POST, member=request.person)
    if not form.is_valid():
        return _choices(request, 422, password_form=form)
    try:
        services.set_password(
            member=request.person,
            password=form.cleaned_data["new_password"],
            keep_session=request.session.session_key,
        )
    except Refusal as refusal:
        refuse(form, refusal)
        return _choices(request, 422, password_form=form)
    return _trusted(request, Way.PASSWORD)


def _shared(request: PersonRequest) -> HttpResponse:
    """Not one's own device: it is not trusted, and the lane stays low."""
    form = NewPinForm(request.POST, prefix="shared")
    if (request.POST.get("shared-pin") or request.POST.get("shared-again")) and not _kept_pin(request, form):
        return _choices(request, 422, shared_form=form)
    settle_low(request)
    return on(next_page(request))


def _kept_pin(request: PersonRequest, form: NewPinForm) -> bool:
    if not form.is_valid():
        return False
    try:
        services.set_pin(member=request.person, pin=form.cleaned_data["pin"])
    except Refusal as refusal:
        refuse(form, refusal)
        return False
    return True


def _trusted(request: PersonRequest, way: Way) -> HttpResponse:
    """Trust this browser from now on, and open the full lane."""
    device, token = services.trust_device(member=request.person, label=device_name(request))
    services.raise_lane(request, request.person, way=way, device=device)
    toast(request, _("Klaar. Dit apparaat kent je nu."))
    answer = on(next_page(request))
    remember_device(answer, token)
    return answer
