"""Starting, changing and ending somebody's work here, and with it the account.

An account lives as long as the last employment. ``Member.ended_at`` is midnight
after the last day: from that moment every request of that person is refused, and
the nightly job clears away what is left (sessions, keys, feeds, roles).
"""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.people.events import (
    AccountEnded,
    EmploymentAdded,
    EmploymentEnded,
    PersonChanged,
    PersonReturned,
)
from rugzak.apps.people.models import Employment, RoleGrant
from rugzak.apps.people.queries.persons import leavers_with_something_left
from rugzak.apps.people.services.guards import keep_an_administrator
from rugzak.apps.people.services.persons import Work, employ
from rugzak.ground.accounts import services as accounts
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.constraints import refusing, take_turns
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.refusal import Refusal


class EndsBeforeItStarts(Refusal):
    sentence = _("De laatste dag ligt voor de eerste werkdag. Kies een latere dag.")
    field = "last_day"


class AlreadyLeft(Refusal):
    sentence = _("Deze collega is al uit dienst.")


class StillHere(Refusal):
    sentence = _("Deze collega is gewoon in dienst.")


class EndIsYourOwn(Refusal):
    sentence = _("Je eigen account kun je niet beëindigen. Vraag een andere beheerder.")


@transaction.atomic
def add_employment(*, member: Member, work: Work, by: Member, key: UUID | None = None) -> Employment:
    """One more employment, once per ``key``; somebody who would leave stays for as long as it lasts."""
    key = key or new_id()
    take_turns(key)
    before = member.employments.filter(pk=key).first()
    if before is not None:
        return before
    with refusing(_SPAN):
        employment = employ(member, work, key=key)
    _set_end(member)
    record(EmploymentAdded(member_id=member.pk, employment_id=employment.pk, by_id=by.pk))
    return employment


@transaction.atomic
def change_employment(*, employment: Employment, work: Work, by: Member) -> Employment:
    """Other hours, another job title or another span; the account follows."""
    for name, value in vars(work).items():
        setattr(employment, name, value)
    if employment.ends_on:
        keep_an_administrator(without=employment.member, when=_ends_all(employment))
    with refusing(_SPAN):
        employment.save(update_fields=[*vars(work)])
    _set_end(employment.member)
    record(PersonChanged(member_id=employment.member_id, by_id=by.pk))
    return employment


@transaction.atomic
def end_employment(*, member: Member, last_day: date, by: Member) -> None:
    """Everything this person does here ends after ``last_day``.

    A last day in the past ends the account now. Raises EndIsYourOwn,
    LastAdministrator and EndsBeforeItStarts.
    """
    _refuse_own(member, by)
    keep_an_administrator(without=member)
    rows = list(member.employments.select_for_update())
    if any(row.starts_on > last_day and row.ends_on is None for row in rows) and not any(
        row.starts_on <= last_day for row in rows
    ):
        raise EndsBeforeItStarts
    for row in rows:
        _end_row(row, last_day)
    record(EmploymentEnded(member_id=member.pk, last_day=last_day, by_id=by.pk))
    member.ended_at = midnight_after(last_day)
    member.save(update_fields=["ended_at"])
    if member.ended_at <= timezone.now():
        _clear_away(member, last_day=last_day, by=by)


@transaction.atomic
def end_account(*, member: Member, by: Member, now: datetime | None = None) -> None:
    """End it this minute: signed in anywhere, this person is out at the next request."""
    _refuse_own(member, by)
    if member.has_left:
        raise AlreadyLeft
    keep_an_administrator(without=member)
    member.ended_at = now or timezone.now()
    member.save(update_fields=["ended_at"])
    today = timezone.localdate(member.ended_at)
    for row in member.employments.select_for_update():
        _end_row(row, today)
    _clear_away(member, last_day=today, by=by)


@transaction.atomic
def return_to_work(*, member: Member, by: Member) -> None:
    """Undo an end: the person works here again, and gets a new way in. Roles and teams are given anew."""
    if member.ended_at is None:
        raise StillHere
    last = member.employments.select_for_update().order_by("-starts_on").first()
    if last is not None:
        last.ends_on = None
        last.save(update_fields=["ends_on"])
    member.ended_at = None
    member.save(update_fields=["ended_at"])
    record(PersonReturned(member_id=member.pk, by_id=by.pk))


@transaction.atomic
def end_accounts_due(*, now: datetime) -> int:
    """Clear away what is left of everybody whose last day has passed; returns how many that were.

    Harmless to run twice: who has been done is in the record of deeds.
    """
    due = leavers_with_something_left(now)
    for member in due.select_for_update(of=("self",)):
        assert member.ended_at is not None
        last_day = timezone.localdate(member.ended_at - timedelta(seconds=1))
        _clear_away(member, last_day=last_day, by=None)
    return len(due)


def midnight_after(day: date) -> datetime:
    """The first moment on which somebody no longer works here."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def _clear_away(member: Member, *, last_day: date, by: Member | None) -> None:
    """Sessions, keys and feeds first: those are what must be gone within a minute."""
    accounts.end_sessions_of(member)
    RoleGrant.objects.filter(member=member, ended_at=None).update(ended_at=timezone.now())
    for row in member.memberships.filter(until=None) | member.memberships.filter(until__gt=last_day):
        row.until = max(last_day, row.since)
        row.save(update_fields=["until"])
    record(AccountEnded(member_id=member.pk, by_id=by.pk if by else None))


def _end_row(row: Employment, last_day: date) -> None:
    if row.ends_on is None or row.ends_on > last_day:
        # Never started: it ends on the day it would have begun.
        row.ends_on = max(last_day, row.starts_on)
        row.save(update_fields=["ends_on"])


def _set_end(member: Member) -> None:
    """The account ends after the last employment; with one that has no end it stays."""
    ends = list(member.employments.values_list("ends_on", flat=True))
    last = None if None in ends or not ends else max(day for day in ends if day)
    wanted = midnight_after(last) if last else None
    if member.ended_at != wanted:
        member.ended_at = wanted
        member.save(update_fields=["ended_at"])


def _ends_all(employment: Employment) -> bool:
    others = employment.member.employments.exclude(pk=employment.pk)
    return not others.filter(ends_on=None).exists()


def _refuse_own(member: Member, by: Member) -> None:
    if member.pk == by.pk:
        raise EndIsYourOwn


_SPAN = {
    "employment_span": Refusal(
        _("De laatste dag ligt voor de eerste werkdag. Kies een latere dag."), field="ends_on"
    ),
    "employment_hours": Refusal(_("Vul een aantal uren in van 0 tot en met 60."), field="hours_per_week"),
}
