"""A file comes in, is put aside, or has become old."""

from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rugzak.ground.accounts.models import Member
from rugzak.ground.exchange import refusals
from rugzak.ground.exchange.columns import find_headings
from rugzak.ground.exchange.events import FileReceived, FileWithdrawn
from rugzak.ground.exchange.kinds import FileKind
from rugzak.ground.exchange.models import Upload, UploadLine, UploadPiece
from rugzak.ground.exchange.reading import first_rows, shape_of
from rugzak.ground.exchange.services.pieces import keep_file
from rugzak.ground.exchange.words import (
    HEADING_ROWS,
    HISTORY_KEPT,
    SAMPLE_LINES,
    UPLOAD_KEPT,
    WAITING,
    UploadState,
)
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.constraints import take_turns
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.refusal import Refusal


class NotWaiting(Refusal):
    sentence = _("Met dit bestand is al iets gedaan. Kijk hoe het er nu voor staat.")


@transaction.atomic
def receive_file(
    *,
    kind: FileKind,
    name: str,
    file: BinaryIO,
    by: Member | None,
    key: UUID | None = None,
    from_folder: bool = False,
) -> Upload:
    """Keep a file, and recognise its columns. The same ``key`` twice is one upload. Raises a FileRefused."""
    key = key or new_id()
    take_turns(key)
    before = Upload.objects.filter(pk=key).first()
    if before is not None:
        return before
    shape = shape_of(file)
    rows = first_rows(file, shape, HEADING_ROWS + SAMPLE_LINES)
    headings = find_headings([row for _number, row in rows[:HEADING_ROWS]], kind.columns)
    if headings is None:
        raise refusals.NoHeadings
    sample = [row for _number, row in rows[headings.row + 1 : headings.row + 1 + SAMPLE_LINES]]
    upload = Upload.objects.create(
        id=key,
        kind=kind.name,
        name=name[-120:],
        size=file.seek(0, 2),
        shape=shape.told(),
        headings=list(headings.names),
        heading_row=rows[headings.row][0],
        sample=[[cell[:60].replace("\x00", "") for cell in row] for row in sample],
        columns=headings.chosen,
        from_folder=from_folder,
        by=by,
    )
    keep_file(upload, file)
    record(FileReceived(upload_id=upload.pk, by_id=by.pk if by else None))
    return upload


@transaction.atomic
def withdraw_file(*, upload: Upload, by: Member | None) -> None:
    """Do nothing with it after all: what was read of it goes at once."""
    row = Upload.objects.select_for_update().get(pk=upload.pk)
    if row.state not in (*WAITING, UploadState.FAILED):
        raise NotWaiting
    row.state, row.sample = UploadState.WITHDRAWN, []
    row.save(update_fields=["state", "sample"])
    UploadPiece.objects.filter(upload=row).delete()
    UploadLine.objects.filter(upload=row).delete()
    record(FileWithdrawn(upload_id=row.pk, by_id=by.pk if by else None))


@transaction.atomic
def forget_old_files(*, at: datetime) -> int:
    """Files nobody carried out and lines of those that were go after 30 days, the fact after two years."""
    old = Upload.objects.filter(received_at__lt=at - UPLOAD_KEPT)
    Upload.objects.filter(pk__in=old, state__in=[*WAITING, UploadState.FAILED]).update(
        state=UploadState.WITHDRAWN
    )
    gone = UploadPiece.objects.filter(upload__in=old).delete()[0]
    gone += UploadLine.objects.filter(upload__in=old).delete()[0]
    old.exclude(sample=[]).update(sample=[])
    return gone + Upload.objects.filter(received_at__lt=at - HISTORY_KEPT).delete()[0]
