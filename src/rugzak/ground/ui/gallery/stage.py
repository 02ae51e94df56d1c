"""Sample values for the gallery: the usual cast, fixed moments, a small form."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.paginator import Paginator

from rugzak.ground.ui.forms import ChipsField, ChoiceCards, DayField, HoursField, RugForm, Switch, TimeField
from rugzak.ground.ui.words import STATES

MONDAY = date(2026, 4, 20)


class SampleForm(RugForm):
    """One field of each kind."""

    place = forms.CharField(label="Waar is het?", help_text="De naam van het huis of het team", max_length=40)
    kind = forms.ChoiceField(
        label="Soort begeleiding", choices=[("a", "Meewerken op de vloer"), ("b", "Gesprek")]
    )
    day = DayField(label="Datum", help_text="Een dag die al geweest is")
    start = TimeField(label="Van", required=False)
    length = HoursField(label="Hoe lang?", required=False)
    who = forms.ChoiceField(
        label="Voor wie vraag je hulp?",
        choices=[("me", "Voor mij"), ("team", "Voor ons team")],
        widget=ChoiceCards(
            about={
                "me": ("user-round", "Ruben ziet dit niet"),
                "team": ("users", "Je team en Ruben zien dit"),
            }
        ),
    )
    days = ChipsField(
        label="Welke dagen?",
        choices=[("di", "dinsdag"), ("wo", "woensdag"), ("do", "donderdag")],
        required=False,
    )
    words = forms.CharField(
        label="Wat zag of hoorde je?", widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    shared = forms.BooleanField(label="Nele ziet dit", widget=Switch, required=False)
    region = forms.CharField(
        label="Regio",
        initial="Kennemerland",
        disabled=True,
        required=False,
        help_text="Komt uit je dienstverband",
    )


def values() -> dict[str, Any]:
    """What the specimens refer to."""
    wrong = SampleForm(
        {"place": "Huis Egmonderhof", "kind": "a", "day": "31 februari 2027"}, auto_id="wrong_%s"
    )
    right = SampleForm(initial={"place": "Huis Egmonderhof", "who": "me", "days": ["di"], "shared": True})
    return {
        "form": right,
        "wrong": wrong,
        "wietske": person("Wietske Hoekstra", "WH"),
        "samira": person("Samira El Amrani", "SE"),
        "at": datetime(2026, 4, 14, 13, 30, tzinfo=ZoneInfo("Europe/Amsterdam")),
        "day": MONDAY,
        "two_hours": timedelta(hours=2),
        "short": timedelta(minutes=17),
        "used": timedelta(hours=6, minutes=10),
        "over": timedelta(hours=8, minutes=25),
        "budget": timedelta(hours=8),
        "week": week(),
        "states": list(STATES),
        "tabs": [
            {"label": "Open", "href": "#", "current": True, "count": 5},
            {"label": "Gepland", "href": "#"},
            {"label": "Gesloten", "href": "#"},
        ],
        "page": Paginator(range(63), 20).page(2),
        **charts(),
    }


def person(name: str, initials: str) -> SimpleNamespace:
    """Someone of the cast."""
    return SimpleNamespace(display_name=name, initials=initials)


def week() -> list[dict[str, Any]]:
    """Seven days with a few visits."""
    visits = (1, 3, 0, 1, 0, 0, 0)
    return [
        {"date": MONDAY + timedelta(days=n), "href": "#", "count": count, "current": n == 1, "free": n > 4}
        for n, count in enumerate(visits)
    ]


def charts() -> dict[str, Any]:
    """Figures for the three charts."""
    return {
        "answers": [
            ("1-4", 28, False),
            ("5", 26, False),
            ("6", 45, False),
            ("7", 88, True),
            ("8", 121, True),
            ("9", 70, True),
            ("10", None),
        ],
        "signals": [
            ("Te weinig tijd voor een MDO", 20),
            ("De app hapert in de avond", 16),
            ("Kop van Noord-Holland", None),
        ],
        "months": [
            ("gevraagd", [("jan", 31), ("feb", 28), ("mrt", 40), ("apr", 44), ("mei", 38)]),
            ("geholpen", [("jan", 24), ("feb", 27), ("mrt", None), ("apr", 39), ("mei", 37)]),
        ],
        "regions": [
            ("Kennemerland", 7.6, 7.3, 7.9, 128),
            ("Zaanstreek", 7.5, 7.1, 7.9, 84),
            ("Waterland", 7.1, 6.6, 7.6, 96),
            ("Kop", None, None, None, None),
        ],
    }
