"""Where who takes part online meets the others."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.forms.sessions import GatheringForm
from rugzak.ground.ui.forms import RugForm


class MeetingForm(RugForm):
    """The same two fields as when a session is planned; here the address must be there."""

    keyed = False
    online = forms.URLField(label=_("Adres van jullie videogesprek"), max_length=300, assume_scheme="https")
    online_tables = GatheringForm.base_fields["online_tables"]
