"""Helping a colleague back in with two humans, and making a tablet a shared one."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rugzak.ground.accounts import queries, reach, services
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.browser import remember_device
from rugzak.ground.accounts.forms import LostPhoneForm, TabletForm
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import get_or_404, may, require
from rugzak.ground.accounts.throttle import count_try, limited
from rugzak.ground.accounts.views.answers import freshly_confirmed, page, refuse, to
from rugzak.ground.accounts.words import Lane, Role
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast

HELPERS = (Role.TEAM_LEAD, Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER)


@access(*HELPERS, relation="wie in bereik is", lane=Lane.FULL, methods=("GET", "POST"))
@freshly_confirmed
@limited
def lost_phone(request: PersonRequest) -> HttpResponse:
    """The first human starts; the list shows the codes that wait for a second one."""
    form = LostPhoneForm(request.POST or None, initial={"staff_number": request.GET.get("nummer", "")})
    if request.method == "POST" and form.is_valid():
        count_try(request, f"helper:{request.person.pk}")
        member = _colleague(request, form.cleaned_data["staff_number"])
        if member is None:
            form.add_error(
                "staff_number", _("Je kunt geen collega met dit nummer helpen. Kijk het nummer na.")
            )
        else:
            return _started(request, member, form)
    return _lost_phones(request, form, 422 if request.method == "POST" else 200)


def _started(request: PersonRequest, member: Member, form: LostPhoneForm) -> HttpResponse:
    require(request.person, "accounts.start_lost_phone", member)
    try:
        issued = services.start_lost_phone(member=member, by=request.person)
    except Refusal as refusal:
        refuse(form, refusal)
        return _lost_phones(request, form, 422)
    return page(request, "lost_phone_code.html", member=member, issued=issued)


def _lost_phones(request: PersonRequest, form: LostPhoneForm, status: int) -> HttpResponse:
    waiting = [
        (code, may(request.person, "accounts.confirm_lost_phone", code))
        for code in queries.lost_phone_codes_for(request.person)
    ]
    return page(request, "lost_phone.html", status, form=form, waiting=waiting)


def _colleague(request: PersonRequest, staff_number: str) -> Member | None:
    return (
        reach.within_reach_of(request.person)
        .select_related("organisation", "user")
        .filter(staff_number__iexact=staff_number.strip())
        .first()
    )


@access(*HELPERS, relation="tweede mens, in bereik", lane=Lane.FULL, methods=("POST",))
@freshly_confirmed
def confirm_lost_phone(request: PersonRequest, code_id: UUID) -> HttpResponse:
    code = get_or_404(queries.lost_phone_codes_for(request.person), code_id)
    require(request.person, "accounts.confirm_lost_phone", code)
    services.confirm_lost_phone(code=code, by=request.person)
    toast(request, _("Bevestigd. De code werkt nu, nog tot morgen."))
    return to("accounts:lost_phone")


@access(*HELPERS, relation="in bereik", lane=Lane.FULL, methods=("POST",))
def withdraw_lost_phone(request: PersonRequest, code_id: UUID) -> HttpResponse:
    code = get_or_404(queries.lost_phone_codes_for(request.person), code_id)
    require(request.person, "accounts.withdraw_lost_phone", code)
    services.withdraw_lost_phone(code=code, by=request.person)
    toast(request, _("De code is ingetrokken en werkt niet."))
    return to("accounts:lost_phone")


@access(*HELPERS, lane=Lane.FULL, methods=("GET", "POST"))
def tablets(request: PersonRequest) -> HttpResponse:
    """Make the browser one holds a shared tablet; the one who does it is signed out there."""
    form = TabletForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        require(request.person, "accounts.share_tablet")
        _device, token = services.share_tablet(label=form.cleaned_data["label"], by=request.person)
        services.leave(request, request.person)
        answer = to("accounts:pin")
        remember_device(answer, token)
        return answer
    status = 422 if request.method == "POST" else 200
    return page(request, "tablets.html", status, form=form, tablets=queries.tablets_for(request.person))


@access(*HELPERS, lane=Lane.FULL, methods=("POST",))
def end_tablet(request: PersonRequest, device_id: UUID) -> HttpResponse:
    device = get_or_404(queries.tablets_for(request.person), device_id)
    require(request.person, "accounts.share_tablet")
    services.end_device(device=device, by=request.person)
    toast(request, _("Deze tablet is niet meer gedeeld."))
    return to("accounts:tablets")
