"""Who gets a notice of what. A notice says that something waits and where, never what it is about."""

from uuid import UUID

from django.urls import reverse

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.agenda.events import (
    ReliefAnswered,
    ReliefAsked,
    SeriesBooked,
    SeriesCancelled,
    StandInAsked,
    StandInSettled,
    VisitCancelled,
    VisitMissed,
    VisitMoved,
    VisitPlanned,
    VisitRebooked,
)
from rugzak.apps.backpack import queries as backpack
from rugzak.apps.backpack.events import QuestionAnswered, QuestionAsked, QuestionReminded
from rugzak.apps.coaching.events import ActionAgreed, ObservationAccepted, ObservationOffered
from rugzak.apps.people import queries as people
from rugzak.apps.people.events import AdministratorProposed, RoleEnded, RoleGranted
from rugzak.apps.planning.events import PlanConfirmed
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.programmes.events import CoachAppointed, FixedCoachChosen
from rugzak.apps.support import queries as support
from rugzak.apps.support.events import (
    AnswerLate,
    CoachRefused,
    HelpSuggested,
    MomentsProposed,
    OfferExpired,
    OtherMomentAsked,
    PromisesPassed,
    RequestClosed,
    RequestClosedByItself,
    RequestKeptOpen,
    RequestNeedsMoment,
    RequestPassedOn,
    RequestPlanned,
    RequestReopened,
    RequestRoundedOff,
    RequestSent,
    RequestWaits,
    RequestWithdrawn,
)
from rugzak.ground.accounts.events import CodeIssued, DeviceEnded, FactorsChanged, PhoneLost
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import CodePurpose
from rugzak.ground.exchange.events import FileAsksSecond, FileWaits
from rugzak.ground.notices.services import announce
from rugzak.ground.notices.words import NoticeKind
from rugzak.ground.trust.events import ItemShared


def coaches_of_a_request(event: RequestSent | AnswerLate) -> None:
    _tell(
        NoticeKind.REQUEST, support.coach_ids_told_of(event.request_id), "support:request", event.request_id
    )


def who_it_was_thought_of_for(event: HelpSuggested) -> None:
    colleague_id = support.colleague_thought_of(event.suggestion_id)
    _tell(NoticeKind.SHARED, {colleague_id}, "support:suggestion", event.suggestion_id)


def both_of_a_moment(event: RequestPlanned) -> None:
    """Who did not plan it: the asker, or the coach whose proposal was accepted."""
    _tell(NoticeKind.ANSWER, {event.asker_id} - {event.by_id}, "support:request", event.request_id)
    coaches = agenda.participant_ids(event.visit_id) - {event.asker_id, event.by_id}
    _tell(NoticeKind.WORK, coaches, "support:request", event.request_id)


def asker_of_news(event: MomentsProposed | RequestRoundedOff | RequestWaits) -> None:
    _tell(NoticeKind.ANSWER, {event.asker_id}, "support:request", event.request_id)


def coach_of_an_answer(event: OtherMomentAsked | RequestKeptOpen | RequestReopened) -> None:
    _tell(NoticeKind.WORK, {event.coach_id}, "support:request", event.request_id)


def both_of_silence(event: OfferExpired | RequestClosedByItself) -> None:
    _tell(NoticeKind.ANSWER, {event.asker_id}, "support:request", event.request_id)
    _tell(NoticeKind.WORK, {event.coach_id}, "support:request", event.request_id)


def the_other_coaches(event: CoachRefused) -> None:
    """Who was not chosen hears that the agenda changed, as when a request is withdrawn."""
    _tell(
        NoticeKind.REQUEST, support.coach_ids_told_of(event.request_id), "support:request", event.request_id
    )
    _tell(NoticeKind.VISIT, {event.coach_id}, "agenda:agenda")


def who_can_take_over(event: RequestPassedOn) -> None:
    """The coach it was passed to, or all others when it had been taken up; and then also the asker."""
    seeing = support.coach_ids_told_of(event.request_id)
    told = {event.to_id} & seeing if event.to_id else seeing if event.was_taken_up else set()
    _tell(NoticeKind.REQUEST, told - {event.by_id, None}, "support:request", event.request_id)
    if event.was_taken_up:
        _tell(NoticeKind.ANSWER, {event.asker_id}, "support:request", event.request_id)


