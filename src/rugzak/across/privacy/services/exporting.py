"""Gathering what an organisation takes along, part by part; each part is one small transaction."""

import json
import zlib
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import Range
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.across.privacy.events import ExportAsked, ExportFetched, ExportReady
from rugzak.across.privacy.models import ExportPart, OrganisationExport
from rugzak.across.privacy.outgoing import columns_of, tables_out
from rugzak.across.privacy.register import model_of
from rugzak.across.privacy.words import EXPORT_KEPT, ROWS_PER_PART, ExportState
from rugzak.ground.accounts.models import Member
from rugzak.ground.happenings.services import record
from rugzak.ground.kernel.refusal import Refusal


class AlreadyMaking(Refusal):
    sentence = _("Er wordt al een uitvoer gemaakt. Wacht tot die klaarstaat.")


@transaction.atomic
def start_export(*, by: Member) -> OrganisationExport:
    """Ask for everything. Raises AlreadyMaking."""
    if OrganisationExport.objects.filter(state=ExportState.MAKING).exists():
        raise AlreadyMaking
    now = timezone.now()
    export = OrganisationExport.objects.create(
        by=by, asked_at=now, expires_at=now + EXPORT_KEPT, tables=len(tables_out())
    )
    record(ExportAsked(export_id=export.pk, by_id=by.pk))
    return export


@transaction.atomic
def make_next_part(*, export_id: UUID) -> bool:
    """One more part, from where the last one stopped; False when all is there. Twice does no harm."""
    export = OrganisationExport.objects.select_for_update().get(pk=export_id)
    if export.state != ExportState.MAKING:
        return False
    done = set(ExportPart.objects.filter(export=export, is_last=True).values_list("table", flat=True))
    waiting = [table for table in tables_out() if table not in done]
    if not waiting:
        _finish(export)
        return False
    part = _part(export, waiting[0])
    export.rows += part.rows
    export.tables_done = len(done) + int(part.is_last)
    export.save(update_fields=["rows", "tables_done"])
    return True


@transaction.atomic
def note_fetching(*, export: OrganisationExport, by: Member) -> None:
    """That somebody took everything along is remembered."""
    record(ExportFetched(export_id=export.pk, by_id=by.pk))


@transaction.atomic
def forget_old_exports(*, at: datetime) -> int:
    """What could be fetched for a week goes; that it was made stays for two years."""
    old = OrganisationExport.objects.filter(expires_at__lt=at).exclude(state=ExportState.GONE)
    gone = ExportPart.objects.filter(export__in=old).delete()[0]
    old.update(state=ExportState.GONE)
    return gone


def _part(export: OrganisationExport, table: str) -> ExportPart:
    before = ExportPart.objects.filter(export=export, table=table).order_by("-number").first()
    model, columns = model_of(table), columns_of(table)
    rows = model._default_manager.order_by("pk")
    if before is not None:
        rows = rows.filter(pk__gt=before.last_key)
    key = model._meta.pk.attname
    found = list(rows.values(*{*columns, key})[:ROWS_PER_PART])
    text = "".join(_line(columns, row) for row in found)
    return ExportPart.objects.create(
        export=export,
        table=table,
        number=before.number + 1 if before else 0,
        last_key=str(found[-1][key]) if found else "",
        is_last=len(found) < ROWS_PER_PART,
        rows=len(found),
        content=zlib.compress(text.encode(), 6),
    )


def _line(columns: list[str], row: dict[str, Any]) -> str:
    told = {name: _plain(row[name]) for name in columns}
    return json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False) + "\n"


def _plain(value: Any) -> Any:
    return [value.lower, value.upper] if isinstance(value, Range) else value


def _finish(export: OrganisationExport) -> None:
    export.state, export.ready_at = ExportState.READY, timezone.now()
    export.save(update_fields=["state", "ready_at"])
    record(ExportReady(export_id=export.pk, rows=export.rows, by_id=export.by_id))
