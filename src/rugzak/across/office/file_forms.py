"""A file to bring, and which of its columns tells what."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rugzak.ground.exchange.kinds import FileKind
from rugzak.ground.exchange.models import Upload
from rugzak.ground.exchange.words import MOST_BYTES
from rugzak.ground.ui.forms import RugForm, Switch

UNUSED = ""


class UploadForm(RugForm):
    file = forms.FileField(
        label=_("Bestand"),
        help_text=_("Een csv of een Excel-bestand (.xlsx) van hoogstens 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx,text/csv"}),
        error_messages={
            "empty": _("In dit bestand staat niets. Kijk of je het goede bestand koos."),
            "required": _("Kies een bestand."),
        },
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("Dit bestand is te groot. Het mag hoogstens 20 MB zijn."))
        return file


class ColumnsForm(RugForm):
    """For each column of the file: what it tells, or nothing."""

    def __init__(self, *args: Any, upload: Upload, kind: FileKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.upload = kind, upload
        choices = [(UNUSED, _("Niet gebruiken")), *((column.name, column.label) for column in kind.columns)]
        chosen = {int(at): name for name, at in upload.columns.items()}
        for at in self.places:
            self.fields[f"kolom-{at}"] = forms.ChoiceField(
                label=upload.headings[at] if at < len(upload.headings) else "",
                choices=choices,
                required=False,
                initial=chosen.get(at, UNUSED),
                widget=forms.Select(attrs={"class": "in"}),
            )
        if kind.may_be_complete:
            self.fields["compleet"] = forms.BooleanField(
                label=str(kind.complete_label),
                required=False,
                widget=Switch,
                initial=upload.is_complete,
                help_text=_("Je ziet eerst om wie het gaat. Er verandert nog niets."),
            )

    @property
    def places(self) -> list[int]:
        """The columns in which something stands."""
        width = max([len(self.upload.headings), *(len(row) for row in self.upload.sample)], default=0)
        return [at for at in range(width) if self._heading(at) or any(self.examples(at))]

    def _heading(self, at: int) -> str:
        return str(self.upload.headings[at]) if at < len(self.upload.headings) else ""

    def examples(self, at: int) -> list[str]:
        return [row[at] for row in self.upload.sample if at < len(row) and row[at]][:3]

    @property
    def rows(self) -> list[tuple[str, list[str], Any]]:
        return [(self._heading(at), self.examples(at), self[f"kolom-{at}"]) for at in self.places]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        names = [values[f"kolom-{at}"] for at in self.places if values.get(f"kolom-{at}")]
        if len(set(names)) < len(names):
            raise ValidationError(_("Je koos hetzelfde twee keer. Kies voor elke kolom iets anders."))
        return values

    @property
    def columns(self) -> dict[str, int]:
        """Name of what is told -> place in the file."""
        told = {at: self.cleaned_data.get(f"kolom-{at}") for at in self.places}
        return {name: at for at, name in told.items() if name}

    @property
    def is_complete(self) -> bool:
        return bool(self.cleaned_data.get("compleet"))
