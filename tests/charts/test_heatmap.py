"""A grid of cells: the darker, the higher, with names at the left and at the foot."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from msgspec.structs import replace
from sample_charts import PLAIN, draw, series, xs, ys

from deckgen.charts.heatmap import Shown
from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.model.color import contrast
from deckgen.plot import Plot, Rect
from laid_out import Laid

HOURS = ("6", "9", "12", "15", "18", "21")
SAMPLE = ChartData(
    "heatmap",
    HOURS,
    (
        series("Monday", 20, 81, 44, 38, 92, 15),
        series("Wednesday", 22, 78, 47, None, 95, 18, muted=True),
        series("Saturday", 4, 21, 58, 63, 40, 33, muted=True),
        series("Sunday", 3, 12, 49, 60, 31, 11, muted=True),
    ),
    PLAIN,
    emphasis=(False, False, False, False, True, False),
    detail=Shown(measured="Loaves an hour", missing="No data"),
)
LONG = """day,hour,loaves
Sunday,6,3
Sunday,9,12
Monday,6,20
Monday,9,
"""


def cells(plot: Plot, count: int) -> list[Rectangle]:
    """The cells, row after row from the top: the largest of what is filled."""
    drawn = [one for one in plot.figure.findobj(Rectangle) if one is not plot.figure.patch]
    largest = sorted(drawn, key=lambda one: -one.get_width() * one.get_height())[:count]
    return sorted(largest, key=lambda one: (-round(one.get_y()), one.get_x()))


def color(cell: Rectangle) -> str:
    return to_hex(cell.get_facecolor())[1:].upper()


def bound(lay_slide: Callable[..., Laid], more: str, csv: str = LONG, top: str = "data: {d: d.csv}") -> Laid:
    slide = f"chart: {{type: heatmap, data: d, {more}}}\nallow: [missing_source]"
    return lay_slide(slide, top, {"d.csv": csv})


def test_the_darkest_cell_is_the_highest_and_each_has_its_value(look: ChartLook) -> None:
    plot = draw(SAMPLE, look, 12.0, 4.9)
    values = [value for one in SAMPLE.series for value in one.values]
    found = [(value, cell) for value, cell in zip(values, cells(plot, 24), strict=True) if value is not None]
    by_value = [contrast(color(cell), look.paper) for _, cell in sorted(found, key=lambda one: one[0])]
    assert by_value == sorted(by_value)
    for value, cell in found:
        (words,) = [one for one in plot.texts() if one.words == PLAIN.show(value) and _on(cell, one.box)]
        assert words.box.width < cell.get_width()


def test_names_stand_at_the_left_and_at_the_foot_and_the_key_on_top(look: ChartLook) -> None:
    plot = draw(replace(SAMPLE, labels="none"), look)
    placed = {words.words: words.box for words in plot.texts()}
    first, last = cells(plot, 24)[0], cells(plot, 24)[-1]
    assert all(placed[one.label].right < first.get_x() for one in SAMPLE.series)
    assert all(placed[hour].top < last.get_y() for hour in ("6", "21"))
    for words in ("Loaves an hour", "100", "No data"):
        assert placed[words].bottom > first.get_y() + first.get_height()


def test_cells_that_say_their_values_need_no_key_of_colors(look: ChartLook) -> None:
    shown = {words.words for words in draw(SAMPLE, look).texts()}
    assert {"Loaves an hour", "No data"} <= shown
    assert not {"0", "100"} & shown


def test_a_row_and_a_column_that_are_highlighted_frame_the_cell_where_they_cross(look: ChartLook) -> None:
    def frame(chart: ChartData) -> tuple[float, ...]:
        plot = draw(chart, look)
        lines = [one for one in plot.figure.findobj(Line2D) if to_hex(one.get_color())[1:].upper() == look.ink]
        return () if not lines else (min(xs(lines[0])), max(xs(lines[0])), min(ys(lines[0])), max(ys(lines[0])))

    monday_at_18 = cells(draw(SAMPLE, look), 24)[4]
    left, right, bottom, _ = frame(SAMPLE)
    assert (left, right) == pytest.approx(
        (monday_at_18.get_x(), monday_at_18.get_x() + monday_at_18.get_width()), abs=2
    )
    assert bottom == pytest.approx(monday_at_18.get_y(), abs=2)
    whole_row = frame(replace(SAMPLE, emphasis=()))
    assert whole_row[1] - whole_row[0] > 5 * (right - left)
    assert frame(replace(SAMPLE, emphasis=(), series=tuple(replace(one, muted=False) for one in SAMPLE.series))) == ()


def test_a_column_that_is_highlighted_keeps_its_name_among_many(look: ChartLook) -> None:
    months = tuple(
        f"{month} 2017" for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct")
    )
    rows = (series("North", *range(10)), series("South", *range(10)))
    emphasis = tuple(month == "Aug 2017" for month in months)
    chart = replace(SAMPLE, x=months, positions=tuple(map(float, range(10))), series=rows, emphasis=emphasis)
    shown = [words.words for words in draw(chart, look, 4.2, 3.0).texts()]
    assert "Aug 2017" in shown
    assert "Oct 2017" not in shown


def test_values_that_have_no_room_are_left_to_the_colors(look: ChartLook) -> None:
    hours = tuple(str(hour) for hour in range(24))
    rows = tuple(series(f"Day {day}", *(1000.5 + hour * day for hour in range(24))) for day in range(7))
    plot = draw(replace(SAMPLE, x=hours, series=rows, emphasis=()), look)
    assert "1,000.5" not in {words.words for words in plot.texts()}
    assert len({color(cell) for cell in cells(plot, 24 * 7)}) > 50


def test_a_long_table_makes_a_row_of_each_series(lay_slide: Callable[..., Laid]) -> None:
    box = bound(lay_slide, "x: hour, y: {loaves: Loaves an hour}, series: day").chart
    assert box.chart.x == ("6", "9")
    assert [(one.label, one.values) for one in box.chart.series] == [("Sunday", (3, 12)), ("Monday", (20, None))]
    assert box.alt == "Heat map, Loaves an hour. Sunday: 6 3, 9 12. Monday: 6 20, 9 no value."


def test_rows_that_are_times_run_forward(lay_slide: Callable[..., Laid]) -> None:
    csv = "m,y,v\n1,2018,3\n1,2016,4\n1,2017,5\n"
    chart = bound(lay_slide, "x: m, y: v, series: y", csv).chart.chart
    assert [one.name for one in chart.series] == ["2016", "2017", "2018"]
    csv = "m,y,v\n1,Feb 2018,3\n1,Dec 2017,4\n1,Jan 2018,5\n"
    chart = bound(lay_slide, "x: m, y: v, series: y", csv).chart.chart
    assert [one.name for one in chart.series] == ["Dec 2017", "Jan 2018", "Feb 2018"]


def test_a_step_of_time_that_is_missing_is_a_column_without_values(lay_slide: Callable[..., Laid]) -> None:
    chart = bound(lay_slide, "x: m, y: [a]", "m,a\n2018-01,1\n2018-02,2\n2018-04,3\n").chart.chart
    assert chart.series[0].values == (1, 2, None, 3)


def test_what_the_alt_text_says_of_many_cells(lay_slide: Callable[..., Laid]) -> None:
    rows = "\n".join(f"{m},{s},{m * 10 + s if m != s else ''}" for s in range(1, 6) for m in range(1, 7))
    box = bound(lay_slide, "x: m, y: v, series: s, highlight: ['3']", "m,s,v\n" + rows).chart
    assert box.alt == (
        "Heat map: 5 rows (1 to 5), 6 columns (1 to 6). Highest: 5, 6: 65; 4, 6: 64; 3, 6: 63. "
        "Lowest: 2, 1: 12; 3, 1: 13; 4, 1: 14. 5 without a value. Highlighted: 3, 3."
    )


def test_several_colors_are_refused(lay_slide: Callable[..., Laid]) -> None:
    said = bound(lay_slide, "x: hour, y: loaves, series: day, color: {Sunday: red}").said
    assert "a heatmap has one color, which is darker where values are higher" in said[0]


def _on(cell: Rectangle, words: Rect) -> bool:
    x, y = (words.left + words.right) / 2, (words.bottom + words.top) / 2
    return cell.get_x() < x < cell.get_x() + cell.get_width() and cell.get_y() < y < cell.get_y() + cell.get_height()
