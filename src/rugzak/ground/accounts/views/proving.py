"""Showing again who you are: to unlock, to reach the full lane, or before changing a way in."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rugzak.ground.accounts import queries, services
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.browser import forget_device, next_page
from rugzak.ground.accounts.forms import CodeForm, OwnPasswordForm, PinForm, SecretForm
from rugzak.ground.accounts.models import Device, Member
from rugzak.ground.accounts.services import credentials
from rugzak.ground.accounts.throttle import count_try, limited, take_back
from rugzak.ground.accounts.views.accounts import WRONG_CODE, way_of_code
from rugzak.ground.accounts.views.answers import on, page, to
from rugzak.ground.accounts.views.sign_in import wrong_pin
from rugzak.ground.accounts.words import DeviceKind, Lane, Way
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy.context import inside


@dataclass(frozen=True)
class Proofs:
    """What this person can show in this browser, for this purpose."""

    member: Member
    device: Device | None
    pin: bool
    passkey: bool
    code: bool
    password: bool

    @property
    def any(self) -> bool:
        return self.pin or self.passkey or self.code or self.password


@dataclass(frozen=True)
class Outcome:
    """A proof that was good, or the form with what was wrong."""

    way: Way | None = None
    form: SecretForm | None = None
    sentence: str = ""
    device_ended: bool = False


@access(methods=("POST",))
def lock(request: PersonRequest) -> HttpResponse:
    """Put it on lock: by the person, or by the page itself when a shared tablet lies still."""
    services.lock(request)
    return to("accounts:unlock", next=next_page(request))


@access()
def awake(request: PersonRequest) -> HttpResponse:
    """Somebody is typing on a shared tablet: the session hears that it is in use."""
    return HttpResponse(status=204)


@access(anyone=True, methods=("GET", "POST"))
@limited
def unlock(request: HttpRequest) -> HttpResponse:
    """The session rested: the same person opens it and finds the page that was wanted."""
    wanted = next_page(request)
    if not getattr(request, "locked", False):
        return on(wanted)
    session = request.session
    with inside(UUID(session["organisation_id"]), actor_id=UUID(session["member_id"])):
        member = Member.objects.select_related("organisation", "user").get(pk=UUID(session["member_id"]))
        if member.has_left:
            session.flush()
            return to("accounts:sign_in")
        proofs = proofs_of(request, member, shared_pin=True, password=True)
        outcome = prove(request, proofs)
    if outcome.way is not None:
        services.unlock(request)
        return on(wanted)
    return _ask(request, "unlock.html", proofs, outcome)


@access(methods=("GET", "POST"))
@limited
def step_up(request: PersonRequest) -> HttpResponse:
    """From the low lane to the full one, with something stronger than what opened this session."""
    if request.session.get("lane") == Lane.FULL:
        return on(next_page(request))
    by_mail = Way.MAIL_CODE in request.session.get("ways", [])
    return _raise(request, "step_up.html", proofs_of(request, request.person, password=by_mail))


@access(lane=Lane.FULL, methods=("GET", "POST"))
@limited
def confirm(request: PersonRequest) -> HttpResponse:
    """Before changing a way in: is it still you?"""
    return _raise(request, "confirm.html", proofs_of(request, request.person, password=True))


def _raise(request: PersonRequest, template: str, proofs: Proofs) -> HttpResponse:
    outcome = prove(request, proofs)
    if outcome.way is not None:
        services.raise_lane(request, request.person, way=outcome.way)
        return on(next_page(request))
    return _ask(request, template, proofs, outcome)


def proofs_of(request: HttpRequest, member: Member, *, password: bool, shared_pin: bool = False) -> Proofs:
    """A PIN counts on the person's own device; on a shared tablet it only unlocks."""
    ways = queries.ways_in_of(member)
    device = queries.known_device(request)
    own = device is not None and device.kind == DeviceKind.OWN and device.member_id == member.pk
    shared = device is not None and device.kind == DeviceKind.SHARED and shared_pin
    return Proofs(
        member=member,
        device=device if own or shared else None,
        pin=ways.has_pin and (own or shared),
        passkey=bool(ways.passkeys),
        code=ways.has_totp,
        password=password and ways.has_password,
    )


def prove(request: HttpRequest, proofs: Proofs) -> Outcome:
    """Try what was sent; each wrong one costs a try."""
    if request.method != "POST":
        return Outcome()
    deed = {"pin": _by_pin, "code": _by_code, "password": _by_password, "passkey": _by_passkey}.get(
        request.POST.get("way", "")
    )
    if deed is None or not getattr(proofs, request.POST["way"]):
        return Outcome(sentence=_("Kies hieronder hoe je laat zien dat jij het bent."))
    account = f"prove:{proofs.member.pk}"
    count_try(request, account)
    outcome = deed(request, proofs)
    if outcome.way is not None:
        take_back(request, account)
    return outcome


def _by_pin(request: HttpRequest, proofs: Proofs) -> Outcome:
    form = PinForm(request.POST)
    if not form.is_valid() or proofs.device is None:
        return Outcome(form=form)
    tried = services.try_pin(device=proofs.device, member=proofs.member, pin=form.cleaned_data["pin"])
    if tried.good:
        return Outcome(way=Way.PIN)
    form.add_error("pin", wrong_pin(tried))
    return Outcome(form=form, device_ended=tried.left == 0)


def _by_code(request: HttpRequest, proofs: Proofs) -> Outcome:
    form = CodeForm(request.POST)
    assert proofs.member.user is not None
    if not form.is_valid():
        return Outcome(form=form)
    way = way_of_code(proofs.member.user, form.cleaned_data["code"])
    if way is None:
        form.add_error("code", str(WRONG_CODE))
    return Outcome(way=way, form=form)


def _by_password(request: HttpRequest, proofs: Proofs) -> Outcome:
    form = OwnPasswordForm(request.POST)
    assert proofs.member.user is not None
    if form.is_valid() and proofs.member.user.check_password(form.cleaned_data["password"]):
        return Outcome(way=Way.PASSWORD)
    if form.is_valid():
        form.add_error("password", _("Dit wachtwoord klopt niet. Probeer het nog een keer."))
    return Outcome(form=form)


def _by_passkey(request: HttpRequest, proofs: Proofs) -> Outcome:
    try:
        credentials.owner_of_passkey(request.POST.get("answer", ""), proofs.member.user)
    except Refusal as refusal:
        return Outcome(sentence=str(refusal))
    return Outcome(way=Way.PASSKEY)


def _ask(request: HttpRequest, template: str, proofs: Proofs, outcome: Outcome) -> HttpResponse:
    if outcome.device_ended:
        request.session.flush()
        ended = page(request, "device_ended.html", 422)
        forget_device(ended)
        return ended
    forms: dict[str, SecretForm] = {"pin": PinForm(), "code": CodeForm(), "password": OwnPasswordForm()}
    sent = request.POST.get("way", "")
    if outcome.form is not None and sent in forms:
        forms[sent] = outcome.form
    return page(
        request,
        template,
        422 if request.method == "POST" else 200,
        proofs=proofs,
        forms=forms,
        sentence=outcome.sentence,
        next=next_page(request),
    )
