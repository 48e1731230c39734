"""Bars and lines share their x and their gridlines."""

from __future__ import annotations

import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from msgspec.structs import replace
from sample_charts import DOLLARS, MUTED, PERCENT, RED, draw, series, xs, ys

from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.plot import Plot

SAMPLE = ChartData(
    "combo",
    tuple(map(str, range(2010, 2018))),
    (
        series("Goods deficit with Mexico", 66.3, 64.6, 61.7, 54.6, 54.8, 60.1, 63.3, 69.1, color=MUTED),
        series("Share of trade", 16.9, 14, 12.5, 10.8, 10.2, 11.3, 12.1, 12.4, color=RED, mark="line"),
    ),
    DOLLARS,
    positions=tuple(map(float, range(2010, 2018))),
    second_axis=True,
    second_format=PERCENT,
)


def bars(plot: Plot) -> list[Rectangle]:
    return [bar for bar in plot.figure.findobj(Rectangle) if bar is not plot.figure.patch]


def curve(plot: Plot) -> Line2D:
    """The line of the rate; it lies on a broader one in the color of the paper, which parts it from the bars."""
    line, edge = sorted((line for line in plot.figure.findobj(Line2D) if line.get_linewidth() > 1.5), key=_width)
    assert ys(edge) == ys(line)
    assert edge.get_color() == "#FFFFFF"
    return line


def _width(line: Line2D) -> float:
    return float(line.get_linewidth())


def test_the_line_runs_over_the_middles_of_the_bars(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    assert [bar.get_x() + bar.get_width() / 2 for bar in bars(plot)] == pytest.approx(xs(curve(plot)))


def test_both_axes_start_at_zero_and_say_their_unit_once(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    shown = [text.words for text in plot.texts()]
    assert [text for text in shown if "$" in text] == ["$80 bn"]
    assert [text for text in shown if "%" in text] == ["20%"]
    assert shown.count("0") == 2
    zero = bars(plot)[0].get_y()
    line = curve(plot)
    values = SAMPLE.series[1].values
    assert [(y - zero) / (value or 1) for y, value in zip(ys(line), values, strict=True)] == pytest.approx(
        [(ys(line)[0] - zero) / 16.9] * 8
    )


def test_ticks_of_both_sides_stand_on_the_same_gridlines(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    left = {round(text.box.bottom, 3) for text in plot.texts() if text.words in ("0", "20", "40", "60", "$80 bn")}
    right = {round(text.box.bottom, 3) for text in plot.texts() if text.words in ("0", "5", "10", "15", "20%")}
    assert left == right


def test_the_second_axis_has_the_color_of_its_line(look: ChartLook) -> None:
    plot = draw(SAMPLE, look)
    colors = {text.get_text(): text.get_color() for text in plot.figure.findobj(Text)}
    assert colors["20%"] == colors["Share of trade"] == f"#{RED}"


def test_one_axis_serves_both_where_no_second_is_asked_for(look: ChartLook) -> None:
    plot = draw(replace(SAMPLE, second_axis=False), look)
    assert [text.words for text in plot.texts()].count("0") == 1
    assert max(ys(curve(plot))) < min(bar.get_y() + bar.get_height() for bar in bars(plot))
