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
from rugzak.apps.gatherings.services import guests
from rugzak.apps.gatherings.words import LetterKind
from rugzak.apps.people import queries as people
from rugzak.config.telling import _tell as tell
from rugzak.ground.notices.events import MailGivenUp
from rugzak.ground.notices.words import NoticeKind


def who_is_invited(event: Invited) -> None:
    tell(NoticeKind.WORK, {event.member_id} - {event.by_id}, "gatherings:invitation", event.invitation_id)


def who_has_a_place_now(event: PlaceCameFree) -> None:
    if event.member_id is not None:
        tell(NoticeKind.ANSWER, {event.member_id}, "gatherings:invitation", event.invitation_id)


def guest_who_has_a_place_now(event: PlaceCameFree) -> None:
    if event.member_id is None:
        guests.tell_guests(
            gathering_id=event.gathering_id, kind=LetterKind.PLACE, invitation_id=event.invitation_id
        )


def guests_of_another_moment(event: GatheringMoved) -> None:
    guests.tell_guests(gathering_id=event.gathering_id, kind=LetterKind.MOVED)


def guests_that_it_is_off(event: GatheringCancelled) -> None:
    guests.tell_guests(gathering_id=event.gathering_id, kind=LetterKind.CANCELLED)


def who_leads_that_mail_failed(event: MailGivenUp) -> None:
    """A guest's mail arrives nowhere: whoever invited can ask for another address."""
    gathering = gatherings.gathering_of_mail(event.mail_id)
    if gathering is not None and not gathering.is_over:
        lead = {one for one in (gathering.host_id, gathering.cohost_id) if one}
        tell(NoticeKind.WORK, lead, "gatherings:invitations", gathering.pk)


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
