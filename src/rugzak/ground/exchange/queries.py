"""Reads of uploads. Who may ask is up to the pages that ask."""

from uuid import UUID

from django.db.models import QuerySet

from rugzak.ground.accounts.models import Member
from rugzak.ground.exchange.models import Upload, UploadLine, UploadProgress
from rugzak.ground.exchange.words import Outcome, UploadState


def uploads_for(person: Member) -> QuerySet[Upload]:
    """Every file that came in, newest first."""
    return Upload.objects.select_related("by", "carried_out_by", "confirmed_by").defer("sample", "headings")


def lines_of(upload: Upload, *, outcome: str = "", words: str = "") -> QuerySet[UploadLine]:
    lines = UploadLine.objects.filter(upload=upload).order_by("number", "id")
    if outcome in Outcome.values:
        lines = lines.filter(outcome=outcome)
    if words:
        lines = lines.filter(title__icontains=words) | lines.filter(key__icontains=words)
    return lines


def progress_of(upload: Upload) -> UploadProgress | None:
    return UploadProgress.objects.filter(upload=upload).first()


def undecided(upload: Upload) -> int:
    return UploadLine.objects.filter(upload=upload, outcome=Outcome.DOUBTFUL, decision="").count()


def last_columns(kind: str, headings: list[str]) -> Upload | None:
    """The last file with the same headings that was carried out: a person confirmed its columns then."""
    done = Upload.objects.filter(kind=kind, state=UploadState.DONE, headings=headings)
    return done.order_by("-finished_at").first()


def waiting_for_second(person: Member) -> QuerySet[Upload]:
    return Upload.objects.filter(state=UploadState.SECOND).exclude(carried_out_by=person)


def upload_with(upload_id: UUID) -> Upload | None:
    return Upload.objects.filter(pk=upload_id).first()
