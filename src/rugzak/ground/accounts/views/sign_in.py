"""Coming in: by PIN, paper code, mail, password, passkey or link."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from rugzak.ground.accounts import queries, services
from rugzak.ground.accounts.access import access
from rugzak.ground.accounts.browser import forget_device, next_page
from rugzak.ground.accounts.forms import (
    PaperCodeForm,
    PinForm,
    SharedPinForm,
)
from rugzak.ground.accounts.models import Device, Member
from rugzak.ground.accounts.services.devices import PinTry, spend_time_on
from rugzak.ground.accounts.throttle import count_try, limited, take_back
from rugzak.ground.accounts.views.answers import on, page, refuse, to
from rugzak.ground.accounts.words import DeviceKind, Lane, Way
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy.context import inside

# One sentence for a wrong number and for a wrong PIN: it tells nobody who works here.
NOT_TOGETHER = _("Dit personeelsnummer en deze pincode horen niet bij elkaar. Probeer het nog een keer.")


@access(anyone=True)
def sign_in(request: HttpRequest) -> HttpResponse:
    """The first choice, by what this browser is known as."""
    wanted = next_page(request)
    if getattr(request, "person", None) is not None:
        return on(wanted)
    if getattr(request, "locked", False):
        return to("accounts:unlock", next=wanted)
    if "anders" not in request.GET and queries.known_device(request) is not None:
        return to("accounts:pin", next=wanted)
    return first_choice(request, wanted)


def first_choice(request: HttpRequest, wanted: str, refusal: Refusal | None = None) -> HttpResponse:
    """The ways to come in; ``refusal`` is why the one just tried did not work."""
    query = f"?{urlencode({'next': wanted})}" if wanted != "/" else ""
    status = 422 if refusal else 200
    return page(request, "sign_in.html", status, next=wanted, query=query, refusal=refusal)


@access(anyone=True, methods=("GET", "POST"))
@limited
def pin(request: HttpRequest) -> HttpResponse:
    """A known device: one's own asks the PIN, a shared tablet the staff number as well."""
    device = queries.known_device(request)
    if device is None:
        answer = to("accounts:sign_in", next=next_page(request))
        forget_device(answer)
        return answer
    return _own_pin(request, device) if device.kind == DeviceKind.OWN else _shared_pin(request, device)


def _own_pin(request: HttpRequest, device: Device) -> HttpResponse:
    form = PinForm(request.POST or None)
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        assert device.member is not None
        count_try(request, f"device:{device.pk}")
        with inside(device.organisation_id, actor_id=device.member_id):
            tried = services.try_pin(device=device, member=device.member, pin=form.cleaned_data["pin"])
        if tried.good:
            take_back(request, f"device:{device.pk}")
            services.enter(request, device.member, Lane.FULL, device, way=Way.PIN)
            return on(next_page(request))
        if tried.left == 0:
            return _device_ended(request)
        form.add_error("pin", wrong_pin(tried))
    return page(request, "pin.html", status, form=form, device=device, next=next_page(request))


def wrong_pin(tried: PinTry) -> str:
    """How many tries are left is said early: the fifth ends the device."""
    if tried.left == 1:
        return str(_("Deze pincode klopt niet. Je kunt het nog één keer proberen."))
    return str(_("Deze pincode klopt niet. Je kunt het nog %(left)s keer proberen.") % {"left": tried.left})


def _device_ended(request: HttpRequest) -> HttpResponse:
    answer = page(request, "device_ended.html", 422)
    forget_device(answer)
    return answer


def _shared_pin(request: HttpRequest, device: Device) -> HttpResponse:
    form = SharedPinForm(request.POST or None)
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        number, typed = form.cleaned_data["staff_number"], form.cleaned_data["pin"]
        count_try(request, f"{device.pk}:{number}")
        member = _member_at(device, number, typed)
        if member is not None:
            take_back(request, f"{device.pk}:{number}")
            services.enter(request, member, Lane.LOW, device, way=Way.PIN)
            return on(next_page(request))
        form.add_error(None, str(NOT_TOGETHER))
    return page(request, "shared_pin.html", status, form=form, device=device, next=next_page(request))


def _member_at(device: Device, number: str, typed: str) -> Member | None:
    with inside(device.organisation_id):
        member = queries.member_with_number(device, number)
        if member is None or member.has_left:
            spend_time_on(typed)
            return None
        return member if services.try_pin(device=device, member=member, pin=typed).good else None


@access(anyone=True, methods=("GET", "POST"))
@limited
def paper_code(request: HttpRequest) -> HttpResponse:
    """The first time: a staff number and a code from the team lead."""
    form = PaperCodeForm(request.POST or None)
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        count_try(request, f"paper:{form.cleaned_data['staff_number']}")
        try:
            member = services.spend_paper_code(**form.cleaned_data)
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            take_back(request, f"paper:{form.cleaned_data['staff_number']}")
            tablet = _tablet_here(request, member)
            services.enter(request, member, Lane.LOW, tablet, way=Way.PAPER_CODE, must_choose=True)
            return to("accounts:choose_way", next=next_page(request))
    return page(request, "paper_code.html", status, form=form, next=next_page(request))


@access(anyone=True, methods=("GET", "POST"))
@limited
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """A one-time link. Looking at it spends nothing: a mail scanner only looks."""
    if request.method == "POST":
        count_try(request)
        try:
            member = services.spend_link(token=token)
        except Refusal as refusal:
            return page(request, "invitation.html", 422, refusal=refusal)
        take_back(request)
        tablet = _tablet_here(request, member)
        services.enter(request, member, Lane.LOW, tablet, way=Way.LINK, must_choose=True)
        return to("accounts:choose_way")
    return page(request, "invitation.html")


def _tablet_here(request: HttpRequest, member: Member) -> Device | None:
    """The shared tablet on which somebody comes in for the first time: its short clock holds then too."""
    device = queries.known_device(request)
    is_ours = device is not None and device.organisation_id == member.organisation_id
    return device if device is not None and is_ours and device.kind == DeviceKind.SHARED else None
