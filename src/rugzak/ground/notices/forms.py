"""How somebody wants to hear of things."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rugzak.ground.notices.models import NoticeChoice, QuietHours
from rugzak.ground.notices.services.choosing import Way
from rugzak.ground.notices.words import NoticeKind
from rugzak.ground.ui.forms import RugForm, Switch, TimeField


@dataclass(frozen=True)
class KindFields:
    """The two switches of one kind; ``here`` when a mail about this kind led to the page."""

    label: str
    anchor: str
    on_bell: forms.BoundField
    by_mail: forms.BoundField
    here: bool


class ChoicesForm(RugForm):
    """Two switches per kind, and the quiet hours."""

    quiet = forms.BooleanField(label=_("Stille uren aan"), required=False, widget=Switch)
    starts = TimeField(label=_("Stil vanaf"))
    ends = TimeField(label=_("Tot"))

    def __init__(
        self,
        *args: Any,
        choices: Mapping[str, NoticeChoice],
        hours: QuietHours,
        came_from: str = "",
        **kwargs: Any,
    ) -> None:
        self.came_from = came_from
        initial = {"quiet": hours.is_on, "starts": hours.starts, "ends": hours.ends}
        for kind, choice in choices.items():
            initial |= {f"bell-{kind}": choice.on_bell, f"mail-{kind}": choice.by_mail}
        super().__init__(*args, initial=initial, **kwargs)
        for kind in choices:
            self.fields[f"bell-{kind}"] = forms.BooleanField(
                label=_("Op de bel in Rugzak"), required=False, widget=Switch
            )
            self.fields[f"mail-{kind}"] = forms.BooleanField(
                label=_("In mijn mail"), required=False, widget=Switch
            )

    @property
    def kinds(self) -> Iterator[KindFields]:
        for kind in NoticeKind:
            yield KindFields(
                label=str(kind.label),
                anchor=f"soort-{kind.value}",
                on_bell=self[f"bell-{kind.value}"],
                by_mail=self[f"mail-{kind.value}"],
                here=kind.value == self.came_from,
            )

    @property
    def ways(self) -> dict[str, Way]:
        clean = self.cleaned_data
        return {kind: Way(clean[f"bell-{kind}"], clean[f"mail-{kind}"]) for kind in NoticeKind.values}

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or self.cleaned_data
        if clean.get("quiet") and clean.get("starts") and clean.get("starts") == clean.get("ends"):
            self.add_error("ends", _("Kies een andere tijd dan waarop de stille uren beginnen."))
        return clean
