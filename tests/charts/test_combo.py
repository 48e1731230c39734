"""Bars and lines share their x and their gridlines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from sample_charts import RED, draw, samples

from deckgen.model.chart import ChartLook
from deckgen.plot import Plot


def bars(plot: Plot) -> list[Rectangle]:
    return [bar for bar in plot.figure.findobj(Rectangle) if bar is not plot.figure.patch]


def curve(plot: Plot) -> Line2D:
    (line,) = (line for line in plot.figure.findobj(Line2D) if line.get_linewidth() > 1.5)
    return line


def test_the_line_runs_over_the_middles_of_the_bars(look: ChartLook) -> None:
    plot = draw(samples()["combo"], look)
    assert [bar.get_x() + bar.get_width() / 2 for bar in bars(plot)] == pytest.approx(list(curve(plot).get_xdata()))


def test_both_axes_start_at_zero_and_say_their_unit_once(look: ChartLook) -> None:
    plot = draw(samples()["combo"], look)
    shown = [text.words for text in plot.texts()]
    assert [text for text in shown if "$" in text] == ["$80 bn"]
    assert [text for text in shown if "%" in text] == ["20%"]
    assert shown.count("0") == 2
    zero = bars(plot)[0].get_y()
    line = curve(plot)
    values = samples()["combo"].series[1].values
    assert [(y - zero) / (value or 1) for y, value in zip(line.get_ydata(), values, strict=True)] == pytest.approx(
        [(line.get_ydata()[0] - zero) / 16.9] * 8
    )


def test_ticks_of_both_sides_stand_on_the_same_gridlines(look: ChartLook) -> None:
    plot = draw(samples()["combo"], look)
    left = {round(text.box.bottom, 3) for text in plot.texts() if text.words in ("0", "20", "40", "60", "$80 bn")}
    right = {round(text.box.bottom, 3) for text in plot.texts() if text.words in ("0", "5", "10", "15", "20%")}
    assert left == right


def test_the_second_axis_has_the_color_of_its_line(look: ChartLook) -> None:
    plot = draw(samples()["combo"], look)
    colors = {text.get_text(): text.get_color() for text in plot.figure.findobj(Text)}
    assert colors["20%"] == colors["Share of trade"] == f"#{RED}"


def test_one_axis_serves_both_where_no_second_is_asked_for(look: ChartLook) -> None:
    plot = draw(replace(samples()["combo"], second_axis=False), look)
    assert [text.words for text in plot.texts()].count("0") == 1
    assert max(curve(plot).get_ydata()) < min(bar.get_y() + bar.get_height() for bar in bars(plot))
