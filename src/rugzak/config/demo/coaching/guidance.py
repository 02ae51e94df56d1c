"""Ruimbos: werkbegeleiders with their student, and talks about good work. Nobody asks for these visits."""

from datetime import time, timedelta

from rugzak.apps.agenda.words import Setting
from rugzak.apps.people.words import EmploymentKind
from rugzak.apps.programmes.words import ProgrammeKind
from rugzak.config.demo.coaching import rhythm
from rugzak.config.demo.coaching.threads import Threads
from rugzak.ground.kernel.weeks import local_moment

WEEKS_BACK, WEEKS_AHEAD = 26, 3
HOUR = timedelta(minutes=60)
TALKS_EVERY, TALK = 4, timedelta(minutes=150)


def guide(threads: Threads) -> None:
    """Every werkbegeleider sees one student each week for an hour; every month a team talks."""
    if threads.built.blueprint.slug == "ruimbos":
        _students(threads)
        _talks(threads)


def _students(threads: Threads) -> None:
    chance = threads.built.chance_for("guidance")
    students = [
        person
        for person in threads.built.crowd
        if person.kind is EmploymentKind.STUDENT and not person.known and person.teams
    ]
    seats = [seat for seat in threads.seats.appointments if seat.programme_id == threads.seats.main.pk]
    for seat in seats:
        student = next((one for one in students if threads.region_of(one.teams[0]) == seat.region), None)
        if student is None or seat.member.display_name == "Marit Zwart":  # her story is told elsewhere
            continue
        students.remove(student)
        weekday, at = chance.randint(0, 4), time(chance.randint(8, 16), chance.choice((0, 30)))
        monday = threads.today - timedelta(days=threads.today.weekday())
        for week in range(-WEEKS_BACK, WEEKS_AHEAD):
            day = monday + timedelta(days=weekday, weeks=week)
            off = (seat.member_id, day) in threads.diary.closed or chance.random() < rhythm.CANCELLED
            if off or day < student.since:
                continue
            threads.visit(
                seat, (student.member,), day, at, HOUR, setting=Setting.ONE_TO_ONE,
                location=threads.location_of(student.teams[0]), team=None,
                booked_at=local_moment(day - timedelta(days=14)),
            )  # fmt: skip


def _talks(threads: Threads) -> None:
    chance = threads.built.chance_for("talks")
    seat = next(one for one in threads.seats.appointments if one.programme.kind == ProgrammeKind.GOOD_WORK)
    teams = [team for team in threads.built.teams if threads.region_of(team) == seat.region]
    for weeks_ago in range(TALKS_EVERY, WEEKS_BACK, TALKS_EVERY):
        day = threads.today - timedelta(weeks=weeks_ago)
        team = chance.choice(teams)
        threads.visit(
            seat, (), day, time(13, 30), TALK, setting=Setting.INTERVISION,
            location=threads.location_of(team), team=team, booked_at=local_moment(day - timedelta(days=30)),
        )  # fmt: skip
