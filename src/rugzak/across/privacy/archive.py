"""The parts of an export as one zip: documented tables as JSON and CSV, files, and lists to bring in again."""

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO, Any

from django.utils.translation import gettext as _

from rugzak.across.privacy.models import ExportPart, OrganisationExport
from rugzak.across.privacy.outgoing import columns_of, stays_inside, tables_out
from rugzak.across.privacy.register import data_map
from rugzak.apps.people import queries as people
from rugzak.ground.exchange.writing import BOM, csv_text, safe_cell
from rugzak.ground.tenancy.models import Logo

READ_ME = """Alles van de organisatie uit Rugzak.

tabellen/   elke tabel als .jsonl (een regel JSON per rij) en als .csv (puntkomma, UTF-8)
bijlagen/   bestanden, zoals het logo
inlezen/    lijsten die je in Rugzak weer kunt inlezen: eerst locaties.csv, dan mensen.csv
inhoud.json wat in elke tabel staat, waarvoor en hoe lang; en wat hier niet in zit, en waarom niet

In een csv begint een cel die een formule zou kunnen zijn met een apostrof.
Wat een collega zelf schreef zit hier niet in: dat is van die collega.
"""


def archive_of(export: OrganisationExport) -> bytes:
    """The whole zip, made before anything is sent: half a file must never look like a whole one."""
    with TemporaryFile() as file:
        _write(file, export)
        file.seek(0)
        return file.read()


def _write(file: IO[bytes], export: OrganisationExport) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("LEESMIJ.txt", READ_ME)
        archive.writestr("inhoud.json", json.dumps(contents_of(export), ensure_ascii=False, indent=2))
        for table in tables_out():
            _write_table(archive, export, table)
        for logo in Logo.objects.all():
            archive.writestr(f"bijlagen/logo.{logo.media_type.rsplit('/', 1)[-1]}", bytes(logo.image))
        archive.writestr("inlezen/locaties.csv", csv_text(*people.places_as_file()))
        archive.writestr("inlezen/mensen.csv", csv_text(*people.people_as_file()))


def contents_of(export: OrganisationExport) -> dict[str, Any]:
    """Every table of the data map: what it holds, or why it is not here."""
    rows: dict[str, int] = {}
    for table, count in ExportPart.objects.filter(export=export).values_list("table", "rows"):
        rows[table] = rows.get(table, 0) + count
    told = {}
    for label, kept in sorted(data_map().items()):
        why = stays_inside(label, kept)
        told[label] = (
            {"niet_mee": str(why.label)}
            if why
            else {
                "rijen": rows.get(label, 0),
                "waarvoor": kept.purpose,
                "hoe_lang": kept.term,
                "kolommen": {name: _class_of(kept.classes, name) for name in columns_of(label)},
            }
        )
    return {"gemaakt": export.ready_at.isoformat() if export.ready_at else "", "tabellen": told}


def _class_of(classes: dict[str, Any], column: str) -> str:
    found = classes.get(column) or classes.get(column.removesuffix("_id"))
    return str(found.value) if found else _("intern")


def _write_table(archive: zipfile.ZipFile, export: OrganisationExport, table: str) -> None:
    with archive.open(f"tabellen/{table}.jsonl", "w") as file:
        for block in _blocks(export, table):
            file.write(block)
    columns = columns_of(table)
    with archive.open(f"tabellen/{table}.csv", "w") as raw:
        text = io.TextIOWrapper(raw, encoding="utf-8", newline="")
        text.write(BOM)
        sheet = csv.writer(text, delimiter=";", lineterminator="\r\n")
        sheet.writerow(columns)
        for block in _blocks(export, table):
            for line in block.decode().splitlines():
                row = json.loads(line)
                sheet.writerow([_cell(row[name]) for name in columns])
        text.flush()
        text.detach()


def _blocks(export: OrganisationExport, table: str) -> Iterator[bytes]:
    parts = ExportPart.objects.filter(export=export, table=table)
    for number in range(parts.count()):
        yield zlib.decompress(bytes(parts.values_list("content", flat=True).get(number=number)))


def _cell(value: Any) -> str:
    return safe_cell(json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value)
