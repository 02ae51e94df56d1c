"""What goes when, for who answers for it; and erasing somebody who left and asks for it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rugzak.across.privacy import services, terms
from rugzak.across.privacy.queries import leavers_for, terms_carried_out
from rugzak.across.privacy.words import TermKind
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.accounts.words import Lane, Role
from rugzak.ground.kernel.pages import page_of
from rugzak.ground.trust.views import asks_again
from rugzak.ground.ui.answers import do_or_tell


@access(Role.ADMINISTRATOR, Role.PRIVACY_OFFICER, lane=Lane.FULL)
def keeping(request: PersonRequest) -> HttpResponse:
    """The terms of everything we keep, who left, and what went lately."""
    require(request.person, "privacy.see_terms")
    now = timezone.now()
    page = page_of(leavers_for(request.person, now), request.GET.get("bladzijde"))
    leavers = [
        (
            member,
            *(timezone.localdate(member.ended_at + term) for term in (terms.AFTER_LEAVING, terms.NAME_KEPT)),
        )
        for member in page
        if member.ended_at
    ]
    groups = [(kind, [line for line in terms.lines() if line.kind is kind]) for kind in TermKind]
    context = {
        "groups": [(kind, lines) for kind, lines in groups if lines],
        "page": page,
        "leavers": leavers,
        "done": terms_carried_out(),
    }
    return render(request, "privacy/keeping.html", context)


@access(Role.ADMINISTRATOR, Role.PRIVACY_OFFICER, lane=Lane.FULL, methods=("POST",))
@asks_again
def erase(request: PersonRequest, member_id: UUID) -> HttpResponse:
    """Not by the clock but now, because somebody who left asks for it."""
    require(request.person, "privacy.erase_person")
    member = get_or_404(leavers_for(request.person, timezone.now()), member_id)
    told = _("Gewist. Ook uit een back-up komt deze naam niet meer terug.")
    address = reverse("privacy:keeping")
    return do_or_tell(request, address, told, services.erase_person, member=member, by=request.person)
