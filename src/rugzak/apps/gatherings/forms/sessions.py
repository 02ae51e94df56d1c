"""Planning a session: when, where, for how many, with whom, and how strict about names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rugzak.apps.cards import queries as cards
from rugzak.apps.gatherings import queries
from rugzak.apps.gatherings.pages import cut
from rugzak.apps.gatherings.ready import with_pages
from rugzak.apps.gatherings.script import Script
from rugzak.apps.gatherings.services.planning import Plan
from rugzak.apps.gatherings.words import (
    CONGRESS_FROM,
    MOST_SEATS,
    SESSION_MINUTES_LIMITS,
    Asked,
    EWords,
    Pages,
    SeenBy,
)
from rugzak.apps.people import queries as people
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.weeks import local_moment
from rugzak.ground.ui.forms import DayField, RugForm, TimeField


class NotInThePast:
    """A day that was is refused, unless it was the day already."""

    def _not_in_the_past(self: Any, day: date | None) -> None:
        if day is not None and day < timezone.localdate() and day != self.initial.get("day"):
            self.add_error("day", _("Deze dag is al geweest. Kies een dag die nog komt."))


class GatheringForm(NotInThePast, RugForm):
    """When, where, for how many, with whom; and how strict the room is about names."""

    title = forms.CharField(label=_("Naam van de sessie"), max_length=90)
    day = DayField(label=_("Datum"))
    time = TimeField(label=_("Begint om"))
    minutes = forms.IntegerField(
        label=_("Hoeveel minuten"),
        min_value=SESSION_MINUTES_LIMITS[0],
        max_value=SESSION_MINUTES_LIMITS[1],
        help_text=_("De stappen worden vanzelf korter of langer."),
        required=False,
    )
    location = forms.ChoiceField(label=_("Locatie"), required=False)
    place = forms.CharField(
        label=_("Waar precies"), max_length=120, required=False, help_text=_("Bijvoorbeeld: de huiskamer.")
    )
    seats = forms.IntegerField(
        label=_("Hoeveel plekken"),
        min_value=3,
        max_value=MOST_SEATS,
        initial=12,
        help_text=_("Vanaf 61 is het een zaal: twee mensen lezen mee voor er iets op het doek komt."),
    )
    online = forms.URLField(
        label=_("Ook online? Plak het adres van jullie videogesprek"),
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text=_(
            "Teams, Zoom, Jitsi of iets anders. Wie online meedoet, krijgt een eigen tafel in dat gesprek."
        ),
    )
    online_seats = forms.IntegerField(
        label=_("Hoeveel plekken online"),
        min_value=1,
        max_value=MOST_SEATS,
        required=False,
        help_text=_("Leeg: zoveel als er willen. Deze plekken komen bij die in de zaal."),
    )
    online_tables = forms.CharField(
        label=_("Waar praat elke online tafel?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
        help_text=_(
            "Eén tafel per regel: een adres, of de naam van een groep in het videogesprek. "
            "Leeg: groep 1, groep 2 en zo verder. Maak die groepen zelf in het videogesprek."
        ),
    )
    cohost = forms.ChoiceField(label=_("Wie neemt over als jouw apparaat uitvalt?"), required=False)
    series = forms.ChoiceField(label=_("Hoort bij de reeks"), required=False)
    deck = forms.ChoiceField(label=_("Welke set kaarten?"), required=False)
    name_asked = forms.TypedChoiceField(
        label=_("Vraagt de kamer een naam?"), choices=Asked.choices, coerce=int, initial=Asked.NO
    )
    name_seen_by = forms.TypedChoiceField(
        label=_("Wie ziet die naam?"), choices=SeenBy.choices, coerce=int, initial=SeenBy.NOBODY
    )

    def __init__(self, *args: Any, person: Member, has_cards: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        decks = [(str(one.pk), one.name) for one in cards.decks_for(person)] if has_cards else []
        self.offer("deck", decks or [("", _("Er is nog geen set"))])
        if not has_cards:
            del self.fields["deck"]
        nothing = ("", _("Nog niet bekend"))
        places = [(str(one.pk), one.name) for one in people.locations_for(person)]
        hosts = [(str(one.pk), one.display_name) for one in queries.possible_cohosts(person)]
        series = [(str(one.pk), one.name) for one in queries.series_for(person)]
        self.offer("location", [nothing, *places])
        self.offer("cohost", [("", _("Nog niemand")), *hosts])
        self.offer("series", [("", _("Geen reeks")), *series])
        if not series:
            del self.fields["series"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self._not_in_the_past(data.get("day"))
        places = (data.get("seats") or 0) + (data.get("online_seats") or 0)
        if places > MOST_SEATS:
            self.add_error("online_seats", _("Samen met de zaal kunnen er hoogstens 500 mensen meedoen."))
        if not data.get("online") and (data.get("online_seats") or data.get("online_tables")):
            self.add_error("online", _("Plak ook het adres van jullie videogesprek."))
        if places >= CONGRESS_FROM and not data.get("cohost"):
            self.add_error("cohost", _("In een zaal lezen twee mensen mee. Kies wie dat met je doet."))
        return data

    @property
    def plan(self) -> Plan:
        data = self.cleaned_data
        return Plan(
            title=data["title"],
            starts_at=local_moment(data["day"], data["time"]),
            place=data["place"],
            location_id=data["location"] or None,
            seats=data["seats"],
            cohost_id=data["cohost"] or None,
            series_id=data.get("series") or None,
            deck_id=data.get("deck") or None,
            online=data["online"],
            online_seats=data["online_seats"],
            online_tables=data["online_tables"],
            name_asked=data["name_asked"],
            name_seen_by=data["name_seen_by"] if data["name_asked"] else SeenBy.NOBODY,
        )

    @staticmethod
    def initial_for(plan: Any) -> dict[str, Any]:
        """What the form starts with for a session that is there."""
        start = timezone.localtime(plan.starts_at)
        return {
            "title": plan.title,
            "day": start.date(),
            "time": start.time(),
            "location": plan.location_id or "",
            "place": plan.place,
            "seats": plan.seats,
            "cohost": plan.cohost_id or "",
            "series": plan.series_id or "",
            "deck": plan.deck_id or "",
            "online": plan.online,
            "online_seats": plan.online_seats,
            "online_tables": plan.online_tables,
            "name_asked": plan.name_asked,
            "name_seen_by": plan.name_seen_by,
        }


class NewGatheringForm(GatheringForm):
    """With the variants of the script."""

    e_words = forms.ChoiceField(
        label=_("Welke woorden voor de drie E's?"), choices=EWords.choices, initial=EWords.SENTENCES
    )
    pages = forms.ChoiceField(
        label=_("Hoe liggen de bladzijden?"), choices=Pages.choices, initial=Pages.IMAGE
    )
    texts = forms.CharField(
        label=_("Eigen bladzijden"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=60_000,
        help_text=_("Plak een tekst die jullie mogen gebruiken. Leeg: twaalf bladzijden van Rugzak."),
    )
    texts_from = forms.CharField(
        label=_("Van wie is die tekst, en mogen we hem gebruiken?"), max_length=200, required=False
    )

    def __init__(self, *args: Any, script: Script, **kwargs: Any) -> None:
        super().__init__(*args, has_cards=script.has_cards, **kwargs)
        gone = [] if script.has_e_words else ["e_words"]
        gone += [] if script.has_pages else ["pages", "texts", "texts_from"]
        for name in gone:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("texts") and not data.get("texts_from"):
            self.add_error("texts_from", _("Zeg van wie de tekst is en of jullie hem mogen gebruiken."))
        return data

    def fitted(self, script: Script) -> Script:
        """The script with the chosen variants and length."""
        data = self.cleaned_data
        if "e_words" in data:
            script = replace(script, e_words=data["e_words"])
        if "pages" in data:
            script = with_pages(script, data["pages"])
            texts = tuple(cut(data["texts"])) if data["texts"] else ()
            script = replace(script, texts=texts, texts_from=data["texts_from"] if texts else "")
        return script.scaled(data["minutes"]) if data.get("minutes") else script

    @staticmethod
    def variants_of(script: Script) -> dict[str, Any]:
        """What the form starts with for a script that is there."""
        texts = "\n\n".join(script.texts)
        return {
            "e_words": script.e_words,
            "pages": script.pages,
            "texts": texts,
            "texts_from": script.texts_from,
        }


class SeriesForm(RugForm):
    name = forms.CharField(label=_("Naam van de reeks"), max_length=90)
    goal = forms.CharField(label=_("Wat willen jullie bereiken?"), max_length=300, required=False)


class StartForm(NotInThePast, RugForm):
    """Another day for a copy of a session."""

    day = DayField(label=_("Datum"))
    time = TimeField(label=_("Begint om"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self._not_in_the_past(data.get("day"))
        return data

    @property
    def starts_at(self) -> datetime:
        return local_moment(self.cleaned_data["day"], self.cleaned_data["time"])

    @staticmethod
    def next_week(starts_at: datetime) -> dict[str, Any]:
        start = timezone.localtime(starts_at) + timedelta(days=7)
        # A week after what was long ago is no day to plan on.
        day = max(start.date(), timezone.localdate() + timedelta(days=1))
        return {"day": day, "time": start.time()}
