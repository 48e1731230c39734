"""A type that nobody has yet takes about twenty lines: charting, plot and native hold what it shares with others."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator

import pytest
from clear_sheets import check_sheets
from matplotlib.patches import Rectangle
from msgspec.structs import replace
from sample_charts import BLUE, PLAIN, draw, series, strange

from deckgen.binding.scope import Scope
from deckgen.charting.bar_chart import BarChart
from deckgen.charting.chart_type import CHARTS, Chart
from deckgen.charting.points import Named, Points
from deckgen.charting.read_points import PointsReader
from deckgen.charting.time_order import number_in
from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.model.dataset import Dataset
from deckgen.model.node import Integer
from deckgen.model.page import ChartBox
from deckgen.plot import Plot
from deckgen.plot.captions import caption
from deckgen.plot.categories import category_color, values_of
from deckgen.plot.lying import plan_lying
from deckgen.plot.scale import known, multiples, steps_for
from laid_out import Laid


class Tally(BarChart):
    """Shows how often amounts occur, with a bar for each range of them."""

    spoken = "Tally"
    reads_itself = True
    bins: Integer = 10
    """How many ranges there are at the most."""

    def read(self, table: Dataset, scope: Scope) -> Points | None:
        reader = PointsReader(self, table, scope)
        columns = reader.values()
        if columns is None or not reader.filled():
            return None
        ((name, label),) = columns.items()
        numbers = known(number_in(value) for value in table[name].values)
        step = steps_for(min(numbers), max(numbers), self.bins)[0]
        edges = multiples(min(numbers) // step * step, max(numbers), step)
        counts = tuple(float(sum(edge <= number < edge + step for number in numbers)) for edge in edges)
        labels = tuple(f"{edge:g}–{edge + step:g}" for edge in edges)
        return Points(labels, None, (Named(name, label, name, counts),))


class Lollipop(Chart):
    """Compares amounts with a dot at the end of a line, a row for each category."""

    spoken = "Lollipop chart"
    most_series = 1
    colors_categories = True
    lies_down = True

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        if not chart.x:
            return
        foot = plot.scales.axis(values_of(chart), chart.format, from_zero=True)
        room, reach = caption(plot, chart, plot.room), (foot.low, foot.high)
        frame = plan_lying(plot, chart, room, reach, lambda rows: (rows.indent, plot.size * 2), foot)
        for index, (value, y) in enumerate(zip(values_of(chart), frame.rows.middles, strict=True)):
            frame.rows.draw_name(plot, index)
            if value is not None:
                plot.line([(frame.scale(0), y), (frame.scale(value), y)], plot.look.grey, 1.0)
                plot.dot(frame.scale(value), y, min(5.0, frame.rows.pitch / 3), category_color(chart, index))
        frame.draw_foot(plot)


NEW: dict[str, type[Chart]] = {"tally": Tally, "lollipop": Lollipop}
SOURCES = {word: inspect.getsource(kind) for word, kind in NEW.items()}
for word, kind in NEW.items():
    # The word of a type is the name of its module.
    kind.__module__ = f"deckgen.charts.{word}"
HEIGHTS = "height\n" + "\n".join(str(height) for height in (151, 158, 163, 164, 165, 166, 168, 172, 175, 189))
COUNTED = ChartData(
    "tally",
    ("150–160", "160–170", "170–180", "180–190"),
    (series("height", 2, 5, 2, 1, color=BLUE),),
    PLAIN,
)


@pytest.fixture(autouse=True)
def new_words() -> Iterator[None]:
    """The new types as if each had its file in charts/."""
    words = CHARTS.words
    CHARTS.__dict__["words"] = (*words, *NEW)
    CHARTS._found.update(NEW)
    yield
    CHARTS.__dict__["words"] = words
    for word in NEW:
        del CHARTS._found[word]


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_a_type_has_fewer_than_25_lines(source: str) -> None:
    _, *body = source.splitlines()
    assert len([line for line in body if line.strip()]) < 25


def test_rows_are_counted_in_ranges(lay_slide: Callable[..., Laid]) -> None:
    chart = "chart: {type: tally, data: h, y: height, bins: 5, annotate: [{x: 160–170, text: Most of us}]}"
    laid = lay_slide(f"{chart}\nallow: [missing_source]", "data: {h: h.csv}", {"h.csv": HEIGHTS})
    assert laid.said == []
    (box,) = [shape for shape in laid.document.pages[-1].shapes if isinstance(shape, ChartBox)]
    assert box.chart.x == COUNTED.x
    assert box.chart.series[0].values == COUNTED.series[0].values
    assert box.chart.annotations[0].text == "Most of us"
    assert box.alt.startswith("Tally, 4 values. 150–160 2, 160–170 5")


def test_bars_carry_their_values_or_stand_at_an_axis(look: ChartLook) -> None:
    plot = draw(COUNTED, look)
    bars = [bar for bar in plot.figure.findobj(Rectangle) if bar is not plot.figure.patch]
    assert [round(bar.get_height() / bars[-1].get_height(), 6) for bar in bars] == [2, 5, 2, 1]
    assert {text.words for text in plot.texts()} == {*COUNTED.x, "1", "2", "5"}
    ruled = draw(replace(COUNTED, labels="none"), look)
    assert {text.words for text in ruled.texts()} == {*COUNTED.x, *"012345"}


@pytest.mark.parametrize("name", strange("donut"))
@pytest.mark.parametrize("word", NEW)
@pytest.mark.filterwarnings("ignore:Glyph")
def test_no_words_touch_and_nothing_leaves_the_sheet(word: str, name: str, look: ChartLook) -> None:
    check_sheets(strange(word)[name], look)
