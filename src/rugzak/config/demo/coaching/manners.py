"""How people dealt with each other: proposals, wishes, passing on, what suits whom, and thinking of a colleague.

Drawn with a chance of its own after everything else, so that the history itself stays as it was.
"""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from rugzak.apps.agenda.models import Availability, Away, Visit
from rugzak.apps.agenda.words import HALVES_PER_DAY, Half, Setting
from rugzak.apps.programmes.models import Appointment
from rugzak.apps.support.models import Engagement, Offer, OfferedMoment, Passing, Preference, Suggestion
from rugzak.apps.support.services import freeze_quarter
from rugzak.apps.support.words import (
    OFFER_WORKING_DAYS,
    SUGGESTION_DAYS,
    CoachWish,
    Haste,
    OfferState,
    RequestState,
    Theme,
)
from rugzak.config.demo.coaching.threads import Threads, local_day
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.weeks import local_moment
from rugzak.ground.trust import vault

PROPOSED, REFUSED_FIRST, PASSED_ON = 0.62, 0.06, 0.08
PREFERS, AVOIDS, OUTSIDE_TEAM = 0.16, 0.04, 0.06
SAID_WHAT_SUITS = 0.7
ANSWERED = timedelta(hours=19)
# By whom, to whom, about what, how many days ago, and what was said.
THOUGHTS = {
    "kustmeer": (
        ("Imke Visser", "Wietske Hoekstra", Theme.HARD_TALK, Setting.ONE_TO_ONE, 2,
         "Je zei laatst dat het gesprek met die dochter blijft hangen. Misschien kan iemand het met je oefenen?"),
        ("Wietske Hoekstra", "Zoë van den Brandsma-Wijngaarden", Theme.LEARNING, Setting.FLOOR, 5,
         "Jij vroeg hoe ik het doe bij het opstaan. Een coach laat je het rustig zien."),
    ),
    "klaverhoek": (
        ("Ilse Claes", "Oleksandra Bondar", Theme.REPORTING, Setting.FLOOR, 3,
         "De app was voor mij ook lastig in het begin. Nele legt dat goed uit."),
    ),
    "ruimbos": (),
}  # fmt: skip


def remember(threads: Threads) -> None:
    """Before the history is written: what hangs on requests. Then ``settle_in`` for the rest."""
    chance = threads.built.chance_for("manners")
    for engagement in threads.rows.engagements:
        _offers(threads, chance, engagement)
        _wishes(threads, chance, engagement)


def settle_in(threads: Threads) -> None:
    """After the history is written: what suits coaches, what colleagues thought of, the quarter that is over."""
    _what_suits(threads)
    _thoughts(threads)
    freeze_quarter(threads.today)


def _offers(threads: Threads, chance: random.Random, engagement: Engagement) -> None:
    visits = sorted(threads.met[engagement.pk], key=lambda visit: visit.start)
    at = engagement.accepted_at + timedelta(minutes=5)
    if not visits:
        if engagement.request.state == RequestState.MATCHED:
            starts = [local_moment(threads.today + timedelta(days=days), time(14)) for days in (6, 8)]
            _offer(threads, engagement, at, starts, OfferState.PROPOSED)
        return
    first = visits[0]
    if chance.random() > PROPOSED:
        return
    if chance.random() < REFUSED_FIRST:
        _offer(threads, engagement, at, [first.start - timedelta(days=1)], OfferState.REFUSED, first)
    starts = [first.start, *(first.start + timedelta(days=n) for n in range(1, chance.randint(1, 3)))]
    _offer(threads, engagement, min(at, first.start), starts, OfferState.ACCEPTED, first)


