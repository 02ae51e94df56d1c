"""Who leads asks for two seats at one table, or never at one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.aliases import Alias
from rugzak.apps.gatherings.models import Seat
from rugzak.ground.ui.forms import RugForm


class WishForm(RugForm):
    keyed = False

    other = forms.ChoiceField(label=_("Met wie?"))

    def __init__(self, *args: Any, seats: list[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._seats = {str(seat.pk): seat for seat in seats}
        self.offer("other", [(key, _called(seat)) for key, seat in self._seats.items()])

    @property
    def seat(self) -> Seat:
        return self._seats[self.cleaned_data["other"]]


def _called(seat: Seat) -> str:
    alias = Alias(seat.alias)
    return f"{alias.word} ({alias.shape})"
