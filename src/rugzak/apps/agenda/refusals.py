"""What somebody who plans can bump into, in words that tell what can be done now."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from rugzak.apps.agenda.words import LONGEST, SHORTEST
from rugzak.ground.kernel.refusal import Refusal
from rugzak.ground.ui.dates import day_words, moment_words, spoken_length

DAYS_NAMED = 6


class HoursSpent(Refusal):
    """The week has too few released hours left for this visit."""

    def __init__(
        self, name: str, *, left: timedelta, needed: timedelta, on_the_road: timedelta = timedelta()
    ) -> None:
        self.hours_left = max(left, timedelta())
        # How far over the released hours the week would go.
        self.over = needed + on_the_road - left
        sentence = (
            _("%(name)s heeft deze week nog %(left)s vrij. Dit bezoek duurt %(needed)s.")
            if self.hours_left
            else _("%(name)s heeft deze week geen uren meer vrij. Dit bezoek duurt %(needed)s.")
        )
        told = {"name": name, "left": spoken_length(self.hours_left), "needed": spoken_length(needed)}
        advice = _("Kies een andere week of maak het bezoek korter.")
        road = _("Erheen reizen duurt %(length)s.") % {"length": spoken_length(on_the_road)}
        said = [sentence % told, road, advice] if on_the_road > timedelta() else [sentence % told, advice]
        super().__init__(" ".join(said), field="day")


class AlreadyTaken(Refusal):
    """Somebody is somewhere else then. ``free`` are moments that do suit everybody."""

    def __init__(self, names: Sequence[str], free: Sequence[datetime]) -> None:
        self.free = list(free)
        who = _(" en ").join(names) if names else ""
        sentence = (
            _("%(who)s kan dan niet: er staat al iets anders.") % {"who": who}
            if len(names) == 1
            else _("%(who)s kunnen dan niet: er staat al iets anders.") % {"who": who}
            if names
            else _("Dit moment is net bezet geraakt.")
        )
        advice = (
            _("Wel vrij: %(moments)s.") % {"moments": "; ".join(moment_words(moment) for moment in free)}
            if free
            else _("De komende twee weken is er geen ander moment vrij. Kies een latere dag.")
        )
        super().__init__(f"{sentence} {advice}", field="time")


class TooFarToTravel(Refusal):
    """The visit leaves too little time to get there, or to get on to the next one."""

    def __init__(self, name: str, minutes: int, free: Sequence[datetime]) -> None:
        self.minutes, self.free = minutes, list(free)
        sentence = _("%(name)s is dan nog onderweg: de reis duurt %(length)s.") % {
            "name": name,
            "length": spoken_length(timedelta(minutes=minutes)),
        }
        advice = (
            _("Wel op tijd: %(moments)s.") % {"moments": "; ".join(moment_words(moment) for moment in free)}
            if free
            else _("De komende twee weken is er geen ander moment vrij. Kies een latere dag.")
        )
        super().__init__(f"{sentence} {advice}", field="time")


class NotCoachingThen(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(
            _("%(name)s is op die dag geen coach in deze regio. Kies een andere dag.") % {"name": name},
            field="day",
        )


class WrongLength(Refusal):
    def __init__(self) -> None:
        super().__init__(
            _("Een bezoek duurt minstens %(least)s en hoogstens %(most)s.")
            % {"least": spoken_length(SHORTEST), "most": spoken_length(LONGEST)},
            field="length",
        )


class AlreadyOver(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Dit moment is al voorbij. Kies een later moment."), field="day")


class TooFarAhead(Refusal):
    def __init__(self) -> None:
        super().__init__(_("Plan hoogstens een jaar vooruit. Kies een eerdere dag."), field="day")


class TooLate(Refusal):
    """Running late has its limits: after that the visit is better moved."""

    def __init__(self) -> None:
        super().__init__(_("Zoveel later lukt vandaag niet meer. Verzet het bezoek naar een ander moment."))


class TooManyTimes(Refusal):
    def __init__(self, most: int) -> None:
        super().__init__(
            _("Plan hoogstens %(most)s keer vooruit. Kies een eerdere laatste dag.") % {"most": most},
            field="last_day",
        )


class DaysDoNotFit(Refusal):
    """Some days of a rhythm are taken, full or too far. ``days`` can be left out on purpose."""

    def __init__(self, days: Sequence[date], *, nothing_else: bool) -> None:
        self.days = [] if nothing_else else list(days)
        named = ", ".join(day_words(day) for day in days[:DAYS_NAMED])
        more = _(" en nog %(n)s") % {"n": len(days) - DAYS_NAMED} if len(days) > DAYS_NAMED else ""
        sentence = (
            _("Op geen van deze dagen past het. Kies een andere tijd.")
            if nothing_else
            else _("Op deze dagen past het niet: %(days)s. Kies een andere tijd, of sla ze over.")
            % {"days": f"{named}{more}"}
        )
        super().__init__(sentence, field="time")


class NextOnesStuck(Refusal):
    """What comes after cannot shift along."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Een volgend bezoek kan niet mee opschuiven: er staat daar al iets anders. Verzet dat bezoek eerst."
            )
        )


class NotPossibleNow(Refusal):
    """The visit is in a state from which this deed does not go."""

    def __init__(self) -> None:
        super().__init__(_("Dit kan niet meer: het bezoek is net veranderd. Kijk hoe het er nu voor staat."))
