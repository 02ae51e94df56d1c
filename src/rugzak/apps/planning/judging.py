"""Whether a coach and a moment can be, by the judge's sum of the whole plan; and if not, the sentence that says why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rugzak.apps.planning import bridge, most
from rugzak.apps.planning.models import Proposal
from rugzak.apps.planning.queries import Facts, Seat
from rugzak.apps.planning.refusals import DoesNotFit, sentence_of
from rugzak.apps.support.queries import Ask
from rugzak.ground.kernel.weeks import local_moment


def refuse_misfit(
    proposal: Proposal,
    appointment_id: UUID,
    start: datetime,
    facts: Facts,
    prices: dict[str, int],
    others: Iterable[Proposal],
    *,
    by_hand: bool = True,
) -> None:
    """Raises DoesNotFit. ``others`` are the rest of the plan; ``by_hand`` may overrule when it was asked for."""
    question = bridge.make_question(facts, prices)
    rows = bridge.rows_of(facts, others)
    changed = bridge.row_of(
        facts,
        request=str(proposal.ask_id),
        coach=str(appointment_id),
        start=start,
        place=proposal.location_id,
    )
    ask = facts.ask(proposal.ask_id)
    if ask is not None and ask.only_then and ask.at != start:
        raise DoesNotFit(_("Iemand valt hier in voor de eigen coach. Dat kan alleen op de afgesproken tijd."))
    if not most.fits(facts, rows, changed):
        raise DoesNotFit(_enough(ask, facts, appointment_id))
    if not bridge.may_come(question, changed):
        raise DoesNotFit(sentence_of(ValueError("")))
    kept = {row["request"] for row in rows} | ({changed["request"]} if by_hand else set())
    try:
        bridge.consequences(question, [*rows, changed], kept)
    except bridge.Breach as breach:
        # Of one colleague every no sounds the same: else trying coaches out would tell whom she would rather not see.
        told = ValueError("") if ask is None or ask.is_personal else breach
        raise DoesNotFit(sentence_of(told)) from breach


def why_not_on(
    day: date,
    *,
    seat: Seat,
    proposal: Proposal,
    facts: Facts,
    prices: dict[str, int],
    others: Iterable[Proposal],
) -> str:
    """What keeps a proposal from a coach on a day, at the time it has now. That somebody is away, all may see."""
    if seat.times.is_away(day):
        return _("Past niet: %(name)s is er dan niet.") % {"name": seat.appointment.member.first_name}
    at = timezone.localtime(proposal.start).time() if proposal.start else None
    if at is None:
        return sentence_of(ValueError(""))
    try:
        refuse_misfit(
            proposal, seat.appointment.pk, local_moment(day, at), facts, prices, others, by_hand=False
        )
    except DoesNotFit as misfit:
        return str(misfit)
    return sentence_of(ValueError(""))


def _enough(ask: Ask | None, facts: Facts, appointment_id: UUID) -> str:
    """Of one colleague every no sounds the same."""
    seat = facts.seat(appointment_id)
    if ask is None or ask.is_personal or seat is None:
        return sentence_of(ValueError(""))
    return ngettext(
        "Past niet: %(name)s doet hoogstens %(n)d bezoek in vier weken.",
        "Past niet: %(name)s doet hoogstens %(n)d bezoeken in vier weken.",
        seat.most or 0,
    ) % {"name": seat.appointment.member.first_name, "n": seat.most}
