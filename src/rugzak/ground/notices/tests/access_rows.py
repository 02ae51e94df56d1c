"""Who may open the pages about notices."""

from typing import Any

from tests.support import cast
from tests.support.access import Row

from rugzak.ground.accounts.models import Member
from rugzak.ground.notices.models import Notice
from rugzak.ground.notices.words import NoticeKind


def wietskes_notice() -> dict[str, Any]:
    wietske = Member.objects.get(pk=cast.IDS["wietske"])
    notice = Notice.objects.create(member=wietske, kind=NoticeKind.VISIT, link="/meldingen/")
    return {"notice_id": notice.pk}


def some_choices() -> dict[str, str]:
    return {
        "starts": "20:00",
        "ends": "07:00",
        "quiet": "on",
        "sleutel": "01900000-0000-7000-8000-000000000999",
    }


ROWS = [
    Row("notices:inbox"),
    Row("notices:bell"),
    Row("notices:choices", sends=some_choices),
    Row("notices:see_all", sends=dict),
    Row("notices:unsee", thing=lambda: {"moment": 1}, sends=dict),
    Row("notices:open", opens_for=frozenset({"wietske"}), thing=wietskes_notice, sends=dict),
    Row("notices:seen", opens_for=frozenset({"wietske"}), thing=wietskes_notice, sends=dict),
    # Only the demo has it; see test_the_post_of_the_demo_exists_nowhere_else.
    Row("notices:demo_post", opens_for=frozenset(), refusal=404, opens_with=404),
]
