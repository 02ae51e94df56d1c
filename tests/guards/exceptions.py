"""What the guards' tests cannot work out by themselves."""

from typing import Any

from rugzak.ground.accounts.models import User

# Values for fields on which a constraint or another field has a say: "app.Model.field".
FIELDS: dict[str, Any] = {
    "tenancy.Organisation.slug": "bestaat-al",
    "people.RoleGrant.role": "administrator",
    "people.RoleGrant.team": None,
    "people.RoleGrant.region": None,
    "accounts.Member.user": User.objects.create_user,
    "accounts.PaperCode.confirmed_by": None,
    "programmes.Appointment.released_minutes_per_week": 480,
    "trust.SubjectKey.wrapped": b"sealed",
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
    "programme_assesses_students_only": "kind = 'backpackers', may_assess = true",
    "programme_promise_days": "promise_working_days = 21",
    "appointment_span": "starts_on = '2027-03-09', ends_on = '2027-03-08'",
    "appointment_released_minutes": "released_minutes_per_week = 10",
    "visit_has_place": "location_id = NULL, place = ''",
    "visit_state": "state = 'x'",
    "visit_has_start_and_end": "during = tstzrange(NULL, now())",
    "request_state": "state = 'x'",
    "request_closed_has_moment": "closed_at = now()",
    "request_answered_has_moment": "state = 'matched', first_answered_at = NULL",
    "request_answered_after_sent": "first_answered_at = sent_at - interval '1 hour'",
    "role_one_scope": "team_id = (SELECT id FROM people_team LIMIT 1),"
    " region_id = (SELECT id FROM people_region LIMIT 1)",
}

# A change that a history trigger must remember, where "add a letter to the first text" will not do.
CHANGES: dict[str, str] = {
    "accounts_member": "ended_at = now()",
    "people_employment": "ends_on = '2099-01-01'",
    "people_membership": "until = '2099-01-01'",
    "people_rolegrant": "ended_at = now()",
}
