"""The present of Kustmeer: what Samira, Wietske, Ruben and Fenna find today."""

from datetime import time, timedelta

from rugzak.apps.agenda.words import Setting
from rugzak.apps.programmes.models import Appointment
from rugzak.apps.support.words import Daypart, Haste, Helped, RequestState, Theme
from rugzak.config.demo.coaching import to_plan
from rugzak.config.demo.coaching.story import Story
from rugzak.config.demo.coaching.threads import Threads

TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = 1, 2, 3, 4
BUSY_FRIDAY = ((time(7, 30), 60), (time(13), 75))
BUSY_FRIDAY_VISITS = 9
ITS_SETTINGS = (Setting.FLOOR, Setting.CONFERENCE, Setting.INTERVISION)


def kustmeer(threads: Threads) -> None:
    """Before chance plans anything: these moments are the story's."""
    story = Story(threads)
    samira = threads.seats.of("Samira El Amrani")
    hatice = threads.seats.of("Hatice Demir")
    story.keep_free(samira, weeks=2)
    _samiras_week(story, samira)
    _wietske(story, samira, hatice)
    _duinroos(story, samira)
    _proposed(story, samira)
    _waiting(story)
    to_plan.wait_for_a_planner(story)
    _busy_friday(story, [seat for seat in story.kennemerland() if seat is not samira])


def _samiras_week(story: Story, samira: Appointment) -> None:
    """Three visits today in three towns, one on another day of this week, two in the next."""
    scenes = (
        ("Duinzicht", Setting.FLOOR, Theme.SEEING_THE_PERSON, story.today, time(8), 90, "Huiskamer boven",
         "Hoe maak je van het ontbijt weer een moment, in plaats van een klus?"),
        ("Rozenhof", Setting.INTERVISION, Theme.CARE_THAT_TOUCHES, story.today, time(10, 30), 105, "Kleine zaal",
         "Wij zien iemand achteruitgaan en kunnen zo weinig doen. Hoe houd je dat vol?"),
        ("De Branding", Setting.REFRESHER, Theme.LEARNING, story.today, time(14), 75, "Leslokaal",
         "Wij willen de vijf stappen van de visie opfrissen, met voorbeelden van onze eigen vloer."),
        ("Zeeduin", Setting.FLOOR, Theme.WORKING_TOGETHER, story.day(TUESDAY), time(9, 30), 60, "",
         "De ochtend loopt vaak vast. Iedereen begint alleen aan de eigen lijst."),
        ("Ruysdaelhof", Setting.CONFERENCE, Theme.SEEING_THE_PERSON, story.day(TUESDAY, 1), time(13), 75, "",
         "Bij het MDO gaat het over medicijnen en tijden. Wij missen de mens."),
        ("Helmhof", Setting.FLOOR, Theme.LEARNING, story.day(WEDNESDAY, 1), time(7, 30), 90, "",
         "Wij willen als team een nieuwe manier van wassen proberen en zoeken iemand die meedoet."),
    )  # fmt: skip
    for number, (house, setting, theme, day, at, minutes, place, words) in enumerate(scenes):
        team = story.team_at(house)
        request = story.threads.ask(
            story.asker(team),
            team,
            sent_at=story.ago(11 + number, 15, 7 * number),
            setting=setting,
            theme=theme,
            haste=Haste.THREE_WEEKS,
            words=words,
        )
        story.planned(samira, request, (day, at, minutes), place=place)


def _wietske(story: Story, samira: Appointment, hatice: Appointment) -> None:
    """One question with an answer and a moment, one that waits, and three that are over."""
    wietske, duinroos = story.known("Wietske Hoekstra"), story.threads.built.team("Duinroos")
    threads = story.threads
    ahead = threads.ask(
        wietske, duinroos, sent_at=story.ago(5, 19, 12), setting=Setting.ONE_TO_ONE, theme=Theme.HARD_TALK,
        haste=Haste.WEEK, personal=True, wishes={"weekdays": [1, 3], "dayparts": [Daypart.AFTERNOON]},
        words="Ik wil een gesprek met familie oefenen voordat ik het echt voer.",
    )  # fmt: skip
    story.planned(
        samira, ahead, (story.today + timedelta(days=2), time(16, 30), 45), answered=story.ago(3, 10, 5)
    )
    threads.ask(
        wietske, duinroos, sent_at=story.ago(1, 20, 41), setting=Setting.ONE_TO_ONE, theme=Theme.REPORTING,
        haste=Haste.THREE_WEEKS, personal=True,
        words="Ik vind het moeilijk om op te schrijven wat ik zie zonder te oordelen.",
    )  # fmt: skip
    past = threads.ask(
        wietske, duinroos, sent_at=story.ago(151, 21, 3), setting=Setting.ONE_TO_ONE, theme=Theme.LETTING_OFF,
        haste=Haste.WEEK, personal=True, words="Ik wil even praten met iemand die niet in mijn team werkt.",
    )  # fmt: skip
    days = (story.today - timedelta(days=145), story.today - timedelta(days=131))
    story.planned(samira, past, *((day, time(15), 60) for day in days), answered=story.ago(149, 9, 20))
    threads.close(past, story.ago(128, 18), Helped.YES, "Je luisterde echt. Dat was genoeg.")
    recent = threads.ask(
        wietske, duinroos, sent_at=story.ago(18, 20, 15), setting=Setting.FLOOR, theme=Theme.SEEING_THE_PERSON,
        haste=Haste.WEEK, personal=True, words="Ik wil dat iemand een ochtend met mij meekijkt.",
    )  # fmt: skip
    story.planned(
        samira, recent, (story.today - timedelta(days=13), time(15), 60), answered=story.ago(17, 9, 10)
    )
    threads.close(recent, story.ago(8, 18), Helped.YES, "Nu ga ik eerst zitten. Dat ene ding hielp.")
    ours = threads.ask(
        wietske, duinroos, sent_at=story.ago(240, 11), setting=Setting.FLOOR, theme=Theme.WORKING_TOGETHER,
        haste=Haste.THREE_WEEKS, words="Sinds de nieuwe dienstlijst zien avond en ochtend elkaar niet meer.",
    )  # fmt: skip
    days = (story.today - timedelta(days=231), story.today - timedelta(days=224))
    story.planned(hatice, ours, *((day, time(14), 90) for day in days), answered=story.ago(238, 13))
    threads.close(
        ours, story.ago(219, 12), Helped.SOME, "De overdracht gaat beter. De vrijdag blijft lastig."
    )


