"""Who gets what at the addresses about one's own data."""

from typing import Any

from django.utils import timezone
from tests.support.access import Row

from rugzak.ground.accounts.models import Member


def leaver() -> dict[str, Any]:
    member = Member.objects.create(
        first_name="Nina", last_name="Weg", sort_key="weg nina", staff_number="weg-1", ended_at=timezone.now()
    )
    return {"member_id": member.pk}


ROWS = [
    Row("privacy:mine"),
    Row("privacy:who_saw_what"),
    Row("privacy:who_saw_what_print"),
    Row("privacy:who_saw_what_csv"),
    Row("privacy:my_data"),
    Row("privacy:my_data_json"),
    Row("privacy:statement"),
    Row("privacy:rules"),
    Row("privacy:keeping", frozenset({"aicha", "greet"}), refusal=403),
    Row("privacy:erase", frozenset({"aicha"}), thing=leaver, sends=dict, opens_with=405),
    Row("privacy:log", frozenset(), refusal=403),
]
