"""The base of every form."""

from collections.abc import Iterable
from typing import Any, ClassVar, cast

from django import forms
from django.forms.renderers import DjangoTemplates

from rugzak.ground.ui.forms.fields import KeyField
from rugzak.ground.ui.forms.sentences import speak_plainly

KEY = "sleutel"


class RugRenderer(DjangoTemplates):
    """Draws ``{{ form }}`` with our own parts."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"


class RugFormMixin:
    """What every form has: our sentences, our parts, and a key when it creates something.

    Set ``keyed = False`` on forms that only search or sign in.
    """

    default_renderer: Any = RugRenderer
    use_required_attribute = False  # the browser's own remarks speak its language, not the person's
    keyed: ClassVar[bool] = True
    # What is typed here is between few people: the browser keeps none of it to propose another time.
    confidential: ClassVar[bool] = False
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        if self.keyed and KEY not in self.fields:
            self.fields[KEY] = KeyField()
        for field in self.fields.values():
            speak_plainly(field)
            if isinstance(field.widget, self._never_proposed):
                field.widget.attrs.setdefault("autocomplete", "off")

    def offer(self, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
        """Let a field of choices offer these; for what is only known when the form is made."""
        cast(forms.ChoiceField, self.fields[name]).choices = list(choices)

    @property
    def _never_proposed(self) -> tuple[type[forms.Widget], ...]:
        """A long text is never somebody's address or name; a short one only in a confidential form."""
        return (forms.Textarea, forms.TextInput) if self.confidential else (forms.Textarea,)


class RugForm(RugFormMixin, forms.Form):
    """A form without a model: input to clean values."""
