"""The report of a series: what its sessions brought for their goal. Only what their own reports show."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rugzak.apps.cards import queries as cards
from rugzak.apps.cards.words import IdeaState
from rugzak.apps.gatherings.composing import (
    Block,
    Impression,
    by_theme,
    said_of,
)
from rugzak.apps.gatherings.heads import heads_of, in_words, summed_in_words
from rugzak.apps.gatherings.models import Gathering, Piece, Report, Series
from rugzak.apps.gatherings.opening import opened
from rugzak.apps.gatherings.words import SMALL_COUNT, Circle, State, aspects
from rugzak.apps.gatherings.words import Piece as PieceKind
from rugzak.ground.ui.dates import moment_words

SHOWN_IN = {PieceKind.WORD: "words", PieceKind.HABIT: "habits"}


def compose_series(series: Series, rows: Sequence[Gathering]) -> Impression:
    """As one report; ``rows`` are the sessions of the series that this person leads."""
    closed = [row for row in rows if row.state == State.CLOSED]
    reports = _reports(closed)
    pieces = _pieces(closed, reports)
    habits = [piece for piece in pieces if piece.kind == PieceKind.HABIT]
    became = cards.became_of([habit.pk for habit in habits])
    return Impression(
        title=series.name,
        organisation=series.organisation.name,
        place="",
        when=_when(closed),
        people=summed_in_words([heads_of(row, reports.get(row.pk)) for row in closed]) if closed else "",
        opening=series.goal,
        blocks=[
            _sessions(closed, reports),
            _words(closed, [piece for piece in pieces if piece.kind == PieceKind.WORD]),
            _habits(habits, became),
            _outcome(habits, became),
        ],
    )


def _reports(closed: Sequence[Gathering]) -> dict[UUID, Report]:
    rows = Report.objects.filter(gathering__in=closed).prefetch_related("blocks")
    return {report.gathering_id: report for report in rows}


def _pieces(closed: Sequence[Gathering], reports: dict[UUID, Report]) -> list[Piece]:
    """Words and habits that stand in a report now: let go by their maker, not hidden, in a part that is shown."""
    hidden = {
        (report.gathering_id, block.key)
        for report in reports.values()
        for block in report.blocks.all()
        if block.is_hidden
    }
    rows = Piece.objects.filter(
        gathering__in=list(reports), kind__in=SHOWN_IN, circle__gte=Circle.REPORT, is_hidden=False,
        has_words=True, merged_into=None,
    ).order_by("gathering__starts_at", "written_at", "pk")  # fmt: skip
    shown = [row for row in rows if (row.gathering_id, SHOWN_IN[PieceKind(row.kind)]) not in hidden]
    # What went further than the room lies outside the seal: no key is needed to open it.
    return opened(closed[0], shown) if closed else []


def _when(closed: Sequence[Gathering]) -> str:
    if not closed:
        return _("Nog geen sessie gehouden")
    first, last = (moment_words(row.starts_at, "date") for row in (closed[0], closed[-1]))
    number = ngettext("%(n)s sessie", "%(n)s sessies", len(closed)) % {"n": len(closed)}
    if first == last:
        return f"{number}, {first}"
    return _("%(number)s, van %(first)s tot en met %(last)s") % {
        "number": number,
        "first": first,
        "last": last,
    }


def _sessions(closed: Sequence[Gathering], reports: dict[UUID, Report]) -> Block:
    block = Block("sessions", _("Sessies"), _("Wat we deden, en met hoeveel."), sources=len(closed))
    lines = []
    for row in closed:
        where = f", {row.where}" if row.where else ""
        people = in_words(heads_of(row, reports.get(row.pk)))
        lines.append(f"{moment_words(row.starts_at, 'date')}: {row.title}{where}. {people}")
    block.lists = [("", lines)] if lines else []
    return block


def _words(closed: Sequence[Gathering], pieces: list[Piece]) -> Block:
    lead = _("De woorden van alle sessies bij elkaar. Een klein aantal noemen we niet.")
    block = Block("words", _("Wat we erin hoorden"), lead, sources=len(pieces))
    if closed:
        block.said = [(one, said_of(pieces, one.key)) for one in aspects(closed[0].script.e_words)]
    return block


def _habits(habits: list[Piece], became: dict[UUID, cards.Became]) -> Block:
    block = Block(
        "habits", _("Nieuwe goede gewoonten"), _("Wat mensen verder lieten gaan."), sources=len(habits)
    )
    # The same habit of two sessions stands there once.
    block.themes = [
        (theme, list(dict.fromkeys(f"{habit.body}{_fate(habit, became)}" for habit in some)))
        for theme, some in by_theme(habits)
    ]
    return block


def _fate(habit: Piece, became: dict[UUID, cards.Became]) -> str:
    """What became of it, between brackets; nothing when nobody proposed it."""
    fate = became.get(habit.pk)
    if fate is None:
        return ""
    if fate.number is not None:
        return _(" (nu kaart %(number)s)") % {"number": fate.number}
    words = {IdeaState.NEW: _(" (voorgesteld als kaart)"), IdeaState.LEFT: _(" (geen kaart geworden)")}
    return words.get(IdeaState(fate.state), _(" (een kaart geworden)"))


def _outcome(habits: list[Piece], became: dict[UUID, cards.Became]) -> Block:
    """From talking to doing: how many became a card, and how many teams try or keep one; few teams are not counted."""
    found = [became[habit.pk] for habit in habits if habit.pk in became]
    taken = sum(fate.state == IdeaState.TAKEN for fate in found)
    lines = [
        ngettext("%(n)s gewoonte mocht verder", "%(n)s gewoonten mochten verder", len(habits)),
        ngettext("%(n)s is voorgesteld als kaart", "%(n)s zijn voorgesteld als kaart", len(found)),
        ngettext("%(n)s is een kaart geworden", "%(n)s zijn een kaart geworden", taken),
    ]
    numbers = (len(habits), len(found), taken)
    texts = [line % {"n": n} for line, n in zip(lines, numbers, strict=True) if n]
    teams = {team for fate in found for team in fate.tried}
    kept = {team for fate in found for team in fate.kept}
    texts += [
        text
        for text, some in (
            (_("%(n)s teams proberen of probeerden zo'n kaart") % {"n": len(teams)}, teams),
            (_("%(n)s teams hielden er een") % {"n": len(kept)}, kept),
        )
        if len(some) >= SMALL_COUNT
    ]
    block = Block(
        "became", _("Van praten naar doen"), _("Wat er met de gewoonten gebeurde."), sources=len(found)
    )
    block.lists = [("", texts)]
    return block
