"""Writing to guests without an account, and their answer by a link: an address is kept no longer than that needs.

The address is sealed with the key of who leads. A mail leaves our tables when it is handed over.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.events import GuestWantsNoMail, GuestWritten
from rugzak.apps.gatherings.letters import letter
from rugzak.apps.gatherings.models import Gathering, GuestLetter, Invitation, NoMoreLetters
from rugzak.apps.gatherings.services.inviting import NotAnyMore, answer
from rugzak.apps.gatherings.services.moves import locked
from rugzak.apps.gatherings.words import (
    ADDRESS_WINDOW,
    GUESTS_FORGOTTEN_AFTER,
    LETTERS_IN_ALL,
    LETTERS_PER_ADDRESS,
    LETTERS_PER_DAY,
    LETTERS_PER_DAY_HERE,
    LETTERS_PER_GUEST,
    Coming,
    LetterKind,
    Part,
    State,
)
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.queries import how_often
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.notices import services as notices
from rugzak.ground.notices.queries import mails_since
from rugzak.ground.notices.words import MailKind, MailState
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.context import current_organisation_id
from rugzak.ground.tenancy.words import DoorPurpose
from rugzak.ground.trust import vault

DAY = timedelta(days=1)


class NoPost(Refusal):
    sentence = _("Mailen kan hier nog niet: er is geen mailserver ingesteld. Houd een plek vrij zonder mail.")
    field = "address"


class WantsNoMail(Refusal):
    sentence = _("Dit adres wil geen uitnodigingen meer. Houd een plek vrij en vertel het zelf.")
    field = "address"


class WrittenAlready(Refusal):
    sentence = _("Dit adres kreeg voor deze sessie al een uitnodiging.")
    field = "address"


class TooManyLetters(Refusal):
    sentence = _("Er gingen vandaag al veel uitnodigingen de deur uit. Morgen kan het weer.")
    field = "address"


class WrittenOften(Refusal):
    sentence = _("Dit adres kreeg deze week al drie uitnodigingen. Laat het even rusten.")
    field = "address"


class NotYetAgain(Refusal):
    sentence = _("Deze mail kan nu niet nog eens. Een dag later kan het wel, hoogstens drie keer.")


def can_write() -> bool:
    """Is there a mail server? In the demo mail is only shown."""
    return bool(settings.MAIL_SERVER or settings.DEMO)


@transaction.atomic
def write_to_guest(*, gathering: Gathering, label: str, address: str, key: UUID, by: Member) -> Invitation:
    """Ask somebody without an account by mail, once per ``key``. Raises what stands in ``_check_limits``."""
    row = _to_be(gathering)
    there = Invitation.objects.filter(gathering=row, pk=key).first()
    if there is not None:
        return there
    mark = address_mark(address)
    _check_address(row, mark)
    _check_limits(by)
    invitation = Invitation.objects.create(pk=key, gathering=row, label=label, part=Part.GUEST)
    one = GuestLetter(pk=new_id(), invitation=invitation, gathering=row, address_hash=mark)
    one.address = vault.key_to_seal(row.host_id).seal(one, "address", address)
    one.save(force_insert=True)
    _write(row, one, LetterKind.INVITED, by=by)
    return invitation


@transaction.atomic
def write_again(*, invitation: Invitation, by: Member) -> None:
    """The same mail once more: when it did not arrive, or a day later without an answer. Raises NotYetAgain."""
    row = _to_be(invitation.gathering)
    one = (
        GuestLetter.objects.select_for_update(of=("self",)).select_related("mail").get(invitation=invitation)
    )
    is_lost = one.mail is not None and one.mail.state == MailState.FAILED
    waits = invitation.state == Coming.INVITED and one.written_at <= timezone.now() - DAY
    if one.address is None or len(one.link_hashes) >= LETTERS_PER_GUEST or not (is_lost or waits):
        raise NotYetAgain
    _check_limits(by)
    _write(row, one, LetterKind.INVITED, by=by)


@transaction.atomic
def withdraw_guest(*, invitation: Invitation, by: Member) -> None:
    """Who leads takes it back: the place goes to who waits, the address and the link at once.

    The row stays until the session is over, so that no address is written to again and again.
    """
    answer(invitation=invitation, comes=False, by=by)
    close_links(invitation.letter)


@transaction.atomic
def tell_guests(*, gathering_id: UUID, kind: LetterKind, invitation_id: UUID | None = None) -> None:
    """News for every guest who did not say no, or for one: a place, another moment, or that it is off."""
    row = Gathering.objects.select_related("organisation", "location").get(pk=gathering_id)
    letters = GuestLetter.objects.filter(gathering=row, address__isnull=False)
    if invitation_id is not None:
        letters = letters.filter(invitation=invitation_id)
    for one in letters.exclude(invitation__state=Coming.NOT_COMING):
        # Who moves a session again and again mails nobody without end; that it is off is said in any case.
        if len(one.link_hashes) < LETTERS_IN_ALL or kind == LetterKind.CANCELLED:
            _write(row, one, kind, by=None)


@transaction.atomic
def answer_by_link(*, letter: GuestLetter, comes: bool, is_online: bool | None) -> Invitation:
    """A guest's yes or no. Raises NotAnyMore from the start on."""
    _to_be(letter.gathering)
    invitation = letter.invitation
    invitation.gathering = letter.gathering
    return answer(invitation=invitation, comes=comes, is_online=is_online, by=None)