def _offer(
    threads: Threads,
    engagement: Engagement,
    at: datetime,
    starts: list[datetime],
    state: OfferState,
    like: Visit | None = None,
) -> None:
    request = engagement.request
    offer = Offer(
        request=request,
        appointment=engagement.appointment,
        state=state,
        proposed_at=at,
        settled_at=None if state == OfferState.PROPOSED else max(at, min(at + ANSWERED, threads.cut)),
        expires_on=threads.promised(local_day(at), OFFER_WORKING_DAYS),
        key=new_id(),
    )
    threads.rows.offers.append(offer)
    length = like.length if like else timedelta(hours=1)
    threads.rows.moments += [
        OfferedMoment(
            offer=offer,
            start=start,
            minutes=round(length.total_seconds() / 60),
            setting=request.setting,
            location=like.location if like else request.location,
            place=like.place if like else "",
        )
        for start in starts
    ]


def _wishes(threads: Threads, chance: random.Random, engagement: Engagement) -> None:
    request, coach = engagement.request, engagement.appointment.member
    others = [one for one in _neighbours(threads, engagement) if one.pk not in (coach.pk, request.asker_id)]
    if request.is_personal:
        request.outside_team = chance.random() < OUTSIDE_TEAM
        if chance.random() < PREFERS:
            threads.rows.wishes.append(Preference(request=request, coach=coach, wish=CoachWish.PREFER))
        if others and chance.random() < AVOIDS:
            avoided = Preference(request=request, coach=others[0], wish=CoachWish.AVOID)
            threads.rows.wishes.append(avoided)
            others = others[1:]
    if others and chance.random() < PASSED_ON:
        to = coach if chance.random() < 0.5 else None
        at = request.sent_at + (engagement.accepted_at - request.sent_at) / 2
        threads.rows.passings.append(Passing(request=request, by=chance.choice(others), to=to, at=at))


def _neighbours(threads: Threads, engagement: Engagement) -> list[Member]:
    day = local_day(engagement.accepted_at)
    here = threads.seats.in_region(engagement.request.region, day)
    return list({seat.member_id: seat.member for seat in here}.values())


def _what_suits(threads: Threads) -> None:
    chance, today = threads.built.chance_for("what suits"), threads.today
    seats = [seat for seat in threads.seats.appointments if seat.runs_on(today)]
    coaches = {seat.member_id: seat for seat in seats}
    said = [seat for seat in coaches.values() if chance.random() < SAID_WHAT_SUITS]
    Availability.objects.bulk_create(
        [Availability(member=seat.member, halves=sorted(_halves(threads, chance, seat))) for seat in said]
    )
    away = [seat for seat in said if seat.member.display_name not in threads.built.known][:3]
    Away.objects.bulk_create(
        Away(member=seat.member, first_day=day, last_day=day + timedelta(days=4))
        for seat, day in zip(away, _free_weeks(threads), strict=False)
    )


def _free_weeks(threads: Threads) -> Iterator[date]:
    """Mondays beyond what chance planned."""
    monday = threads.today - timedelta(days=threads.today.weekday())
    yield from (monday + timedelta(weeks=ahead) for ahead in (6, 7, 9))


def _halves(threads: Threads, chance: random.Random, seat: Appointment) -> set[int]:
    """Somebody in the story keeps all of the working week; others two or three days, and some an evening."""
    known = seat.member.display_name in threads.built.known
    days = range(5) if known else sorted(chance.sample(range(5), chance.choice((3, 4))))
    halves = {day * HALVES_PER_DAY + half for day in days for half in (Half.MORNING, Half.AFTERNOON)}
    return halves | ({days[0] * HALVES_PER_DAY + Half.EVENING} if chance.random() < 0.3 else set())


def _thoughts(threads: Threads) -> None:
    people = threads.built.known
    for by, to, theme, setting, days, words in THOUGHTS[threads.built.blueprint.slug]:
        if by not in people or to not in people:
            continue
        suggestion = Suggestion(
            by=people[by],
            colleague=people[to],
            theme=theme,
            setting=setting,
            haste=Haste.THREE_WEEKS,
            made_at=threads.cut - timedelta(days=days),
            expires_on=threads.today + timedelta(days=SUGGESTION_DAYS - days),
            key=new_id(),
        )
        suggestion.words = vault.key_to_seal(people[to].pk).seal(suggestion, "words", words)
        suggestion.save(force_insert=True)
