"""Who gets what at the addresses about one's own data."""

from tests.support.access import Row

ROWS = [
    Row("privacy:mine"),
    Row("privacy:who_saw_what"),
    Row("privacy:who_saw_what_print"),
    Row("privacy:who_saw_what_csv"),
    Row("privacy:my_data"),
    Row("privacy:my_data_json"),
    Row("privacy:statement"),
    Row("privacy:rules"),
    Row("privacy:log", frozenset({"esther"}), refusal=403),
]
