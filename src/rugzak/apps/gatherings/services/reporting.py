"""Writes of the impression report: its parts, the week in which everybody may look, and its end."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.composing import KEYS
from rugzak.apps.gatherings.events import PreviewOpened, ReportChanged
from rugzak.apps.gatherings.models import Gathering, Report, ReportBlock
from rugzak.apps.gatherings.words import PREVIEW_LIFE, TO_REPORT, ReportState, State
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy import doors
from rugzak.ground.tenancy.context import current_organisation_id
from rugzak.ground.tenancy.words import DoorPurpose


class NotBegunYet(Refusal):
    sentence = _("De sessie moet eerst beginnen. Daarna kun je op elk moment een verslag meenemen.")


class NotClosedYet(Refusal):
    sentence = _("Sluit eerst de kamer. Dan staat vast wat mee mag in het verslag.")


class AlreadyFinal(Refusal):
    sentence = _("Het verslag is af. Je kunt er nog iets uit halen, maar niets meer aan veranderen.")


@transaction.atomic
def report_of(*, gathering: Gathering, by: Member) -> Report:
    """The report of a session; made by the rules at the first look. Raises NotBegunYet."""
    if gathering.state not in TO_REPORT:
        raise NotBegunYet
    report, is_new = Report.objects.get_or_create(gathering=gathering, defaults={"title": gathering.title})
    _count_heads(report, gathering)
    # A report of before some part existed gets it, empty, at its end.
    there = set(report.blocks.values_list("key", flat=True))
    missing = [
        ReportBlock(report=report, key=key, place=place) for place, key in enumerate(KEYS) if key not in there
    ]
    if missing:
        ReportBlock.objects.bulk_create(missing)
    if is_new:
        record(ReportChanged(gathering_id=gathering.pk, by_id=by.pk))
    return report


def _count_heads(report: Report, gathering: Gathering) -> None:
    """The counts to begin with, when somebody said to be leading or a guest; who leads may mend them."""
    leaders, guests = gathering.came_leaders or 0, gathering.came_guests or 0
    if not leaders + guests or (report.practice, report.leaders, report.guests) != (None, None, None):
        return
    report.practice = (gathering.came or 0) - leaders - guests
    report.leaders, report.guests = leaders, guests
    report.save(update_fields=["practice", "leaders", "guests"])


@transaction.atomic
def describe_report(*, report: Report, by: Member, **values: Any) -> None:
    """Title, opening and how many were there. Raises AlreadyFinal: people read it as it is."""
    if report.state == ReportState.FINAL:
        raise AlreadyFinal
    for name, value in values.items():
        setattr(report, name, value)
    report.save(update_fields=list(values))
    record(ReportChanged(gathering_id=report.gathering_id, by_id=by.pk))


@transaction.atomic
def change_block(*, report: Report, key: str, deed: str, lead: str = "", by: Member) -> None:
    """Up, down, away, back, another sentence above it, or as it was. What people wrote never changes here.

    Raises AlreadyFinal: what people read along with only becomes less.
    """
    if report.state == ReportState.FINAL and deed != "verberg":
        raise AlreadyFinal
    blocks = list(ReportBlock.objects.select_for_update().filter(report=report).order_by("place", "pk"))
    at = next((number for number, block in enumerate(blocks) if block.key == key), -1)
    if at < 0:
        return
    if deed in ("op", "neer"):
        _move(blocks, at, -1 if deed == "op" else 1)
    elif deed in ("verberg", "toon"):
        blocks[at].is_hidden = deed == "verberg"
        blocks[at].save(update_fields=["is_hidden"])
    elif deed in ("tekst", "terug"):
        blocks[at].lead, blocks[at].is_changed = (
            (lead.strip()[:600], True) if deed == "tekst" else ("", False)
        )
        blocks[at].save(update_fields=["lead", "is_changed"])
    record(ReportChanged(gathering_id=report.gathering_id, by_id=by.pk))


@transaction.atomic
def open_preview(*, report: Report, by: Member) -> None:
    """For a week everybody who was there can read along, with the code, and take back what is theirs.

    Raises NotClosedYet: people may still choose.
    """
    if report.gathering.state != State.CLOSED:
        raise NotClosedYet
    if report.state != ReportState.DRAFT:
        return
    gathering = report.gathering
    report.state, report.preview_until = ReportState.PREVIEW, timezone.now() + PREVIEW_LIFE
    report.save(update_fields=["state", "preview_until"])
    doors.add_door(
        purpose=DoorPurpose.ROOM,
        token=gathering.code,
        organisation_id=current_organisation_id(),
        expires_at=report.preview_until,
    )
    record(PreviewOpened(gathering_id=gathering.pk, by_id=by.pk))


@transaction.atomic
def finish_previews(*, at: datetime) -> None:
    """After the week the report is final. Nothing mails itself."""
    Report.objects.filter(state=ReportState.PREVIEW, preview_until__lte=at).update(
        state=ReportState.FINAL, final_at=at
    )


def _move(blocks: list[ReportBlock], at: int, by: int) -> None:
    if not 0 <= at + by < len(blocks):
        return
    blocks[at], blocks[at + by] = blocks[at + by], blocks[at]
    for place, block in enumerate(blocks):
        block.place = place
    ReportBlock.objects.bulk_update(blocks, ["place"])
