"""Codes on paper, links of an invitation, and the two humans who mend a lost phone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from rugzak.ground.accounts.codes import as_typed, new_paper_code, new_token
from rugzak.ground.accounts.events import CodeConfirmed, CodeIssued, CodeSpent, CodeWithdrawn, PhoneLost
from rugzak.ground.accounts.models import Member, PaperCode
from rugzak.ground.accounts.services.devices import close_everything, withdraw_codes
from rugzak.ground.accounts.services.entering import user_of
from rugzak.ground.accounts.words import INVITATION_LIFE, PAPER_CODE_LIFE, CodePurpose
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.words import DoorPurpose


@dataclass(frozen=True)
class IssuedCode:
    """The plain code, to be shown once; only its hash is kept."""

    code: str
    expires_at: datetime

    def __repr__(self) -> str:
        # A code must never end up in a log or an error report.
        return f"IssuedCode(code=***, expires_at={self.expires_at!r})"


class CodeRefused(Refusal):
    """One sentence for every reason, so that it tells nothing about who exists."""

    sentence = _(
        "Deze code en dit personeelsnummer horen niet bij elkaar, of de code is niet meer geldig. "
        "Kijk ze goed na, of vraag je leidinggevende om een nieuwe code."
    )


class LinkRefused(Refusal):
    sentence = _("Deze link is al gebruikt of niet meer geldig. Vraag je leidinggevende om een nieuwe.")


@transaction.atomic
def issue_paper_code(member: Member, by: Member | None) -> IssuedCode:
    """A code for the first sign-in: works once, within 24 hours. Former codes stop working."""
    return _issue_on_paper(member, by, CodePurpose.FIRST_SIGN_IN)


@transaction.atomic
def invite(member: Member, by: Member | None) -> str | IssuedCode:
    """Ask somebody in: a one-time link by mail when there is an address, else a code for on paper.

    Returns the address that gets the mail, or the code (also when no mail could be made).
    """
    if not member.email:
        return issue_paper_code(member, by)
    # The post only writes to addresses that belong to an account.
    user_of(member=member)
    if not _mail_link(member, _issue_link(member, by)):
        return issue_paper_code(member, by)
    return member.email


@transaction.atomic
def first_administrator_link(member: Member) -> str:
    """The path of a one-time link for an organisation's first administrator, valid for 24 hours."""
    return _issue_link(member, None)


@transaction.atomic
def start_lost_phone(*, member: Member, by: Member) -> IssuedCode:
    """The first human: ends what the lost phone opens, and makes a code that waits for the second."""
    if member.pk == by.pk:
        raise Refusal(_("Je kunt dit niet voor jezelf doen. Vraag een collega."))
    close_everything(member=member)
    record(PhoneLost(member.pk, by.pk))
    return _issue_on_paper(member, by, CodePurpose.LOST_PHONE)


@transaction.atomic
def confirm_lost_phone(*, code: PaperCode, by: Member) -> None:
    """The second human: from now on the code works."""
    waiting = PaperCode.objects.select_for_update().filter(
        pk=code.pk, used_at=None, withdrawn_at=None, confirmed_by=None, expires_at__gt=timezone.now()
    )
    if not waiting.exists():
        raise Refusal(_("Deze code wacht niet meer op een tweede collega. Maak zo nodig een nieuwe code."))
    if by.pk in (code.issued_by_id, code.member_id):
        raise Refusal(_("Een tweede collega moet dit doen: niet wie de code maakte, en niet wie hem krijgt."))
    waiting.update(confirmed_by=by)
    record(CodeConfirmed(code.member_id, code.pk, by.pk))


@transaction.atomic
def withdraw_lost_phone(*, code: PaperCode, by: Member) -> None:
    """Somebody doubts it: the code stops working. What was closed stays closed."""
    withdraw_codes(member=code.member)
    record(CodeWithdrawn(code.member_id, code.pk, by.pk))


