"""Change history by database triggers: which fields changed when and by whom, never personal text.

A trigger also sees what bypasses the ORM. The actor comes from the transaction
(``app.actor``, set together with the organisation), so no statement is rewritten.
"""

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db import models
from django.db.models import Func, UUIDField

M = TypeVar("M", bound=type[models.Model])


class CurrentActor(Func):
    """The member in whose name this transaction runs, or NULL."""

    template = "nullif(current_setting('app.actor', true), '')::uuid"
    output_field = UUIDField()


def remembered(*fields: str, who: bool = True) -> Callable[[M], M]:
    """Keep the past values of ``fields`` in a table beside the model's own, and ``who`` changed them.

    Without ``who`` where the doer is the secret: that somebody asked for help. Name
    only fields whose old value may be kept: no text about a person.
    The table needs its own ``Isolate(..., append_only=True)`` in the migration.
    """

    def decorate(model: M) -> M:
        return pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            fields=list(fields),
            model_name=f"{model.__name__}History",
            obj_field=pghistory.ObjForeignKey(
                related_name="+", db_constraint=False, on_delete=models.DO_NOTHING
            ),
            context_field=None,  # type: ignore[arg-type]  # None means none; the stubs forgot
            append_only=True,
            attrs=_doer() if who else {},
        )(model)

    return decorate


def _doer() -> dict[str, models.Field]:
    return {"pgh_by": models.UUIDField(null=True, db_default=CurrentActor(), editable=False)}
