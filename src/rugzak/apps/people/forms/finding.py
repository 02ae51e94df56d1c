"""What somebody looks for in a list. A value we do not know counts as not given: a list never refuses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rugzak.apps.people.queries.finding import PeopleFilter
from rugzak.apps.people.words import SEARCH_LENGTH_LIMIT
from rugzak.ground.accounts.words import Role
from rugzak.ground.ui.forms import RugForm


class PeopleFilterForm(RugForm):
    """The parts of the address of the list of people; the words come apart, by a key."""

    keyed = False
    regio = forms.UUIDField(required=False)
    locatie = forms.UUIDField(required=False)
    team = forms.UUIDField(required=False)
    rol = forms.ChoiceField(choices=[("", ""), *Role.choices], required=False)
    uit_dienst = forms.BooleanField(required=False)

    def wanted(self, words: str, *, sees_leavers: bool) -> PeopleFilter:
        self.is_valid()
        values: dict[str, Any] = self.cleaned_data
        return PeopleFilter(
            words=words[:SEARCH_LENGTH_LIMIT],
            region=values.get("regio"),
            location=values.get("locatie"),
            team=values.get("team"),
            role=values.get("rol") or "",
            left=bool(values.get("uit_dienst")) and sees_leavers,
        )


class PlaceFilterForm(RugForm):
    """Words, region and whether closed ones show too."""

    keyed = False
    q = forms.CharField(label=_("Zoek"), max_length=SEARCH_LENGTH_LIMIT, required=False)
    regio = forms.UUIDField(required=False)
    gestopt = forms.BooleanField(required=False)

    def value(self, name: str) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name)
