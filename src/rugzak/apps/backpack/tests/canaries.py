"""A word in a question and in an answer; of the cast only Samira coaches, so only she may meet it."""

from rugzak.apps.backpack import services
from rugzak.apps.backpack.tests.access_rows import person, seat
from rugzak.ground.kernel.ids import new_id

READERS = frozenset({"samira"})


def plant(word: str) -> None:
    question = services.ask_question(
        words=f"Wie kent {word}?", programme_id=seat().programme_id, key=new_id(), by=person("samira")
    )
    services.answer_question(question=question, words=f"Ik deed {word}.", by=person("samira"))
