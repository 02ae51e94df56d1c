"""Round ticks, figures as the language writes them, and charts that hide what must stay hidden."""

import re

import pytest
from django.utils import translation

from rugzak.ground.ui.components.charts import bar_chart, dot_chart, line_chart
from rugzak.ground.ui.figures import figure_words, nice_ticks


@pytest.mark.parametrize(
    ("low", "high", "count", "ticks"),
    [
        (0, 88, 5, [0, 25, 50, 75, 100]),
        (0, 121, 4, [0, 50, 100, 150]),
        (6.6, 7.9, 4, [6.5, 7, 7.5, 8]),
        (0, 0.03, 4, [0, 0.01, 0.02, 0.03]),
        (-5, 5, 3, [-5, 0, 5]),
        (3, 3, 4, [3, 3.5, 4]),
        (0, 1, 2, [0, 1]),
    ],
)
def test_ticks_are_round_and_cover_the_values(low, high, count, ticks):
    assert nice_ticks(low, high, count) == ticks


@pytest.mark.parametrize("high", [1, 7, 13, 99, 101, 12345, 0.007])
def test_ticks_always_cover_and_stay_few(high):
    ticks = nice_ticks(0, high)
    assert ticks[0] <= 0
    assert ticks[-1] >= high
    assert 2 <= len(ticks) <= 7


def test_an_impossible_axis_is_refused():
    with pytest.raises(ValueError, match="below low"):
        nice_ticks(5, 1)
    with pytest.raises(ValueError, match="two ticks"):
        nice_ticks(0, 5, 1)


def test_figures_are_written_as_the_language_does():
    assert [figure_words(1005), figure_words(7.4), figure_words(7.0)] == ["1.005", "7,4", "7"]
    with translation.override("en"):
        assert [figure_words(1005), figure_words(7.4)] == ["1,005", "7.4"]


def test_a_hidden_figure_has_full_height_and_no_number():
    html = bar_chart(title="Cijfer", points=[("1", 10), ("2", None)])
    heights = re.findall(r'class="closed-bar"[^>]*height="([\d.]+)"', html)
    assert heights == ["170.0"]
    assert "te weinig om te tonen" in html


def test_every_chart_has_its_figures_as_a_table_too():
    charts = [
        bar_chart(title="a", points=[("x", 1)]),
        line_chart(title="b", series=[("s", [("x", 1), ("y", None), ("z", 3)])]),
        dot_chart(title="c", points=[("x", 7.1, 6.5, 7.7, 96)]),
    ]
    for chart in charts:
        assert 'role="img"' in chart
        assert "<title" in chart
        assert "<details" in chart
        assert "<table" in chart
        assert "style=" not in chart


def test_a_line_leaves_a_gap_where_a_figure_may_not_be_shown():
    html = line_chart(title="b", series=[("s", [("x", 1), ("y", None), ("z", 3)])])
    path = re.search(r'class="line l1" d="([^"]+)"', html)
    assert path
    assert path[1].count("M") == 2
