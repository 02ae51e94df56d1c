"""Mijn account: language, light or dark, ways in, devices; and signing out."""

import hashlib
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rugzak.ground.accounts import queries, services
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.browser import device_token, forget_device, next_page
from rugzak.ground.accounts.forms import NewPasswordForm, NewPinForm
from rugzak.ground.accounts.models import Session
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.accounts.views.answers import freshly_confirmed, on, page, refuse, to
from rugzak.ground.accounts.views.keys import name_of
from rugzak.ground.accounts.words import Lane, Theme
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy.words import Language
from rugzak.ground.ui.toasts import toast

YEAR = 365 * 24 * 3600


@access()
def me(request: PersonRequest) -> HttpResponse:
    person = request.person
    ways = queries.ways_in_of(person)
    return page(
        request,
        "me.html",
        ways=ways,
        keys=[(key, name_of(key)) for key in ways.passkeys],
        devices=queries.devices_of(person),
        this_device=queries.device_of_session(request),
        sessions=_sessions(request),
        full=request.session.get("lane") == Lane.FULL,
        languages=Language.choices,
    )


def _sessions(request: PersonRequest) -> list[tuple[str, Session, bool]]:
    """One's sessions under a key for the address: the session key itself would open a session."""
    now = request.session.session_key
    rows = queries.sessions_of(request.person)
    return [(public_key(row), row, row.session_key == now) for row in rows]


def public_key(session: Session) -> str:
    return hashlib.sha256(session.session_key.encode()).hexdigest()[:24]


@access(anyone=True, methods=("POST",))
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session on the server, and let the browser forget what it kept."""
    services.leave(request, getattr(request, "person", None))
    answer = to("accounts:sign_in")
    # A trusted device keeps its cookie: without it the PIN is worth nothing. All else goes.
    kept = '"cache", "storage"' if device_token(request) else '"cache", "cookies", "storage"'
    answer.headers["Clear-Site-Data"] = kept
    return answer


@access(lane=Lane.FULL, methods=("POST",))
def end_device(request: PersonRequest, device_id: UUID) -> HttpResponse:
    device = get_or_404(queries.devices_of(request.person), device_id)
    require(request.person, "accounts.end_device", device)
    here = queries.device_of_session(request) == device.pk
    services.end_device(device=device, by=request.person)
    if not here:
        toast(request, _("Dit apparaat kent je niet meer."))
        return to("accounts:me")
    services.leave(request, request.person)
    answer = to("accounts:sign_in")
    forget_device(answer)
    return answer


@access(lane=Lane.FULL, methods=("POST",))
def end_session(request: PersonRequest, key: str) -> HttpResponse:
    found = next((row for row in queries.sessions_of(request.person) if public_key(row) == key), None)
    if found is None:
        raise Http404
    if found.session_key == request.session.session_key:
        return sign_out(request)
    services.end_session(session=found, by=request.person)
    toast(request, _("Die sessie is beëindigd."))
    return to("accounts:me")


@access(methods=("GET", "POST"))
def lost_my_phone(request: PersonRequest) -> HttpResponse:
    """ "Ik ben mijn telefoon kwijt": in every lane, as it only closes."""
    if request.method != "POST":
        return page(request, "lost_my_phone.html")
    services.lose_phone(member=request.person)
    services.leave(request, None)
    answer = page(request, "lost_my_phone_done.html")
    forget_device(answer)
    return answer


@access(lane=Lane.FULL, methods=("GET", "POST"))
@freshly_confirmed
def change_pin(request: PersonRequest) -> HttpResponse:
    form = NewPinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.set_pin(member=request.person, pin=form.cleaned_data["pin"])
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            toast(request, _("Je hebt een nieuwe pincode."))
            return to("accounts:me")
    return page(request, "change_pin.html", 422 if request.method == "POST" else 200, form=form)


@access(lane=Lane.FULL, methods=("GET", "POST"))
@freshly_confirmed
def change_password(request: PersonRequest) -> HttpResponse:
    form = NewPasswordForm(request.POST or None, member=request.person)
    if request.method == "POST" and form.is_valid():
        try:
            services.set_password(
                member=request.person,
                password=form.cleaned_data["new_password"],
                keep_session=request.session.session_key,
            )
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            toast(request, _("Je hebt een nieuw wachtwoord. Andere apparaten zijn uitgelogd."))
            return to("accounts:me")
    return page(request, "change_password.html", 422 if request.method == "POST" else 200, form=form)


@access(anyone=True, methods=("POST",))
def language(request: HttpRequest) -> HttpResponse:
    """One's own language; before signing in the browser remembers it."""
    chosen = request.POST.get("language", "")
    answer = on(next_page(request))
    if chosen not in Language.values:
        return answer
    person = getattr(request, "person", None)
    if person is not None:
        services.choose_language(member=person, language=chosen)
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return answer


@access(anyone=True, methods=("POST",))
def theme(request: HttpRequest) -> HttpResponse:
    chosen = request.POST.get("theme", "")
    answer = on(next_page(request))
    chosen = "" if chosen == "auto" else chosen
    if chosen not in Theme.values:
        return answer
    person = getattr(request, "person", None)
    if person is not None:
        services.choose_theme(member=person, theme=chosen)
    answer.set_cookie("licht", chosen, max_age=YEAR, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax")
    return answer
