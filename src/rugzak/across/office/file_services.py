"""Whether a file is looked at now, while the person waits, or by the worker."""

from rugzak.ground.accounts.models import Member
from rugzak.ground.exchange import services, tasks
from rugzak.ground.exchange.models import Upload
from rugzak.ground.exchange.words import AT_ONCE_LINES, UploadState

# About as many lines as AT_ONCE_LINES; a spreadsheet is packed.
AT_ONCE_BYTES = {"csv": AT_ONCE_LINES * 100, "xlsx": AT_ONCE_LINES * 40}


def check_soon(upload: Upload) -> Upload:
    """Short files at once, long ones by the worker, with progress."""
    upload = services.start_check(upload=upload)
    if upload.size <= AT_ONCE_BYTES[upload.shape["kind"]]:
        return services.check(upload=upload)
    tasks.check.later(upload_id=upload.pk)
    return upload


def carry_out_soon(upload: Upload, by: Member) -> Upload:
    return _go_on(services.start_carrying_out(upload=upload, by=by))


def confirm_soon(upload: Upload, by: Member) -> Upload:
    return _go_on(services.confirm(upload=upload, by=by))


def _go_on(upload: Upload) -> Upload:
    if upload.state != UploadState.RUNNING:
        return upload
    if upload.lines <= AT_ONCE_LINES:
        return services.carry_out(upload=upload)
    tasks.carry_out.later(upload_id=upload.pk)
    return upload
