"""Form base: plain errors, typed text is kept, one key per form, days and times as people type them."""

from rugzak.ground.ui.forms.base import RugForm, RugFormMixin, RugRenderer
from rugzak.ground.ui.forms.fields import (
    ChipField,
    ChipsField,
    DayField,
    DayTimeField,
    HoursField,
    KeyField,
    TimeField,
)
from rugzak.ground.ui.forms.widgets import (
    ChoiceCards,
    DayInput,
    DayTimeInput,
    ManyChips,
    ManyChoiceCards,
    OneChip,
    Switch,
    TimeInput,
)

__all__ = [
    "ChipField",
    "ChipsField",
    "ChoiceCards",
    "DayField",
    "DayInput",
    "DayTimeField",
    "DayTimeInput",
    "HoursField",
    "KeyField",
    "ManyChips",
    "ManyChoiceCards",
    "OneChip",
    "RugForm",
    "RugFormMixin",
    "RugRenderer",
    "Switch",
    "TimeField",
    "TimeInput",
]
