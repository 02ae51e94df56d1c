"""What a form says when something is not right: short, without blame, with an example."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rugzak.ground.ui.forms.fields import HoursField

EVERY: dict[str, Any] = {
    "required": _("Vul dit nog in."),
    "max_length": _("Dit is te lang: %(show_value)d tekens. Er passen er %(limit_value)d."),
    "min_length": _("Dit is te kort. Gebruik minstens %(limit_value)d tekens."),
    "max_value": _("Dit is te veel. Kies %(limit_value)s of minder."),
    "min_value": _("Dit is te weinig. Kies %(limit_value)s of meer."),
    "step_size": _("Kies een stap van %(limit_value)s."),
    "invalid": _("Dit kunnen we niet lezen. Schrijf het anders op."),
    "null_characters_not_allowed": _(
        "Er staat een teken in dat we niet kunnen bewaren. Typ de tekst opnieuw."
    ),
    "unique": _("Dit bestaat al."),
}
BY_FIELD: tuple[tuple[type[forms.Field], dict[str, Any]], ...] = (
    (HoursField, dict(HoursField.default_error_messages)),
    (
        forms.DateTimeField,
        {
            "required": _("Vul een dag en een tijd in. Bijvoorbeeld: 3 maart 2027 om 13:30."),
            "invalid": _("Deze dag en tijd kennen we niet. Bijvoorbeeld: 3 maart 2027 om 13:30."),
        },
    ),
    (
        forms.DateField,
        {
            "required": _("Vul een datum in. Bijvoorbeeld: 3 maart 2027."),
            "invalid": _("Deze datum kennen we niet. Bijvoorbeeld: 3 maart 2027."),
        },
    ),
    (
        forms.TimeField,
        {
            "required": _("Vul een tijd in. Bijvoorbeeld: 13:30."),
            "invalid": _("Deze tijd kennen we niet. Bijvoorbeeld: 13:30."),
        },
    ),
    (forms.EmailField, {"invalid": _("Dit is geen e-mailadres. Bijvoorbeeld: naam@voorbeeld.nl.")}),
    (forms.URLField, {"invalid": _("Dit is geen webadres. Bijvoorbeeld: https://www.voorbeeld.nl.")}),
    (
        forms.DecimalField,
        {
            "invalid": _("Vul een getal in. Bijvoorbeeld: 7,5."),
            "max_digits": _("Dit getal is te lang."),
            "max_decimal_places": _("Gebruik hoogstens %(max)s cijfers achter de komma."),
            "max_whole_digits": _("Dit getal is te groot."),
        },
    ),
    (forms.IntegerField, {"invalid": _("Vul een heel getal in. Bijvoorbeeld: 4.")}),
    (
        forms.FileField,
        {
            "required": _("Kies een bestand."),
            "invalid": _("Dit bestand kwam niet goed over. Kies het opnieuw."),
            "missing": _("Dit bestand kwam niet goed over. Kies het opnieuw."),
            "empty": _("Dit bestand is leeg. Kies een ander bestand."),
            "max_length": _("De naam van dit bestand is te lang. Maak de naam korter."),
            "invalid_image": _("Dit is geen afbeelding die we kunnen openen. Kies een jpg of png."),
        },
    ),
    (forms.BooleanField, {"required": _("Zet hier een vinkje als je verder wilt.")}),
    (
        forms.ModelMultipleChoiceField,
        {
            "required": _("Kies er minstens één."),
            "invalid_choice": _("Deze keuze bestaat niet meer. Kies opnieuw."),
            "invalid_pk_value": _("Deze keuze bestaat niet meer. Kies opnieuw."),
            "invalid_list": _("Kies uit de lijst."),
        },
    ),
    (
        forms.MultipleChoiceField,
        {
            "required": _("Kies er minstens één."),
            "invalid_choice": _("Deze keuze bestaat niet meer. Kies opnieuw."),
            "invalid_list": _("Kies uit de lijst."),
        },
    ),
    (
        forms.ChoiceField,
        {"required": _("Kies er één."), "invalid_choice": _("Deze keuze bestaat niet meer. Kies opnieuw.")},
    ),
)


def speak_plainly(field: forms.Field) -> None:
    """Give a field our sentences, except where its form wrote its own."""
    ours = dict(EVERY)
    ours.update(next((words for kind, words in BY_FIELD if isinstance(field, kind)), {}))
    stock = _stock_messages(type(field))
    for code, sentence in ours.items():
        current = field.error_messages.get(code)
        if current is None or current is stock.get(code):
            field.error_messages[code] = sentence


def _stock_messages(kind: type[forms.Field]) -> dict[str, Any]:
    messages: dict[str, Any] = {}
    for ancestor in reversed(kind.__mro__):
        messages.update(getattr(ancestor, "default_error_messages", {}))
    return messages
