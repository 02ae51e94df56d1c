"""What stands on the big screen is short enough to be read, and never silently less than was given."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from rugzak.apps.gatherings import fitting
from rugzak.apps.gatherings.ready import all_ready
from rugzak.apps.gatherings.templatetags import room
from rugzak.apps.gatherings.words import StepKind

LONG = "Waar was je toen? Wie was erbij, en wat deed je juist niet? " * 8


@dataclass
class Habit:
    body: str


def test_prompt_and_text_are_thirty_words_at_most() -> None:
    title = "Denk aan één moment waarop je dacht: dit is goed werk."
    text = fitting.text_beside(title, LONG, is_alone=True)
    assert text.endswith("?")
    assert len(f"{title} {text}".split()) <= fitting.MOST_WORDS
    assert len(fitting.text_beside(title, LONG, is_alone=False).split()) <= fitting.MOST_WORDS_BESIDE


def test_no_step_of_a_ready_script_loses_words_on_the_screen() -> None:
    lost = [
        f"{one.key}: {step.title}"
        for one in all_ready()
        for step in one.script.steps
        if fitting.text_beside(step.title, step.text, is_alone=True) != step.text
        and step.kind != StepKind.READ_BACK
    ]
    assert not lost


def test_a_story_stands_whole_or_ends_after_a_sentence() -> None:
    assert fitting.read_aloud("Ik liep mee.") == "Ik liep mee."
    told = fitting.read_aloud(LONG)
    assert len(told) <= fitting.LONGEST_QUOTE + 2
    assert told.endswith("? …")
    assert fitting.read_aloud("woord " * 100).endswith("woord …")


@pytest.mark.parametrize("given", [0, 1, 5, 38, 200])
def test_the_newest_words_stay_and_the_rest_is_counted(given: int) -> None:
    lines = [f"woord nummer {n}" for n in range(given)]
    shown, more = fitting.wall(lines, title="Hoe zit je erbij?", text="")
    assert len(shown) + more == given
    assert shown == lines[more:]
    assert len(shown) < 40


def test_a_hall_has_no_map_and_a_room_has() -> None:
    assert room.fit_on_a_map(range(15))
    assert not room.fit_on_a_map(range(125))
    assert [room.many(range(n)) for n in (2, 10, 20)] == ["few", "some", "many"]


def test_a_column_holds_the_newest_and_never_nothing() -> None:
    habits = [Habit(f"{n} " + "gewoonte " * 14) for n in range(9)]
    one, _two = fitting.columns(
        [("Reflectie", habits), ("", habits[:1]), ("Teamwerk", [])], title="Wat hoort bij elkaar?", text=""
    )
    assert one.items
    assert list(one.items) == habits[-len(one.items) :]
    assert one.more == 9 - len(one.items)
    assert len(fitting.columns([("", habits[:1])], title=LONG, text=LONG)[0].items) == 1
