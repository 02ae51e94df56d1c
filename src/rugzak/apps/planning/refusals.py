"""What stands in the way of a plan, in sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rugzak.apps.planning.words import ENOUGH
from rugzak.ground.kernel.refusal import Refusal


class SomebodyPlans(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(
            _("%(name)s laat deze regio nu plannen. Wacht tot het klaar is, of kies Stop.") % {"name": name}
        )


class Changed(Refusal):
    """Another planner was first; nothing of either is lost."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "%(name)s heeft dit plan net veranderd. Je ziet nu het nieuwe plan. Kijk en probeer het opnieuw."
            )
            % {"name": name}
        )


class DoesNotFit(Refusal):
    """A coach and a moment that cannot be, with the number that says why."""


class NothingAgreed(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Er is nog nergens akkoord op gegeven. Kies eerst een of meer voorstellen."))


class NothingToUndo(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Er is niets om terug te zetten."))


# What the judge says, and how it is told. The first that matches counts.
BREACHES = (
    ("to spend", gettext_lazy("Past niet: de uren van deze week zijn dan op.")),
    ("cannot be reached", gettext_lazy("Past niet: er is te weinig tijd om er te komen.")),
    ("overlaps the break", gettext_lazy("Past niet: dit valt over de pauze.")),
    (
        "does not work then",
        gettext_lazy("Past niet: op dit moment kan het niet, of staat er al iets anders."),
    ),
    ("not back at base", gettext_lazy("Past niet: dit loopt door na het dagdeel.")),
    ("too many meetings", gettext_lazy("Past niet: er staan al vier bezoeken in dit dagdeel.")),
    ("too far", gettext_lazy("Past niet: dit is te ver weg.")),
    ("no such moment", gettext_lazy("Past niet: dit moment werd niet gevraagd.")),
    (ENOUGH, gettext_lazy("Past niet: dan worden het te veel bezoeken in vier weken.")),
)
OTHERWISE = gettext_lazy("Past niet bij de vraag.")


def rule_of(breach: Exception) -> str:
    """What to keep of it: which of these rules, or none of them."""
    words = str(breach)
    return next((said for said, _told in BREACHES if said in words), "")


def sentence_of(breach: Exception) -> str:
    """What stands in the way, without what a colleague wished."""
    words = str(breach)
    return str(next((told for said, told in BREACHES if said in words), OTHERWISE))
