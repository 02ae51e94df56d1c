"""Giving a role, joining a team, and choosing for whom to print a code."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.people.forms.persons import believable
from rugzak.apps.people.forms.rows import RowField
from rugzak.apps.people.models import Region, Team
from rugzak.apps.people.naming import role_choices
from rugzak.apps.people.queries import regions_for, team_choices
from rugzak.apps.people.words import SCOPES_OF_ROLE, RoleScope
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Role
from rugzak.ground.tenancy.nouns import Words
from rugzak.ground.ui.forms import DayField, ManyChips, OneChip, RugForm


class RoleForm(RugForm):
    """Which role, and for whom it counts."""

    role = forms.ChoiceField(label=_("Rol"))
    scope = forms.ChoiceField(label=_("Voor wie geldt deze rol?"), choices=RoleScope.choices, widget=OneChip)
    region = RowField(
        label=_("Regio"), queryset=Region.objects.none(), required=False, empty_label=_("Geen regio")
    )
    team = RowField(label=_("Team"), queryset=Team.objects.none(), required=False, empty_label=_("Geen team"))

    def __init__(self, *args: Any, person: Member, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("role", [("", _("Kies een rol")), *role_choices(words)])
        self.fields["region"].queryset = regions_for(person)  # type: ignore[attr-defined]
        self.fields["team"].queryset = team_choices(person)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        role, scope = values.get("role"), values.get("scope")
        if role and scope and scope not in SCOPES_OF_ROLE[role]:
            possible = ", ".join(str(one.label) for one in SCOPES_OF_ROLE[role])
            raise ValidationError(
                {"scope": _("Deze rol geldt voor: %(possible)s. Kies dat.") % {"possible": possible}}
            )
        if scope in (RoleScope.REGION, RoleScope.TEAM) and not values.get(scope) and scope not in self.errors:
            raise ValidationError({scope: _("Kies voor welke regio of welk team de rol geldt.")})
        return values

    @property
    def chosen(self) -> Role:
        return Role(self.cleaned_data["role"])

    @property
    def where(self) -> dict[str, Any]:
        """Only what belongs to the scope, not a region chosen before changing one's mind."""
        scope = self.cleaned_data["scope"]
        return {} if scope == RoleScope.ORGANISATION else {scope: self.cleaned_data[scope]}


class JoinForm(RugForm):
    """From when somebody works in a team."""

    since = DayField(label=_("Eerste dag in het team"), initial=timezone.localdate)

    def clean_since(self) -> Any:
        return believable(self.cleaned_data["since"])


class CodesForm(RugForm):
    """For whom to print a code."""

    keyed = False
    members = forms.ModelMultipleChoiceField(
        label=_("Voor wie?"), queryset=Member.objects.none(), widget=ManyChips
    )

    def __init__(self, *args: Any, among: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = among  # type: ignore[attr-defined]
