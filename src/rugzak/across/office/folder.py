"""Files that another program leaves in a folder, for the organisation of the context."""

from collections.abc import Iterator
from pathlib import Path

from django.utils import timezone

from rugzak.ground.exchange import queries, services
from rugzak.ground.exchange.events import FileWaits
from rugzak.ground.exchange.kinds import FileKind, all_kinds
from rugzak.ground.exchange.models import Upload
from rugzak.ground.exchange.words import Outcome, UploadState
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy.models import Organisation

ENDINGS = (".csv", ".txt", ".xlsx")
DONE, WAITS, REFUSED = "verwerkt", "wacht", "geweigerd"


def bring_in(root: Path) -> Iterator[str]:
    """Each file once: afterwards it lies in the folder that says what became of it."""
    home = root / Organisation.objects.get().slug
    if not home.is_dir():
        return
    for path in sorted(home.iterdir()):
        kind = _kind_of(path)
        if kind is not None:
            became, why = _bring(path, kind)
            _put_away(path, home / became)
            yield f"{home.name}/{path.name}: {became}{f' ({why})' if why else ''}"


def _bring(path: Path, kind: FileKind) -> tuple[str, str]:
    try:
        with path.open("rb") as file:
            upload = services.receive_file(kind=kind, name=path.name, file=file, by=None, from_folder=True)
    except Refusal as refusal:
        return REFUSED, str(refusal.sentence)
    before = queries.last_columns(upload.kind, upload.headings)
    if before is None:
        return _waits(upload)
    columns = {name: int(at) for name, at in before.columns.items()}
    upload = services.choose_columns(upload=upload, columns=columns, is_complete=before.is_complete, by=None)
    upload = services.check(upload=services.start_check(upload=upload))
    if upload.state != UploadState.CHECKED or upload.asks_two or upload.count(Outcome.DOUBTFUL):
        return _waits(upload)
    if not upload.changes:
        services.withdraw_file(upload=upload, by=None)
        return DONE, ""
    upload = services.carry_out(upload=services.start_carrying_out(upload=upload, by=None))
    return (DONE, "") if upload.state == UploadState.DONE else _waits(upload)


def _waits(upload: Upload) -> tuple[str, str]:
    record(FileWaits(upload_id=upload.pk))
    return WAITS, upload.refusal


def _kind_of(path: Path) -> FileKind | None:
    if not path.is_file() or path.suffix.lower() not in ENDINGS or path.name.startswith("."):
        return None
    name = path.name.lower()
    return next((kind for kind in all_kinds() if kind.file_name and name.startswith(kind.file_name)), None)


def _put_away(path: Path, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    path.rename(folder / f"{timezone.now():%Y%m%dT%H%M%S%f}-{path.name}")
