"""The dry run: what would change, line by line, before anything does."""

from collections.abc import Callable
from datetime import date

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rugzak.ground.accounts.models import Member
from rugzak.ground.exchange.kinds import Asked, FileKind, kind_called
from rugzak.ground.exchange.models import Upload, UploadLine
from rugzak.ground.exchange.services.progress import reset_progress
from rugzak.ground.exchange.services.receiving import NotWaiting
from rugzak.ground.exchange.services.staging import prepare, stage_file
from rugzak.ground.exchange.words import ALONE_PERCENT, Decision, Outcome, UploadState
from rugzak.ground.kernel.refusal import Refusal

WRITE_LINES = """
    INSERT INTO exchange_uploadline
        (id, organisation_id, upload_id, number, outcome, key, title, says, decision)
    SELECT gen_random_uuid(), current_setting('app.organisation')::uuid, %s,
           number, outcome, left(coalesce(key, ''), 80), left(coalesce(title, ''), 200), says, ''
    FROM verdict WHERE outcome <> 'same'
"""
COUNT = "SELECT outcome, count(*) FROM verdict GROUP BY outcome"
DIGEST = """
    SELECT coalesce(md5(string_agg(
        md5(concat_ws('|', number, outcome, key, title, says::text)), '' ORDER BY number, outcome, key, says::text
    )), '') FROM verdict WHERE outcome <> 'same'
"""
Tell = Callable[[int], None]


class ColumnMissing(Refusal):
    def __init__(self, labels: list[str]) -> None:
        super().__init__(
            _("Kies nog een kolom voor: %(columns)s. Zonder dat kunnen we het bestand niet lezen.")
            % {"columns": ", ".join(labels)}
        )


class ColumnTwice(Refusal):
    sentence = gettext_lazy("Je koos dezelfde kolom twee keer. Kies voor elk iets anders.")


@transaction.atomic
def choose_columns(
    *, upload: Upload, columns: dict[str, int], is_complete: bool, by: Member | None
) -> Upload:
    """A person says which column tells what. Raises ColumnMissing, ColumnTwice and NotWaiting."""
    row = Upload.objects.select_for_update().get(pk=upload.pk)
    if row.state not in (UploadState.RECEIVED, UploadState.CHECKED, UploadState.FAILED, UploadState.SECOND):
        raise NotWaiting
    kind = kind_called(row.kind)
    require_columns(kind, columns)
    if len(set(columns.values())) < len(columns):
        raise ColumnTwice
    row.columns = columns
    row.is_complete = is_complete and kind.may_be_complete
    row.state, row.refusal, row.as_of = UploadState.RECEIVED, "", timezone.localdate()
    row.asks_two, row.carried_out_by, row.confirmed_by = False, None, None
    row.save()
    return row


def require_columns(kind: FileKind, columns: dict[str, int]) -> None:
    missing = [str(column.label) for column in kind.columns if column.required and column.name not in columns]
    # One column with the whole name is as good as two with its halves.
    if "full_name" in columns:
        missing = [label for label in missing if label not in _halves(kind)]
    if missing:
        raise ColumnMissing(missing)


def _halves(kind: FileKind) -> set[str]:
    return {str(column.label) for column in kind.columns if column.name in ("first_name", "last_name")}


@transaction.atomic
def start_check(*, upload: Upload) -> Upload:
    """Mark it, so that pages show that it is being looked at."""
    row = Upload.objects.select_for_update().get(pk=upload.pk)
    if row.state not in (UploadState.RECEIVED, UploadState.CHECKED, UploadState.SECOND):
        raise NotWaiting
    row.state = UploadState.CHECKING
    row.save(update_fields=["state"])
    reset_progress(row, max(1, row.size // 90))
    return row


@transaction.atomic
def check(*, upload: Upload, tell: Tell = lambda _done: None) -> Upload:
    """Compare the file with what is known, and write down what each line would do. Changes nothing else."""
    row = Upload.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=upload.pk)
    if row.state not in (UploadState.CHECKING, UploadState.RECEIVED, UploadState.CHECKED):
        raise NotWaiting
    kind = kind_called(row.kind)
    asked = asked_of(row)
    UploadLine.objects.filter(upload=row).delete()
    try:
        with transaction.atomic():
            prepare(kind)
            row.lines = stage_file(row, kind, asked, tell)
            kind.compare(asked)
            write_verdict(row)
    except Refusal as refusal:
        return _failed(row, str(refusal.sentence))
    row.here = kind.here()
    row.asks_two = _asks_two(row)
    row.state, row.refusal = UploadState.CHECKED, ""
    row.save()
    return row


def asked_of(row: Upload) -> Asked:
    as_of: date = row.as_of or timezone.localdate()
    return Asked(row.pk, row.organisation, as_of, row.is_complete, frozenset(row.columns))


def write_verdict(row: Upload) -> None:
    """The lines for the page, how many of each sort, and a fingerprint of all of it."""
    with connection.cursor() as cursor:
        cursor.execute(WRITE_LINES, [row.pk])
        cursor.execute(COUNT)
        counts = dict(cursor.fetchall())
    row.digest = digest_of_verdict()
    refused = UploadLine.objects.filter(upload=row, outcome=Outcome.REFUSED).count()
    row.counts = {**counts, Outcome.REFUSED.value: refused}


def digest_of_verdict() -> str:
    with connection.cursor() as cursor:
        cursor.execute(DIGEST)
        return str(cursor.fetchone()[0])


@transaction.atomic
def decide(*, line: UploadLine, decision: Decision) -> None:
    """Is this somebody we know? Only of a file that waits for it."""
    row = Upload.objects.select_for_update().get(pk=line.upload_id)
    if row.state != UploadState.CHECKED or line.outcome != Outcome.DOUBTFUL:
        raise NotWaiting
    line.decision = decision
    line.save(update_fields=["decision"])


@transaction.atomic
def decide_all(*, upload: Upload, decision: Decision) -> int:
    """The same answer for whatever is not answered yet."""
    row = Upload.objects.select_for_update().get(pk=upload.pk)
    if row.state != UploadState.CHECKED:
        raise NotWaiting
    return UploadLine.objects.filter(upload=row, outcome=Outcome.DOUBTFUL, decision="").update(
        decision=decision
    )


def _asks_two(row: Upload) -> bool:
    return row.here > 0 and row.count(Outcome.LEAVES) * 100 > row.here * ALONE_PERCENT


def _failed(row: Upload, sentence: str) -> Upload:
    row.state, row.refusal = UploadState.FAILED, sentence[:400]
    row.save()
    return row
