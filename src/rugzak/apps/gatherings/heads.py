"""How many were there, as a report says it: no small count, and none that another count gives away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rugzak.apps.gatherings.models import Gathering, Report
from rugzak.apps.gatherings.words import SMALL_COUNT


@dataclass(frozen=True)
class Heads:
    """Practice and organisers apart; ``others`` are people of whom nobody said as what they came.

    ``online`` is how many of them took part online, and 0 also when that may not be said.
    """

    practice: int = 0
    leaders: int = 0
    guests: int = 0
    others: int = 0
    organisers: int = 1
    online: int = 0

    @property
    def total(self) -> int:
        return self.practice + self.leaders + self.guests + self.others

    @property
    def is_small(self) -> bool:
        return self.total < SMALL_COUNT


def heads_of(gathering: Gathering, report: Report | None) -> Heads:
    """Of one session: as who leads says in the report, else as it was counted at the close."""
    if report is None:
        parts, organisers = (0, 0, 0), 1 + (gathering.cohost_id is not None)
    else:
        parts = (report.practice or 0, report.leaders or 0, report.guests or 0)
        organisers = report.organisers
    # Before the close nobody is counted for the report.
    others = 0 if sum(parts) else gathering.came or 0
    total = sum(parts) + others
    return Heads(*parts, others, organisers, online_to_tell(total, gathering.came_online or 0))


def online_to_tell(total: int, online: int) -> int:
    """How many were online, when neither they nor who was in the room are few; else 0."""
    in_the_room = total - online
    return online if online >= SMALL_COUNT and (in_the_room == 0 or in_the_room >= SMALL_COUNT) else 0


def in_words(heads: Heads) -> str:
    """Of one session. Under five it only says that it was a small group."""
    online = ""
    if heads.online:
        is_all = heads.online == heads.total
        online = (
            _("Iedereen deed online mee.")
            if is_all
            else _("%(n)s van hen deden online mee.") % {"n": heads.online}
        )
    return _sentence(heads, online)


def summed_in_words(told: Sequence[Heads]) -> str:
    """Of several sessions: a small group is in no sum, or it could be worked out."""
    large = [heads for heads in told if not heads.is_small]
    sums = Heads(
        practice=sum(heads.practice for heads in large),
        leaders=sum(heads.leaders for heads in large),
        guests=sum(heads.guests for heads in large),
        others=sum(heads.others for heads in large),
        organisers=sum(heads.organisers for heads in told),
        online=sum(heads.online for heads in large),
    )
    # Few who were online at one of them are not in it, and nobody can tell whether there were any.
    online = _("Ten minste %(n)s van hen deden online mee.") % {"n": sums.online} if sums.online else ""
    text = _sentence(sums, online)
    if large and len(large) < len(told):
        text += " " + _("Kleine groepen zijn niet meegeteld.")
    return text + " " + _("Wie vaker kwam, telt vaker.") if len(large) > 1 else text


def _sentence(heads: Heads, online: str) -> str:
    beside = ngettext("%(n)s begeleider", "%(n)s begeleiders", heads.organisers) % {"n": heads.organisers}
    there = _("Een kleine groep") if heads.is_small else _parts(heads)
    if online:
        words = {"there": there, "online": online, "beside": beside}
        return _("%(there)s. %(online)s Daarnaast %(beside)s.") % words
    return _("%(there)s. Daarnaast %(beside)s.") % {"there": there, "beside": beside}


def _parts(heads: Heads) -> str:
    counts = (heads.practice, heads.leaders, heads.guests, heads.others)
    parts = [
        ngettext("%(n)s mens uit de praktijk", "%(n)s mensen uit de praktijk", heads.practice),
        ngettext("%(n)s leidinggevende of bestuurder", "%(n)s leidinggevenden en bestuurders", heads.leaders),
        ngettext("%(n)s gast", "%(n)s gasten", heads.guests),
        ngettext("%(n)s deelnemer", "%(n)s deelnemers", heads.others),
    ]
    return ", ".join(part % {"n": n} for part, n in zip(parts, counts, strict=True) if n)
