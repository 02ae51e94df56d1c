"""Who gets what at the addresses of the agenda."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from tests.support import cast
from tests.support.access import Row

from rugzak.apps.agenda import services
from rugzak.apps.agenda.models import Relief, StandInOffer, Visit
from rugzak.apps.agenda.tests import factories
from rugzak.apps.agenda.words import Rhythm, Setting, WindowKind
from rugzak.apps.people.queries import acting_member
from rugzak.apps.programmes.models import Appointment
from rugzak.apps.programmes.tests import factories as programmes
from rugzak.ground.accounts.models import Member
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.tenancy.context import as_system

# Wietske and Samira meet; the programme manager sees time and place only.
BOTH = frozenset({"wietske", "samira"})
COACHES = frozenset({"samira", "greet"})


def visit() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        return {"visit_id": _visit().pk}


def cancelled_visit() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        return {"visit_id": services.cancel_visit(visit=_visit(), by=_wietske()).pk}


def moved_visit() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        row, samira = _visit(), acting_member(cast.IDS["samira"])
        return {
            "visit_id": services.move_visit(visit=row, start=row.start + timedelta(hours=2), by=samira).pk
        }


def away() -> dict[str, UUID]:
    with as_system(cast.KUSTMEER):
        day = timezone.localdate() + timedelta(days=3)
        samira = acting_member(cast.IDS["samira"])
        return {"away_id": services.add_away(member=samira, first_day=day, last_day=day).pk}


def series_visit() -> dict[str, UUID]:
    return {"visit_id": _series().pk}


def cancelled_series() -> dict[str, UUID]:
    return {"visit_id": services.cancel_following(visit=_series(), by=_wietske())[0].pk}


def relieved_visit() -> dict[str, UUID]:
    return {"visit_id": _relief().visit_id}


def relief() -> dict[str, UUID]:
    return {"relief_id": _relief().pk}


def offer() -> dict[str, UUID]:
    """Samira asks Hilde, who coaches too but holds no role of coach, to stand in."""
    return {"offer_id": _offer().pk}


def offer_to_samira() -> dict[str, UUID]:
    """The other way round: Hilde asks Samira."""
    own = _visit().appointment
    theirs = _hilde(own)
    row = factories.visit(theirs, _free_start(), team_id=cast.DUINROOS)
    by = acting_member(cast.IDS["hilde"])
    return {"offer_id": services.ask_stand_in(visit=row, to=own, by=by).pk}


def coaching_member() -> dict[str, UUID]:
    return {"member_id": _visit().appointment.member_id}


def team() -> dict[str, UUID]:
    return {"team_id": cast.DUINROOS}


def window() -> dict[str, UUID]:
    row = services.add_window(
        team_id=cast.DUINROOS,
        kind=WindowKind.SHIFT,
        weekdays=[0],
        starts=time(7),
        ends=time(15),
        by=acting_member(cast.IDS["ruben"]),
        key=new_id(),
    )
    return {"team_id": cast.DUINROOS, "window_id": row.pk}


def _series() -> Visit:
    appointment = _visit().appointment
    first = timezone.localtime(_free_start())
    return services.plan_series(
        appointment_id=appointment.pk,
        rhythm=Rhythm.WEEK,
        first_day=first.date(),
        last_day=first.date() + timedelta(days=7),
        at=time(10),
        length=timedelta(hours=1),
        setting=Setting.FLOOR,
        location_id=cast.EGMONDERHOF,
        colleagues=[_wietske()],
        by=appointment.member,
        key=new_id(),
    )[0]


def _relief() -> Relief:
    return services.ask_relief(visit=_visit(), team_id=cast.DUINROOS, by=_wietske())


def _offer() -> StandInOffer:
    row = _visit()
    return services.ask_stand_in(visit=row, to=_hilde(row.appointment), by=row.coach)


def _hilde(beside: Appointment) -> Appointment:
    found = Appointment.objects.filter(member=cast.IDS["hilde"]).first()
    return found or programmes.coach(beside.programme, "hilde")


def _free_start() -> datetime:
    last = Visit.objects.order_by("-during").first()
    return (last.end if last else timezone.now()) + timedelta(days=7)


def _plan() -> dict[str, Any]:
    with as_system(cast.KUSTMEER):
        coaching = Appointment.objects.first() or programmes.coach(programmes.backpackers())
    what = {"appointment": str(coaching.pk), "setting": "floor", "length": "1:00"}
    return {**what, "location": str(cast.EGMONDERHOF), **_to_another_time()}


def _window() -> dict[str, Any]:
    return {"kind": "shift", "weekdays": ["0"], "starts": "07:00", "ends": "15:00"}


def overrun() -> dict[str, Any]:
    with as_system(cast.KUSTMEER):
        appointment = Appointment.objects.first() or programmes.coach(programmes.backpackers())
        return {"appointment_id": appointment.pk, "year": 2027, "week": 12}


def _to_another_time() -> dict[str, str]:
    start = timezone.localtime() + timedelta(days=100)
    return {"day": f"{start:%Y-%m-%d}", "time": "10:00"}


def _half_days() -> dict[str, Any]:
    return {"travels_by": "bike", "day_0": ["0", "1"]}


def _days_away() -> dict[str, str]:
    return {"first_day": f"{timezone.localdate() + timedelta(days=2):%Y-%m-%d}"}


def calendar() -> dict[str, str]:
    """An address made by Samira opens for whoever has it: calendar programs have no session."""
    with as_system(cast.KUSTMEER):
        return {"token": services.make_feed(member=acting_member(cast.IDS["samira"]))}


def _visit() -> Visit:
    appointment = Appointment.objects.first() or programmes.coach(programmes.backpackers())
    last = Visit.objects.order_by("-during").first()
    start = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=7)
    start = last.end + timedelta(days=7) if last else start
    return factories.visit(appointment, start, colleagues=[_wietske()])


def _wietske() -> Member:
    return acting_member(cast.IDS["wietske"])


ROWS = [
    Row("agenda:agenda"),
    Row("agenda:visit", BOTH | {"fenna"}, visit),
    Row("agenda:done", frozenset({"samira"}), visit, sends=dict),
    Row("agenda:missed", frozenset({"samira"}), visit, sends=dict),
    Row("agenda:late", frozenset({"samira"}), visit, sends=dict),
    Row("agenda:again", frozenset({"samira"}), cancelled_visit, sends=_to_another_time),
    Row("agenda:cancel_following", BOTH, series_visit, sends=dict),
    Row("agenda:restore_following", BOTH, cancelled_series, sends=dict),
    Row("agenda:ask_relief", frozenset({"wietske"}), visit, sends=lambda: {"team": str(cast.DUINROOS)}),
    Row("agenda:withdraw_relief", frozenset({"wietske"}), relieved_visit, sends=dict),
    Row("agenda:reliefs", frozenset({"ruben", "fenna", "greet"}), refusal=403),
    Row("agenda:answer_relief", frozenset({"ruben", "fenna"}), relief, sends=lambda: {"wie": "Yusuf"}),
    Row("agenda:ask_stand_in", frozenset({"samira", "fenna"}), visit, sends=dict),
    Row("agenda:stand_ins", COACHES, refusal=403),
    Row("agenda:answer_stand_in", frozenset({"samira"}), offer_to_samira, sends=dict),
    Row("agenda:answer_welcome", frozenset({"wietske"}), offer, sends=dict),
    Row("agenda:withdraw_stand_in", frozenset({"samira", "fenna"}), offer, sends=dict),
    Row("agenda:leave", COACHES, refusal=403, sends=_days_away),
    Row("agenda:leave_of", frozenset({"fenna"}), coaching_member, sends=_days_away),
    Row("agenda:ask_stand_ins", frozenset({"samira", "fenna"}), away, sends=dict),
    Row("agenda:team_windows", frozenset({"ruben", "aicha"}), team, sends=_window),
    Row("agenda:remove_window", frozenset({"ruben", "aicha"}), window, sends=dict),
    Row("agenda:reaching", sends=lambda: {"by": "app"}),
    Row("agenda:plan", COACHES, refusal=403, sends=_plan),
    Row("agenda:cancel", BOTH, visit, sends=dict),
    Row("agenda:restore", BOTH, cancelled_visit, sends=dict),
    Row("agenda:not_done", frozenset({"samira"}), visit, sends=dict),
    Row("agenda:move", frozenset({"samira"}), visit, sends=_to_another_time),
    Row("agenda:move_back", frozenset({"samira"}), moved_visit, sends=dict),
    Row("agenda:availability", COACHES, refusal=403, sends=_half_days),
    Row("agenda:add_away", COACHES, refusal=403, sends=_days_away),
    Row("agenda:remove_away", frozenset({"samira"}), away, sends=dict),
    Row("agenda:hours", COACHES, refusal=403),
    Row("agenda:overrun", frozenset({"samira"}), overrun, sends=lambda: {"reason": "urgent"}),
    Row("agenda:coach_hours", frozenset({"fenna", "greet"}), refusal=403),
    Row("agenda:roster", frozenset({"fenna", "greet"}), refusal=403),
    Row("agenda:roster_csv", frozenset({"fenna", "greet"}), refusal=403),
    Row("agenda:roster_ics", frozenset({"fenna", "greet"}), refusal=403),
    Row("agenda:calendar", sends=dict),
    Row("agenda:end_calendar", sends=dict),
    Row("agenda:feed", thing=calendar),
]
