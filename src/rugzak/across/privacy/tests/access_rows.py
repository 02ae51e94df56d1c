"""Who gets what at the addresses about one's own data."""

from typing import Any

from django.utils import timezone
from tests.support import cast
from tests.support.access import Row

from rugzak.across.privacy import services
from rugzak.ground.accounts.models import Member


def leaver() -> dict[str, Any]:
    member = Member.objects.create(
        first_name="Nina", last_name="Weg", sort_key="weg nina", staff_number="weg-1", ended_at=timezone.now()
    )
    return {"member_id": member.pk}


def export() -> dict[str, Any]:
    made = services.start_export(by=Member.objects.get(pk=cast.IDS["aicha"]))
    while services.make_next_part(export_id=made.pk):
        pass
    return {"export_id": made.pk}


ROWS = [
    Row("privacy:mine"),
    Row("privacy:who_saw_what"),
    Row("privacy:who_saw_what_print"),
    Row("privacy:who_saw_what_csv"),
    Row("privacy:my_data"),
    Row("privacy:my_data_json"),
    Row("privacy:statement"),
    Row("privacy:rules"),
    Row("privacy:keeping", frozenset({"aicha", "esther", "greet"}), refusal=403),
    Row("privacy:erase", frozenset({"aicha", "esther"}), thing=leaver, sends=dict, opens_with=405),
    Row("privacy:exports", frozenset({"aicha", "greet"}), refusal=403),
    Row("privacy:make_export", frozenset({"aicha", "greet"}), sends=dict, refusal=403, opens_with=405),
    Row("privacy:fetch_export", frozenset({"aicha"}), thing=export, sends=dict, opens_with=405),
    Row("privacy:log", frozenset({"esther"}), refusal=403),
]
