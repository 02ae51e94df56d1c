"""The judge refuses what cannot be, whoever made it."""

from __future__ import annotations

from typing import Any

import pytest

from rugzak.engines.planning.judge.evaluate import evaluate
from rugzak.engines.planning.judge.verdict import Breach

from .questions import NINE, TEN, coach, question, request, row


@pytest.mark.parametrize(
    ("assignments", "words"),
    [
        ([row("Wietske", "Samira", 0, NINE, "Kompas")], "no such moment"),
        ([row("Wietske", "Samira", 0, 550, "Zeewind")], "no such moment"),
        ([row("Wietske", "Greet", 0, NINE, "Zeewind")], "unknown coach"),
        ([row("Wietske", "Ruben", 0, NINE, "Zeewind")], "competence"),
        ([row("Wietske", "Samira", 0, NINE, "Zeewind")] * 2, "2 rows"),
        (
            [row("Wietske", "Samira", 0, NINE, "Zeewind"), row("Yusuf", "Samira", 0, TEN, "Kompas")],
            "cannot be reached",
        ),
    ],
)
def test_the_judge_refuses_what_cannot_be(assignments: list[dict[str, Any]], words: str):
    asks = [
        request("Wietske", (0, NINE, NINE, "Zeewind")),
        request("Yusuf", (0, TEN, TEN, "Kompas")),
    ]
    document = question([coach(), coach("Ruben", competences=[])], asks)
    with pytest.raises(Breach, match=words):
        evaluate(document, assignments)
