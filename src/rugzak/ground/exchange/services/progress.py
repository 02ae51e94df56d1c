"""Telling how far a long job is, beside its transaction: what is not committed nobody else sees."""

import threading
from uuid import UUID

from django.db import connection

from rugzak.ground.exchange.models import Upload, UploadProgress
from rugzak.ground.tenancy.context import current, inside

SECONDS_BETWEEN = 1.0


def reset_progress(upload: Upload, total: int) -> None:
    UploadProgress.objects.update_or_create(upload=upload, defaults={"done": 0, "total": total})


class Beside:
    """``tell(done)`` writes from a thread of its own, on a connection of its own, at most once a second."""

    def __init__(self, upload: Upload) -> None:
        self._organisation_id = current().organisation_id
        self._upload_id = upload.pk
        self._done, self._told = 0, 0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "Beside":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join(timeout=5)

    def tell(self, done: int) -> None:
        self._done = max(self._done, done)

    def _run(self) -> None:
        try:
            while not self._end.wait(SECONDS_BETWEEN):
                if self._done != self._told:
                    self._write(self._done)
        finally:
            connection.close()

    def _write(self, done: int) -> None:
        with inside(self._organisation_id):
            write_progress(self._upload_id, done)
        self._told = done


def write_progress(upload_id: UUID, done: int) -> None:
    UploadProgress.objects.filter(upload_id=upload_id).update(done=done)
