"""Asking in three taps: what about, which setting, how soon, and then send.

Each tap is a submit button, and everything chosen or typed travels along in the
form itself: nothing is in the address, nothing waits on the server, and it works
without script.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property, lazy
from django.utils.translation import gettext as _

from rugzak.apps.agenda.words import Setting
from rugzak.apps.people import queries as people
from rugzak.apps.programmes import queries as programmes
from rugzak.apps.support import nudges, services
from rugzak.apps.support.forms import AskForm
from rugzak.apps.support.words import Haste, Theme, Whom
from rugzak.ground.accounts.access import PersonRequest, access
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.words import Lane
from rugzak.ground.kernel.data_map import Data
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.tenancy.nouns import words_of
from rugzak.ground.ui.toasts import toast

TAPS: dict[str, Any] = {"theme": Theme, "setting": Setting, "haste": Haste}
SEND = "send"
MANY = ("weekdays", "dayparts", "avoid")
CARRIED = (
    *TAPS,
    "whom",
    "team",
    "region",
    "programme",
    *MANY,
    "prefer",
    "outside",
    "words",
    "sleutel",
    "van",
)
ICONS = {
    Theme.WORKING_TOGETHER: "hand-helping",
    Theme.HARD_TALK: "message-circle",
    Theme.CARE_THAT_TOUCHES: "heart-handshake",
    Theme.SEEING_THE_PERSON: "user-round",
    Theme.LEARNING: "graduation-cap",
    Theme.REPORTING: "smartphone",
    Theme.LETTING_OFF: "coffee",
    Theme.OTHER: "pencil",
    Setting.FLOOR: "footprints",
    Setting.CONFERENCE: "users",
    Setting.INTERVISION: "book-open",
    Setting.REFRESHER: "refresh-cw",
    Setting.NEW_STAFF: "user-plus",
    Setting.ONE_TO_ONE: "message-circle",
    Haste.NOW: "bell",
    Haste.WEEK: "calendar-clock",
    Haste.THREE_WEEKS: "calendar-days",
    Haste.LATER: "hourglass",
}


@dataclass(frozen=True)
class Situation:
    """Where somebody works and what can be asked there."""

    person: Member
    data: QueryDict | None = field(default=None)

    @cached_property
    def teams(self) -> list[Any]:
        return people.teams_worked_in(self.person)

    @cached_property
    def regions(self) -> list[Any]:
        return [] if self.teams else list(people.regions_for(self.person))

    @cached_property
    def team(self) -> Any:
        """The team chosen, or the first one."""
        wanted = self.data.get("team") if self.data else None
        return next(
            (team for team in self.teams if str(team.pk) == wanted), self.teams[0] if self.teams else None
        )

    @cached_property
    def region(self) -> Any:
        if self.team:
            return self.team.location.region
        wanted = self.data.get("region") if self.data else None
        return next(
            (one for one in self.regions if str(one.pk) == wanted), self.regions[0] if self.regions else None
        )

    @cached_property
    def programmes(self) -> list[Any]:
        return programmes.requestable_programmes(self.region.pk) if self.region else []

    @cached_property
    def leads(self) -> str:
        """The first names of who leads the teams, other than the person: "Ruben en Marga"."""
        leads = people.leads_of_teams([team.pk for team in self.teams])
        return _(" en ").join(lead.first_name for lead in leads if lead.pk != self.person.pk)

    @cached_property
    def coaches(self) -> list[tuple[str, str]]:
        """Who could come, by name: for the wishes."""
        if not self.region or not self.programmes:
            return []
        rows = programmes.running_appointments().filter(
            region=self.region, programme__in=[one.pk for one in self.programmes]
        )
        named = {row.member_id: row.member for row in rows if row.member_id != self.person.pk}
        ordered = sorted(named.values(), key=lambda member: member.sort_key)
        return [(str(member.pk), member.display_name) for member in ordered]

    def who_sees(self) -> dict[str, tuple[str, str]]:
        """For each choice of whom: an icon, and by name who sees it, looked up when it is shown."""
        mine = _("%(lead)s ziet dit niet. Ook niet dát je hulp vraagt.")
        ours = _("Je team en %(lead)s zien deze vraag, en dat jij hem stelde.")
        named = lazy(lambda sentence: sentence % {"lead": self.leads or _("Je teamleider")}, str)
        return {Whom.ME.value: ("user-round", named(mine)), Whom.TEAM.value: ("users", named(ours))}


@access(data=Data.PERSONAL, methods=("GET", "POST"))
def ask(request: PersonRequest) -> HttpResponse:
    """One page per tap; the last one sends."""
    data = request.POST if request.method == "POST" else None
    situation = Situation(request.person, data)
    if not situation.programmes:
        return render(request, "support/ask_closed.html")
    step = _step(data)
    if step != SEND:
        return render(request, "support/ask_tap.html", _tap(step, data))
    if data is not None and "verstuur" in data:
        form = _form(situation, data, bound=True)
        hints = nudges.unseen(form.cleaned_data["words"], data) if form.is_valid() else []
        if hints:
            return render(request, "support/ask_send.html", _review(form, situation, data, hints))
        if form.is_valid():
            try:
                sent = services.send_request(
                    wish=_wish(form.cleaned_data, situation),
                    key=form.cleaned_data["sleutel"],
                    by=request.person,
                )
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                _settle_what_was_thought_of(request.person, data)
                return _thanks(request, sent.pk)
        return render(request, "support/ask_send.html", _review(form, situation, data), status=422)
    form = _form(situation, data, bound=False)
    return render(request, "support/ask_send.html", _review(form, situation, data))


def _step(data: QueryDict | None) -> str:
    """The tap asked for by "Wijzig" or "Terug", else the first one not answered yet."""
    if data is None:
        return next(iter(TAPS))
    wanted = data.get("naar", "")
    if wanted in TAPS:
        return wanted
    return next((name for name, words in TAPS.items() if data.get(name) not in words.values), SEND)


def _tap(step: str, data: QueryDict | None) -> dict[str, Any]:
    names = list(TAPS)
    place = names.index(step)
    chosen = data.get(step) if data is not None else None
    choices = [
        {
            "value": one.value,
            "label": one.label,
            "icon": ICONS[one],
            "on": one.value == chosen,
        }
        for one in TAPS[step]
    ]
    return {
        "step": step,
        "number": place + 1,
        "total": len(names),
        "choices": choices,
        "carried": _carried(data, without=step),
        "before": names[place - 1] if place else "",
    }


def _carried(data: QueryDict | None, *, without: str) -> list[tuple[str, str]]:
    if data is None:
        return []
    return [(name, value) for name in CARRIED if name != without for value in data.getlist(name)]


def _form(situation: Situation, data: QueryDict | None, *, bound: bool) -> AskForm:
    offers: dict[str, Any] = {
        "coaches": situation.coaches,
        "teams": [(str(team.pk), team.name) for team in situation.teams],
        "regions": [(str(region.pk), region.name) for region in situation.regions],
        "programmes": [(str(programme.pk), programme.name) for programme in situation.programmes],
        "seen": situation.who_sees(),
        "words": words_of(situation.person.organisation),
    }
    if bound:
        return AskForm(data, **offers)
    typed: dict[str, Any] = {}
    if data is not None:
        typed = {name: data.getlist(name) if name in MANY else data[name] for name in CARRIED if name in data}
    return AskForm(initial=typed, **offers)


def _review(
    form: AskForm, situation: Situation, data: QueryDict | None, hints: Sequence[nudges.Hint] = ()
) -> dict[str, Any]:
    chosen = {name: words(data[name]) for name, words in TAPS.items()} if data else {}
    programme = situation.programmes[0]
    return {
        "form": form,
        "hints": hints,
        "nudges": nudges.FOR_BROWSERS,
        "chosen": chosen,
        "region": situation.region,
        "lead": situation.leads,
        "programme": programme,
        "promise_days": programme.promise_days,
        "thought_of_by": data.get("van", "") if data else "",
    }


def _wish(values: dict[str, Any], situation: Situation) -> services.Wish:
    chosen = values.get("programme")
    return services.Wish(
        theme=Theme(values["theme"]),
        setting=Setting(values["setting"]),
        haste=Haste(values["haste"]),
        programme_id=UUID(chosen) if chosen else situation.programmes[0].pk,
        region_id=situation.region.pk,
        location_id=situation.team.location_id if situation.team else None,
        team_id=situation.team.pk if values["whom"] == Whom.TEAM else None,
        weekdays=values["weekdays"],
        dayparts=values["dayparts"],
        words=values["words"].strip(),
        prefer_id=UUID(values["prefer"]) if values.get("prefer") else None,
        avoid_ids=[UUID(value) for value in values.get("avoid", [])],
        outside_team=values["outside"],
    )


def _settle_what_was_thought_of(person: Member, data: QueryDict) -> None:
    """A colleague thought of it; she made a question of her own of it."""
    with suppress(ValueError):
        services.settle_suggestion(suggestion_id=UUID(data.get("van", "")), by=person)


def _thanks(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """To the request, or home on a shared tablet: that lane opens no words."""
    toast(request, _("Verstuurd."), undo=reverse("support:withdraw", args=[request_id]))
    if request.session.get("lane") == Lane.FULL:
        return redirect("support:request", request_id)
    return redirect("desk:home")
