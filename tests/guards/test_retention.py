"""Each term of the data map that runs by a clock of its own has a test that moves the clock.

What goes when somebody leaves, histories, the log and the doer are carried out by the data map itself
(``across.privacy``), and proved there. All else stands in this table, or hangs on a row that does: a new
table with a term fails here until somebody proves that the term is carried out.
"""

import re
from pathlib import Path

import pytest
from django.db import models

from rugzak.across.privacy.register import data_map, model_of
from rugzak.across.privacy.terms import kind_of
from rugzak.across.privacy.words import TermKind

SOURCE = Path(__file__).parents[2] / "src" / "rugzak"
AGENDA = "apps/agenda/tests/test_forgetting.py::"
CLEARING = "ground/accounts/tests/test_clearing.py::"
QUEUE = (
    "config/tests/test_worker.py::test_a_job_goes_a_week_after_it_was_done_and_a_failed_one_after_ninety_days"
)

# Which test moves the clock for it.
PROOFS = {
    "accounts.Device": CLEARING + "test_old_sessions_codes_and_devices_go",
    "accounts.PaperCode": CLEARING + "test_old_sessions_codes_and_devices_go",
    "accounts.Session": CLEARING + "test_old_sessions_codes_and_devices_go",
    "accounts.Tries": "ground/accounts/tests/test_guessing.py::test_no_address_is_kept_and_the_key_changes_each_day",
    "actions.Action": "apps/actions/tests/test_actions.py::test_a_year_after_its_day_it_is_forgotten",
    "agenda.Away": AGENDA + "test_who_moved_it_and_days_away_go_by_the_same_term",
    "agenda.Cancellation": AGENDA + "test_after_a_year_only_the_hours_of_a_visit_are_left",
    "agenda.Occupation": AGENDA + "test_after_a_year_only_the_hours_of_a_visit_are_left",
    "agenda.Overrun": AGENDA + "test_why_a_week_was_over_goes_two_years_after_the_appointment",
    "agenda.Relief": AGENDA + "test_who_was_asked_around_it_and_what_came_back_weekly_go_too",
    "agenda.Relocation": AGENDA + "test_who_moved_it_and_days_away_go_by_the_same_term",
    "agenda.Series": AGENDA + "test_who_was_asked_around_it_and_what_came_back_weekly_go_too",
    "agenda.Shift": "apps/agenda/tests/test_roster.py::test_shifts_go_after_a_month",
    "agenda.StandInOffer": AGENDA + "test_who_was_asked_around_it_and_what_came_back_weekly_go_too",
    "agenda.Visit": AGENDA + "test_after_a_year_only_the_hours_of_a_visit_are_left",
    "backpack.Handout": "apps/backpack/tests/test_bag.py::test_a_year_after_the_visit_it_is_forgotten",
    "backpack.Question": "apps/backpack/tests/test_questions.py"
    "::test_enough_is_enough_and_a_year_later_it_is_forgotten",
    "cards.Gift": "apps/cards/tests/test_own.py::test_a_year_later_a_present_has_been_unwrapped",
    "cards.SpyTurn": "apps/cards/tests/test_own.py::test_one_spy_a_month_and_nobody_sees_who",
    "cards.TeamGift": "apps/cards/tests/test_own.py::test_a_year_later_a_present_has_been_unwrapped",
    "coaching.ContactLog": "apps/coaching/tests/test_services.py::test_after_a_year_everything_is_gone",
    "coaching.Observation": "apps/coaching/tests/test_services.py::test_after_a_year_everything_is_gone",
    "exchange.Upload": "apps/people/tests/test_importing.py::test_what_was_read_goes_after_thirty_days",
    "exchange.UploadLine": "apps/people/tests/test_importing.py::test_what_was_read_goes_after_thirty_days",
    "exchange.UploadPiece": "apps/people/tests/test_importing.py::test_what_was_read_goes_after_thirty_days",
    "gatherings.Gathering": "apps/gatherings/tests/test_forgetting.py::test_two_years_later_a_session_is_gone",
    "gatherings.Invitation": "apps/gatherings/tests/test_forgetting.py"
    "::test_after_a_month_nobody_knows_who_was_there",
    "gatherings.HeldCard": "apps/gatherings/tests/test_hands.py::test_after_the_close_only_the_cards_are_known",
    "gatherings.LogLine": "apps/gatherings/tests/test_harvest.py"
    "::test_room_only_text_is_gone_after_a_day_and_the_log_after_a_week",
    "gatherings.Piece": "apps/gatherings/tests/test_harvest.py"
    "::test_room_only_text_is_gone_after_a_day_and_the_log_after_a_week",
    "gatherings.Series": "apps/gatherings/tests/test_forgetting.py::test_two_years_later_a_session_is_gone",
    "notices.Notice": "ground/notices/tests/test_announcing.py::test_a_notice_goes_after_ninety_days",
    "notices.OutgoingMail": "ground/notices/tests/test_mail.py"
    "::test_text_and_address_go_after_a_week_and_the_fact_after_a_year",
    "planning.Proposal": "apps/planning/tests/test_computing.py::test_a_proposal_goes_eight_weeks_after_its_moment",
    "pocket.Receipt": "ground/pocket/tests/test_pocket.py::test_old_receipts_are_forgotten",
    "privacy.ExportPart": "across/privacy/tests/test_exports.py"
    "::test_it_can_be_fetched_for_a_week_by_an_administrator",
    "procrastinate.ProcrastinateJob": QUEUE,
    "programmes.Appointment": "across/privacy/tests/test_keeping.py::test_a_name_goes_two_years_after_the_last_day",
    "support.Suggestion": "apps/support/tests/test_suggesting.py::test_after_two_weeks_it_is_gone_and_nobody_is_told",
    "support.SupportRequest": "apps/support/tests/test_forgetting.py"
    "::test_a_year_after_closing_everything_of_a_request_is_gone",
    "tenancy.Door": CLEARING + "test_doors_that_ran_out_and_proposals_long_decided_go",
    "tenancy.Proposal": CLEARING + "test_doors_that_ran_out_and_proposals_long_decided_go",
}
# What ends by somebody's deed and by no clock, with the deed that ends it.
BY_A_DEED = {
    "gatherings.Method": "who made it clears it away",
    "planning.Plan": "the next plan takes its place",
    "procrastinate.ProcrastinateWorker": "the queue itself removes a worker that stopped",
}
OWN_CLOCK = sorted(label for label, kept in data_map().items() if kind_of(label, kept) is TermKind.OWN_CLOCK)


