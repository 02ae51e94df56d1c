"""Questions to all coaches of a programme, and what they answered; our own words, nobody's story."""

from dataclasses import dataclass
from datetime import timedelta

from rugzak.apps.backpack.models import Question, Reply
from rugzak.apps.programmes.models import Appointment
from rugzak.config.demo.coaching.threads import Threads
from rugzak.ground.kernel.ids import new_id
from rugzak.ground.kernel.weeks import local_moment
from rugzak.ground.trust import vault


@dataclass(frozen=True)
class Asked:
    """Who asks (empty is a coach at random), how long ago, and what the first others answered; "" is a no."""

    words: str
    by: str
    days_ago: int
    replies: tuple[str, ...] = ()
    is_closed: bool = False


ASKED: dict[str, tuple[Asked, ...]] = {
    "kustmeer": (
        Asked(
            "Een team wil geen bezoek meer tijdens de lunch. Iedereen is moe. Wat deden jullie toen?",
            "Hatice Demir",
            2,
            ("Ik kwam een week alleen koffie drinken. Daarna vroegen ze zelf om een moment.", ""),
        ),
        Asked(
            "Iemand wilde na ons gesprek meteen een andere dienst. Hoe bleven jullie naast die collega staan?",
            "Samira El Amrani",
            9,
            (
                "Ik vroeg eerst wat die dienst makkelijker zou maken. Het bleek om één ochtend te gaan.",
                "",
                "Samen opgeschreven wat diegene zelf kon vragen. Ik ging niet mee, ik belde daarna.",
                "",
            ),
        ),
        Asked(
            "Bij het MDO kom ik er niet tussen. Heeft iemand een zin die werkt?",
            "",
            40,
            (
                "‘Mag ik even vanuit de stoel van mevrouw kijken?’ Dan wordt het stil.",
                "",
                "Ik vraag het vooraf.",
            ),
            is_closed=True,
        ),
    ),
    "klaverhoek": (
        Asked(
            "Een startende collega durft niet te bellen naar het bureau. Hoe pakten jullie dat aan?",
            "Nele Vandamme",
            3,
            ("Eerst samen een briefje gemaakt met drie zinnen. Daarna belde ze zelf, ik zat ernaast.",),
        ),
    ),
}


def ask(threads: Threads) -> None:
    """Runs after the coaches are appointed."""
    chance = threads.built.chance_for("questions to coaches")
    questions: list[Question] = []
    replies: list[Reply] = []
    words: list[tuple[Question | Reply, str]] = []
    for asked in ASKED.get(threads.built.blueprint.slug, ()):
        seat = _seat(threads, asked, chance.randrange(1000))
        at = local_moment(threads.today - timedelta(days=asked.days_ago)) + timedelta(hours=16)
        question = Question(
            owner=seat.member,
            programme=seat.programme,
            asked_at=at,
            reminded_at=at + timedelta(days=6) if asked.days_ago > 6 else None,
            closed_at=at + timedelta(days=12) if asked.is_closed else None,
            key=new_id(),
        )
        questions.append(question)
        words.append((question, asked.words))
        for number, (other, told) in enumerate(zip(_others(threads, seat), asked.replies, strict=False)):
            reply = Reply(question=question, owner=other.member, at=at + timedelta(hours=3 + 5 * number))
            replies.append(reply)
            words += [(reply, told)] if told else []
    keys = vault.keys_to_seal(row.owner_id for row, _ in words)
    for row, told in words:
        row.fill_organisation()
        row.words = keys[row.owner_id].seal(row, "words", told)
    Question.objects.bulk_create(questions)
    Reply.objects.bulk_create(replies)


def _seat(threads: Threads, asked: Asked, number: int) -> Appointment:
    if asked.by:
        return threads.seats.of(asked.by)
    strangers = [one for one in threads.seats.appointments if one.member_id not in _of_the_story(threads)]
    return strangers[number % len(strangers)]


def _others(threads: Threads, seat: Appointment) -> list[Appointment]:
    """Colleagues in the same programme; the people of the story still owe their answer."""
    story = _of_the_story(threads)
    return [
        one
        for one in threads.seats.appointments
        if one.programme_id == seat.programme_id
        and one.member_id not in story | {seat.member_id}
        and one.ends_on is None
    ]


def _of_the_story(threads: Threads) -> set[object]:
    return {one.pk for one in threads.built.known.values()}
