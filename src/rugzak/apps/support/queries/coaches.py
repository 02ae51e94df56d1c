"""Which coaches a request reaches, and whom the asker wishes."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, Q, QuerySet
from django.utils import timezone

from rugzak.apps.people import queries as people
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.programmes.queries import Appointment
from rugzak.apps.programmes.words import STARTER_DAYS, Scope
from rugzak.apps.support.models import Passing, Preference, SupportRequest
from rugzak.apps.support.words import CoachWish
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import DECIDING


def colleague_coaches(request: SupportRequest, person: Member) -> list[Member]:
    """To whom a coach can pass a request on: all others, else who is missing would tell what the asker wished."""
    coaches = programmes.running_appointments().filter(
        programme=request.programme_id, region=request.region_id
    )
    found = {row.member_id: row.member for row in coaches.exclude(member=person)}
    return sorted(found.values(), key=lambda member: member.sort_key)


def coach_ids_who_see(request: SupportRequest) -> set[UUID]:
    """The coaches in whose list this unanswered request stands: kept away by nobody, not by themselves either."""
    passed = Passing.objects.filter(request=request).values("by")
    return _ids(_concerned(request).exclude(member__in=passed))


def coach_ids_it_concerns(request: SupportRequest) -> set[UUID]:
    """The same, with those who passed it on."""
    return _ids(_concerned(request))


def coach_ids_told_of(request_id: UUID) -> set[UUID]:
    """Those who see it, for who tells them."""
    return coach_ids_who_see(SupportRequest.objects.get(pk=request_id))


def own_wishes(request: SupportRequest) -> list[Preference]:
    """Whom the asker likes best and whom rather not; for the asker only."""
    return list(Preference.objects.filter(request=request).select_related("coach").order_by("wish"))


def _concerned(request: SupportRequest) -> QuerySet[Appointment]:
    """Who leads the asker sees nothing of a question of one colleague."""
    coaches = programmes.running_appointments().filter(
        programme=request.programme_id,
        region=request.region_id,
        member__in=people.ids_of_coaches_in(request.region_id),
    )
    coaches = coaches.filter(_comes_for(request))
    avoided = Preference.objects.filter(request=request, wish=CoachWish.AVOID).values("coach")
    coaches = coaches.exclude(member=request.asker_id).exclude(member__in=avoided)
    if request.is_personal:
        coaches = coaches.exclude(member__in=people.ids_of_leads_of(request.asker_id))
        coaches = coaches.exclude(member__in=people.ids_of_holders(DECIDING))
    if request.outside_team:
        coaches = coaches.exclude(member__in=people.team_mates_of(request.asker_id))
    return coaches


def _comes_for(request: SupportRequest) -> Q:
    """Coaches within whose scope it is: of a team, of a newcomer, or of somebody who works here longer."""
    if not request.is_personal:
        return programmes.comes_for(Scope.TEAMS)
    newcomers = people.ids_of_newcomers(timezone.localdate() - timedelta(days=STARTER_DAYS))
    is_new = Q(Exists(newcomers.filter(member=request.asker_id)))
    return (programmes.comes_for(Scope.STARTERS) & is_new) | (programmes.comes_for(Scope.OTHERS) & ~is_new)


def _ids(coaches: QuerySet[Appointment]) -> set[UUID]:
    return set(coaches.values_list("member_id", flat=True))
