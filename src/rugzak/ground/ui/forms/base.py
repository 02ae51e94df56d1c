"""The base of every form."""

from typing import Any, ClassVar

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
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        if self.keyed and KEY not in self.fields:
            self.fields[KEY] = KeyField()
        for field in self.fields.values():
            speak_plainly(field)


class RugForm(RugFormMixin, forms.Form):
    """A form without a model: input to clean values."""