@transaction.atomic
def lose_phone(*, member: Member) -> None:
    """ "Ik ben mijn telefoon kwijt": ends all sessions, devices and keys, this session too."""
    close_everything(member=member)
    record(PhoneLost(member.pk, member.pk))


def spend_paper_code(*, staff_number: str, code: str) -> Member:
    """Who this staff number and code belong to; the code is spent by it. Raises CodeRefused.

    Finds the organisation through the code's door, as nobody is known yet.
    """
    typed = as_typed(code)
    for organisation_id in doors.behind(purpose=DoorPurpose.PAPER_CODE, token=typed):
        member = _spend_within(organisation_id, typed, staff_number)
        if member is not None:
            return member
    raise CodeRefused


def spend_link(*, token: str) -> Member:
    """Who was invited with this link; the link is spent by it. Raises LinkRefused."""
    for organisation_id in doors.behind(purpose=DoorPurpose.INVITATION, token=token):
        member = _spend_within(organisation_id, token, None)
        if member is not None:
            return member
    raise LinkRefused


def _spend_within(organisation_id: UUID, token: str, staff_number: str | None) -> Member | None:
    with inside(organisation_id):
        row = _usable(token).select_for_update(of=("self",)).first()
        if row is None or row.member.has_left or not _is_number_of(row.member, staff_number):
            return None
        purpose = DoorPurpose.PAPER_CODE if staff_number is not None else DoorPurpose.INVITATION
        PaperCode.objects.filter(pk=row.pk).update(used_at=timezone.now())
        doors.close_doors(purpose=purpose, token=token)
        user_of(member=row.member)
        record(CodeSpent(row.member_id, row.pk, CodePurpose(row.purpose), row.member_id))
        return row.member


def _usable(token: str) -> QuerySet[PaperCode]:
    ready = PaperCode.objects.filter(
        code_hash=doors.token_hash(token), used_at=None, withdrawn_at=None, expires_at__gt=timezone.now()
    )
    unconfirmed = PaperCode.objects.filter(purpose=CodePurpose.LOST_PHONE, confirmed_by=None)
    return ready.exclude(pk__in=unconfirmed.values("pk")).select_related(
        "member__organisation", "member__user"
    )


def _is_number_of(member: Member, staff_number: str | None) -> bool:
    return staff_number is None or member.staff_number.casefold() == staff_number.strip().casefold()


def _issue_on_paper(member: Member, by: Member | None, purpose: CodePurpose) -> IssuedCode:
    code = new_paper_code()
    row = _keep(member, by, purpose, code, DoorPurpose.PAPER_CODE, timezone.now() + PAPER_CODE_LIFE)
    return IssuedCode(code, row.expires_at)


def _issue_link(member: Member, by: Member | None) -> str:
    token = new_token()
    _keep(member, by, CodePurpose.INVITATION, token, DoorPurpose.INVITATION, timezone.now() + INVITATION_LIFE)
    return reverse("accounts:invitation", args=[token])


def _keep(
    member: Member, by: Member | None, purpose: CodePurpose, token: str, door: DoorPurpose, until: datetime
) -> PaperCode:
    if member.has_left:
        raise Refusal(_("Deze collega is uit dienst. Een code maken kan daarom niet."))
    withdraw_codes(member=member)
    row = PaperCode.objects.create(
        member=member, purpose=purpose, code_hash=doors.token_hash(token), issued_by=by, expires_at=until
    )
    doors.add_door(purpose=door, token=token, organisation_id=member.organisation_id, expires_at=until)
    record(CodeIssued(member.pk, row.pk, purpose, by.pk if by else None))
    return row


def _mail_link(member: Member, path: str) -> bool:
    language = member.language or member.organisation.language
    with translation.override(language):
        words = {"link": f"{settings.PUBLIC_ADDRESS}{path}", "organisation": member.organisation.name}
        body = render_to_string("accounts/mail/invitation.txt", words)
        return bool(send_mail(_now("Je kunt nu in Rugzak"), body, None, [member.email]))
