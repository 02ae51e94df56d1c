"""Who gets what at the addresses of trust."""

from uuid import UUID

from tests.support import cast
from tests.support.access import Row

from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.tenancy.context import inside
from rugzak.ground.trust.tests.factories import share


def wietskes_share() -> dict[str, UUID]:
    with inside(cast.KUSTMEER):
        wietske, samira = (Member.objects.get(pk=cast.IDS[name]) for name in ("wietske", "samira"))
        return {"grant_id": share(wietske, samira, new_id()).pk}


ROWS = [Row("trust:stop_sharing", frozenset({"wietske"}), wietskes_share, sends=dict)]
