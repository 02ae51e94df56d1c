"""Doing what was told, in sets: a hundred thousand people in as many statements as three.

Everything goes through the wall between organisations and leaves its line in the
histories, like what a person types. Nobody's way in is touched: who leaves is
refused from the day after, and the hourly job clears away what is left.
"""

from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from rugzak.apps.people.models import RoleGrant
from rugzak.apps.people.services.guards import keep_coach_and_lead_apart
from rugzak.apps.people.services.importing.comparing import build_sets, values_of
from rugzak.apps.people.services.importing.structure import make_places
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.exchange.kinds import Asked
from rugzak.ground.kernel.refusal import Refusal

# Of two people that turned out to be one, the row we know gets the number of the file.
TAKE_TWINS = """
    UPDATE person p SET member_id = v.person FROM verdict v
    WHERE v.key = p.staff_number AND v.outcome = 'changed' AND v.person IS NOT NULL
"""
KEEP_TWINS = """
    DELETE FROM verdict v USING person p WHERE v.number = 0 AND v.outcome = 'leaves' AND v.person = p.member_id
"""
SETS_AGAIN = "DROP TABLE pg_temp.job, pg_temp.seat, pg_temp.gone_seat, pg_temp.old_job"
NEW_MEMBERS = """
    INSERT INTO accounts_member (id, organisation_id, first_name, prefix, last_name, sort_key, staff_number,
                                 email, phone, language, theme)
    SELECT id, current_setting('app.organisation')::uuid, first_name, prefix, last_name, sort_key, staff_number,
           email, phone, '', '' FROM person WHERE member_id IS NULL AND NOT is_over
"""
FORGET_PLANS = "DISCARD PLANS"
OTHER_DETAILS = """
    UPDATE accounts_member m
    SET first_name = p.first_name, prefix = p.prefix, last_name = p.last_name, sort_key = p.sort_key,
        staff_number = p.staff_number, email = p.email, phone = p.phone
    FROM person p WHERE m.id = p.member_id
      AND (m.first_name, m.prefix, m.last_name, m.sort_key, m.staff_number, m.email, m.phone)
          IS DISTINCT FROM (p.first_name, p.prefix, p.last_name, p.sort_key, p.staff_number, p.email, p.phone)
"""
OTHER_JOBS = """
    UPDATE people_employment e
    SET job_title = j.job_title, kind = j.kind, hours_per_week = j.hours, ends_on = j.ends_on
    FROM job j WHERE e.id = j.employment_id
      AND (e.job_title, e.kind, e.hours_per_week, e.ends_on) IS DISTINCT FROM (j.job_title, j.kind, j.hours, j.ends_on)
"""
END_OLD_JOBS = (
    "UPDATE people_employment e SET ends_on = o.ends_on FROM old_job o WHERE e.id = o.employment_id"
)
NEW_JOBS = """
    INSERT INTO people_employment (id, organisation_id, member_id, kind, job_title, hours_per_week, starts_on, ends_on)
    SELECT j.id, current_setting('app.organisation')::uuid, coalesce(p.member_id, p.id), j.kind, j.job_title, j.hours,
           j.starts_on, j.ends_on
    FROM job j JOIN person p ON p.id = j.person WHERE j.employment_id IS NULL AND NOT p.is_over
"""
NEW_SEATS = """
    INSERT INTO people_membership (id, organisation_id, member_id, team_id, since)
    SELECT s.id, current_setting('app.organisation')::uuid, coalesce(p.member_id, p.id), s.team_id, s.since
    FROM seat s JOIN person p ON p.id = s.person WHERE s.membership_id IS NULL
"""
END_SEATS = "UPDATE people_membership w SET until = g.until FROM gone_seat g WHERE w.id = g.membership_id"
END_ABSENT = """
    UPDATE people_employment e SET ends_on = greatest(e.starts_on, %(as_of)s::date)
    FROM verdict v WHERE v.number = 0 AND v.outcome = 'leaves' AND v.person = e.member_id
      AND (e.ends_on IS NULL OR e.ends_on > %(as_of)s::date)
"""
# An account ends at midnight after the last day; with a job without an end it stays.
SET_ENDS = """
    WITH touched AS (
        SELECT DISTINCT coalesce(p.member_id, p.id) AS id FROM person p
        WHERE EXISTS (SELECT 1 FROM verdict v WHERE v.key = p.staff_number AND v.outcome NOT IN ('same', 'refused'))
        UNION SELECT person FROM verdict WHERE number = 0 AND outcome = 'leaves'
    ), ends AS (
        SELECT e.member_id, CASE WHEN bool_or(e.ends_on IS NULL) THEN NULL
               ELSE (max(e.ends_on) + 1)::timestamp AT TIME ZONE %(zone)s END AS ended_at
        FROM people_employment e JOIN touched t ON t.id = e.member_id GROUP BY e.member_id
    )
    UPDATE accounts_member m SET ended_at = ends.ended_at FROM ends
    WHERE m.id = ends.member_id AND m.ended_at IS DISTINCT FROM ends.ended_at
"""


class TwoInOne(Refusal):
    def __init__(self, member: Member) -> None:
        super().__init__(
            _(
                "Twee regels kunnen niet allebei %(name)s zijn."
                " Kijk het bestand opnieuw na en kies bij één: iemand anders."
            )
            % {"name": member.display_name}
        )


def carry_out(asked: Asked, tell: Any) -> None:
    """Regions, teams, people, jobs and seats; then the promises that hold for whoever works here."""
    values = values_of(asked)
    make_places()
    _run(TAKE_TWINS, KEEP_TWINS, SETS_AGAIN)
    build_sets(asked)
    _refuse_two_in_one()
    # How foreign keys are checked was planned when the house was small: by reading all of it, for each row.
    for done, statement in enumerate(
        (NEW_MEMBERS, FORGET_PLANS, OTHER_DETAILS, OTHER_JOBS, END_OLD_JOBS, NEW_JOBS, NEW_SEATS, END_SEATS)
    ):
        _run(statement)
        tell(done)
    _run(END_ABSENT, SET_ENDS, values=values)
    _keep_coach_and_lead_apart()


def _refuse_two_in_one() -> None:
    """Two lines cannot both be the same colleague. Raises TwoInOne, and all is undone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT member_id FROM person WHERE member_id IS NOT NULL GROUP BY member_id HAVING count(*) > 1"
        )
        found = cursor.fetchone()
    if found is not None:
        raise TwoInOne(Member.objects.get(pk=found[0]))


def _keep_coach_and_lead_apart() -> None:
    """Whoever got a new place at work brings nobody to lead and coach the same people.

    Raises CoachAndLead, and all is undone.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM seat WHERE membership_id IS NULL LIMIT 1")
        if cursor.fetchone() is None:
            return
    coaches = RoleGrant.objects.filter(role=Role.COACH, ended_at=None).values("member")
    leads = RoleGrant.objects.filter(role=Role.TEAM_LEAD, ended_at=None, member__in=coaches).values("member")
    for member in Member.objects.filter(pk__in=leads):
        keep_coach_and_lead_apart(member)


def _run(*statements: str, values: Any = None) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, values if "%(" in statement else None)
