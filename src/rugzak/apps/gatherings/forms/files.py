"""A photo or a voice note for the harvest. Never of clients: that is asked each time."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rugzak.apps.gatherings.pictures import PhotoTooLarge
from rugzak.apps.gatherings.sounds import SoundTooLong
from rugzak.apps.gatherings.words import ALT_LIMIT, PHOTO_BYTES, VOICE_BYTES, Circle
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.forms import RugForm, Switch

# A camera of Apple gives a jpeg only when heic is not among what is asked.
PHOTOS = "image/jpeg,image/png,image/webp"
SOUNDS = "audio/webm,audio/ogg,audio/mp4,audio/x-m4a,.m4a,.ogg,.opus,.webm"


class FileForm(RugForm):
    """What a photo and a voice share: too large is refused before it is read, with the words it would get then."""

    most = 0
    too_large: type[Refusal] = Refusal

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > self.most:
            raise ValidationError(str(self.too_large.sentence))
        return file


class PhotoForm(FileForm):
    """From a phone in the room."""

    most, too_large = PHOTO_BYTES, PhotoTooLarge
    file = forms.FileField(
        label=_("Foto"),
        widget=forms.FileInput(attrs={"accept": PHOTOS}),
        error_messages={"required": _("Kies een foto."), "empty": _("Dit bestand is leeg. Kies een foto.")},
    )
    about = forms.CharField(
        label=_("Wat is er te zien?"),
        help_text=_("Voor wie de foto niet kan zien. Bijvoorbeeld: een flap met vijf gewoonten."),
        max_length=ALT_LIMIT,
        error_messages={"required": _("Zeg in een paar woorden wat er te zien is.")},
    )
    no_client = forms.BooleanField(
        label=_("Er staat geen cliënt op, en geen naam of gezicht van een ander"),
        widget=Switch,
        error_messages={"required": _("Kies dit alleen als het klopt. Nooit van cliënten.")},
    )


class VoiceForm(FileForm):
    """A voice note: recorded on the page, or chosen."""

    most, too_large = VOICE_BYTES, SoundTooLong
    file = forms.FileField(
        label=_("Geluid"),
        help_text=_("Een m4a, ogg of webm van hoogstens 3 MB, dat is ruim twee minuten."),
        widget=forms.FileInput(attrs={"accept": SOUNDS}),
        error_messages={
            "required": _("Neem iets op, of kies een bestand."),
            "empty": _("Dit bestand is leeg. Neem het opnieuw op."),
        },
    )
    about = forms.CharField(
        label=_("Waar gaat het over?"),
        max_length=ALT_LIMIT,
        error_messages={"required": _("Zeg in een paar woorden waar het over gaat.")},
    )
    no_client = forms.BooleanField(
        label=_("Er is geen cliënt te horen, en er valt geen naam"),
        widget=Switch,
        error_messages={"required": _("Kies dit alleen als het klopt. Nooit van cliënten.")},
    )


class SheetForm(PhotoForm):
    """A sheet with paper cards, photographed by who leads."""

    circle = forms.TypedChoiceField(
        label=_("Wat kruisten de makers aan?"),
        help_text=_("Staan er meer kaarten op de foto? Kies dan wat op álle kaarten mag."),
        choices=Circle.choices,
        coerce=lambda value: Circle(int(value)),
    )
