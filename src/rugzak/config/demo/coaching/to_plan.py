"""What waits in Kennemerland for a planner: enough for two weeks, with two that nobody can do."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from rugzak.apps.agenda.words import Setting
from rugzak.apps.support.words import Daypart, Haste, Theme
from rugzak.config.demo.coaching.story import Story
from rugzak.ground.kernel.weeks import local_moment

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)
MORNING, AFTERNOON, EVENING, NIGHT = Daypart.MORNING, Daypart.AFTERNOON, Daypart.EVENING, Daypart.NIGHT
# House, days ago, setting, theme, haste, days of the week, parts of the day, words.
TEAMS: tuple[tuple[str, int, Setting, Theme, Haste, tuple[int, ...], tuple[Daypart, ...], str], ...] = (
    ("Duinzicht", 3, Setting.FLOOR, Theme.SEEING_THE_PERSON, Haste.WEEK, (TUESDAY, WEDNESDAY), (MORNING,),
     "Wij willen bij het opstaan meer tijd nemen. Kijk je een ochtend met ons mee?"),
    ("Helmhof", 4, Setting.INTERVISION, Theme.WORKING_TOGETHER, Haste.THREE_WEEKS, (THURSDAY,), (AFTERNOON,),
     "Vroeg en laat begrijpen elkaar niet meer. We willen er samen over praten."),
    ("De Branding", 2, Setting.CONFERENCE, Theme.SEEING_THE_PERSON, Haste.THREE_WEEKS, (TUESDAY, THURSDAY),
     (AFTERNOON,), "Hoe krijgt de familie een plek in ons MDO?"),
    ("Zeeduin", 5, Setting.FLOOR, Theme.LEARNING, Haste.WEEK, (MONDAY, WEDNESDAY, FRIDAY), (MORNING,),
     "Twee nieuwe collega's, en iedereen doet het anders. Loop je een dienst mee?"),
    ("Ruysdaelhof", 6, Setting.REFRESHER, Theme.LEARNING, Haste.LATER, (WEDNESDAY, THURSDAY), (AFTERNOON,),
     "Een opfrisser over de visie, voor twaalf mensen."),
    ("Egmonderhof", 1, Setting.CONFERENCE, Theme.WORKING_TOGETHER, Haste.WEEK, (TUESDAY, FRIDAY), (),
     "Ons MDO loopt uit, en dan is de mens nog niet aan bod geweest."),
    ("De Pier", 4, Setting.INTERVISION, Theme.CARE_THAT_TOUCHES, Haste.THREE_WEEKS, (MONDAY, TUESDAY), (EVENING,),
     "De avonddienst wil ook intervisie. Overdag kunnen wij niet."),
    ("Rozenhof", 7, Setting.FLOOR, Theme.WORKING_TOGETHER, Haste.THREE_WEEKS, (), (NIGHT,),
     "In de nacht staan we met zijn tweeën. Kom je een keer kijken?"),
    ("Duinzicht", 8, Setting.REFRESHER, Theme.LEARNING, Haste.THREE_WEEKS, (TUESDAY,), (MORNING,),
     "Een opfrisser voor de vroege dienst, voordat de nieuwe lijst ingaat."),
    ("Helmhof", 9, Setting.NEW_STAFF, Theme.LEARNING, Haste.LATER, (TUESDAY,), (MORNING,),
     "Drie nieuwe collega's. We willen samen goed beginnen."),
    ("Zeeduin", 8, Setting.REFRESHER, Theme.SEEING_THE_PERSON, Haste.LATER, (TUESDAY,), (MORNING,),
     "Wat weten we van iemand als hij hier net woont? Dat willen we opfrissen."),
    ("De Branding", 10, Setting.NEW_STAFF, Theme.LEARNING, Haste.LATER, (TUESDAY,), (MORNING,),
     "Een start voor vier invalkrachten die blijven."),
    ("Ruysdaelhof", 10, Setting.REFRESHER, Theme.WORKING_TOGETHER, Haste.LATER, (TUESDAY,), (MORNING,),
     "Overdragen in vijf minuten: hoe deden we dat ook alweer?"),
    ("Rozenhof", 9, Setting.NEW_STAFF, Theme.LEARNING, Haste.LATER, (TUESDAY,), (MORNING,),
     "Onze nieuwe collega's willen weten waar we hier voor staan."),
    ("De Bark", 0, Setting.INTERVISION, Theme.WORKING_TOGETHER, Haste.WEEK, (WEDNESDAY, THURSDAY), (AFTERNOON,),
     "Vroeg en laat botsen. Wie denkt er een keer met ons mee?"),
)  # fmt: skip
# House, days ago, haste, days, parts of the day: of one colleague nothing more is needed to plan.
PEOPLE: tuple[tuple[str, int, Haste, tuple[int, ...], tuple[Daypart, ...]], ...] = (
    ("De Branding", 1, Haste.WEEK, (TUESDAY, THURSDAY), (AFTERNOON,)),
    ("Duinzicht", 3, Haste.THREE_WEEKS, (), (MORNING,)),
    ("Helmhof", 5, Haste.THREE_WEEKS, (FRIDAY,), ()),
)


def wait_for_a_planner(story: Story) -> None:
    """The last to be asked, so that what the story needs stands before it."""
    for house, days, setting, theme, haste, weekdays, parts, words in TEAMS:
        team = story.team_at(house)
        story.threads.ask(
            story.asker(team), team, sent_at=_sent(story, days), setting=setting, theme=theme, haste=haste,
            words=words, wishes={"weekdays": list(weekdays), "dayparts": list(parts)},
        )  # fmt: skip
    for number, (house, days, haste, weekdays, parts) in enumerate(PEOPLE):
        team = story.team_at(house)
        colleague = story.threads.workers[team.pk][number + 1].member
        story.threads.ask(
            colleague, team, sent_at=_sent(story, days), setting=Setting.ONE_TO_ONE, theme=Theme.OTHER,
            haste=haste, personal=True, wishes={"weekdays": list(weekdays), "dayparts": list(parts)},
        )  # fmt: skip


def _sent(story: Story, days: int) -> datetime:
    """Today's came in by now at the latest: what was asked later could not be answered yet."""
    return min(local_moment(story.today - timedelta(days=days), time(16, 10)), timezone.now())
