"""Showing across: a place on a page, filled by whoever has something for this viewer."""

import pytest

from rugzak.ground.kernel import panels, places
from rugzak.ground.kernel.panels import Panel


@pytest.fixture
def nobody_fills(monkeypatch):
    monkeypatch.setattr(panels, "_providers", {})


def test_each_provider_decides_for_itself_what_a_viewer_sees(nobody_fills):
    panels.fill("people.team", lambda person, team: Panel("a.html", {"team": team}))
    panels.fill("people.team", lambda person, team: Panel("b.html") if person == "lead" else None)
    assert panels.panels_for("coach", "people.team", "Duinroos") == [Panel("a.html", {"team": "Duinroos"})]
    assert [panel.template for panel in panels.panels_for("lead", "people.team", "x")] == ["a.html", "b.html"]


def test_a_place_that_no_page_offers_is_a_mistake(nobody_fills):
    with pytest.raises(ValueError, match=r"people\.teem"):
        panels.fill("people.teem", lambda person, team: None)


def test_a_panel_is_drawn_on_the_page(nobody_fills, aicha, browser_of):
    panels.fill(
        "office.settings", lambda person, it: Panel("people/_found.html", {"found": [], "short": False})
    )
    assert "Niemand gevonden" in browser_of(aicha).get("/instellingen/").content.decode()


def test_every_place_says_what_it_holds():
    assert all(places.OFFERED.values())
