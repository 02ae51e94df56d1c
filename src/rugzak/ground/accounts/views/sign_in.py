"""Coming in: by PIN, paper code, mail, password, passkey or link."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from rugzak.ground.accounts import arriving, credentials, queries, services
from rugzak.ground.accounts.access import access
from rugzak.ground.accounts.browser import forget_device, next_page
from rugzak.ground.accounts.forms import (
    CodeForm,
    MailForm,
    PaperCodeForm,
    PasswordForm,
    PinForm,
    SharedPinForm,
)
from rugzak.ground.accounts.models import Device, Member, User
from rugzak.ground.accounts.services.devices import PinTry, spend_time_on
from rugzak.ground.accounts.throttle import count_try, limited, take_back, takes_at_least
from rugzak.ground.accounts.views.answers import on, page, refuse, to
from rugzak.ground.accounts.words import MAIL_TAKES, DeviceKind, Lane, Way
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy.context import inside

# One sentence for a wrong number and for a wrong PIN: it tells nobody who works here.
NOT_TOGETHER = _("Dit personeelsnummer en deze pincode horen niet bij elkaar. Probeer het nog een keer.")
WRONG_CODE = _("Deze code klopt niet, of is niet meer geldig. Kijk hem na, of vraag een nieuwe.")
WRONG_PASSWORD = _("Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Probeer het nog een keer.")


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
            services.enter(request, member, Lane.LOW, way=Way.PAPER_CODE, must_choose=True)
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
        services.enter(request, member, Lane.LOW, way=Way.LINK, must_choose=True)
        return to("accounts:choose_way")
    return page(request, "invitation.html")


@access(anyone=True, methods=("GET", "POST"))
@limited
def mail(request: HttpRequest) -> HttpResponse:
    """Ask for a code by mail. The answer is the same whether somebody has the address or not."""
    form = MailForm(request.POST or None)
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        count_try(request, f"mail:{form.cleaned_data['email']}")
        with takes_at_least(MAIL_TAKES):
            credentials.send_mail_code(request, form.cleaned_data["email"])
        return to("accounts:mail_code", next=next_page(request))
    return page(request, "mail.html", status, form=form, next=next_page(request))


@access(anyone=True, methods=("GET", "POST"))
@limited
def mail_code(request: HttpRequest) -> HttpResponse:
    """Type the code in the browser that asked for it."""
    if not credentials.waits_for_mail_code(request):
        return to("accounts:mail", next=next_page(request))
    form = CodeForm(request.POST or None)
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        count_try(request)
        user = credentials.owner_of_mail_code(request, form.cleaned_data["code"])
        if user is not None:
            take_back(request)
            take_back(request, f"mail:{user.email}")
            return go_on(request, user, [Way.MAIL_CODE], next_page(request))
        form.add_error("code", str(WRONG_CODE))
    return page(request, "mail_code.html", status, form=form, next=next_page(request))


@access(anyone=True, methods=("GET", "POST"))
@limited
def password(request: HttpRequest) -> HttpResponse:
    form = PasswordForm(request.POST or None)
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        count_try(request, f"password:{email}")
        user = credentials.password_owner(request, email, form.cleaned_data["password"])
        if user is not None:
            take_back(request, f"password:{email}")
            return go_on(request, user, [Way.PASSWORD], next_page(request))
        form.add_error(None, str(WRONG_PASSWORD))
    return page(request, "password.html", status, form=form, next=next_page(request))


@access(anyone=True, methods=("GET", "POST"))
@limited
def second_step(request: HttpRequest) -> HttpResponse:
    """After a password or a code by mail: a code of the app, or an emergency code."""
    half = arriving.half_way(request)
    if half is None:
        return to("accounts:sign_in")
    user, ways, wanted = half
    form = CodeForm(request.POST or None)
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        count_try(request, f"totp:{user.pk}")
        way = way_of_code(user, form.cleaned_data["code"])
        if way is not None:
            take_back(request, f"totp:{user.pk}")
            return go_on(request, user, [*ways, way], wanted)
        form.add_error("code", str(WRONG_CODE))
    return page(request, "second_step.html", status, form=form)


def way_of_code(user: User, code: str) -> Way | None:
    """Whether a code comes from the person's app or from the paper with emergency codes."""
    digits = "".join(sign for sign in code if sign.isdigit())
    if credentials.totp_matches(user, digits):
        return Way.TOTP
    return Way.RECOVERY_CODE if credentials.recovery_code_matches(user, digits) else None


@access(anyone=True, methods=("GET", "POST"))
def choose_organisation(request: HttpRequest) -> HttpResponse:
    """Somebody who works at several organisations chooses one."""
    half = arriving.half_way(request)
    if half is None:
        return to("accounts:sign_in")
    user, ways, wanted = half
    if arriving.needs_second_step(user, ways):
        return to("accounts:second_step")
    members = queries.memberships_of(user)
    chosen = next((one for one in members if str(one.pk) == request.POST.get("member")), None)
    if chosen is not None:
        arriving.arrive(request, chosen, ways)
        return on(wanted)
    return page(request, "choose_organisation.html", members=members)


def go_on(request: HttpRequest, user: User, ways: list[Way], wanted: str) -> HttpResponse:
    """A proof was good: a second step, a choice of organisation, or in."""
    members = queries.memberships_of(user)
    if not members:
        arriving.forget_half_way(request)
        return page(request, "nowhere.html", 422)
    if arriving.needs_second_step(user, ways):
        arriving.keep_half_way(request, user, ways, wanted)
        return to("accounts:second_step")
    if len(members) > 1:
        arriving.keep_half_way(request, user, ways, wanted)
        return to("accounts:choose_organisation")
    arriving.arrive(request, members[0], ways)
    return on(wanted)
