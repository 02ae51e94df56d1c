"""Everything of an organisation as files: complete, safe to open, without what is somebody's own."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.support import cast

from rugzak.across.privacy import services
from rugzak.across.privacy.archive import archive_of
from rugzak.across.privacy.models import ExportPart, OrganisationExport
from rugzak.across.privacy.outgoing import EMPLOYERS, stays_inside, tables_out
from rugzak.across.privacy.register import data_map
from rugzak.across.privacy.words import ExportState, Inside
from rugzak.apps.people.models import Employment, Location, Membership, Region, Team
from rugzak.apps.people.queries import people_as_file, places_as_file
from rugzak.apps.reflection.services import write_note
from rugzak.ground.accounts.models import Member
from rugzak.ground.exchange.tests.making import carried_out, checked, csv_file
from rugzak.ground.exchange.words import UploadState
from rugzak.ground.exchange.writing import csv_text
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.tenancy.context import inside
from rugzak.ground.tenancy.models import Organisation

WORDS = "kanarie in de kooi"


def made(by: Member) -> OrganisationExport:
    export = services.start_export(by=by)
    while services.make_next_part(export_id=export.pk):
        pass
    export.refresh_from_db()
    return export


def zip_of(export: OrganisationExport) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(archive_of(export)))


def test_every_table_is_in_it_or_is_told_why_not(aicha: Member) -> None:
    told = json.loads(zip_of(made(aicha)).read("inhoud.json"))["tabellen"]
    assert sorted(told) == sorted(data_map())
    for label, line in told.items():
        assert ("niet_mee" in line) is (label not in tables_out()), label
        assert line.get("niet_mee") or {"rijen", "waarvoor", "hoe_lang", "kolommen"} == set(line)


def test_nothing_sealed_or_of_a_person_goes_along_whoever_adds_it() -> None:
    for label, kept in data_map().items():
        why = stays_inside(label, kept)
        if Data.CONFIDENTIAL in kept.classes.values():
            assert why is not None, label
        if Data.PERSONAL in kept.classes.values() and label not in EMPLOYERS:
            assert why is not None, label
    assert stays_inside("reflection.Note", data_map()["reflection.Note"]) is Inside.SEALED
    assert not [label for label in tables_out() if label.startswith(("support.", "reflection.", "trust."))]


def test_the_tables_are_json_and_safe_csv(aicha: Member, wietske: Member) -> None:
    write_note(title="x", body=WORDS, by=wietske)
    Member.objects.filter(pk=wietske.pk).update(phone="=HYPERLINK(1)", last_name="Hoekstra")
    archive = zip_of(made(aicha))
    rows = [json.loads(line) for line in archive.read("tabellen/accounts.Member.jsonl").decode().splitlines()]
    assert {row["last_name"] for row in rows} == {member.last_name for member in Member.objects.all()}
    sheet = list(
        csv.DictReader(
            io.StringIO(archive.read("tabellen/accounts.Member.csv").decode("utf-8-sig")), delimiter=";"
        )
    )
    assert next(row for row in sheet if row["last_name"] == "Hoekstra")["phone"] == "'=HYPERLINK(1)"
    everything = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "replace")
    for hidden in (WORDS, "token_hash", "pin_hash", "code_hash", "wrapped"):
        assert hidden not in everything
    assert "Lambrechts" not in everything


def test_a_long_one_goes_on_where_it_stopped(aicha: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rugzak.across.privacy.services.exporting.ROWS_PER_PART", 3)
    export = made(aicha)
    parts = ExportPart.objects.filter(export=export, table="accounts.Member")
    assert parts.count() == Member.objects.count() // 3 + 1
    text = zip_of(export).read("tabellen/accounts.Member.jsonl").decode()
    assert len(text.splitlines()) == Member.objects.count()


def test_it_can_be_fetched_for_a_week_by_an_administrator(
    aicha: Member, browser_of: Callable[..., Client]
) -> None:
    export = made(aicha)
    browser = browser_of(aicha)
    assert "Download" in browser.get(reverse("privacy:exports")).content.decode()
    answer = browser.post(reverse("privacy:fetch_export", args=[export.pk]))
    assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None
    services.forget_old_exports(at=timezone.now() + timedelta(days=8))
    export.refresh_from_db()
    assert export.state == ExportState.GONE
    assert not ExportPart.objects.exists()
    assert browser.post(reverse("privacy:fetch_export", args=[export.pk])).status_code == 404


def test_what_goes_out_can_come_in_again_in_an_empty_organisation(aicha: Member, wietske: Member) -> None:
    """The round trip: locations, teams, people, jobs and seats are the same on the other side."""
    Team.objects.filter(pk=cast.HELMGRAS).update(kind="night")
    Membership.objects.create(member=wietske, team_id=cast.HELMGRAS, since="2026-01-01")
    Member.objects.filter(pk=wietske.pk).update(
        phone="+31 6 12345678", email="w@zorg.example", prefix="'t", last_name="Hart"
    )
    before = house()
    places, people = csv_text(*places_as_file()), csv_text(*people_as_file())
    empty = new_id()
    with inside(empty):
        Organisation(id=empty, name="Leeg", slug="leeg").save(force_insert=True)
        by = Member.objects.create(
            first_name="Ada", last_name="Leeg", sort_key="leeg ada", staff_number="beheer-leeg"
        )
        for text, kind in ((places, "locations"), (people, "people")):
            upload = checked(csv_file(text), by, kind=kind)
            assert upload.counts.get("refused", 0) == 0
            assert carried_out(upload, by).state == UploadState.DONE
        by.delete()
        assert house() == before


def house() -> dict[str, object]:
    """Who works where, in values alone."""
    return {
        "regions": {*Region.objects.filter(locations__teams__isnull=False).values_list("name")},
        "locations": {*Location.objects.values_list("name", "region__name", "town", "latitude", "longitude")},
        "teams": {*Team.objects.values_list("name", "location__name", "kind")},
        "people": {
            *Member.objects.values_list("staff_number", "first_name", "prefix", "last_name", "email", "phone")
        },
        "jobs": sorted(
            (number, title, kind, hours or Decimal(0), start, str(end))
            for number, title, kind, hours, start, end in Employment.objects.values_list(
                "member__staff_number", "job_title", "kind", "hours_per_week", "starts_on", "ends_on"
            )
        ),
        "seats": {*Membership.objects.values_list("member__staff_number", "team__name")},
    }