@transaction.atomic
def never_again(*, letter: GuestLetter) -> None:
    """No mail to this address any more, from nobody here; the address itself is erased at once."""
    NoMoreLetters.objects.get_or_create(address_hash=letter.address_hash)
    record(GuestWantsNoMail(gathering_id=letter.gathering_id, invitation_id=letter.invitation_id))
    for one in GuestLetter.objects.filter(address_hash=letter.address_hash).exclude(address=None):
        if one.gathering.is_to_come and one.invitation.state != Coming.NOT_COMING:
            answer(invitation=one.invitation, comes=False, by=None)
        one.address = None
        one.save(update_fields=["address"])


@transaction.atomic
def forget_guests(*, at: datetime) -> int:
    """Erase addresses and links of sessions that are over; the keyed hash goes a week after the last mail."""
    over = Q(gathering__state__in=(State.CLOSED, State.CANCELLED)) | Q(
        gathering__starts_at__lte=at - GUESTS_FORGOTTEN_AFTER
    )
    rows = list(GuestLetter.objects.filter(over).exclude(address=None, link_hashes=[]))
    for one in rows:
        close_links(one)
    GuestLetter.objects.filter(over, address=None, written_at__lte=at - ADDRESS_WINDOW).delete()
    return len(rows)


def close_links(one: GuestLetter) -> None:
    """The address gone, and no link leads here any more."""
    doors.close_hashes(purpose=DoorPurpose.GUEST, hashes=[bytes(mark) for mark in one.link_hashes])
    one.address, one.link_hashes = None, []
    one.save(update_fields=["address", "link_hashes"])


def address_mark(address: str) -> bytes:
    """A keyed hash that tells the same address again in this organisation, and nothing else."""
    text = f"guest|{current_organisation_id()}|{address.strip().casefold()}"
    return hmac.digest(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256)


def _to_be(gathering: Gathering) -> Gathering:
    row = locked(gathering)
    if not row.is_to_come or timezone.now() >= row.starts_at:
        raise NotAnyMore
    return row


def _check_address(row: Gathering, mark: bytes) -> None:
    if NoMoreLetters.objects.filter(address_hash=mark).exists():
        raise WantsNoMail
    same = GuestLetter.objects.filter(address_hash=mark)
    if same.filter(gathering=row).exists():
        raise WrittenAlready
    if same.filter(written_at__gte=timezone.now() - ADDRESS_WINDOW).count() >= LETTERS_PER_ADDRESS:
        raise WrittenOften


def _check_limits(by: Member) -> None:
    """Raises NoPost without a mail server, and TooManyLetters for who writes, or for the whole organisation."""
    if not can_write():
        raise NoPost
    since = timezone.now() - DAY
    mine = how_often(GuestWritten, by_id=by.pk, since=since)
    if mine >= LETTERS_PER_DAY or mails_since(MailKind.GUEST, since) >= LETTERS_PER_DAY_HERE:
        raise TooManyLetters


def _write(row: Gathering, one: GuestLetter, kind: LetterKind, *, by: Member | None) -> None:
    key = vault.keys_of([row.host_id]).get(row.host_id)
    if key is None:  # who led was erased, and with the key every address
        return
    token = secrets.token_urlsafe(24)
    doors.add_door(purpose=DoorPurpose.GUEST, token=token, organisation_id=current_organisation_id())
    one.mail = notices.post(letter(row, kind, to=key.open(one, "address"), token=token))
    one.link_hashes = [*one.link_hashes, doors.token_hash(token)]
    one.written_at = timezone.now()
    one.save(update_fields=["mail", "link_hashes", "written_at"])
    record(GuestWritten(gathering_id=row.pk, invitation_id=one.invitation_id, by_id=by.pk if by else None))
