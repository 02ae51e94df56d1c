"""What may be done without a network, and how it is done when it arrives.

What changed meanwhile is never overwritten unseen: whoever was away sees both and chooses.
"""

from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rugzak.apps.agenda import queries, services
from rugzak.apps.agenda.words import AHEAD, VisitState
from rugzak.apps.reflection import services as reflection
from rugzak.apps.reflection.words import BODY_LENGTH, TITLE_LENGTH
from rugzak.ground.accounts.models import Member
from rugzak.ground.accounts.rules import get_or_404, require
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.pocket.deeds import Clash, Later, Sent
from rugzak.ground.ui.dates import moment_words
from rugzak.ground.ui.forms import DayField, RugForm, TimeField

UUID_PART = r"(?P<visit>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"


class MomentForm(RugForm):
    keyed = False
    day = DayField()
    time = TimeField()


def done(person: Member, sent: Sent) -> str:
    """She was there. A visit that got another time meanwhile is asked about."""
    row = _visit(person, sent)
    require(person, "agenda.mark_done", row)
    if row.state == VisitState.DONE:
        return _address(row)
    if row.state == VisitState.CANCELLED:
        raise Clash(_cancelled(row), _("Jij zei: ik ben geweest."), _address(row))
    if _changed(row, sent):
        raise Clash(_stands(row), _("Jij zei: ik ben geweest."), _address(row), again=_knowing(row))
    services.mark_done(visit=row, by=person)
    return _address(row)


def move(person: Member, sent: Sent) -> str:
    """Another time. Moved by somebody else meanwhile: both times are shown."""
    row = _visit(person, sent)
    require(person, "agenda.move_visit", row)
    start = _start(sent)
    if row.start == start and row.state in AHEAD:
        return _address(row)
    wanted = _("Jij koos: %(moment)s.") % {"moment": moment_words(start)}
    if row.state not in AHEAD:
        raise Clash(
            _cancelled(row) if row.state == VisitState.CANCELLED else _been(row), wanted, _address(row)
        )
    if _changed(row, sent):
        raise Clash(_stands(row), wanted, _address(row), again=_knowing(row))
    services.move_visit(visit=row, start=start, by=person)
    return _address(row)


def note(person: Member, sent: Sent) -> str:
    """Something written down for oneself."""
    body = sent["body"].strip()
    if not body:
        raise Refusal(_("Schrijf eerst iets op."))
    if len(body) > BODY_LENGTH:
        raise Refusal(_("Deze notitie is te lang. Maak er twee van."))
    row = reflection.write_note(
        title=sent["title"].strip()[:TITLE_LENGTH], body=body, key=UUID(sent.key), by=person
    )
    return reverse("reflection:note", args=[row.pk])


def _visit(person: Member, sent: Sent) -> queries.Visit:
    return get_or_404(queries.visits_coached_by(person), UUID(sent["visit"]))


def _start(sent: Sent) -> datetime:
    day, _space, at = sent["moment"].partition(" ")
    form = MomentForm({"day": day, "time": at} if at else {"day": sent["day"], "time": sent["time"]})
    if not form.is_valid():
        raise Refusal(_("Vul een datum en een tijd in. Bijvoorbeeld: 3 maart 2027, 13:30."))
    return queries.moment_of(form.cleaned_data["day"], form.cleaned_data["time"])


def _changed(row: queries.Visit, sent: Sent) -> bool:
    """Whether the visit is another than the one she saw; an old page that does not say is believed."""
    return sent["revision"].isdecimal() and int(sent["revision"]) != row.revision


def _knowing(row: queries.Visit) -> dict[str, str]:
    return {"revision": str(row.revision)}


def _stands(row: queries.Visit) -> str:
    return _("Het bezoek is verzet. Het staat nu op %(moment)s.") % {"moment": moment_words(row.start)}


def _cancelled(row: queries.Visit) -> str:
    return _("Het bezoek van %(moment)s is afgezegd.") % {"moment": moment_words(row.start)}


def _been(row: queries.Visit) -> str:
    return _("Het bezoek van %(moment)s is al geweest.") % {"moment": moment_words(row.start)}


def _address(row: queries.Visit) -> str:
    return reverse("agenda:visit", args=[row.pk])


DEEDS = (
    Later("done", gettext_lazy("Ik ben geweest"), rf"/agenda/bezoek/{UUID_PART}/geweest/", done),
    Later("move", gettext_lazy("Bezoek verzetten"), rf"/agenda/bezoek/{UUID_PART}/verzetten/", move),
    Later("note", gettext_lazy("Notitie voor jezelf"), r"/van-mij/notities/nieuw/", note),
)
