"""What the guards' tests cannot work out by themselves."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from rugzak.apps.backpack.models import Item
from rugzak.apps.gatherings.models import Gathering, Seat
from rugzak.ground.accounts.models import Member, User
from rugzak.ground.kernel.ids import new_id

MOMENT = datetime(2027, 3, 9, 10, tzinfo=UTC)


def another_member() -> Member:
    """Somebody of the cast: the row that is being made for everything else is the first member."""
    return Member.objects.exclude(staff_number="").order_by("staff_number")[0]


def another_item() -> Item:
    return Item.objects.create(owner=another_member(), kind="idea", title="Kijk eerst", key=new_id())


def another_seat() -> Seat:
    """In whichever room there is: a present goes to somebody else."""
    room = Gathering.objects.order_by("-pk")[0]
    alias = 250 + Seat.objects.filter(gathering=room).count()
    return Seat.objects.create(gathering=room, token_hash=new_id().bytes, alias=alias)


# Values for fields on which a constraint or another field has a say: "app.Model.field".
FIELDS: dict[str, Any] = {
    "tenancy.Organisation.slug": "bestaat-al",
    "people.RoleGrant.role": "administrator",
    "people.RoleGrant.team": None,
    "people.RoleGrant.region": None,
    "accounts.Member.user": User.objects.create_user,
    "accounts.PaperCode.confirmed_by": None,
    "programmes.Appointment.released_minutes_per_week": 480,
    "agenda.Overrun.year": 2027,
    "agenda.Series.minutes": 60,
    "agenda.TeamWindow.weekdays": lambda: [0],
    "agenda.TeamWindow.ends": time(7),
    "backpack.Share.region": None,
    # An item that is shared is no secret any more.
    "backpack.Share.item": another_item,
    "backpack.Handout.team": None,
    "support.SupportRequest.team": None,
    "support.SupportRequest.state": "open",
    "support.SupportRequest.sent_at": MOMENT,
    "support.Passing.to": another_member,
    "planning.Plan.weeks": 2,
    "planning.Plan.halt": "",
    "planning.Proposal.start": MOMENT,
    "planning.Proposal.minutes": 60,
    "support.Suggestion.colleague": another_member,
    "trust.SubjectKey.wrapped": lambda: b"wrapped",
    "trust.Seal.from_at": MOMENT,
    "trust.Seal.until": MOMENT + timedelta(minutes=1),
    "trust.SharingGrant.given_at": MOMENT,
    "trust.SharingGrant.until": MOMENT + timedelta(days=30),
    "trust.SharingGrant.shared_with": another_member,
    "cards.Deck.team": None,
    "cards.Deck.kind": "starter",
    "cards.Trial.starts_on": MOMENT.date(),
    "cards.Trial.ends_on": MOMENT.date() + timedelta(days=13),
    "cards.OwnCard.text": None,
    "cards.OwnCard.deck": None,
    "cards.Gift.to": another_member,
    "exchange.Upload.confirmed_by": another_member,
    "gatherings.Piece.shared": "",
    "gatherings.PieceFile.content": b"hier",
    "gatherings.HeldCard.copy": 1,
    "gatherings.CardGift.to": another_seat,
    "gatherings.SeatWish.other": another_seat,
    "gatherings.Invitation.label": "",
    "notices.Notice.link": "/meldingen/",
    "notices.OutgoingMail.to": "iemand@zorg.example",
}

# How to break each check constraint: what stands after SET in an UPDATE of one row.
BREAKS: dict[str, str] = {
    "organisation_pulse_floor": "pulse_floor = 4",
    "organisation_cohort_floor": "cohort_floor = 9",
    "organisation_promise_days": "promise_working_days = 21",
    "device_own_has_member": "kind = 'own', member_id = NULL",
    "paper_code_two_humans": "confirmed_by_id = issued_by_id",
    "paper_code_not_confirmed_by_oneself": "confirmed_by_id = member_id",
    "location_coordinates_together": "latitude = 52, longitude = NULL",
    "membership_span": "since = '2027-03-09', until = '2027-03-08'",
    "employment_span": "starts_on = '2027-03-09', ends_on = '2027-03-08'",
    "employment_hours": "hours_per_week = 61",
    "role_team_lead_has_team": "role = 'team-lead', team_id = NULL",
    "programme_assesses_students_only": "may_assess = true, kind = 'backpackers'",
    "programme_promise_days": "promise_working_days = 21",
    "appointment_span": "starts_on = '2027-03-09', ends_on = '2027-03-08'",
    "appointment_released_minutes": "released_minutes_per_week = 0",
    "appointment_most_visits": "most_visits_in_four_weeks = 0",
    "piece_kind": "kind = 'boek'",
    "bag_item_kind": "kind = 'steen'",
    "bag_share_one_circle": "team_id = NULL, region_id = NULL",
    "contact_log_deeds": "deeds = '{fout}'",
    "contact_log_movements": "movements = '{minder}'",
    "observation_state": "state = 'nergens'",
    "observation_lens": "lens = 'baas'",
    "observation_settled_has_moment": "state = 'accepted', settled_at = NULL",
    "visit_has_place": "location_id = NULL, place = ''",
    "visit_state": "state = 'nergens'",
    "shift_has_start_and_end": "during = tstzrange('2027-03-09', NULL)",
    "visit_has_start_and_end": "during = tstzrange('2027-03-09', NULL)",
    "suggestion_to_another": "colleague_id = by_id",
    "quarter_shown_whole": "asked = 12, in_time = NULL",
    "offer_state": "state = 'nergens', settled_at = now()",
    "offer_settled_has_moment": "state = 'accepted', settled_at = NULL",
    "offered_moment_has_length": "minutes = 0",
    "preference_kind": "wish = 'soms'",
    "passing_to_another": "to_id = by_id",
    "appointment_travels_by": "travels_by = 'boot'",
    "travel_time_means": "means = 'boot'",
    "travel_time_minutes": "minutes = 601",
    "availability_halves": "halves = '{21}'",
    "away_span": "first_day = '2027-03-09', last_day = '2027-03-08'",
    "overrun_reason": "reason = 'zomaar'",
    "overrun_week": "week = 54",
    "plan_weeks": "weeks = 5",
    "plan_state": "state = 'nergens'",
    "plan_halt": "halt = 'wie'",
    "proposal_state": "state = 'nergens'",
    "proposal_has_a_place": "start = NULL",
    "proposal_has_length": "minutes = 0",
    "proposal_of_something": "request_id = NULL, moves_id = NULL",
    "series_rhythm": "rhythm = 'ooit'",
    "series_span": "first_day = '2027-03-09', last_day = '2027-03-08'",
    "series_minutes": "minutes = 721",
    "relief_state": "state = 'misschien', answered_at = now()",
    "relief_answered_has_moment": "state = 'arranged', answered_at = NULL",
    "team_window_kind": "kind = 'pauze'",
    "team_window_weekdays": "weekdays = '{7}'",
    "team_window_lasts": "ends = starts",
    "reaching_by": "by = 'duif'",
    "request_state": "state = 'nergens'",
    "request_closed_has_moment": "state = 'closed', closed_at = NULL",
    "request_answered_has_moment": "state = 'planned', first_answered_at = NULL",
    "request_answered_after_sent": "first_answered_at = sent_at - interval '1 day'",
    "subject_key_here_or_erased": "wrapped = NULL, erased_at = NULL",
    "seal_span": "until = from_at",
    "proposal_two_people": "accepted = true, decided_by_id = asked_by_id",
    "share_with_another": "shared_with_id = owner_id",
    "share_has_an_end": "until = given_at",
    "role_one_scope": "team_id = (SELECT id FROM people_team LIMIT 1),"
    " region_id = (SELECT id FROM people_region LIMIT 1)",
    "deck_of_team_has_team": "kind = 'team', team_id = NULL",
    "draw_outcome": "outcome = 'soms'",
    "trial_span": "ends_on = starts_on - 1",
    "trial_ended_has_day": "state = 'kept', ended_on = NULL",
    "trial_paused_has_day": "state = 'paused', paused_on = NULL",
    "own_card_is_one_thing": "card_id = NULL, text = NULL",
    "gift_to_another": "to_id = owner_id",
    "nomination_answered_has_day": "state = 'published', answered_on = NULL",
    "upload_state": "state = 'nergens'",
    "upload_two_people": "confirmed_by_id = carried_out_by_id",
    "notice_link_is_ours": "link = 'https://elders.example/'",
    "quiet_hours_span": "is_on = true, starts = '07:00', ends = '07:00'",
    "gathering_state": "state = 'nergens'",
    "gathering_seats": "seats = 0",
    "gathering_live_has_code": "state = 'open', code = ''",
    "gathering_closed_has_moment": "state = 'closed', closed_at = NULL",
    "invitation_of_somebody": "label = 'en toch ook dit', member_id = member_id",
    "invitation_state": "state = 'misschien'",
    "invitation_waits_since": "state = 'waiting', waits_since = NULL",
    "seat_part": "part = 'baas'",
    "seat_wish_of_two": "one_id = other_id, other_id = one_id",
    "seat_wish_kind": "kind = 'soms'",
    "piece_in_one_place": "shared = 'ook hier', circle = 0",
    "card_gift_to_another": "to_id = giver_id",
    "report_final_has_moment": "state = 'final', final_at = NULL",
    "piece_file_in_one_place": "content = NULL",
    "piece_circle": "circle = 4, sealed = NULL",
    "piece_agreed_to_these_words": "circle = 1, agreed_revision = revision + 1, sealed = NULL",
    "piece_of_a_client_stays": "circle = 1, agreed_revision = revision, names_a_client = true, sealed = NULL",
    "mail_sent_has_moment": "state = 'sent', sent_at = NULL",
    "mail_waiting_has_address": "state = 'waiting', sent_at = NULL, \"to\" = ''",
}

# A change that a history trigger must remember, where "add a letter to the first text" will not do.
CHANGES: dict[str, str] = {
    "accounts_member": "ended_at = now()",
    "people_employment": "ends_on = '2099-01-01'",
    "people_membership": "until = '2099-01-01'",
    "people_rolegrant": "ended_at = now()",
    "programmes_appointment": "ends_on = '2099-01-01'",
    "agenda_visit": "during = tstzrange('2027-03-10 10:00Z', '2027-03-10 11:00Z')",
    "support_supportrequest": "promised_on = '2099-01-01'",
}

# Where every move from the first state is allowed: a move to a state from which some are not.
FIRST_TO: dict[str, tuple[str, str]] = {
    "support_offer": ("expired", "state = 'expired', settled_at = now()"),
}
