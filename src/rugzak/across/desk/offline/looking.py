"""Looking back on a visit without a network: what was done, what moved, what was agreed."""

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from rugzak.apps.agenda import queries as agenda
from rugzak.apps.backpack import queries as backpack
from rugzak.apps.coaching import queries, services
from rugzak.apps.coaching.words import WORDS_LENGTH, Deed, Movement
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.pocket.deeds import Clash, Sent
from rugzak.ground.ui.forms import DayField, RugForm


class DayForm(RugForm):
    keyed = False
    when = DayField()


def look_back(person: Member, sent: Sent) -> str:
    """As the page of looking back does it. Looked back on another device meanwhile: she sees that, and chooses."""
    visit = get_or_404(agenda.visits_coached_by(person), UUID(sent["visit"]))
    require(person, "coaching.look_back", visit)
    deeds = [Deed(one) for one in sent.data.getlist("deeds") if one in Deed.values]
    if not deeds:
        raise Refusal(_("Kies ten minste één ding dat jullie deden."))
    key = UUID(sent.key)
    try:
        services.look_back(
            visit=visit,
            deeds=deeds,
            movements=[Movement(one) for one in sent.data.getlist("movements") if one in Movement.values],
            words=sent["words"].strip()[:WORDS_LENGTH],
            key=key,
            revision=int(sent["revision"]) if sent["revision"].isdecimal() else 0,
            length=agenda.sent_length(sent["length"]),
            items=_from_bag(person, sent),
            by=person,
        )
    except services.ChangedElsewhere:
        raise _both_sides(person, visit, deeds) from None
    _agree(person, visit, sent, uuid5(key, "action"))
    return reverse("coaching:look_back", args=[visit.pk])


def _from_bag(person: Member, sent: Sent) -> list[backpack.Item]:
    """What was ticked and is still in the bag."""
    ticked = set(sent.data.getlist("bag"))
    return [one for one in backpack.items_of(person) if str(one.pk) in ticked] if ticked else []


def choices() -> dict[str, Any]:
    """What can be ticked on the page without a network."""
    return {"deed_choices": Deed.choices, "movement_choices": Movement.choices}


def _agree(person: Member, visit: agenda.Visit, sent: Sent, key: UUID) -> None:
    if not sent["what"].strip():
        return
    owner = next((one for one in queries.people_of_visit(visit) if str(one.pk) == sent["who"]), None)
    when = _day(sent)
    if owner is None or when is None:
        raise Refusal(_("Kies wie dit doet, en wanneer."))
    services.agree_action(
        visit=visit, words=sent["what"].strip(), owner=owner, due_on=when, key=key, by=person
    )


def _day(sent: Sent) -> date | None:
    form = DayForm({"when": sent["when"]})
    return form.cleaned_data["when"] if form.is_valid() else None


def _both_sides(person: Member, visit: agenda.Visit, deeds: list[Deed]) -> Clash:
    there = queries.readable_log(person, visit.pk)
    if there is None:
        raise Http404
    return Clash(
        _("Op een ander apparaat staat al: %(deeds)s.") % {"deeds": ", ".join(map(str, there.deed_words))},
        _("Jij koos: %(deeds)s.") % {"deeds": ", ".join(str(one.label) for one in deeds)},
        reverse("coaching:look_back", args=[visit.pk]),
        again={"revision": str(there.revision)},
    )
