"""The session store: Django's own, plus columns that say whose session it is."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from rugzak.ground.accounts.models import Session

# Keys of the session that are also columns, so that sessions can be found without opening them.
COLUMNS = ("user_id", "member_id", "organisation_id", "device_id", "lane")
# Moments, in the session as seconds since 1970.
MOMENTS = ("started_at", "seen_at")


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row = super().create_model_instance(data)
        assert isinstance(row, Session)
        for column in COLUMNS:
            setattr(row, column, data.get(column) or ("" if column == "lane" else None))
        for column in MOMENTS:
            if column in data:
                setattr(row, column, datetime.fromtimestamp(data[column], tz=UTC))
        return row