def _duinroos(story: Story, samira: Appointment) -> None:
    """The team asks: one is planned next week, one was just sent."""
    threads, duinroos = story.threads, story.threads.built.team("Duinroos")
    meeting = threads.ask(
        story.known("Imke Visser"), duinroos, sent_at=story.ago(8, 14, 30), setting=Setting.CONFERENCE,
        theme=Theme.SEEING_THE_PERSON, haste=Haste.THREE_WEEKS, wishes={"weekdays": [TUESDAY, THURSDAY]},
        words="Wij praten in het MDO vooral over taken. Hoe krijgen wij de bewoner meer in beeld?",
    )  # fmt: skip
    day = story.day(THURSDAY, 1)
    story.planned(samira, meeting, (day, time(13, 30), 75), answered=story.ago(6, 9, 40), place="Teamkamer")
    threads.ask(
        story.known("Zoë van den Brandsma-Wijngaarden"), duinroos, sent_at=story.ago(2, 16, 20),
        setting=Setting.FLOOR, theme=Theme.SEEING_THE_PERSON, haste=Haste.WEEK,
        wishes={"weekdays": [0, 1, 2], "dayparts": [Daypart.MORNING]},
        words="Bij ons staat de tv de hele dag aan. Wat zou iemand zelf kiezen?",
    )  # fmt: skip


def _proposed(story: Story, samira: Appointment) -> None:
    """Samira proposed two moments yesterday, and hears soon which one suits."""
    team = story.team_at("Helmhof")
    request = story.threads.ask(
        story.asker(team), team, sent_at=story.ago(3, 18, 50), setting=Setting.ONE_TO_ONE,
        theme=Theme.CARE_THAT_TOUCHES, haste=Haste.WEEK, personal=True,
        words="Iemand die ik lang verzorgde is overleden. Ik wil er een keer rustig over praten.",
    )  # fmt: skip
    story.threads.answer(request, samira, story.ago(1, 16, 10))


def _waiting(story: Story) -> None:
    """Three more in Kennemerland: one older than its promise, one that waits for room, one urgent."""
    threads = story.threads
    scenes = (
        ("De Bark", 16, Setting.INTERVISION, Theme.CARE_THAT_TOUCHES, Haste.LATER, RequestState.OPEN,
         "Wij hebben kort na elkaar drie mensen verloren. Het team is er stil van."),
        ("De Pier", 6, Setting.NEW_STAFF, Theme.LEARNING, Haste.THREE_WEEKS, RequestState.WAITING,
         "Wij krijgen in een maand vijf nieuwe mensen. Kun je een start met ons maken?"),
        ("Rozenhof", 1, Setting.FLOOR, Theme.WORKING_TOGETHER, Haste.NOW, RequestState.OPEN,
         "Morgen staan we met twee invallers. Kan iemand de ochtend meelopen?"),
    )  # fmt: skip
    for house, days, setting, theme, haste, state, words in scenes:
        team = story.team_at(house)
        request = threads.ask(
            story.asker(team), team, sent_at=story.ago(days, 17, 5), setting=setting, theme=theme, haste=haste,
            words=words,
        )  # fmt: skip
        request.state = state


def _busy_friday(story: Story, seats: list[Appointment]) -> None:
    """The next Friday has nine visits in Kennemerland, and chance adds none."""
    threads = story.threads
    friday = story.today + timedelta(days=(FRIDAY - story.today.weekday() - 1) % 7 + 1)
    threads.diary.closed |= {(seat.member_id, friday) for seat in story.kennemerland()}
    teams = [
        team
        for team in threads.built.teams
        if threads.region_of(team).name == "Kennemerland" and len(threads.workers.get(team.pk, ())) > 3
    ]
    for number in range(BUSY_FRIDAY_VISITS):
        seat, team = seats[number % len(seats)], teams[number * 2 % len(teams)]
        at, minutes = BUSY_FRIDAY[number // len(seats) % len(BUSY_FRIDAY)]
        request = threads.ask(
            threads.workers[team.pk][number % 3].member,
            team,
            sent_at=story.ago(9 + number % 5, 10 + number),
            setting=ITS_SETTINGS[number % len(ITS_SETTINGS)],
            theme=(Theme.WORKING_TOGETHER, Theme.SEEING_THE_PERSON)[number % 2],
            haste=Haste.THREE_WEEKS,
        )
        story.planned(seat, request, (friday, at, minutes))
