"""Who gets what at the addresses of files that come in."""

import io
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.support import cast
from tests.support.access import Row

from rugzak.ground.accounts.models import Member
from rugzak.ground.exchange import services
from rugzak.ground.exchange.kinds import kind_called
from rugzak.ground.exchange.models import Upload
from rugzak.ground.exchange.tests.making import checked, csv_file
from rugzak.ground.exchange.words import Outcome

OFFICE = frozenset({"aicha", "hilde"})
EVERY_OFFICE = OFFICE | {"greet"}
# Somebody new each time: what was carried out in a test would otherwise be no change, or a twin, the next time.
NUMBERS = count(700)
FIRST = ("Noor", "Bram", "Imke", "Joep", "Sanne", "Thijs", "Wout", "Yara", "Lars", "Femke")
LAST = ("Bakker", "Visser", "Smit", "Mulder", "Bos", "Vos", "Peters", "Hendriks", "Dekker", "Jonker")
LIST = "Personeelsnummer;Voornaam;Achternaam;Functie\n0{number};{name};verzorgende\n00x 8;Piet;Vis;kok\n"
TWIN = "Personeelsnummer;Voornaam;Achternaam;Functie\n0099;Wietske;Hoekstra;kok\n"


def aicha() -> Member:
    return Member.objects.get(pk=cast.IDS["aicha"])


def _list() -> str:
    number = next(NUMBERS)
    return LIST.format(number=number, name=f"{FIRST[number % 10]};{LAST[number // 10 % 10]}")


def received() -> dict[str, Any]:
    file = io.BytesIO(_list().encode())
    upload = services.receive_file(kind=kind_called("people"), name="lijst.csv", file=file, by=aicha())
    return {"upload_id": upload.pk}


def looked_at() -> dict[str, Any]:
    return {"upload_id": checked(csv_file(_list()), aicha()).pk}


def doubtful() -> dict[str, Any]:
    return {"upload_id": checked(csv_file(TWIN), aicha()).pk}


def one_doubt() -> dict[str, Any]:
    upload = Upload.objects.get(pk=doubtful()["upload_id"])
    return {"upload_id": upload.pk, "line_id": upload.told.get(outcome=Outcome.DOUBTFUL).pk}


def waits_for_second() -> dict[str, Any]:
    upload = checked(csv_file(_list()), aicha())
    upload.asks_two = True
    upload.save()
    fenna = Member.objects.get(pk=cast.IDS["fenna"])
    return {"upload_id": services.start_carrying_out(upload=upload, by=fenna).pk}


def people() -> dict[str, Any]:
    return {"kind": "people"}


def a_file() -> dict[str, Any]:
    return {"file": SimpleUploadedFile("lijst.csv", _list().encode())}


def told_columns() -> dict[str, str]:
    return {
        "kolom-0": "staff_number",
        "kolom-1": "first_name",
        "kolom-2": "last_name",
        "kolom-3": "job_title",
    }


ROWS: list[Row] = [
    Row("office:files", EVERY_OFFICE),
    Row("office:upload", EVERY_OFFICE, thing=people, sends=a_file),
    Row("office:file_example", EVERY_OFFICE, thing=people),
    Row("office:file", OFFICE, thing=looked_at),
    Row("office:file_columns", OFFICE, thing=received, sends=told_columns),
    Row("office:check_file_again", OFFICE, thing=looked_at, sends=dict, opens_with=405),
    Row("office:carry_out_file", OFFICE, thing=looked_at, sends=dict, opens_with=405),
    Row("office:confirm_file", OFFICE, thing=waits_for_second, sends=dict, opens_with=405),
    Row("office:withdraw_file", OFFICE, thing=looked_at, sends=dict, opens_with=405),
    Row("office:decide_lines", OFFICE, thing=doubtful, sends=lambda: {"besluit": "new"}, opens_with=405),
    Row("office:decide_line", OFFICE, thing=one_doubt, sends=lambda: {"besluit": "same"}, opens_with=405),
    Row("office:refused_rows", OFFICE, thing=looked_at),
]
