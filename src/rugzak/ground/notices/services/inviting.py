"""The mail that asks somebody to come and look. It is the same for everything, on purpose."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.weeks import local_moment
from rugzak.ground.notices.models import Notice, OutgoingMail, QuietHours
from rugzak.ground.notices.queries import quiet_hours_of
from rugzak.ground.notices.services.posting import Letter, post_all
from rugzak.ground.notices.words import MailKind, MailState


def invite(notices: Iterable[Notice], *, at: datetime) -> list[OutgoingMail]:
    """Put a mail for each in the outbox; none without an address, or while an earlier one still waits.

    It says the same as the one that waits, so a busy evening gives one mail in the
    morning and not twelve. Three statements, however many hear it.
    """
    reachable = {notice.member_id: notice for notice in notices if address_of(notice.member)}
    for member_id in _who_has_one_waiting(reachable):
        del reachable[member_id]
    quiet = quiet_hours_of(reachable)
    return post_all(_letter(notice, quiet[member_id], at) for member_id, notice in reachable.items())


def _letter(notice: Notice, quiet: QuietHours, at: datetime) -> Letter:
    """The mail in the language of who gets it."""
    member = notice.member
    with translation.override(member.language or member.organisation.language):
        return Letter(
            to=address_of(member),
            member=member,
            kind=MailKind.NOTICE,
            subject=_("Er staat iets voor je klaar"),
            text=render_to_string("notices/mail.txt", _words(notice)),
            html=render_to_string("notices/mail.html", _words(notice)),
            settings_link=_settings_address(notice),
            language=translation.get_language() or "",
            not_before=at if notice.manner.urgent else after_quiet(quiet, at),
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


def _who_has_one_waiting(member_ids: Iterable[UUID]) -> list[UUID]:
    waiting = OutgoingMail.objects.filter(kind=MailKind.NOTICE, state=MailState.WAITING)
    return list(waiting.filter(member__in=list(member_ids)).values_list("member_id", flat=True).distinct())


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
