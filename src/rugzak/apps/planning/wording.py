"""What the board says, in sentences: titles, why not, what would help, who was first."""

from __future__ import annotations

from datetime import time
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rugzak.apps.agenda.words import Setting
from rugzak.apps.planning.bridge import moment_at
from rugzak.apps.planning.models import Proposal
from rugzak.apps.planning.queries import Facts
from rugzak.apps.planning.refusals import sentence_of
from rugzak.apps.planning.words import ENOUGH
from rugzak.apps.programmes.words import Competence
from rugzak.apps.support.queries import Ask
from rugzak.ground.ui.dates import day_words, moment_words

NOON = time(12)
FUNNEL = (
    ("suits_not", gettext_lazy("past niet bij de vraag")),
    (ENOUGH, gettext_lazy("doet al wat hoogstens kan in vier weken")),
    ("no_competence", gettext_lazy("brengt niet mee wat dit moment vraagt")),
    ("not_available", gettext_lazy("is er niet op die dagen of uren")),
    ("too_far", gettext_lazy("werkt te ver weg")),
    ("cannot_reach", gettext_lazy("kan er niet op tijd zijn")),
    ("hours_full", gettext_lazy("heeft te weinig uren")),
    ("no_partner", gettext_lazy("heeft niemand om samen te gaan")),
)
WHY_NOT = {
    "suits_not": gettext_lazy("Niemand hier past bij deze vraag."),
    ENOUGH: gettext_lazy("Wie past, doet in vier weken al wat hoogstens kan."),
    "no_competence": gettext_lazy("Niemand van hen brengt mee wat dit moment vraagt."),
    "not_available": gettext_lazy("Op de gevraagde dagen of uren is er niemand."),
    "too_far": gettext_lazy("Wie dan kan, is te ver weg."),
    "cannot_reach": gettext_lazy("Wie dan kan, is niet op tijd."),
    "hours_full": gettext_lazy("Wie dan kan, heeft te weinig uren."),
    "no_partner": gettext_lazy("Er is niemand om samen te gaan."),
    "no_moment": gettext_lazy("De gevraagde dagen of uren passen niet in deze weken."),
}
LINES = (
    ("travel", gettext_lazy("Reizen")),
    ("waiting", gettext_lazy("Wachten")),
    ("missed_preference", gettext_lazy("Een bekende van het team")),
    ("over_soft_limit", gettext_lazy("Uren boven de rustige grens")),
    ("unserved", gettext_lazy("Iemand anders verliest een plek")),
    ("changes", gettext_lazy("Iets verplaatsen")),
)
PARTS = (
    ("unserved", gettext_lazy("geen plek")),
    ("waiting", gettext_lazy("wachten")),
    ("travel", gettext_lazy("reizen")),
    ("missed_preference", gettext_lazy("een onbekende")),
    ("over_soft_limit", gettext_lazy("boven de rustige grens")),
    ("changes", gettext_lazy("verplaatst")),
)


def title_of(ask: Ask) -> str:
    """The team; of one colleague nothing but that."""
    return _("Persoonlijke vraag") if ask.is_personal else ask.team


def kind_of(ask: Ask) -> str:
    return _("alleen tijd en plaats") if ask.is_personal else str(Setting(ask.setting).label)


def place_of(facts: Facts, ask: Ask) -> str:
    """The house of a team; of one colleague the town, as a house may hold few people."""
    place = facts.places.get(ask.location_id) if ask.location_id else None
    if place is None:
        return _("plek nog af te spreken")
    return place.town if ask.is_personal else f"{place.name}, {place.town}"


def why_not(facts: Facts, why: dict[str, Any]) -> str:
    if not why:
        return _("Nog niet gepland.")
    if why.get("nobody"):
        return str(WHY_NOT.get(why["rule"], WHY_NOT["suits_not"]))
    count = why["fits"]
    return ngettext(
        "%(n)d %(one)s kan dit, maar de tijd ging naar andere vragen.",
        "%(n)d %(many)s kunnen dit, maar hun tijd ging naar andere vragen.",
        count,
    ) % {"n": count, "one": facts.noun[0], "many": facts.noun[1]}


def help_of(facts: Facts, one: dict[str, Any]) -> str:
    """One single change that makes room."""
    if one["change"] == "hours":
        return _("%(n)d minuten meer voor één %(one)s in die week.") % {
            "n": one["minutes"],
            "one": facts.noun[0],
        }
    if one["change"] == "distance":
        return _("Iemand die tot %(n)d minuten wil rijden.") % {"n": one["minutes_from_base"]}
    if one["change"] == "competence":
        return _("Iemand die ‘%(what)s’ niet meebrengt, kan het wel.") % {
            "what": Competence(one["without"]).label
        }
    moment = moment_at(facts, one["day"], one["from_minute"])
    day = day_words(timezone.localtime(moment).date())
    if timezone.localtime(moment).time() < NOON:
        return _("Op %(day)s in de ochtend past het wel.") % {"day": day}
    return _("Op %(day)s in de middag past het wel.") % {"day": day}


def coach_name(facts: Facts, coach: str) -> str:
    seat = facts.seat(coach)
    return seat.appointment.member.first_name if seat else _("iemand anders")


def was_of(facts: Facts, one: Proposal) -> str:
    """Where it stood before, or whose visit it was; nothing when it is simply new."""
    if one.moves is not None:
        return instead_of(one.moves.coach.first_name)
    return before_of(facts, one.before) if one.before else ""


def instead_of(name: str) -> str:
    return _("in plaats van %(name)s") % {"name": name}


def apart_of(facts: Facts, apart: dict[str, str] | None) -> str:
    """Why another person comes than to another visit of the same request; nothing when it is one person."""
    if apart is None:
        return ""
    if not apart:
        return _("Niemand kan alle bezoeken van deze vraag doen. Daarom komt niet steeds dezelfde.")
    return _("Naar een ander bezoek van deze vraag gaat %(name)s. Dit bezoek erbij? %(why)s") % {
        "name": coach_name(facts, apart["coach"]),
        "why": sentence_of(ValueError(apart["rule"])),
    }


def before_of(facts: Facts, before: dict[str, str]) -> str:
    """Where it stood in the plan before this one."""
    moment = parse_datetime(before["start"])
    assert moment is not None
    return _("was %(name)s, %(moment)s") % {
        "name": coach_name(facts, before["coach"]),
        "moment": moment_words(timezone.localtime(moment)),
    }
