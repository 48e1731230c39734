"""axis: what the author asks of the axis of values is drawn, told and kept, in every type that has one."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from sample_charts import draw

from deckgen.charting.chart_type import CHARTS
from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.model.page import ChartBox
from laid_out import Laid

TAKING = tuple(word for word in CHARTS.words if "axis" not in CHARTS.get(word).unfit)
ROWS = "rows: [{x: 2014, a: 30, b: 12, p: One}, {x: 2017, a: 40, b: 20, p: One}"
MORE = ", {x: 2014, a: 33, b: 9, p: Two}, {x: 2017, a: 21, b: 14, p: Two}"


@pytest.fixture
def bound(lay_slide: Callable[..., Laid]) -> Callable[[str], ChartBox]:
    """The box of a chart that nothing is said of."""

    def bind(chart: str) -> ChartBox:
        laid = lay_slide(f"chart: {{{chart}}}\nallow: [missing_source]")
        assert laid.said == []
        (box,) = [shape for shape in laid.document.pages[-1].shapes if isinstance(shape, ChartBox)]
        return box

    return bind


def words(chart: ChartData, look: ChartLook) -> list[str]:
    return [text.words for text in draw(chart, look).texts()]


def test_the_types_that_have_an_axis_take_it() -> None:
    assert set(TAKING) == {
        *("area", "bar", "combo", "dot", "grouped", "line", "ranking", "scatter", "slope", "stacked", "waterfall"),
    }


@pytest.mark.parametrize("kind", TAKING)
def test_the_title_stands_over_the_plot(kind: str, bound: Callable[[str], ChartBox], look: ChartLook) -> None:
    box = bound(f"type: {kind}, x: x, y: a, axis: {{title: What is counted}}, {ROWS}]")
    assert "What is counted" in words(box.chart, look)


@pytest.mark.parametrize("kind", ["line", "area", "bar", "grouped", "stacked", "combo", "ranking", "dot", "slope"])
def test_an_axis_reaches_as_far_as_it_is_asked_to(
    kind: str, bound: Callable[[str], ChartBox], look: ChartLook
) -> None:
    box = bound(f"type: {kind}, x: x, y: [a], labels: none, axis: {{to: 200}}, {ROWS}]")
    assert {"100", "200"} <= set(words(box.chart, look))


def test_bars_that_carry_their_values_are_shorter_on_a_longer_axis(
    bound: Callable[[str], ChartBox], look: ChartLook
) -> None:
    from matplotlib.patches import Rectangle

    heights = []
    for asked in ("", "axis: {to: 80},"):
        plot = draw(bound(f"type: bar, x: x, y: a, {asked} {ROWS}]").chart, look)
        bars = [bar for bar in plot.figure.findobj(Rectangle) if bar is not plot.figure.patch]
        heights.append(max(bar.get_height() for bar in bars))
    assert heights[1] == pytest.approx(heights[0] / 2)


def test_panels_share_the_axis_and_say_its_title_once(bound: Callable[[str], ChartBox], look: ChartLook) -> None:
    box = bound(f"type: line, facet: p, x: x, y: a, axis: {{from: 20, to: 50, title: Points}}, {ROWS}{MORE}]")
    shown = words(box.chart, look)
    assert shown.count("Points") == 1
    assert shown.count("50") == 2
    assert box.alt.count("The axis begins at 20.") == 1


def test_the_unit_follows_the_title_that_lacks_it(lay_slide: Callable[..., Laid], look: ChartLook) -> None:
    data = "data: {t: {file: t.csv, unit: million people}}"
    for title, expected in (
        ("Visitors", "Visitors, million people"),
        ("Million people a year", "Million people a year"),
    ):
        slide = f"chart: {{type: line, data: t, axis: {{title: {title}}}}}\nallow: [missing_source]"
        laid = lay_slide(slide, data, {"t.csv": "year,v\n2016,3\n2017,9\n"})
        (box,) = [shape for shape in laid.document.pages[-1].shapes if isinstance(shape, ChartBox)]
        assert expected in words(box.chart, look)
        assert expected in box.alt


@pytest.mark.parametrize(
    ("chart", "told"),
    [
        ("type: line, axis: {from: 10}", "The axis begins at 10."),
        ("type: line, axis: {scale: log}", "The axis is logarithmic."),
        ("type: line", None),
        ("type: bar", None),
    ],
)
def test_an_alt_text_tells_what_eyes_see_of_an_axis(
    chart: str, told: str | None, bound: Callable[[str], ChartBox]
) -> None:
    alt = bound(f"{chart}, x: x, y: a, rows: [{{x: 2014, a: 12}}, {{x: 2017, a: 40}}]").alt
    assert re.findall(r"The axis .*?\.", alt) == ([told] if told else [])


def test_a_cut_axis_is_broken_on_the_sheet_and_sets_its_first_number_off(
    bound: Callable[[str], ChartBox], look: ChartLook
) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.text import Text

    for kind in ("line", "dot"):
        rows = "rows: [{x: 2014, a: 130}, {x: 2017, a: 140}]"
        cut = draw(bound(f"type: {kind}, x: x, y: a, axis: {{from: 120, to: 140}}, {rows}").chart, look)
        whole = draw(bound(f"type: {kind}, x: x, y: a, axis: {{from: 0, to: 140}}, {rows}").chart, look)
        strokes = [
            sum(line.get_color() == f"#{look.ink}" for line in plot.figure.findobj(Line2D)) for plot in (cut, whole)
        ]
        assert strokes == [2, 0]
        first = next(text for text in cut.figure.findobj(Text) if text.get_text() == "120")
        assert first.get_color() == f"#{look.ink}"


def test_the_label_of_a_lone_series_is_shown_where_nothing_else_says_what_is_counted(
    bound: Callable[[str], ChartBox], look: ChartLook
) -> None:
    label = "Share of all votes cast"
    box = bound(f"type: ranking, x: x, y: {{a: {label}}}, format: '0\"%\"', {ROWS}]")
    assert label in words(box.chart, look)
    assert box.alt.count(label) == 1
    asked = bound(f"type: ranking, x: x, y: {{a: {label}}}, axis: {{title: Votes}}, {ROWS}]")
    assert label not in words(asked.chart, look)
