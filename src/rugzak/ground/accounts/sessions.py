"""The session store: Django's own, plus columns that say whose session it is."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import QuerySet
from django.utils import timezone

from rugzak.ground.accounts.models import Session
from rugzak.ground.kernel.kept import kept

# Keys of the session that are also columns, so that sessions can be found without opening them.
COLUMNS = ("user_id", "member_id", "organisation_id", "device_id", "lane")
# Moments, in the session as seconds since 1970.
MOMENTS = ("started_at", "seen_at")


@kept
def _open_session(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        """As Django does, with a query that is worked out once: every page asks it first."""
        for row in _open_session(key=self.session_key, now=timezone.now()):
            return row
        self._session_key = None
        return None

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row = super().create_model_instance(data)
        assert isinstance(row, Session)
        for column in COLUMNS:
            setattr(row, column, data.get(column) or ("" if column == "lane" else None))
        for column in MOMENTS:
            if column in data:
                setattr(row, column, datetime.fromtimestamp(data[column], tz=UTC))
        return row
