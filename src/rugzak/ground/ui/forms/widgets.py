"""Controls: native date and time inputs, choice cards, chips, switch."""

import re
from typing import Any

from django import forms

ISO = {
    "date": re.compile(r"^\d{4}-\d\d-\d\d$"),
    "time": re.compile(r"^\d\d:\d\d(:\d\d)?$"),
    "datetime-local": re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d"),
}


class NativeInput:
    """A native input; it turns into a text field when what was typed would otherwise be lost."""

    input_type: str
    width = "short"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)  # type: ignore[misc]
        shown = context["widget"]["value"]
        if shown and not ISO[self.input_type].match(str(shown)):
            context["widget"]["type"] = "text"
        return context


class DayInput(NativeInput, forms.DateInput):
    """A day, with the device's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class TimeInput(NativeInput, forms.TimeInput):
    """A time on the clock."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%H:%M")


class DayTimeInput(NativeInput, forms.DateTimeInput):
    """A day and a time in one."""

    input_type = "datetime-local"
    width = "medium"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%dT%H:%M")


class About:
    """Adds an icon and a line of text to options: ``about={"me": ("user-round", "Ruben ziet dit niet")}``."""

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Any = (),
        about: dict[str, tuple[str, Any]] | None = None,
    ) -> None:
        super().__init__(attrs, choices)  # type: ignore[call-arg]
        self.about = about or {}

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(*args, **kwargs)  # type: ignore[misc]
        option["icon"], option["text"] = self.about.get(str(option["value"]), ("", ""))
        return option


class ChoiceCards(About, forms.RadioSelect):
    """One of a few, as cards."""

    show = "cards"


class ManyChoiceCards(About, forms.CheckboxSelectMultiple):
    """Some of a few, as cards."""

    show = "cards"


class OneChip(forms.RadioSelect):
    """One of a few, as chips."""

    show = "chips"


class ManyChips(forms.CheckboxSelectMultiple):
    """Some of a few, as chips."""

    show = "chips"


class Switch(forms.CheckboxInput):
    """On or off."""

    show = "switch"
