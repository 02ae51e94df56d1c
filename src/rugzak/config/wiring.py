"""Who listens to what: the one table of subscriptions.

A row is an event and what follows from it in the same transaction: a notice, or a
job for the worker. Read it to know everything that a deed sets in motion.
"""

from collections.abc import Mapping

from rugzak.across.desk.offline.deeds import DEEDS
from rugzak.across.desk.offline.week import taken_along
from rugzak.apps.actions import queries as actions
from rugzak.apps.agenda import panels as agenda_panels
from rugzak.apps.agenda.events import (
    ReliefAnswered,
    ReliefAsked,
    SeriesBooked,
    SeriesCancelled,
    StandInAsked,
    StandInSettled,
    VisitCancelled,
    VisitDone,
    VisitDoneTakenBack,
    VisitMissed,
    VisitMoved,
    VisitPlanned,
    VisitRebooked,
    VisitRestored,
)
from rugzak.apps.agenda.services import roster as roster_files
from rugzak.apps.backpack import bridge as bag_bridge
from rugzak.apps.backpack import panels as backpack_panels
from rugzak.apps.backpack.events import QuestionAnswered, QuestionAsked, QuestionReminded
from rugzak.apps.cards import panels as cards_panels
from rugzak.apps.cards.events import (
    AdvocateAsked,
    AskingAnswered,
    CardGiven,
    CardNominated,
    HabitProposed,
    IdeaSettled,
    NominationAnswered,
    NominationsLate,
    PledgeReminded,
)
from rugzak.apps.coaching import kinds as coaching_kinds
from rugzak.apps.coaching import panels as coaching_panels
from rugzak.apps.coaching import queries as coaching
from rugzak.apps.coaching.events import ActionAgreed, ObservationAccepted, ObservationOffered
from rugzak.apps.gatherings import panels as gatherings_panels
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
from rugzak.apps.people.events import AccountEnded, AdministratorProposed, RoleEnded, RoleGranted
from rugzak.apps.people.reach import reach_of
from rugzak.apps.people.services import importing
from rugzak.apps.planning import panels as planning_panels
from rugzak.apps.planning.events import PlanAsked, PlanConfirmed
from rugzak.apps.programmes import panels as programmes_panels
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.programmes.events import CoachAppointed, FixedCoachChosen
from rugzak.apps.reflection import kinds as reflection_kinds
from rugzak.apps.support import kinds as support_kinds
from rugzak.apps.support import panels as support_panels
from rugzak.apps.support import queries as support_queries
from rugzak.apps.support import services as support
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
from rugzak.config import following, telling, telling_of_cards, telling_of_sessions
from rugzak.ground.accounts import reach
from rugzak.ground.accounts.events import CodeIssued, DeviceEnded, FactorsChanged, PhoneLost
from rugzak.ground.exchange import kinds as files
from rugzak.ground.exchange.events import FileAsksSecond, FileWaits
from rugzak.ground.happenings.services import Listener, listen
from rugzak.ground.kernel import panels
from rugzak.ground.live.services import tell_members
from rugzak.ground.notices.events import MailGivenUp
from rugzak.ground.notices.services import heard_by
from rugzak.ground.pocket import deeds as pocket
from rugzak.ground.trust.events import ItemShared
from rugzak.ground.trust.kinds import ItemKind, introduce

