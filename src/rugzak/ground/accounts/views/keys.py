"""Passkeys: signing in with one, making one, taking one away."""

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from rugzak.ground.accounts import services
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.browser import device_name, next_page
from rugzak.ground.accounts.forms import KeyNameForm
from rugzak.ground.accounts.rules import get_or_404
from rugzak.ground.accounts.services import credentials
from rugzak.ground.accounts.throttle import count_try, limited, take_back
from rugzak.ground.accounts.views.accounts import go_on
from rugzak.ground.accounts.views.answers import freshly_confirmed, on, page, refuse, to
from rugzak.ground.accounts.views.sign_in import first_choice
from rugzak.ground.accounts.words import Lane, Way
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast


@access(anyone=True, methods=("POST",))
@limited
def key_challenge(request: HttpRequest) -> HttpResponse:
    """The question a passkey answers. A POST, as it is kept in the session."""
    return _json(credentials.passkey_to_show())


@access(anyone=True, methods=("POST",))
@limited
def key(request: HttpRequest) -> HttpResponse:
    """Sign in with the answer of a passkey."""
    count_try(request)
    try:
        user = credentials.owner_of_passkey(request.POST.get("answer", ""))
    except Refusal as refusal:
        return first_choice(request, next_page(request), refusal)
    take_back(request)
    return go_on(request, user, [Way.PASSKEY], next_page(request))


@access(methods=("POST",))
@freshly_confirmed
def new_key_challenge(request: PersonRequest) -> HttpResponse:
    if not _may_add(request):
        return to("accounts:step_up")
    assert request.person.user is not None
    return _json(credentials.passkey_to_make(request.person.user))


@access(methods=("GET", "POST"))
@freshly_confirmed
def add_key(request: PersonRequest) -> HttpResponse:
    """Make a passkey on this device; as a first way in it also opens the full lane."""
    if not _may_add(request):
        return to("accounts:step_up", next=request.path)
    form = KeyNameForm(request.POST or None, initial={"name": device_name(request)})
    if request.method != "POST" or not form.is_valid():
        return page(request, "add_key.html", 422 if request.method == "POST" else 200, form=form)
    try:
        name = form.cleaned_data["name"] or device_name(request)
        services.add_passkey(
            request=request, member=request.person, name=name, answer=form.cleaned_data["answer"]
        )
    except Refusal as refusal:
        refuse(form, refusal)
        return page(request, "add_key.html", 422, form=form)
    if not request.session.get("must_choose"):
        toast(request, _("De toegangssleutel is toegevoegd."))
        return to("accounts:me")
    services.raise_lane(request, request.person, way=Way.PASSKEY)
    toast(request, _("Klaar. De volgende keer open je Rugzak met je toegangssleutel."))
    return on(next_page(request))


@access(lane=Lane.FULL, methods=("GET", "POST"))
@freshly_confirmed
def remove_key(request: PersonRequest, key_id: int) -> HttpResponse:
    assert request.person.user is not None
    found = get_or_404(credentials.passkeys_of(request.person.user), key_id)
    if request.method != "POST":
        return page(request, "remove_key.html", key=found, name=name_of(found))
    services.remove_passkey(member=request.person, key=found)
    toast(request, _("De toegangssleutel is weg. Verwijder hem ook op je toestel zelf."))
    return to("accounts:me")


def name_of(key: Authenticator) -> str:
    return str(key.data.get("name") or _("Toegangssleutel"))


def _may_add(request: PersonRequest) -> bool:
    """In the full lane, or as the first choice after a code or link; not as the first on a team's tablet."""
    session = request.session
    is_first = bool(session.get("must_choose")) and not session.get("shared")
    return session.get("lane") == Lane.FULL or is_first


def _json(options: dict[str, object]) -> JsonResponse:
    answer = JsonResponse(options)
    answer.headers["Cache-Control"] = "no-store"
    return answer
