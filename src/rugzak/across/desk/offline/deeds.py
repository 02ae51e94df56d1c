"""What may be done without a network, and how it is done when it arrives.

What changed meanwhile is never overwritten unseen: whoever was away sees both and chooses.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rugzak.across.desk.offline.looking import choices, look_back
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
    """She was there, as long as planned or as long as she said. Another time meanwhile is asked about."""
    row = _visit(person, sent)
    require(person, "agenda.mark_done", row)
    length = queries.sent_length(sent["length"])
    if row.state == VisitState.DONE:  # on another device, perhaps without how long it was
        services.mark_done(visit=row, by=person, length=length)
        return _address(row)
    return _once(row, sent, VisitState.DONE, _("Jij zei: ik ben geweest."), lambda: services.mark_done(
        visit=row, by=person, length=length
    ))  # fmt: skip


def missed(person: Member, sent: Sent) -> str:
    row = _visit(person, sent)
    require(person, "agenda.mark_missed", row)
    yours = _("Jij zei: dit is niet doorgegaan.")
    return _once(row, sent, VisitState.MISSED, yours, lambda: services.mark_missed(visit=row, by=person))


def cancel(person: Member, sent: Sent) -> str:
    """Of the coach as well as of the colleague."""
    row = get_or_404(queries.own_visits(person), UUID(sent["visit"]))
    require(person, "agenda.cancel_visit", row)
    yours = _("Jij zei: dit gaat niet door.")
    return _once(row, sent, VisitState.CANCELLED, yours, lambda: services.cancel_visit(visit=row, by=person))


def late(person: Member, sent: Sent) -> str:
    """Later on the same day, at the moment on the button that was pressed."""
    row = _visit(person, sent)
    require(person, "agenda.run_late", row)
    start = queries.sent_moment(sent["start"])
    if start is None:
        raise Refusal(_("Kies hoeveel later je bent."))
    if row.start != start or row.state not in AHEAD:
        _refuse_what_changed(row, sent, _("Jij koos: %(moment)s.") % {"moment": moment_words(start)})
        services.run_late(visit=row, start=start, by=person)
    return _address(row)


def move(person: Member, sent: Sent) -> str:
    """Another time. Moved by somebody else meanwhile: both times are shown."""
    row = _visit(person, sent)
    require(person, "agenda.move_visit", row)
    start = _start(sent)
    if row.start == start and row.state in AHEAD:
        return _address(row)
    _refuse_what_changed(row, sent, _("Jij koos: %(moment)s.") % {"moment": moment_words(start)})
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


def _once(row: queries.Visit, sent: Sent, wanted: VisitState, yours: str, deed: Callable[[], object]) -> str:
    """Do it, unless it is so already."""
    if row.state != wanted:
        _refuse_what_changed(row, sent, yours)
        deed()
    return _address(row)


def _refuse_what_changed(row: queries.Visit, sent: Sent, yours: str) -> None:
    """The visit is another than the one she saw: she sees both. An old page that does not say is believed."""
    if row.state not in AHEAD:
        raise Clash(_over(row), yours, _address(row))
    if sent["revision"] and sent["revision"] != str(row.revision):
        now = _("Het bezoek is verzet. Het staat nu op %(moment)s.") % {"moment": moment_words(row.start)}
        raise Clash(now, yours, _address(row), again={"revision": str(row.revision)})


def _over(row: queries.Visit) -> str:
    sentences = {
        VisitState.CANCELLED: _("Het bezoek van %(moment)s is afgezegd."),
        VisitState.MISSED: _("Het bezoek van %(moment)s is niet doorgegaan."),
        VisitState.DONE: _("Het bezoek van %(moment)s is al geweest."),
    }
    return sentences[VisitState(row.state)] % {"moment": moment_words(row.start)}


def _address(row: queries.Visit) -> str:
    return reverse("agenda:visit", args=[row.pk])


VISIT = rf"/agenda/bezoek/{UUID_PART}"
DEEDS = (
    Later("done", gettext_lazy("Ik ben geweest"), f"{VISIT}/geweest/", done),
    Later(
        "log",
        gettext_lazy("Kijk terug"),
        rf"/terugblik/{UUID_PART}/schrijven/",
        look_back,
        form="desk/offline/_log.html",
        choices=choices,
    ),
    Later("missed", gettext_lazy("Niet doorgegaan"), f"{VISIT}/niet-doorgegaan/", missed),
    Later("cancel", gettext_lazy("Dit gaat niet door"), f"{VISIT}/afzeggen/", cancel),
    Later("late", gettext_lazy("Ik kom later"), f"{VISIT}/later/", late),
    Later("move", gettext_lazy("Bezoek verzetten"), f"{VISIT}/verzetten/", move),
    Later("note", gettext_lazy("Notitie voor jezelf"), r"/van-mij/notities/nieuw/", note),
)
