"""Coming in with what belongs to an account: a code by mail, a password, and the second step."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from rugzak.ground.accounts import arriving, queries
from rugzak.ground.accounts.access import access
from rugzak.ground.accounts.browser import next_page
from rugzak.ground.accounts.forms import CodeForm, MailForm, PasswordForm
from rugzak.ground.accounts.models import User
from rugzak.ground.accounts.services import credentials
from rugzak.ground.accounts.throttle import count_try, limited, take_back, takes_at_least
from rugzak.ground.accounts.views.answers import on, page, to
from rugzak.ground.accounts.words import MAIL_TAKES, Way

WRONG_CODE = _("Deze code klopt niet, of is niet meer geldig. Kijk hem na, of vraag een nieuwe.")
WRONG_PASSWORD = _("Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Probeer het nog een keer.")


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