def who_steers_of_late_answers(event: PromisesPassed) -> None:
    _tell(NoticeKind.WORK, people.programme_managers(), "support:steering")


def both_of_a_lost_moment(event: RequestNeedsMoment) -> None:
    _tell(NoticeKind.ANSWER, {event.asker_id} - {event.by_id}, "support:request", event.request_id)
    _tell(NoticeKind.WORK, {event.coach_id} - {event.by_id}, "support:request", event.request_id)


def coach_of_a_withdrawal(event: RequestWithdrawn) -> None:
    if event.coach_id:
        _tell(NoticeKind.VISIT, {event.coach_id} - {event.by_id}, "agenda:agenda")


def coach_of_a_closing(event: RequestClosed) -> None:
    _tell(NoticeKind.WORK, {event.coach_id} - {event.by_id}, "support:request", event.request_id)


def the_others_of_a_cancelled_visit(event: VisitCancelled | VisitMissed) -> None:
    if getattr(event, "quiet", False):
        return
    _tell(
        NoticeKind.VISIT,
        agenda.participant_ids(event.visit_id) - {event.by_id},
        "agenda:visit",
        event.visit_id,
    )


def the_others_of_a_moved_visit(event: VisitMoved) -> None:
    _tell(
        NoticeKind.VISIT,
        agenda.participant_ids(event.visit_id) - {event.by_id},
        "agenda:visit",
        event.visit_id,
    )


def the_others_of_a_new_visit(event: VisitRebooked) -> None:
    _tell(
        NoticeKind.VISIT,
        agenda.participant_ids(event.visit_id) - {event.by_id},
        "agenda:visit",
        event.visit_id,
    )


def whoever_it_was_planned_for(event: VisitPlanned | SeriesBooked) -> None:
    """The colleague, or who leads the team; of visits that come back only the first one is named."""
    visit_id = event.visit_id if isinstance(event, VisitPlanned) else event.visit_ids[0]
    people_there = agenda.participant_ids(visit_id) | agenda.leads_of_visit(visit_id)
    _tell(NoticeKind.VISIT, people_there - {event.by_id}, "agenda:visit", visit_id)


def the_others_of_a_cancelled_series(event: SeriesCancelled) -> None:
    first = event.visit_ids[0]
    _tell(NoticeKind.VISIT, agenda.participant_ids(first) - {event.by_id}, "agenda:visit", first)


def who_is_asked_to_stand_in(event: StandInAsked) -> None:
    """The other coach; and of a visit to one colleague that colleague, who has a say in it."""
    if event.quiet:
        return
    _tell(NoticeKind.WORK, {event.stand_in_id} - {event.by_id}, "agenda:stand_ins")
    colleagues = agenda.asked_about_stand_in(event.visit_id)
    _tell(NoticeKind.ANSWER, colleagues - {event.by_id}, "agenda:visit", event.visit_id)


def everybody_of_a_stand_in(event: StandInSettled) -> None:
    """Who goes, who went before, and the colleague when somebody else comes."""
    _tell(NoticeKind.WORK, {event.coach_id} - {event.by_id}, "agenda:leave")
    if event.goes:
        there = agenda.participant_ids(event.visit_id) - {event.by_id}
        _tell(NoticeKind.VISIT, there, "agenda:visit", event.visit_id)


def who_can_arrange_relief(event: ReliefAsked) -> None:
    _tell(NoticeKind.WORK, agenda.told_of_relief(event.visit_id) - {event.by_id}, "agenda:reliefs")


def who_need_not_arrange_relief(event: VisitCancelled) -> None:
    """What was asked or arranged for a visit that is called off need not be."""
    _tell(NoticeKind.WORK, agenda.told_of_relief(event.visit_id) - {event.by_id}, "agenda:reliefs")


def who_asked_for_relief(event: ReliefAnswered) -> None:
    """The colleague and the coach read the answer on the page of the visit."""
    there = agenda.participant_ids(event.visit_id) - {event.by_id}
    _tell(NoticeKind.VISIT, there, "agenda:visit", event.visit_id)


def who_something_is_shared_with(event: ItemShared) -> None:
    _tell(NoticeKind.SHARED, {event.with_id}, "privacy:mine")


def who_owes_an_answer(event: QuestionAsked | QuestionReminded) -> None:
    _tell(NoticeKind.WORK, backpack.owing(event.question_id), "backpack:question", event.question_id)


