"""The present of De Klaverhoek and of Ruimbos."""

from datetime import time, timedelta

from rugzak.apps.agenda.words import Setting
from rugzak.apps.support.words import Daypart, Haste, Theme
from rugzak.config.demo.coaching.present import THURSDAY, TUESDAY
from rugzak.config.demo.coaching.story import Story
from rugzak.config.demo.coaching.threads import Threads
from rugzak.ground.kernel.weeks import local_moment

GUIDED_WEEKS = 8


def klaverhoek(threads: Threads) -> None:
    """Nele rides along with Oleksandra, sees Ilse, and finds three questions."""
    story, nele = Story(threads), threads.seats.of("Nele Vandamme")
    story.keep_free(nele, weeks=2)
    team = threads.built.team("Wijk Maneberg Noord")
    starting = threads.ask(
        story.known("Oleksandra Bondar"), team, sent_at=story.ago(16, 18, 4), setting=Setting.FLOOR,
        theme=Theme.LEARNING, haste=Haste.WEEK, personal=True, wishes={"dayparts": [Daypart.MORNING]},
        words="De eerste weken zijn veel ineens. Kun je samen met mij de week overlopen?",
    )  # fmt: skip
    days = (-9, -2, 0, 3, 8)
    story.planned(
        nele,
        starting,
        *((story.today + timedelta(days=n), time(8, 15), 90) for n in days),
        answered=story.ago(14, 10, 15),
    )
    listening = threads.ask(
        story.known("Ilse Claes"), team, sent_at=story.ago(4, 20, 33), setting=Setting.ONE_TO_ONE,
        theme=Theme.CARE_THAT_TOUCHES, haste=Haste.WEEK, personal=True,
        words="Het was een zwaar huisbezoek. Ik wil er eens over babbelen.",
    )  # fmt: skip
    story.planned(nele, listening, (story.today, time(13, 30), 60), answered=story.ago(3, 9, 5))
    together = threads.ask(
        story.known("Ilse Claes"), team, sent_at=story.ago(7, 12), setting=Setting.INTERVISION,
        theme=Theme.WORKING_TOGETHER, haste=Haste.THREE_WEEKS,
        words="Poetshulp en verzorging zien elkaar nooit, en toch komen we bij dezelfde mensen.",
    )  # fmt: skip
    story.planned(nele, together, (story.day(TUESDAY, 1), time(14), 90), answered=story.ago(5, 11))
    for days_ago, theme, personal, words in (
        (5, Theme.OTHER, False, "Er is bij vier gezinnen geen deftig poetsmateriaal. Wie pakt dat mee op?"),
        (2, Theme.HARD_TALK, True, "Ik vind het lastig om te zeggen dat iets niet tot mijn taken behoort."),
        (1, Theme.REPORTING, True, "De nieuwe app op mijn gsm loopt altijd vast als ik uren ingeef."),
    ):
        colleague = threads.workers[team.pk][days_ago].member
        threads.ask(
            colleague, team, sent_at=story.ago(days_ago, 17, 45), setting=Setting.ONE_TO_ONE, theme=theme,
            haste=Haste.WEEK, personal=personal, words=words,
        )  # fmt: skip


def ruimbos(threads: Threads) -> None:
    """Marit guides Yusuf each week, tomorrow again; Lotte leads a talk today and one in Buitenlust."""
    story, marit, lotte = Story(threads), threads.seats.of("Marit Zwart"), threads.seats.of("Lotte Brouwer")
    story.keep_free(marit, weeks=2)
    story.keep_free(lotte, weeks=2)
    buitenlust, yusuf = threads.built.team("Buitenlust"), story.known("Yusuf Kaya")
    for week in range(-GUIDED_WEEKS, 2):
        day = story.today + timedelta(days=1 + 7 * week)
        threads.visit(
            marit, (yusuf,), day, time(10), timedelta(minutes=60), setting=Setting.ONE_TO_ONE,
            location=threads.location_of(buitenlust), team=None,
            booked_at=local_moment(day - timedelta(days=10)), place="Kantoortje bij de serre",
        )  # fmt: skip
    other = next(
        team
        for team in threads.built.teams
        if team is not buitenlust and threads.region_of(team) == lotte.region
    )
    for team, day, at, place in (
        (other, story.today, time(13, 30), "Zaal de Linde"),
        (buitenlust, story.day(THURSDAY, 1), time(14), "Huiskamer"),
        (buitenlust, story.today - timedelta(days=21), time(14), "Huiskamer"),
    ):
        threads.visit(
            lotte, (), day, at, timedelta(minutes=150), setting=Setting.INTERVISION,
            location=threads.location_of(team), team=team, place=place,
            booked_at=local_moment(day - timedelta(days=24)),
        )  # fmt: skip