def hangs_on(label: str) -> set[str]:
    """The tables with which a row of this one goes, people left out: they go by their own term."""
    fields = model_of(label)._meta.concrete_fields
    cascades = [
        one
        for one in fields
        if isinstance(one, models.ForeignKey) and one.remote_field.on_delete is models.CASCADE
    ]
    return {one.related_model._meta.label for one in cascades} - {"accounts.Member", "tenancy.Organisation"}


def has_a_clock(label: str) -> bool:
    return bool(re.search(r"\b(jaar|maanden?|weken?|dag(en)?|uur)\b", data_map()[label].term))


def is_proved(label: str) -> bool:
    """In the table; or on a row that goes by the same term, or, without a clock of its own, on any row."""
    if label in PROOFS or label in BY_A_DEED:
        return True
    # A visit stays as hours without names, so hanging on one proves nothing.
    on = hangs_on(label) - {"agenda.Visit"}
    if not has_a_clock(label):
        return bool(on)
    return any(
        is_proved(one) and data_map()[one].term == data_map()[label].term for one in on & set(OWN_CLOCK)
    )


@pytest.mark.parametrize("label", OWN_CLOCK)
def test_every_term_has_a_test_that_moves_the_clock(label: str) -> None:
    assert is_proved(label)


@pytest.mark.parametrize("label", sorted(PROOFS))
def test_each_proof_is_there(label: str) -> None:
    path, _sign, name = PROOFS[label].partition("::")
    assert f"def {name}" in (SOURCE / path).read_text(encoding="utf-8")
    assert label in OWN_CLOCK, "this term is carried out by the data map itself, or the table is gone"


def test_what_ends_by_a_deed_is_still_there() -> None:
    assert set(BY_A_DEED) <= set(OWN_CLOCK)
