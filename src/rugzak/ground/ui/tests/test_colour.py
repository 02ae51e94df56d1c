"""Whatever colour an organisation chooses, everyone can read it."""

import random
import re
from pathlib import Path

import pytest

from rugzak.ground.ui.colour import (
    DARK_GROUNDS,
    INK_ON_DARK_BRAND,
    LIGHT_GROUNDS,
    contrast,
    organisation_css,
    readable_pair,
    soft_pair,
)

DICE = random.Random(7)
COLOURS = ["#000000", "#ffffff", "#ffff00", "#0000ff", "#17635f", "#808080", "#ff0000", "#00ff00"]
COLOURS += [f"#{DICE.randrange(16**6):06x}" for _ in range(200)]


@pytest.mark.parametrize("colour", COLOURS)
def test_a_chosen_colour_is_readable_on_every_ground(colour):
    light, dark = readable_pair(colour)
    soft_light, soft_dark = soft_pair(colour)
    assert min(contrast(light, ground) for ground in (*LIGHT_GROUNDS, soft_light)) >= 4.5
    assert min(contrast(dark, ground) for ground in (*DARK_GROUNDS, soft_dark, INK_ON_DARK_BRAND)) >= 4.5


def test_the_stylesheet_of_an_organisation_sets_only_known_names():
    names = re.findall(r"--org-[a-z-]+", organisation_css("#e30613"))
    tokens = (Path(__file__).parents[1] / "assets" / "css" / "10-tokens.css").read_text()
    assert len(names) == 6
    assert all(f"var({name}," in tokens for name in names)


def test_what_is_no_colour_is_refused():
    with pytest.raises(ValueError, match="not a colour"):
        readable_pair("red; } body { display: none")


def test_our_own_colours_are_readable():
    tokens = (Path(__file__).parents[1] / "assets" / "css" / "10-tokens.css").read_text()
    assert contrast("#17635f", "#fbf8f3") >= 4.5
    assert contrast("#7fd1ca", "#1c2b2a") >= 4.5
    assert contrast("#52605e", "#f3ede3") >= 4.5
    assert contrast("#75695a", "#ffffff") >= 3
    assert "#52605e" in tokens


def test_the_grounds_are_those_of_the_stylesheet():
    tokens = (Path(__file__).parents[1] / "assets" / "css" / "10-tokens.css").read_text()
    for ground in (*LIGHT_GROUNDS[1:], *DARK_GROUNDS, INK_ON_DARK_BRAND):
        assert ground in tokens
