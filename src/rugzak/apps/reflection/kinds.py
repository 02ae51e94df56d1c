"""How a note is called in lists over all kinds of items; introduced by config/wiring.py."""

from django.utils.translation import gettext_lazy as _

from rugzak.apps.reflection.queries import titles_for
from rugzak.apps.reflection.words import NOTE as NOTE_NAME
from rugzak.ground.trust.kinds import ItemKind

NOTE = ItemKind(
    name=NOTE_NAME,
    label=_("Notitie aan mezelf"),
    icon="book-open",
    address="reflection:note",
    titles_for=titles_for,
)
