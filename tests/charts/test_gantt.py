"""Tasks in rows, from when to when, over an axis of whole steps of the calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from msgspec.structs import replace
from sample_charts import BLUE, GOLD, GREEN, PLAIN, draw, series, xs, ys

from deckgen.charting.calendar_axes import calendar_axes
from deckgen.model.chart_data import Annotation, ChartData, ChartLook, Spot
from deckgen.model.period import Grain
from deckgen.plot import Plot
from deckgen.plot.schedule import Bar, Schedule
from laid_out import Laid


def day(month: int, number: int, year: int = 2018) -> float:
    return float(date(year, month, number).toordinal())


BARS = (
    Bar(0, 0, day(3, 1), day(3, 1), "Mar 1, 2018"),
    Bar(1, 0, day(3, 5), day(6, 30), "Mar 5 – Jun 29, 2018"),
    Bar(2, 1, day(5, 1), day(9, 1), "May 1 – Aug 31, 2018"),
    Bar(3, 1, day(9, 3), day(12, 22), "Sep 3 – Dec 21, 2018"),
    Bar(4, 2, day(11, 1), day(11, 1), "Nov 1, 2018", goes_on=True),
)
SAMPLE = ChartData(
    "gantt",
    ("Vote", "Plans for the oven", "Permits", "Building", "Tasting"),
    (
        series("Board", 0, 117, None, None, None),
        series("Builders", None, None, 123, 110, None, color=GREEN),
        series("Bakers", None, None, None, None, 0, color=GOLD),
    ),
    PLAIN,
    annotations=(Annotation("Rent begins", spots=(Spot(day(10, 1)),)),),
    detail=Schedule(BARS, axes=calendar_axes(*Schedule(BARS).reach, Grain.DAY, "en-US")),
)
ROWS = """[
  {task: Vote, from: 2018-03-01, to: ''},
  {task: Plans, from: 2018-03-05, to: 2018-06-29},
  {task: Tasting, from: 2018-11-01, to: ''},
  {task: Opening, from: 2019-03-02, to: 2019-03-02}]"""


def bars(plot: Plot, color: str = BLUE) -> list[Rectangle]:
    return [
        one
        for one in plot.figure.findobj(Rectangle)
        if one is not plot.figure.patch and one.get_facecolor()[:3] == pytest.approx(rgb(color), abs=0.01)
    ]


def rgb(color: str) -> tuple[float, ...]:
    return tuple(int(color[place : place + 2], 16) / 255 for place in (0, 2, 4))


def is_slanted(line: Line2D) -> bool:
    """Whether a line is a stroke of a broken axis."""
    return xs(line)[0] != xs(line)[-1] and ys(line)[0] != ys(line)[-1]


def shown(plot: Plot) -> list[str]:
    return [words.words for words in plot.texts()]


def bound(lay_slide: Callable[..., Laid], more: str, rows: str = ROWS, top: str = "") -> Laid:
    slide = f"chart: {{type: gantt, x: task, start: from, end: to, rows: {rows}{more}}}\nallow: [missing_source]"
    return lay_slide(slide, top)


def refusal(lay_slide: Callable[..., Laid], more: str, rows: str = ROWS) -> str:
    (said,) = bound(lay_slide, more, rows).said
    return said


def test_bars_lie_to_scale_under_each_other_and_milestones_are_diamonds(look: ChartLook) -> None:
    plot = draw(SAMPLE, look, 12.0, 4.9)
    (plans,) = bars(plot)
    permits, building = bars(plot, GREEN)
    assert plans.get_y() > permits.get_y() > building.get_y()
    a_day = plans.get_width() / 117
    assert permits.get_width() == pytest.approx(123 * a_day, rel=0.02)
    assert permits.get_x() - plans.get_x() == pytest.approx(57 * a_day, rel=0.02)
    (diamond,) = plot.figure.findobj(Polygon)
    assert (diamond.get_xy()[:, 0].min() + diamond.get_xy()[:, 0].max()) / 2 == pytest.approx(
        plans.get_x() - 4 * a_day, abs=1
    )


def test_what_goes_on_fades_towards_the_edge(look: ChartLook) -> None:
    plot = draw(SAMPLE, look, 12.0, 4.9)
    (solid,) = bars(plot, GOLD)
    stripes = [one for one in plot.figure.findobj(Rectangle) if one.get_y() == solid.get_y() and one is not solid]
    assert max(one.get_x() + one.get_width() for one in stripes) == pytest.approx(plot.width, abs=25)
    lightness = [sum(to_rgb(one.get_facecolor())) for one in sorted(stripes, key=lambda one: one.get_x())]
    assert lightness == sorted(lightness)


def test_names_stand_in_their_bars_where_all_fit_else_at_the_left(look: ChartLook) -> None:
    one_each = replace(SAMPLE, x=("Vote", "Plans", "Permits", "Building", "Tasting"))
    wide = draw(replace(one_each, detail=Schedule(BARS[:4]), x=one_each.x[:4]), look, 12.0, 4.9)
    (plans,) = bars(wide)
    placed = {words.words: words.box for words in wide.texts()}
    assert plans.get_x() < placed["Plans"].left < placed["Plans"].right < plans.get_x() + plans.get_width()
    narrow = draw(SAMPLE, look, 5.0, 3.0)
    (plans,) = bars(narrow)
    assert {words.words: words.box for words in narrow.texts()}["Permits"].right < plans.get_x()


def test_ticks_stand_at_whole_steps_of_the_calendar(look: ChartLook) -> None:
    plot = draw(SAMPLE, look, 12.0, 4.9)
    assert [words for words in shown(plot) if words in ("Mar 2018", "Apr", "Sep", "Dec", "Jan 2019")] == [
        "Mar 2018",
        "Apr",
        "Sep",
        "Dec",
    ]
    assert not any(is_slanted(line) for line in plot.figure.findobj(Line2D))
    for first, last, expected in (
        (day(1, 3), day(2, 19), ["Jan 8, 2018", "Jan 15", "Jan 22", "Jan 29", "Feb 5", "Feb 12", "Feb 19"]),
        (day(6, 1, 1994), day(6, 1, 2021), ["1995", "2000", "2005", "2010", "2015", "2020"]),
        (day(9, 12) + 8.5 / 24, day(9, 12) + 12.2 / 24, ["09:00", "10:00", "11:00", "12:00"]),
        (day(1, 1), day(12, 31), ["Jan 2018", "Apr", "Jul", "Oct"]),
    ):
        assert expected in [list(axis.labels) for axis in calendar_axes(first, last, Grain.MOMENT, "en-US")]
    half_a_year = [axis.labels for axis in calendar_axes(day(1, 8), day(6, 12), Grain.DAY, "en-US")]
    assert half_a_year[-1] == ("Feb 2018", "Mar", "Apr", "May", "Jun")
    years = calendar_axes(day(1, 1), day(1, 1, 2022), Grain.YEAR, "de")
    assert [axis.labels for axis in years] == [("2018", "2019", "2020", "2021", "2022")]
    spanish = calendar_axes(day(1, 1), day(12, 31), Grain.DAY, "es-MX")
    assert ["ene 2018", "abr", "jul", "oct"] in [list(axis.labels) for axis in spanish]


def test_a_day_that_is_annotated_has_its_line(look: ChartLook) -> None:
    assert "Rent begins" in shown(draw(SAMPLE, look))


def test_an_annotation_stands_at_a_time_or_at_the_start_of_a_task(lay_slide: Callable[..., Laid]) -> None:
    notes = "annotate: [{x: 2018-04, text: A}, {x: 2018, text: B}, {x: Plans, text: C}]"
    chart = bound(lay_slide, f", {notes}").chart.chart
    assert [note.position for note in chart.annotations] == [day(4, 1), day(1, 1), day(3, 5)]
    assert chart.own(Schedule).reach[0] == day(1, 1)
    assert "no 'Planz' on its x axis" in refusal(lay_slide, ", annotate: [{x: Planz, text: C}]")


def test_what_is_read_and_said(lay_slide: Callable[..., Laid]) -> None:
    box = bound(lay_slide, ", ongoing: [Tasting], highlight: [Opening]").chart
    read = box.chart.own(Schedule).bars
    assert [bar.is_milestone for bar in read] == [True, False, False, True]
    assert (read[1].start, read[1].end) == (day(3, 5), day(6, 30))
    assert read[2].goes_on
    assert box.alt == (
        "Gantt chart, 4 tasks. Vote: Mar 1, 2018 (milestone). Plans: Mar 5 – Jun 29, 2018. "
        "Tasting: since Nov 1, 2018, still going on. Opening: Mar 2, 2019 (milestone). Highlighted: Opening."
    )
    spanish = bound(lay_slide, ", ongoing: all", top="language: es-MX").chart.alt
    assert spanish.startswith(
        "Diagrama de Gantt, 4 tareas. Vote: desde 1 mar 2018, sigue en curso. Plans: 5 de mar – 29 de jun 2018."
    )


def test_a_month_or_a_year_lasts_to_its_end(lay_slide: Callable[..., Laid]) -> None:
    rows = "[[A, 2018-01, 2018-03], [B, 2018-02, 2018-02]]"
    first, second = bound(lay_slide, "", rows).chart.chart.own(Schedule).bars
    assert (first.end, first.words) == (day(4, 1), "Jan – Mar 2018")
    assert (second.start, second.end, second.words) == (day(2, 1), day(3, 1), "Feb 2018")
    rows = "[[A, 2016, 2018], [B, 2019, '']]"
    assert bound(lay_slide, "", rows).chart.chart.own(Schedule).bars[0].words == "2016 – 2018"


def test_groups_have_colors_of_their_own(lay_slide: Callable[..., Laid]) -> None:
    rows = "[{task: A, from: 2018, to: 2019, g: One}, {task: B, from: 2019, to: 2020, g: Two}]"
    chart = bound(lay_slide, ", series: g, color: {Two: '#1E7F5C'}", rows).chart.chart
    assert [(one.label, one.color == GREEN) for one in chart.series] == [("One", False), ("Two", True)]


@pytest.mark.parametrize(
    ("rows", "more", "said"),
    [
        ("[[A, 2018-03-05, 2018-03-04]]", "", "'A' ends on 2018-03-04, before it starts on 2018-03-05"),
        ("[[A, '', 2018-03-04], [B, 2018-01-01, '']]", "", "'A' has nothing in the column 'from'"),
        ("[[A, soon, ''], [B, later, '']]", "", "the column 'from' does not hold times: 'soon' is none"),
        ("[[A, 2018-03-05, ''], [B, 2018-03-05, ''], [C, May, '']]", "", "'May' stands in the column 'from'"),
        ("[[A, 2018, 2019], [A, 2019, 2020]]", "", "'A' stands in two rows whose times overlap"),
        ("[[A, 2018, '']]", ", ongoing: [B]", "the chart has no task 'B'"),
        ("[[A, 2018, 2019]]", ", ongoing: [A]", "'A' has an end"),
    ],
)
def test_what_has_no_place_is_complained_of(lay_slide: Callable[..., Laid], rows: str, more: str, said: str) -> None:
    assert said in refusal(lay_slide, more, rows)
