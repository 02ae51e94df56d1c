"""A choice among rows that stays polite when what comes in is no id at all."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class RowField(forms.ModelChoiceField):
    """Django lets the key's own remark through ("geen geldige UUID"); nobody can do anything with that."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError as wrong:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice") from wrong
