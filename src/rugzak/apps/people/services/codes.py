"""Codes on paper for a first sign-in: printed once, read by nobody afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rugzak.apps.people.events import CodesPrinted
from rugzak.apps.people.services.persons import has_account
from rugzak.apps.people.words import CODES_AT_ONCE
from rugzak.ground.accounts import services as accounts
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal


class NobodyChosen(Refusal):
    sentence = _("Kies minstens één collega die nog niet kan inloggen.")


class TooManyCodes(Refusal):
    sentence = _("Druk hoogstens 60 codes tegelijk af. Kies minder collega's.")


@dataclass(frozen=True)
class Slip:
    """What stands on one slip of paper."""

    member: Member
    code: str


@transaction.atomic
def print_codes(*, members: Sequence[Member], by: Member) -> list[Slip]:
    """A code for each who cannot sign in yet; whoever can is left out.

    A code for somebody with a way in would open that person's own notes to whoever
    holds the paper: a lost phone therefore goes another way, with two people.
    """
    if len(members) > CODES_AT_ONCE:
        raise TooManyCodes
    open_to = [member for member in members if not member.has_left and not has_account(member)]
    if not open_to:
        raise NobodyChosen
    slips = [Slip(member, accounts.issue_paper_code(member=member, by=by).code) for member in open_to]
    record(CodesPrinted(member_ids=tuple(member.pk for member in open_to), by_id=by.pk))
    return slips
