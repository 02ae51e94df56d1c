"""A coach of one's own: who it is, and another in two taps."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rugzak.apps.people import queries as people
from rugzak.apps.programmes import queries, services
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.accounts.words import Role
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.toasts import toast


@access(relation=gettext_noop("alleen over jezelf"), data=Data.PERSONAL, methods=("GET", "POST"))
def own_coach(request: PersonRequest) -> HttpResponse:
    """Mine, and whom I am the coach of. Another is chosen without a word about why."""
    if request.method == "POST" and _chosen(request, request.person):
        return redirect("desk:home")
    context = {
        "member": request.person,
        "coached": queries.coached_by(request.person) if Role.COACH in request.person.roles else [],
        "back": reverse("desk:home"),
        **_seats(request.person),
    }
    return render(request, "programmes/own_coach.html", context)


@access(Role.PROGRAMME_MANAGER, data=Data.PERSONAL, methods=("GET", "POST"))
def give_coach(request: PersonRequest, member_id: UUID) -> HttpResponse:
    """The programme gives a colleague a coach of her own."""
    member = get_or_404(people.people_for(request.person), member_id)
    require(request.person, "programmes.give_coach", member)
    address = reverse("people:person", args=[member.pk])
    if request.method == "POST" and _chosen(request, member):
        return redirect(address)
    return render(request, "programmes/own_coach.html", {"member": member, "back": address, **_seats(member)})


def _seats(member: Member) -> dict[str, object]:
    seat = queries.own_coach_of(member)
    others = [one for one in queries.coaches_for_choice(member) if seat is None or one.pk != seat.pk]
    return {"seat": seat, "others": others}


def _chosen(request: PersonRequest, member: Member) -> bool:
    try:
        wanted = UUID(request.POST.get("appointment", ""))
        seat = services.choose_fixed_coach(member=member, appointment_id=wanted, by=request.person)
    except ValueError:
        toast(request, _("Kies iemand uit de lijst."))
        return False
    except Refusal as refusal:
        toast(request, str(refusal))
        return False
    words = {"coach": seat.member.first_name, "name": member.first_name}
    mine = member.pk == request.person.pk
    toast(
        request,
        (_("%(coach)s is nu jouw coach.") if mine else _("%(coach)s is nu de coach van %(name)s.")) % words,
    )
    return True
