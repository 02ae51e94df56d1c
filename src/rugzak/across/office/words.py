"""What can be set, and the steps of setting up. Imports nothing of ours."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Setting(models.TextChoices):
    """A setting of the organisation, as the history calls it. Values are names of fields."""

    NAME = "name", _("naam")
    SLUG = "slug", _("adres")
    COUNTRY = "country", _("land")
    LANGUAGE = "language", _("taal")
    WORDS = "words", _("woorden")
    PROMISE = "promise_working_days", _("eerste antwoord binnen (werkdagen)")
    PULSE_FLOOR = "pulse_floor", _("kleinste groep bij een peiling")
    COHORT_FLOOR = "cohort_floor", _("kleinste groep bij een vergelijking")
    CONFIDENTIALITY = "confidentiality_text", _("waar vertrouwelijkheid ophoudt")
    CONTACT = "contact_line", _("met wie je kunt praten")
    COLOUR = "brand_colour", _("kleur")
    LOGO = "logo_digest", _("logo")


FLOORS = (Setting.PULSE_FLOOR, Setting.COHORT_FLOOR)
FLOOR_LIMIT = 100
CONFIDENTIALITY_LIMIT = 2_000
NO_COLOUR = "#0b6b61"
# What an organisation starts from; it names its own route.
CONFIDENTIALITY_START = _(
    "Wat je met een coach bespreekt, blijft tussen jullie. Dat houdt op bij gevaar: als iemand zichzelf"
    " of een ander iets ernstigs aandoet, of bij mishandeling. Dan vertelt de coach je eerst dat er hulp"
    " komt. Zie of vermoed je mishandeling? Meld het niet in Rugzak, maar bij de aandachtsfunctionaris."
)
