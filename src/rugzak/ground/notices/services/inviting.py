"""The mail that asks somebody to come and look. It is the same for everything, on purpose."""

from datetime import datetime, timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.weeks import local_moment
from rugzak.ground.notices.models import Notice, OutgoingMail, QuietHours
from rugzak.ground.notices.queries import quiet_hours_for
from rugzak.ground.notices.services.posting import post
from rugzak.ground.notices.words import MailKind, MailState


def invite(notice: Notice, *, at: datetime) -> OutgoingMail | None:
    """Put a mail in the outbox; none without an address, or while an earlier one still waits.

    It says the same as the one that waits, so a busy evening gives one mail in the
    morning and not twelve.
    """
    member = notice.member
    address = address_of(member)
    if not address or _one_waits(member):
        return None
    with translation.override(member.language or member.organisation.language):
        return post(
            to=address,
            member=member,
            kind=MailKind.NOTICE,
            subject=_("Er staat iets voor je klaar"),
            text=render_to_string("notices/mail.txt", _words(notice)),
            html=render_to_string("notices/mail.html", _words(notice)),
            settings_link=_settings_address(notice),
            not_before=at if notice.manner.urgent else after_quiet(quiet_hours_for(member), at),
        )


def address_of(member: Member) -> str:
    """Where mail for this member goes; many have no mailbox."""
    return member.email or (member.user.email or "" if member.user else "")


def after_quiet(quiet: QuietHours, at: datetime) -> datetime:
    """``at`` itself, or the end of the quiet hours it falls in."""
    if not quiet.is_on:
        return at
    local = timezone.localtime(at)
    clock, day = local.time(), local.date()
    if quiet.starts < quiet.ends:
        return local_moment(day, quiet.ends) if quiet.starts <= clock < quiet.ends else at
    if clock >= quiet.starts:
        return local_moment(day + timedelta(days=1), quiet.ends)
    return local_moment(day, quiet.ends) if clock < quiet.ends else at


def _one_waits(member: Member) -> bool:
    return OutgoingMail.objects.filter(member=member, kind=MailKind.NOTICE, state=MailState.WAITING).exists()


def _settings_address(notice: Notice) -> str:
    # The id of a notice, not its kind: also an address in a mail may tell nothing.
    return f"{settings.PUBLIC_ADDRESS}{reverse('notices:choices')}?bij={notice.pk}"


def _words(notice: Notice) -> dict[str, str]:
    return {
        "first_name": notice.member.first_name,
        "organisation": notice.member.organisation.name,
        "language": translation.get_language(),
        "inbox": f"{settings.PUBLIC_ADDRESS}{reverse('notices:inbox')}",
        "choices": _settings_address(notice),
    }
