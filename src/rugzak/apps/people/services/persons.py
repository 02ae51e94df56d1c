"""Adding and changing people, and giving them a first way in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rugzak.apps.people.events import PersonAdded, PersonChanged, PersonInvited
from rugzak.apps.people.models import Employment, Membership, Team
from rugzak.apps.people.words import EmploymentKind
from rugzak.ground.accounts import services as accounts
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.names import sort_key
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.constraints import refusing, take_turns
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy.models import Organisation


class NumberTaken(Refusal):
    sentence = _("Dit personeelsnummer is al van een collega. Kijk of je die collega bedoelt.")
    field = "staff_number"


class NoAddress(Refusal):
    sentence = _(
        "Deze collega heeft geen e-mailadres. Druk een code op papier af, of vul eerst een e-mailadres in."
    )


class HasWayIn(Refusal):
    sentence = _("Deze collega kan al inloggen. Telefoon kwijt? Dan helpt een beheerder met een nieuwe code.")


@dataclass(frozen=True)
class Details:
    """How somebody is called and reached."""

    first_name: str
    last_name: str
    staff_number: str
    prefix: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Work:
    """What somebody does here, and from when."""

    job_title: str
    starts_on: date
    ends_on: date | None = None
    kind: EmploymentKind = EmploymentKind.STAFF
    hours_per_week: Decimal | None = None


@transaction.atomic
def add_person(
    *, details: Details, work: Work, by: Member, team: Team | None = None, key: UUID | None = None
) -> Member:
    """Somebody starts here. The same ``key`` twice gives the same person. Raises NumberTaken."""
    key = key or new_id()
    take_turns(key)
    before = Member.objects.filter(pk=key).first()
    if before is not None:
        return before
    member = enter_member(details=details, organisation=by.organisation, key=key)
    employ(member, work)
    if team is not None:
        Membership.objects.create(member=member, team=team, since=work.starts_on)
    record(PersonAdded(member_id=member.pk, by_id=by.pk))
    return member


@transaction.atomic
def change_person(*, member: Member, details: Details, by: Member) -> Member:
    """A new name, number or address to reach somebody. How the person signs in stays as it was."""
    for name, value in vars(details).items():
        setattr(member, name, value)
    member.sort_key = sort_key(
        details.first_name, details.prefix, details.last_name, member.organisation.country
    )
    with refusing({"member_staff_number_once": NumberTaken()}):
        member.save(update_fields=[*vars(details), "sort_key"])
    record(PersonChanged(member_id=member.pk, by_id=by.pk))
    return member


@transaction.atomic
def invite_person(*, member: Member, by: Member) -> None:
    """Mail a link that works once. Raises NoAddress and HasWayIn."""
    if not member.email:
        raise NoAddress
    if has_account(member):
        raise HasWayIn
    accounts.invite(member=member, by=by)
    record(PersonInvited(member_id=member.pk, by_id=by.pk))


def has_account(member: Member) -> bool:
    """Whether this person has come in before. Then a code by one colleague is not enough any more."""
    return member.user_id is not None


def enter_member(*, details: Details, organisation: Organisation, key: UUID) -> Member:
    """The row itself; every way to become a member comes through here."""
    key_to_sort = sort_key(details.first_name, details.prefix, details.last_name, organisation.country)
    with refusing({"member_staff_number_once": NumberTaken()}):
        return Member.objects.create(id=key, sort_key=key_to_sort, **vars(details))


def employ(member: Member, work: Work, *, key: UUID | None = None) -> Employment:
    return Employment.objects.create(id=key or new_id(), member=member, **vars(work))
