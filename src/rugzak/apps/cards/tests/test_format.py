"""The documented format is the one we write and read."""

import csv
import io
import json
from pathlib import Path
from typing import Any

from rugzak.apps.cards import formats, queries, services
from rugzak.apps.cards.words import LICENCES, Aspect, Audience, Theme
from rugzak.ground.accounts.models import Member

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).parents[5] / "docs" / "cards" / "deck.schema.json").read_text(encoding="utf-8")
)
CARD = SCHEMA["properties"]["cards"]["items"]


def test_the_schema_says_what_the_reader_asks() -> None:
    asked = CARD["properties"]
    assert set(asked) == {"number", "version", "aspects", *formats.TEXTS}
    assert set(CARD["required"]) == {"number", *formats.MUST}
    free = [name for name in formats.TEXTS if "maxLength" in asked[name]]
    assert {name: asked[name]["maxLength"] for name in free} == {name: formats.TEXTS[name] for name in free}
    assert asked["theme"]["enum"] == Theme.values
    assert asked["audience"]["enum"] == Audience.values
    assert asked["aspects"]["items"]["enum"] == Aspect.values
    assert asked["licence"]["enum"] == list(LICENCES)


def test_a_set_as_data_holds_the_schema(kustmeer: object) -> None:
    deck = services.lay_starter_set()
    data = formats.deck_as_data(deck.name, "Kustmeer Zorg", queries.cards_in(deck))
    assert set(SCHEMA["required"]) <= set(data) <= set(SCHEMA["properties"])
    assert len(data["cards"]) == 84
    for card in data["cards"]:
        assert set(CARD["required"]) <= set(card) <= set(CARD["properties"])
        assert all(len(card[name]) <= most for name, most in formats.TEXTS.items())


def test_a_bundle_can_be_verified_with_the_lines_in_the_documentation(fenna: Member) -> None:
    deck = services.lay_starter_set()
    text = services.make_bundle(deck=deck, cards=list(queries.cards_in(deck)), by=fenna)
    readme = (Path(__file__).parents[5] / "docs" / "cards" / "README.md").read_text(encoding="utf-8")
    lines = readme.split("```python\n")[1].split("```")[0]
    lines = lines.replace('json.load(open("bundle.json", encoding="utf-8"))', "json.loads(text)")
    exec(lines, {"text": text})
    parcel = formats.parcel_in(text)
    assert (parcel.sender, len(parcel.cards)) == ("Kustmeer Zorg", 84)


def test_the_list_for_a_spreadsheet_has_a_line_per_card(kustmeer: object) -> None:
    text = formats.deck_as_csv(queries.cards_in(services.lay_starter_set()))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 84
    assert rows[32]["number"] == "H-33"