SUBSCRIPTIONS: Mapping[type, tuple[Listener, ...]] = {
    RequestSent: (telling.coaches_of_a_request,),
    HelpSuggested: (telling.who_it_was_thought_of_for,),
    RequestPlanned: (telling.both_of_a_moment,),
    MomentsProposed: (telling.asker_of_news,),
    OtherMomentAsked: (telling.coach_of_an_answer,),
    CoachRefused: (telling.the_other_coaches,),
    OfferExpired: (telling.both_of_silence,),
    RequestPassedOn: (telling.who_can_take_over,),
    RequestRoundedOff: (telling.asker_of_news,),
    RequestKeptOpen: (telling.coach_of_an_answer,),
    RequestClosedByItself: (telling.both_of_silence,),
    RequestReopened: (telling.coach_of_an_answer,),
    RequestWaits: (telling.asker_of_news,),
    AnswerLate: (telling.coaches_of_a_request,),
    PromisesPassed: (telling.who_steers_of_late_answers,),
    RequestNeedsMoment: (telling.both_of_a_lost_moment,),
    RequestClosed: (telling.coach_of_a_closing,),
    RequestWithdrawn: (telling.coach_of_a_withdrawal,),
    QuestionAsked: (telling.who_owes_an_answer,),
    QuestionReminded: (telling.who_owes_an_answer,),
    QuestionAnswered: (telling.asker_of_an_experience,),
    ObservationOffered: (telling.whom_something_is_offered,),
    ObservationAccepted: (telling.whose_offer_was_welcome,),
    ActionAgreed: (telling.who_agreed_to_do_something,),
    VisitDone: (support.visit_was_done,),
    VisitDoneTakenBack: (support.visit_was_not_done,),
    VisitCancelled: (
        support.visit_was_cancelled,
        telling.the_others_of_a_cancelled_visit,
        telling.who_need_not_arrange_relief,
    ),
    VisitMissed: (support.visit_was_cancelled, telling.the_others_of_a_cancelled_visit),
    VisitMoved: (telling.the_others_of_a_moved_visit,),
    VisitPlanned: (telling.whoever_it_was_planned_for,),
    SeriesBooked: (telling.whoever_it_was_planned_for,),
    SeriesCancelled: (telling.the_others_of_a_cancelled_series,),
    StandInAsked: (telling.who_is_asked_to_stand_in,),
    StandInSettled: (telling.everybody_of_a_stand_in,),
    ReliefAsked: (telling.who_can_arrange_relief,),
    ReliefAnswered: (telling.who_asked_for_relief,),
    VisitRebooked: (support.visit_was_rebooked, telling.the_others_of_a_new_visit),
    VisitRestored: (support.visit_was_restored,),
    CardGiven: (telling_of_cards.who_got_a_card,),
    AdvocateAsked: (telling_of_cards.the_advocate,),
    AskingAnswered: (telling_of_cards.who_asked_an_advocate,),
    PledgeReminded: (telling_of_cards.who_asked_for_a_reminder,),
    HabitProposed: (telling_of_cards.who_looks_after_the_sets,),
    CardNominated: (telling_of_cards.who_looks_after_the_sets,),
    NominationsLate: (telling_of_cards.who_looks_after_the_sets,),
    IdeaSettled: (telling_of_cards.who_thought_of_a_habit,),
    NominationAnswered: (telling_of_cards.who_proposed_a_card,),
    Invited: (telling_of_sessions.who_is_invited,),
    PlaceCameFree: (telling_of_sessions.who_has_a_place_now, telling_of_sessions.guest_who_has_a_place_now),
    GatheringMoved: (telling_of_sessions.everybody_invited, telling_of_sessions.guests_of_another_moment),
    GatheringCancelled: (telling_of_sessions.everybody_invited, telling_of_sessions.guests_that_it_is_off),
    MailGivenUp: (telling_of_sessions.who_leads_that_mail_failed,),
    ReleaseAsked: (telling_of_sessions.who_leads_the_team,),
    ReleaseAnswered: (telling_of_sessions.who_asked_to_be_released,),
    PreviewOpened: (telling_of_sessions.who_may_read_along,),
    KeepingAsked: (telling_of_sessions.who_may_keep_it,),
    PlanAsked: (following.the_computing_of_a_plan,),
    PlanConfirmed: (telling.coaches_of_a_plan, telling.colleagues_of_a_plan),
    CoachAppointed: (telling.the_new_coach,),
    FixedCoachChosen: (telling.both_of_a_fixed_coach,),
    ItemShared: (telling.who_something_is_shared_with,),
    RoleGranted: (telling.whose_role_changed,),
    RoleEnded: (telling.whose_role_changed,),
    AdministratorProposed: (telling.the_other_administrators,),
    FileWaits: (telling.the_office_of_a_file,),
    FileAsksSecond: (telling.the_office_of_a_file,),
    CodeIssued: (telling.who_can_be_the_second_human,),
    DeviceEnded: (telling.whose_device_was_ended,),
    FactorsChanged: (telling.whose_way_in_changed,),
    # A calendar address is on the phone that is lost, and may not outlive the account.
    PhoneLost: (telling.whose_way_in_changed, following.the_calendar_of_who_lost_a_phone),
    AccountEnded: (following.the_calendar_of_who_left,),
}

# What can be shared, and whose reading is logged: how it is called to its owner.
KINDS: tuple[ItemKind, ...] = (
    reflection_kinds.NOTE,
    support_kinds.REQUEST,
    coaching_kinds.LOG,
    coaching_kinds.OBSERVATION,
)

# Which files can come in, by which app.
FILES: tuple[files.FileKind, ...] = (
    importing.PEOPLE,
    importing.LOCATIONS,
    importing.POSTCODES,
    roster_files.SHIFTS,
)

# What higher apps show on the pages of lower ones; the names of the places are in kernel/places.py.
PANELS: Mapping[str, tuple[panels.Provider, ...]] = {
    "agenda.visit": (coaching_panels.on_visit, backpack_panels.on_visit),
    "support.request": (planning_panels.on_request,),
    "office.settings": (programmes_panels.on_settings,),
    "people.team": (
        support_panels.on_team,
        agenda_panels.planned_for_team,
        coaching_panels.on_team,
        backpack_panels.on_team,
        cards_panels.on_team,
        gatherings_panels.on_team,
        agenda_panels.on_team,
    ),
    "people.person": (programmes_panels.on_person,),
    "office.first_steps": (programmes_panels.on_first_steps,),
}


def connect() -> None:
    introduce(*KINDS)
    files.introduce(*FILES)
    for event_type, listeners in SUBSCRIPTIONS.items():
        listen(event_type, *listeners)
    for place, providers in PANELS.items():
        panels.fill(place, *providers)
    reach.fill(reach_of)
    people.tell_also("actions_to_do", actions.number_to_do())
    people.tell_also("observations_offered", coaching.number_offered())
    people.tell_also("can_ask", programmes.some_take_requests())
    people.tell_also("fixed_seat_id", programmes.fixed_seat())
    people.tell_also("is_asked_to_come", gatherings.is_asked_to_come())
    people.tell_also("is_thought_of", support_queries.something_suggested())
    bag_bridge.look_also(cards_panels.CardShelf.of)
    # What may be done without a network, and what goes along.
    pocket.introduce(*DEEDS, taken_along=taken_along)
    # A new notice rings the bell on the pages that are open.
    heard_by(tell_members)
