"""Time along x runs forward whatever the order of the rows, and steps that are missing are seen."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from sample_charts import draw, xs

from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.model.page import ChartBox
from laid_out import Laid

FILES = {
    "back.csv": "year,v,w\n2023,9,1\n2022,8,1\n2021,7,2\n2020,4,2\n",
    "long.csv": "country,year,v\nMexico,2000,4\nMexico,2020,7\nChile,1990,3\nChile,2020,8\n",
    "gaps.csv": "year,v,w\n2016,4,1\n2012,1,1\n2013,2,1\n2017,3,2\n",
    "far.csv": "year,v,w\n1990,1,1\n2016,4,1\n2017,3,2\n",
    "seasons.csv": "season,v\n2012-13,4\n2011-12,1\n2010-11,2\n2009-10,3\n",
    "turned.csv": "mass,v\n30,1\n10,2\n20,3\n",
}
TOP = "data: {back: back.csv, long: long.csv, gaps: gaps.csv, far: far.csv, turned: turned.csv, seasons: seasons.csv}"
Drawn = Callable[..., tuple[ChartData, list[str]]]


@pytest.fixture
def bound(lay_slide: Callable[..., Laid]) -> Drawn:
    """A chart with everything in place, and what was said of it."""

    def bind(chart: str, deck: str = "") -> tuple[ChartData, list[str]]:
        laid = lay_slide(f"chart: {{{chart}}}\nallow: [missing_source]", f"{TOP}\n{deck}", FILES)
        charts = [shape for shape in laid.document.pages[-1].shapes if isinstance(shape, ChartBox)]
        return charts[0].chart if charts else None, [words.partition(" ")[2] for words in laid.said]  # type: ignore[return-value]

    return bind


@pytest.mark.parametrize("kind", ["line", "area", "bar", "stacked", "grouped", "combo", "share", "dot", "waterfall"])
def test_rows_that_run_backwards_are_turned(bound: Drawn, kind: str) -> None:
    columns = "[v, w]" if kind in ("share", "combo") else "v"
    chart, said = bound(f"type: {kind}, data: back, y: {columns}")
    assert said == []
    assert chart.x == ("2020", "2021", "2022", "2023")
    assert chart.series[0].values == (4, 7, 8, 9)


@pytest.mark.parametrize("kind", ["line", "bar", "grouped", "dot"])
def test_series_that_begin_in_different_years_share_one_time(bound: Drawn, kind: str) -> None:
    chart, said = bound(f"type: {kind}, data: long, x: year, y: v, series: country")
    if kind == "bar":
        assert said[0].startswith("too_many_series")
        return
    assert said == []
    found = [year for year in chart.x if year in ("1990", "2000", "2020")]
    assert found == ["1990", "2000", "2020"]
    mexico = dict(zip(chart.x, chart.series[0].values, strict=True))
    assert (mexico["1990"], mexico["2000"], mexico["2020"]) == (None, 4, 7)


def test_both_ends_of_a_slope_are_in_their_order(bound: Drawn) -> None:
    chart, said = bound("type: slope, rows: [{y: 2020, a: 5, b: 6}, {y: 2010, a: 1, b: 2}], y: [a, b]")
    assert (said, chart.x) == ([], ("2010", "2020"))
    assert [one.values for one in chart.series] == [(1, 5), (2, 6)]


def test_numbers_along_a_line_rise(bound: Drawn) -> None:
    chart, _ = bound("type: line, data: turned, y: v")
    assert (chart.positions, chart.series[0].values) == ((10, 20, 30), (2, 3, 1))


def test_numbers_under_bars_stand_as_written(bound: Drawn) -> None:
    chart, _ = bound("type: bar, data: turned, y: v")
    assert (chart.x, chart.positions) == (("30", "10", "20"), None)


def test_a_ranking_keeps_the_order_of_its_rows(bound: Drawn) -> None:
    chart, _ = bound("type: ranking, query: 'select year, v from back order by v desc'")
    assert chart.x == ("2023", "2022", "2021", "2020")


def test_a_query_cannot_turn_time_round(bound: Drawn) -> None:
    chart, _ = bound("type: line, query: 'select year, v from back order by year desc'")
    assert chart.x == ("2020", "2021", "2022", "2023")


def test_bars_may_be_sorted_by_time_or_by_value(bound: Drawn) -> None:
    assert bound("type: bar, data: back, y: v, sort: -year")[0].x == ("2023", "2022", "2021", "2020")
    assert bound("type: bar, data: gaps, y: v, sort: v")[0].x == ("2012", "2013", "2017", "2016")


@pytest.mark.parametrize("sort", ["-year", "v"])
@pytest.mark.parametrize("kind", ["line", "area"])
def test_time_cannot_be_sorted_under_a_line(bound: Drawn, kind: str, sort: str) -> None:
    _, said = bound(f"type: {kind}, data: back, y: v, sort: {sort}")
    assert said == ["unfit_key: 'sort' means nothing here: time runs forward along x"]


def test_missing_years_leave_gaps_between_bars(bound: Drawn) -> None:
    for kind, columns in (("bar", "v"), ("grouped", "[v, w]"), ("stacked", "[v, w]"), ("combo", "[v, w]")):
        chart, said = bound(f"type: {kind}, data: gaps, y: {columns}")
        assert said == []
        assert chart.x == ("2012", "2013", "2014", "2015", "2016", "2017")
        assert chart.series[0].values == (1, 2, None, None, 4, 3)


def test_too_many_missing_years_are_a_break(bound: Drawn) -> None:
    chart, said = bound("type: bar, data: far, y: v")
    assert (said, chart.x, chart.breaks) == ([], ("1990", "2016", "2017"), (0,))


@pytest.mark.parametrize(
    ("years", "breaks"),
    [
        ((1993, 2010, 2015, 2017), (0, 1, 2)),
        ((1990, 1992, 1994, 2017), (2,)),
        ((1960, 1970, 2010), (1,)),
    ],
    ids=["no two steps alike", "most steps alike", "a step of steps"],
)
def test_years_that_are_not_a_usual_step_apart_are_broken_apart(
    bound: Drawn, years: tuple[int, ...], breaks: tuple[int, ...]
) -> None:
    rows = ", ".join(f"{{y: {year}, v: {place + 1}}}" for place, year in enumerate(years))
    chart, said = bound(f"type: waterfall, rows: [{rows}], y: v")
    assert (said, chart.breaks) == ([], breaks)


def test_a_line_over_bars_is_dotted_where_time_is_broken(bound: Drawn, look: ChartLook) -> None:
    chart, _ = bound("type: combo, data: far, y: [v, w]")
    lines = draw(chart, look).figure.findobj(Line2D)
    assert sum(line.get_linestyle() == "--" for line in lines) == 1


def test_even_steps_need_no_gaps(bound: Drawn) -> None:
    rows = "[{y: 1990, v: 1}, {y: 2000, v: 2}, {y: 2010, v: 3}]"
    chart, _ = bound(f"type: bar, rows: {rows}, y: v")
    assert (chart.x, chart.breaks) == (("1990", "2000", "2010"), ())


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["2018-09-12", "2018-09-10"], ["Sep 10, 2018", "Sep 12, 2018"]),
        (["2018-09-12 14:30", "2018-09-12T09:05:00Z"], ["09:05", "14:30"]),
        (["2018-09-12 14:30", "2018-09-11 09:05"], ["Sep 11, 2018, 09:05", "Sep 12, 2018, 14:30"]),
        (["2018-10", "2018-06"], ["Jun 2018", "Oct 2018"]),
        (["2018-Q3", "2018Q1", "Q2 2018"], ["Q1 2018", "Q2 2018", "Q3 2018"]),
        (["2018-W50", "2018-W09"], ["2018-W09", "2018-W50"]),
        (["31.12.2020", "1.3.2020"], ["Mar 1, 2020", "Dec 31, 2020"]),
        (["12/31/2020", "01/02/2020"], ["Jan 2, 2020", "Dec 31, 2020"]),
        (["31/12/2020", "01/02/2020"], ["Feb 1, 2020", "Dec 31, 2020"]),
        (["Jun 2020", "January 2020"], ["Jan 2020", "Jun 2020"]),
        (["Sep 12, 2018", "Feb 3, 2018"], ["Feb 3, 2018", "Sep 12, 2018"]),
    ],
)
def test_times_are_read_as_people_write_them(bound: Drawn, cells: list[str], expected: list[str]) -> None:
    rows = ", ".join(f"{{when: '{cell}', v: {number}}}" for number, cell in enumerate(cells))
    chart, said = bound(f"type: line, rows: [{rows}]")
    assert (said, list(chart.x)) == ([], expected)
    assert chart.positions is not None
    assert list(chart.positions) == sorted(chart.positions)


def test_unequal_times_stand_to_scale(bound: Drawn) -> None:
    rows = "[{m: 2018-01, v: 1}, {m: 2018-02, v: 2}, {m: 2018-12, v: 3}]"
    chart, _ = bound(f"type: line, rows: {rows}")
    first, second, third = chart.positions or ()
    assert (second - first, third - second) == (31, 303)


def test_labels_of_time_are_written_in_the_language(bound: Drawn) -> None:
    chart, _ = bound("type: line, rows: [{m: 2018-01, v: 1}, {m: 2018-02, v: 2}]", "language: es-MX")
    assert chart.x == ("ene 2018", "feb 2018")


def test_the_words_of_the_table_go_on_naming_times(bound: Drawn) -> None:
    notes = "[{x: 2018-02, text: Then}, {x: 2018, text: New Year}]"
    chart, said = bound(f"type: line, rows: [{{m: 2018-02, v: 2}}, {{m: 2018-01, v: 1}}], annotate: {notes}")
    assert said == []
    assert [note.position for note in chart.annotations] == [1, 0]


@pytest.mark.parametrize("kind", ["line", "area", "bar", "stacked", "grouped", "dot", "waterfall"])
@pytest.mark.parametrize("years", ["2009/10 2010/11 2011/12", "2009-10 2010-11 2011-12", "FY2009 FY2010 FY2011"])
def test_seasons_and_business_years_run_forward(bound: Drawn, kind: str, years: str) -> None:
    first, second, third = years.split()
    rows = f"[{{s: {third}, v: 1}}, {{s: {second}, v: 2}}, {{s: {first}, v: 4}}]"
    chart, said = bound(f"type: {kind}, rows: {rows}")
    assert said == []
    assert chart.x == (first, second, third)
    assert chart.series[0].values == (4, 2, 1)


def test_a_season_that_is_missing_leaves_a_gap_with_its_name(bound: Drawn) -> None:
    chart, said = bound(
        "type: bar, rows: [{s: 2011/12, v: 1}, {s: 2009/10, v: 2}, {s: 2008/09, v: 3}]", "language: de"
    )
    assert said == []
    assert chart.x == ("2008/09", "2009/10", "2010/11", "2011/12")
    assert chart.series[0].values == (3, 2, None, 1)


def test_panels_of_seasons_run_forward(bound: Drawn) -> None:
    rows = ", ".join(f"{{s: {s}, c: {c}, v: {v}}}" for c in "ab" for v, s in enumerate(("2018/19", "2017/18")))
    chart, said = bound(f"type: bar, facet: c, rows: [{rows}]")
    assert said == []
    assert chart.x == ("2017/18", "2018/19")
    assert [panel.chart.series[0].values for panel in chart.panels] == [(1, 0), (1, 0)]


def test_conditions_compare_seasons(bound: Drawn) -> None:
    chart, said = bound('type: bar, data: seasons, where: {season: ["> 2009-10", "<= 2011"]}')
    assert said == []
    assert chart.x == ("2010-11", "2011-12")


def test_one_time_written_twice_is_said(bound: Drawn) -> None:
    _, said = bound("type: line, rows: [{m: 2018-02, v: 2}, {m: Feb 2018, v: 1}]")
    assert said == ["duplicate_category: '2018-02' stands more than once in the column 'm'"]


@pytest.mark.parametrize(
    ("pattern", "cells", "expected"),
    [
        ("dd/mm/yyyy", ["03/04/2020", "01/02/2020"], ["Feb 1, 2020", "Apr 3, 2020"]),
        ("mm/dd/yyyy", ["03/04/2020", "01/02/2020"], ["Jan 2, 2020", "Mar 4, 2020"]),
        ("dd.mm.yy", ["31.12.20", "1.2.99"], ["Feb 1, 1999", "Dec 31, 2020"]),
        ("mm.yyyy", ["12.2020", "02.2020"], ["Feb 2020", "Dec 2020"]),
        ("d/m/yyyy hh:mm", ["1/2/2020 14:30", "1/2/2020 09:05"], ["09:05", "14:30"]),
        ("mmm-yy", ["Mar-20", "Jan-20"], ["Jan 2020", "Mar 2020"]),
    ],
)
def test_a_table_says_how_it_writes_its_days(
    lay_slide: Callable[..., Laid], pattern: str, cells: list[str], expected: list[str]
) -> None:
    rows = "".join(f"{cell},{number}\n" for number, cell in enumerate(cells))
    top = f"data: {{t: {{file: t.csv, dates: {{when: {pattern}}}}}}}"
    files = {"t.csv": f"when,v\n{rows}"}
    laid = lay_slide("chart: {type: line, data: t}\nallow: [missing_source]", top, files)
    (chart,) = (shape.chart for shape in laid.document.pages[-1].shapes if isinstance(shape, ChartBox))
    assert (laid.said, list(chart.x)) == ([], expected)


def test_a_query_finds_days_as_dates(lay_slide: Callable[..., Laid]) -> None:
    files = {"t.csv": "when,v\n12/31/2020,1\n01/02/2021,2\n"}
    query = 'select year("when") as y, sum(v) as v from t group by y'
    slide = f"chart: {{type: bar, query: '{query}'}}\nallow: [missing_source]"
    laid = lay_slide(slide, "data: {t: t.csv}", files)
    (chart,) = (shape.chart for shape in laid.document.pages[-1].shapes if isinstance(shape, ChartBox))
    assert chart.x == ("2020", "2021")


def test_lines_are_drawn_to_scale(bound: Drawn, look: ChartLook) -> None:
    chart, _ = bound("type: line, data: far, y: v")
    first, second, third = next(xs(line) for line in draw(chart, look).figure.findobj(Line2D) if len(xs(line)) == 3)
    assert (second - first) / (third - second) == pytest.approx(26)


@pytest.mark.parametrize("kind", ["bar", "stacked", "grouped"])
def test_bars_are_drawn_with_their_gaps(bound: Drawn, look: ChartLook, kind: str) -> None:
    chart, _ = bound(f"type: {kind}, data: gaps, y: v")
    plot = draw(chart, look)
    drawn = sorted(bar.get_x() for bar in plot.figure.findobj(Rectangle) if bar is not plot.figure.patch)
    steps = [right - left for left, right in pairwise(drawn)]
    assert steps == pytest.approx([steps[0], 3 * steps[0], steps[0]])


def test_powerpoint_breaks_no_axis(bound: Drawn) -> None:
    _, said = bound("type: bar, data: far, y: v, render: native")
    assert said == ["picture_only: the chart stays a picture: PowerPoint can't break an axis"]


def test_times_of_day_stay_a_picture_where_they_are_uneven(bound: Drawn) -> None:
    rows = "[{t: '2018-09-12 09:00', v: 1}, {t: '2018-09-12 10:00', v: 2}, {t: '2018-09-12 20:00', v: 3}]"
    _, said = bound(f"type: line, rows: {rows}, render: native")
    assert said[0].startswith("picture_only: the chart stays a picture: PowerPoint sets fractions")


def test_a_season_that_text_quotes_is_no_month(lay_slide: Callable[..., Laid]) -> None:
    slide = 'text: "{{ seasons.v[last] }} in {{ seasons.season[last] }}, not in {{ oldest }}"'
    figures = 'figures: {oldest: {cell: "seasons.season[first]"}}'
    laid = lay_slide(slide, f"{TOP}\n{figures}", FILES)
    assert "4 in 2012-13, not in 2009-10" in laid.text(-1)
