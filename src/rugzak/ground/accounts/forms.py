"""What people type to come in. Nothing here is ever put back on the screen: it is secret."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from rugzak.ground.accounts.models import Member
from rugzak.ground.ui.forms import RugForm

DIGITS = {"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}


def pin_field(label: Any, *, autocomplete: str = "current-password", **kwargs: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={**DIGITS, "autocomplete": autocomplete})
    return forms.CharField(
        label=label,
        max_length=40,
        widget=widget,
        error_messages={"required": _("Typ je pincode.")},
        **kwargs,
    )


def staff_number_field() -> forms.CharField:
    return forms.CharField(
        label=_("Personeelsnummer"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
        error_messages={"required": _("Typ je personeelsnummer. Je vindt het op je loonstrook.")},
    )


class SecretForm(RugForm):
    """A form that opens a door: nothing is created, so it needs no key."""

    keyed = False


class PinForm(SecretForm):
    pin = pin_field(_("Pincode"))


class SharedPinForm(SecretForm):
    staff_number = staff_number_field()
    pin = pin_field(_("Pincode"))


class PaperCodeForm(SecretForm):
    staff_number = staff_number_field()
    code = forms.CharField(
        label=_("Code op papier"),
        max_length=20,
        help_text=_("Acht letters en cijfers, bijvoorbeeld EKK7-MPS4. Hoofdletters hoeven niet."),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": _("Typ de code die op je papier staat.")},
    )


class MailForm(SecretForm):
    email = forms.EmailField(
        label=_("E-mailadres"),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
        error_messages={
            "required": _("Typ je e-mailadres."),
            "invalid": _("Dit is geen e-mailadres. Typ het zoals naam@zorg.nl."),
        },
    )


class CodeForm(SecretForm):
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(attrs={**DIGITS, "inputmode": "text", "autocomplete": "one-time-code"}),
        error_messages={"required": _("Typ de code.")},
    )


class PasswordForm(MailForm):
    password = forms.CharField(
        label=_("Wachtwoord"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Typ je wachtwoord.")},
    )


class OwnPasswordForm(SecretForm):
    password = forms.CharField(
        label=_("Wachtwoord"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Typ je wachtwoord.")},
    )


class NewPinForm(SecretForm):
    """Chosen twice, as a typing mistake would shut somebody out."""

    pin = pin_field(
        _("Kies een pincode"),
        autocomplete="new-password",
        help_text=_("6 tot 12 cijfers. Niet 123456, en niet je personeelsnummer."),
    )
    again = pin_field(_("Nog een keer"), autocomplete="new-password")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, again = cleaned.get("pin"), cleaned.get("again")
        if first and again and first != again:
            self.add_error("again", _("De pincodes zijn niet gelijk. Typ twee keer dezelfde."))
        return cleaned


class NewPasswordForm(SecretForm):
    new_password = forms.CharField(
        label=_("Kies een wachtwoord"),
        max_length=128,
        strip=False,
        help_text=_("Minstens 12 tekens. Een paar losse woorden achter elkaar is goed te onthouden."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Kies een wachtwoord.")},
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        self.member = member
        super().__init__(*args, **kwargs)

    def clean_new_password(self) -> str:
        password: str = self.cleaned_data["new_password"]
        validate_password(password, self.member.user)
        lowered = password.casefold()
        if any(word and word.casefold() in lowered for word in self._own_words()):
            raise forms.ValidationError(
                _("Gebruik niet je naam, je personeelsnummer of de naam van je organisatie.")
            )
        return password

    def _own_words(self) -> tuple[str, ...]:
        own = (self.member.first_name, self.member.last_name, self.member.staff_number)
        return (*own, self.member.organisation.name.split()[0], "rugzak")


class LostPhoneForm(RugForm):
    staff_number = staff_number_field()
    spoken = forms.BooleanField(
        label=_("Ik heb deze collega zelf gesproken of gezien"),
        error_messages={
            "required": _("Spreek je collega eerst zelf. Zo kan niemand zich voor een ander uitgeven.")
        },
    )


class TabletForm(RugForm):
    label = forms.CharField(
        label=_("Van welk team of welke locatie is deze tablet?"),
        max_length=60,
        help_text=_("Bijvoorbeeld: Duinroos, Egmonderhof"),
    )


class KeyNameForm(SecretForm):
    name = forms.CharField(label=_("Naam van deze sleutel"), max_length=60, required=False)
    answer = forms.CharField(widget=forms.HiddenInput, max_length=20_000)
