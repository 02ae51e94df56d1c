"""Who gets a notice of what about sessions. As everywhere: that something waits and where, never what."""

from rugzak.apps.gatherings import queries as gatherings
from rugzak.apps.gatherings.events import (
    GatheringCancelled,
    GatheringMoved,
    Invited,
    KeepingAsked,
    PlaceCameFree,
    PreviewOpened,
    ReleaseAnswered,
    ReleaseAsked,
)
from rugzak.apps.people import queries as people
from rugzak.config.telling import _tell as tell
from rugzak.ground.notices.words import NoticeKind


def who_is_invited(event: Invited) -> None:
    tell(NoticeKind.WORK, {event.member_id} - {event.by_id}, "gatherings:invitation", event.invitation_id)


def who_has_a_place_now(event: PlaceCameFree) -> None:
    if event.member_id is not None:
        tell(NoticeKind.ANSWER, {event.member_id}, "gatherings:invitation", event.invitation_id)


def everybody_invited(event: GatheringMoved | GatheringCancelled) -> None:
    told = gatherings.invited_ids(event.gathering_id) - {event.by_id}
    tell(NoticeKind.VISIT, told, "gatherings:own_invitations")


def who_leads_the_team(event: ReleaseAsked) -> None:
    leads = {lead.pk for lead in people.leads_of_teams(people.ids_of_teams_of([event.member_id]))}
    tell(NoticeKind.WORK, leads - {event.member_id}, "gatherings:releases")


def who_asked_to_be_released(event: ReleaseAnswered) -> None:
    tell(NoticeKind.ANSWER, {event.member_id} - {event.by_id}, "gatherings:invitation", event.invitation_id)


def who_may_read_along(event: PreviewOpened) -> None:
    """Who came by invitation; who only came with the code hears it in the room."""
    told = gatherings.who_was_there(event.gathering_id) - {event.by_id}
    tell(NoticeKind.SHARED, told, "gatherings:own_invitations")


def who_may_keep_it(event: KeepingAsked) -> None:
    tell(NoticeKind.WORK, {event.host_id}, "gatherings:keeping", event.gathering_id)
