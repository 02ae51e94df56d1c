"""Who gets what at the addresses of the settings."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.support import cast
from tests.support.access import EVERYONE_SIGNED_IN, KUSTMEER_PEOPLE, Row

from rugzak.across.office.tests.file_rows import ROWS as FILE_ROWS
from rugzak.ground.tenancy.models import Organisation, Proposal
from rugzak.ground.tenancy.services import set_logo
from rugzak.ground.tenancy.words import NOUNS, ProposalKind

ADMINISTRATORS = frozenset({"aicha", "greet"})
ADMINISTRATOR = frozenset({"aicha"})
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64


def dutch() -> dict[str, Any]:
    return {"language": "nl"}


def proposal() -> dict[str, Any]:
    organisation = Organisation.objects.get()
    row = Proposal.objects.create(
        kind=ProposalKind.LOWER_FLOOR,
        about_id=organisation.pk,
        asked_by_id=cast.IDS["fenna"],
        values={"pulse_floor": 6},
    )
    return {"proposal_id": row.pk}


def logo() -> dict[str, Any]:
    return {"digest": set_logo(organisation=Organisation.objects.get(), image=PNG).digest}


def words() -> dict[str, str]:
    typed = {}
    for noun, forms in NOUNS.items():
        word = forms["nl"]
        typed |= {f"{noun}_one": word.one, f"{noun}_many": word.many, f"{noun}_article": word.article}
    return typed | {"coach_one": "backpacker", "coach_many": "backpackers"}


def organisation() -> dict[str, str]:
    return {"name": "Kustmeer Zorg", "language": "nl", "own_colour": "on", "brand_colour": "#336699"}


def promises() -> dict[str, str]:
    return {"promise_working_days": "4", "pulse_floor": "6", "cohort_floor": "10"}


ROWS: list[Row] = [
    Row("office:settings", ADMINISTRATORS),
    Row("office:organisation", ADMINISTRATORS, sends=organisation),
    Row("office:words", ADMINISTRATORS, thing=dutch, sends=words),
    Row("office:words_example", ADMINISTRATORS, thing=dutch, sends=words, opens_with=405),
    Row("office:promises", ADMINISTRATORS, sends=promises),
    Row("office:floors", ADMINISTRATORS | {"esther"}),
    Row(
        "office:decide_floor",
        ADMINISTRATOR | {"esther"},
        thing=proposal,
        sends=lambda: {"besluit": "ja"},
        opens_with=405,
    ),
    Row(
        "office:confidentiality",
        ADMINISTRATORS,
        sends=lambda: {"confidentiality_text": "Bij gevaar."},
    ),
    Row("office:set_logo", ADMINISTRATORS, sends=lambda: {"image": SimpleUploadedFile("logo.png", PNG)}),
    Row("office:remove_logo", ADMINISTRATORS, sends=dict, opens_with=405),
    Row("office:history", ADMINISTRATORS | {"esther"}),
    Row("office:role_history", ADMINISTRATORS | {"esther"}),
    Row("office:first_steps", ADMINISTRATORS),
    Row("office:logo", KUSTMEER_PEOPLE, thing=logo),
    Row("office:style", EVERYONE_SIGNED_IN, thing=lambda: {"colour": "336699"}),
    *FILE_ROWS,
]
