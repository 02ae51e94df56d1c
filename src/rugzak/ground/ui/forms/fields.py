"""Fields that understand what browsers send and what people type."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import from_current_timezone
from django.utils.translation import gettext_lazy as _

from rugzak.ground.ui.forms.typed import read_day, read_moment, read_time
from rugzak.ground.ui.forms.widgets import DayInput, DayTimeInput, ManyChips, OneChip, TimeInput
from rugzak.ground.ui.ids import new_key

# Longer than any contract: a slip of the finger.
LONGEST = timedelta(hours=1000)


class DayField(forms.DateField):
    """A day: "2027-03-03", "3-3-2027", "3 maart 2027"."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return super().to_python(value)
        day = read_day(str(value))
        if day is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class TimeField(forms.TimeField):
    """A time: "13:30", "13.30", "9 uur"."""

    widget = TimeInput

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values or isinstance(value, time):
            return super().to_python(value)
        clock = read_time(str(value))
        if clock is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return clock


class DayTimeField(forms.DateTimeField):
    """A moment on the organisation's clock: "2027-03-03T13:30", "3 maart 2027 om 13.30"."""

    widget = DayTimeInput

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values or isinstance(value, date):
            return super().to_python(value)
        moment = read_moment(str(value))
        if moment is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return from_current_timezone(moment)


class HoursField(forms.CharField):
    """A length of time: "2:00", "1,5", "90 min". Gives a timedelta."""

    default_error_messages = {"invalid": _("Vul een tijd in. Bijvoorbeeld: 1:30 of 1,5.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=kwargs.pop("max_length", 12), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, timedelta):
            hours, minutes = divmod(round(value.total_seconds() / 60), 60)
            return f"{hours}:{minutes:02d}"
        return value

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        length = _read_length(typed.lower())
        if length is None or length >= LONGEST:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return length


def _read_length(typed: str) -> timedelta | None:
    number = typed.removesuffix("uur").removesuffix("u").strip()
    try:
        if number.endswith("min"):
            return timedelta(minutes=int(number.removesuffix("min").strip()))
        if ":" in number:
            hours, minutes = number.split(":")
            return timedelta(hours=int(hours), minutes=int(minutes)) if 0 <= int(minutes) < 60 else None
        value = Decimal(number.replace(",", "."))
        return timedelta(minutes=round(value * 60)) if value.is_finite() and 0 <= value < 1000 else None
    except (ValueError, InvalidOperation, OverflowError):
        return None


class ChipField(forms.ChoiceField):
    """One of a few, as chips."""

    widget = OneChip


class ChipsField(forms.MultipleChoiceField):
    """Some of a few, as chips."""

    widget = ManyChips


class KeyField(forms.CharField):
    """The hidden key that makes a second press count once. A broken key is replaced, never an error."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, initial=new_key)

    def bound_data(self, data: Any, initial: Any) -> Any:
        return data or initial or new_key()

    def clean(self, value: Any) -> UUID:
        try:
            return UUID(str(value))
        except ValueError:
            return uuid4()
