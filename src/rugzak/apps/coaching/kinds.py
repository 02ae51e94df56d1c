"""How a log and an observation are called in lists over all kinds of items; introduced by config/wiring.py."""

from django.utils.translation import gettext_lazy as _

from rugzak.apps.coaching.queries import log_titles_for, observation_titles_for
from rugzak.apps.coaching.words import LOG_KIND, OBSERVATION_KIND
from rugzak.ground.trust.kinds import ItemKind

LOG = ItemKind(
    name=LOG_KIND,
    label=_("Terugblik op een bezoek"),
    icon="clipboard-check",
    address="coaching:look_back",
    titles_for=log_titles_for,
)
OBSERVATION = ItemKind(
    name=OBSERVATION_KIND,
    label=_("Observatie die jij bewaart"),
    icon="quote",
    address="coaching:observation",
    titles_for=observation_titles_for,
)