def asker_of_an_experience(event: QuestionAnswered) -> None:
    """A "niet meegemaakt" counts, and is quiet."""
    if event.experienced:
        _tell(NoticeKind.ANSWER, {event.asker_id}, "backpack:question", event.question_id)


def whom_something_is_offered(event: ObservationOffered) -> None:
    _tell(NoticeKind.SHARED, {event.owner_id}, "coaching:offered")


def whose_offer_was_welcome(event: ObservationAccepted) -> None:
    """A yes is told; a no is quiet."""
    _tell(NoticeKind.SHARED, {event.coach_id}, "coaching:mine")


def who_agreed_to_do_something(event: ActionAgreed) -> None:
    _tell(NoticeKind.SHARED, {event.owner_id} - {event.by_id}, "actions:actions")


def whose_way_in_changed(event: FactorsChanged | PhoneLost) -> None:
    _tell(NoticeKind.ACCOUNT, {event.member_id}, "accounts:me")


def whose_device_was_ended(event: DeviceEnded) -> None:
    if event.because_of_pins and event.member_id:
        _tell(NoticeKind.ACCOUNT, {event.member_id}, "accounts:me")


def who_can_be_the_second_human(event: CodeIssued) -> None:
    """A lost phone is mended by two: administrators, and who leads the teams of whoever lost it."""
    if event.purpose == CodePurpose.LOST_PHONE:
        member = Member.objects.get(pk=event.member_id)
        leads = people.leads_of_teams(place.team_id for place in people.teams_of(member))
        helpers = {lead.pk for lead in leads} | set(people.administrators().values_list("pk", flat=True))
        _tell(NoticeKind.WORK, helpers - {event.member_id} - {event.by_id}, "accounts:lost_phone")


def whose_role_changed(event: RoleGranted | RoleEnded) -> None:
    if event.member_id != event.by_id:
        _tell(NoticeKind.ACCOUNT, {event.member_id}, "accounts:me")


def the_other_administrators(event: AdministratorProposed) -> None:
    others = set(people.administrators().values_list("pk", flat=True)) - {event.by_id}
    _tell(NoticeKind.WORK, others, "people:proposals")


def the_office_of_a_file(event: FileWaits | FileAsksSecond) -> None:
    """Whoever may look at it, or be the second one."""
    others = {one for one in people.ids_of_the_office() if one != event.by_id}
    _tell(NoticeKind.WORK, others, "office:file", event.upload_id)


def the_new_coach(event: CoachAppointed) -> None:
    _tell(NoticeKind.WORK, {event.member_id} - {event.by_id}, "support:region")


def both_of_a_fixed_coach(event: FixedCoachChosen) -> None:
    """The coach, and the colleague when the programme gave her one. Who was it before hears nothing."""
    coach_id = programmes.coach_of(event.appointment_id)
    _tell(NoticeKind.WORK, {coach_id, event.member_id} - {event.by_id}, "programmes:own_coach")


def coaches_of_a_plan(event: PlanConfirmed) -> None:
    """One notice each, however many offers went out in their name, or visits they are asked to go to."""
    coaches, stand_ins = set(event.coach_ids), set(event.stand_in_ids)
    _tell(NoticeKind.WORK, coaches - {event.by_id}, "desk:home")
    _tell(NoticeKind.WORK, stand_ins - coaches - {event.by_id}, "agenda:stand_ins")


def colleagues_of_a_plan(event: PlanConfirmed) -> None:
    """Whose own coach cannot come is asked once, whatever the number of visits."""
    asked: dict[UUID, list[UUID]] = {}
    for visit_id in event.visit_ids:
        for member_id in agenda.asked_about_stand_in(visit_id) - {event.by_id}:
            asked.setdefault(member_id, []).append(visit_id)
    for member_id, visits in asked.items():
        if len(visits) == 1:
            _tell(NoticeKind.ANSWER, {member_id}, "agenda:visit", visits[0])
        else:
            _tell(NoticeKind.ANSWER, {member_id}, "agenda:agenda")


def _tell(kind: NoticeKind, members: set[UUID], name: str, subject_id: UUID | None = None) -> None:
    link = reverse(name, args=[subject_id] if subject_id else [])
    announce(kind, members, link=link, subject_id=subject_id)
