"""How a request is called in lists over all kinds of items; introduced by config/wiring.py."""

from django.utils.translation import gettext_lazy as _

from rugzak.apps.support.queries import titles_for
from rugzak.apps.support.words import REQUEST_KIND
from rugzak.ground.trust.kinds import ItemKind

REQUEST = ItemKind(
    name=REQUEST_KIND,
    label=_("Jouw vraag om hulp"),
    icon="hand-helping",
    address="support:request",
    titles_for=titles_for,
)
