"""Carrying out what was shown: all of it or nothing, and nothing but that."""

from collections.abc import Callable
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.ground.accounts.models import Member
from rugzak.ground.exchange.events import FileAsksSecond, FileCarriedOut
from rugzak.ground.exchange.kinds import kind_called
from rugzak.ground.exchange.models import Upload, UploadLine
from rugzak.ground.exchange.services.checking import asked_of, digest_of_verdict
from rugzak.ground.exchange.services.pieces import drop_pieces
from rugzak.ground.exchange.services.progress import reset_progress
from rugzak.ground.exchange.services.receiving import NotWaiting
from rugzak.ground.exchange.services.staging import prepare, stage_again
from rugzak.ground.exchange.words import Decision, Outcome, Part, UploadState
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.constraints import take_turns
from rugzak.ground.kernel.refusal import Refusal

Tell = Callable[[int], None]
# Two files at once would each be compared with a house that the other is changing.
ONE_AT_A_TIME = UUID("01900000-0000-7000-8000-00000000f11e")


class Undecided(Refusal):
    sentence = _("Zeg eerst bij elke twijfel of het iemand anders is.")


class NothingToDo(Refusal):
    sentence = _("Dit bestand verandert niets. Je hoeft het niet te verwerken.")


class SamePerson(Refusal):
    sentence = _("Je wilde dit zelf. Een ander moet het bevestigen.")


class HouseChanged(Refusal):
    sentence = _("Er is intussen iets veranderd. We hebben niets gedaan. Kijk het bestand opnieuw na.")


@transaction.atomic
def start_carrying_out(*, upload: Upload, by: Member | None) -> Upload:
    """Somebody wants it done. With many leavers it then waits for a second person.

    Raises Undecided, NothingToDo and NotWaiting.
    """
    row = Upload.objects.select_for_update().get(pk=upload.pk)
    if row.state != UploadState.CHECKED:
        raise NotWaiting
    if not row.changes:
        raise NothingToDo
    if UploadLine.objects.filter(upload=row, outcome=Outcome.DOUBTFUL, decision="").exists():
        raise Undecided
    row.carried_out_by = by
    row.state = UploadState.SECOND if row.asks_two else UploadState.RUNNING
    row.save(update_fields=["carried_out_by", "state"])
    if row.asks_two:
        record(
            FileAsksSecond(upload_id=row.pk, leaving=row.count(Outcome.LEAVES), by_id=by.pk if by else None)
        )
    else:
        reset_progress(row, row.lines)
    return row


@transaction.atomic
def confirm(*, upload: Upload, by: Member) -> Upload:
    """The second person agrees. Raises SamePerson and NotWaiting."""
    row = Upload.objects.select_for_update().get(pk=upload.pk)
    if row.state != UploadState.SECOND:
        raise NotWaiting
    if row.carried_out_by_id == by.pk:
        raise SamePerson
    row.confirmed_by, row.state = by, UploadState.RUNNING
    row.save(update_fields=["confirmed_by", "state"])
    reset_progress(row, row.lines)
    return row


@transaction.atomic
def carry_out(*, upload: Upload, tell: Tell = lambda _done: None) -> Upload:
    """Do what the dry run told, in one transaction. When the house changed meanwhile, nothing is done."""
    row = Upload.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=upload.pk)
    if row.state == UploadState.DONE:
        return row
    if row.state != UploadState.RUNNING or (row.asks_two and row.confirmed_by_id is None):
        raise NotWaiting
    take_turns(ONE_AT_A_TIME)
    kind, asked = kind_called(row.kind), asked_of(row)
    try:
        with transaction.atomic():
            prepare(kind)
            stage_again(row, kind)
            kind.compare(asked)
            if digest_of_verdict() != row.digest:
                raise HouseChanged
            _apply_decisions(row)
            kind.carry_out(asked, tell)
    except Refusal as refusal:
        row.state, row.refusal = UploadState.FAILED, str(refusal.sentence)[:400]
        row.save(update_fields=["state", "refusal"])
        return row
    return _done(row)


def _done(row: Upload) -> Upload:
    row.state, row.finished_at, row.sample = UploadState.DONE, timezone.now(), []
    row.save(update_fields=["state", "finished_at", "sample"])
    drop_pieces(row, Part.FILE, Part.ROWS)
    record(
        FileCarriedOut(
            upload_id=row.pk,
            new=row.count(Outcome.NEW),
            changed=row.count(Outcome.CHANGED),
            leaving=row.count(Outcome.LEAVES),
            refused=row.count(Outcome.REFUSED),
            by_id=row.carried_out_by_id,
        )
    )
    return row


def _apply_decisions(row: Upload) -> None:
    """Whoever is the same keeps the row we know; the others are new."""
    same = UploadLine.objects.filter(upload=row, outcome=Outcome.DOUBTFUL, decision=Decision.SAME)
    numbers = list(same.values_list("number", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE verdict SET outcome = CASE WHEN number = ANY(%s) THEN 'changed' ELSE 'new' END,"
            " person = CASE WHEN number = ANY(%s) THEN person END WHERE outcome = 'doubtful'",
            [numbers, numbers],
        )
