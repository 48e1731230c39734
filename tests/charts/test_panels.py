"""Small multiples of every type: one panel for each part of the data, on axes that are as one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from matplotlib.patches import Rectangle
from msgspec.structs import replace
from sample_charts import BLUE, PLAIN, RED, TYPES, draw, sample, series, strange

from deckgen.charting.chart_type import CHARTS
from deckgen.model.chart_data import ChartData, ChartLook, Panel
from deckgen.model.page import ChartBox
from deckgen.plot import Plot
from deckgen.plot.panels import plan_grid
from deckgen.plot.rect import Rect
from deckgen.plot.scales import shared
from deckgen.stages.draw.one_drawing import render
from laid_out import Laid

SIZES = ((12.0, 4.9), (7.2, 4.6), (5.0, 4.6))
ROUND = ("donut", "parliament")
BALANCE = """partner,component,balance
Canada,goods,-22
Canada,services,25
Canada,total,3
Mexico,goods,-71
Mexico,services,7
Mexico,total,-64
"""


def times(chart: ChartData, factor: float) -> ChartData:
    """The chart with every value so many times as large."""
    larger = (
        replace(one, values=tuple(value if value is None else value * factor for value in one.values))
        for one in chart.series
    )
    return replace(chart, series=tuple(larger))


def in_panels(chart: ChartData, count: int) -> ChartData:
    """A chart in so many panels whose values grow smaller."""
    panels = (Panel(f"Panel number {number + 1}", times(chart, 1 / (1 + number / 2))) for number in range(count))
    return replace(chart, panels=tuple(panels))


def bound(lay_slide: Callable[..., Laid], chart: str, top: str = "data: {b: b.csv}") -> tuple[ChartData, str]:
    laid = lay_slide(f"chart: {{{chart}}}\nallow: [missing_source]", top, {"b.csv": BALANCE})
    assert laid.said == []
    (box,) = [shape for shape in laid.document.pages[-1].shapes if isinstance(shape, ChartBox)]
    return box.chart, box.alt


def check_words(plot: Plot) -> None:
    """No words touch others, and none leaves the sheet."""
    for text in plot.texts():
        assert text.box.left >= -0.5, text
        assert text.box.right <= plot.width + 0.5, text
        assert text.box.bottom >= -0.5, text
        assert text.box.top <= plot.height + 0.5, text
    for one, other in combinations(plot.texts(), 2):
        across = min(one.box.right, other.box.right) - max(one.box.left, other.box.left)
        down = min(one.box.top, other.box.top) - max(one.box.bottom, other.box.bottom)
        assert min(across, down) <= 0.5, (one, other)


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("count", [2, 6, 12])
def test_panels_of_any_type_keep_their_words_apart(kind: str, count: int, look: ChartLook) -> None:
    for width, height in SIZES:
        check_words(draw(in_panels(sample(kind), count), look, width, height))


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.filterwarnings("ignore:Glyph")
def test_panels_of_strange_charts_too(kind: str, look: ChartLook) -> None:
    for name, chart in strange(kind).items():
        if name != "no rows":
            check_words(draw(in_panels(chart, 2), look, 8.0, 4.9))


@pytest.mark.parametrize("kind", [kind for kind in TYPES if kind not in ROUND])
def test_panels_of_any_type_share_their_axes(kind: str, look: ChartLook) -> None:
    used = []
    for chart in (sample(kind), times(sample(kind), 3)):
        plot = Plot(look, 4.0, 3.0)
        CHARTS.get(kind).draw(plot, chart)
        used.append(plot.scales)
    assert used[0].runs or used[0].reaches, "a chart takes its axes from plot.scales"
    # A schedule holds times, which are no more where values are.
    assert kind in ("share", "gantt") or used[0].reaches != used[1].reaches
    assert not used[0].runs or shared(used).scale(0, 1, -99, 99)(0) != -99


def test_a_value_has_one_length_in_all_panels(look: ChartLook) -> None:
    few = ChartData("bar", ("A", "B"), (series("V", 10, 5),), PLAIN, colors=(BLUE, BLUE))
    names = ("A", "Something with a name of three lines or more")
    many = ChartData("bar", names, (series("V", 40, 10),), PLAIN, colors=(RED, RED))
    plot = draw(replace(few, panels=(Panel("One", few), Panel("Two", many))), look, 7.2, 3.0)
    bars = [one for one in plot.figure.findobj(Rectangle) if one is not plot.figure.patch]
    heights = [round(one.get_height(), 3) for one in bars]
    assert heights[0] == heights[3]
    assert heights[2] == pytest.approx(heights[0] * 4, abs=0.01)
    alone = draw(replace(few, panels=(Panel("One", few), Panel("Two", many)), share_axes=False), look, 7.2, 3.0)
    one, _, two, _ = (bar.get_height() for bar in alone.figure.findobj(Rectangle) if bar is not alone.figure.patch)
    # The names under the second one take up to two lines more.
    assert abs(one - two) < 40


def test_series_are_named_once_over_all_panels(look: ChartLook) -> None:
    plot = draw(in_panels(sample("line"), 4), look)
    words = [text.words for text in plot.texts()]
    assert words.count("Imports from Mexico") == 1
    assert [word for word in words if word.startswith("Panel")] == [f"Panel number {n}" for n in (1, 2, 3, 4)]


def test_the_same_panels_give_the_same_bytes(look: ChartLook) -> None:
    chart = in_panels(sample("waterfall"), 3)
    assert render(chart, look, 6.0, 3.0) == render(chart, look, 6.0, 3.0)


@pytest.mark.parametrize(
    ("count", "width", "height", "columns"), [(2, 860, 330, 2), (3, 860, 330, 3), (4, 500, 330, 2), (6, 860, 330, 3)]
)
def test_the_grid_uses_the_room(count: int, width: float, height: float, columns: int) -> None:
    assert plan_grid(count, Rect(0, 0, width, height), 13.0).columns == columns


def test_rows_are_parted_in_the_order_given(lay_slide: Callable[..., Laid]) -> None:
    chart, alt = bound(
        lay_slide, "type: waterfall, data: b, x: component, y: balance, facet: partner, totals: [total], format: '0'"
    )
    assert [panel.title for panel in chart.panels] == ["Canada", "Mexico"]
    assert [panel.chart.series[0].values for panel in chart.panels] == [(-22, 25, 3), (-71, 7, -64)]
    assert alt == (
        "Waterfall chart in 2 panels. Canada: Waterfall chart: goods −22, services +25, total 3. "
        "Mexico: Waterfall chart: goods −71, services +7, total −64."
    )


def test_small_multiples_is_the_long_form(lay_slide: Callable[..., Laid]) -> None:
    keys = "data: b, x: component, y: balance, facet: partner, totals: [total]"
    short, _ = bound(lay_slide, f"type: waterfall, {keys}")
    long, _ = bound(lay_slide, f"type: small_multiples, of: waterfall, {keys}")
    assert short == long


def test_what_has_a_name_has_one_color_in_all_panels(lay_slide: Callable[..., Laid]) -> None:
    rows = "rows: [[1, a, 5, P], [2, a, 6, P], [1, b, 3, P], [2, b, 4, P], [1, b, 3, Q], [2, b, 5, Q]]"
    chart, _ = bound(lay_slide, f"type: line, {rows}, x: x, series: s, y: y, facet: f")
    first, second = chart.panels
    assert {one.name: one.color for one in first.chart.series}["b"] == second.chart.series[0].color
    assert [one.label for one in chart.series] == ["a", "b"]


def test_a_place_too_small_for_its_panels_is_an_error(lay_slide: Callable[..., Laid]) -> None:
    rows = ", ".join(f"[{x}, {x + f}, {f}]" for f in range(12) for x in (1, 2))
    chart = f"chart: {{type: bar, rows: [{rows}], x: x, y: y, facet: f}}"
    words = "bullets: [" + ", ".join(f"Point {number} of a long list" for number in range(6)) + "]"
    assert lay_slide(f"{chart}\nallow: [missing_source]").said == []
    said = lay_slide(f"body: [{{{chart}}}, {{{words}}}]\nallow: [missing_source]").said
    assert any("overflow" in one for one in said)
