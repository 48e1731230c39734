"""Words under points in time stand at whole steps, at both ends, and where an annotation names a point."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from matplotlib.lines import Line2D
from msgspec.structs import replace
from sample_charts import DOLLARS, draw, series, xs, ys

from deckgen.model.chart_data import Annotation, AxisAsked, ChartData, ChartLook, Spot
from deckgen.model.period import Grain, Period, period_number


def over(periods: list[Period], kind: str = "line", **more: object) -> ChartData:
    """A chart over these times, with a value for each."""
    places = tuple(float(one.day.year) if one.grain is Grain.YEAR else one.place for one in periods)
    values = tuple(float(10 + index % 7) for index in range(len(periods)))
    chart = ChartData(kind, tuple(map(str, periods)), (series("A", *values),), DOLLARS, positions=places)
    return replace(chart, periods=tuple(periods), **more)


def years(first: int, last: int) -> list[Period]:
    return [period_number(Grain.YEAR, year) for year in range(first, last + 1)]


def labels(chart: ChartData, look: ChartLook, width: float = 7.2) -> list[str]:
    """The words under a chart, from left to right, where all of its words have 13 points."""
    sized = replace(look, largest=13.0, smallest=13.0)
    shown = [words for words in draw(chart, sized, width).texts() if words.words in chart.x]
    return [words.words for words in sorted(shown, key=lambda words: words.box.left)]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (1993, 2017, ["1993", "2000", "2005", "2010", "2017"]),
        (1990, 2020, ["1990", "1995", "2000", "2005", "2010", "2015", "2020"]),
    ],
)
def test_years_end_in_0_or_5(first: int, last: int, expected: list[str], look: ChartLook) -> None:
    shown = labels(over(years(first, last)), look, 12.0)
    assert set(expected) <= set(shown)
    assert all(int(year) % 5 == 0 for year in shown[1:-1])
    assert (shown[0], shown[-1]) == (str(first), str(last))


def test_a_year_that_an_annotation_names_has_its_word(look: ChartLook) -> None:
    chart = over(years(1980, 2020), annotations=(Annotation("NAFTA", spots=(Spot(14.0),)),))
    shown = labels(chart, look, 12.0)
    assert "1994" in shown
    assert "1995" not in shown


def test_months_are_named_at_januaries(look: ChartLook) -> None:
    months = [period_number(Grain.MONTH, number) for number in range(2012 * 12 + 4, 2018 * 12 + 6)]
    shown = labels(over(months), look)
    assert len(shown) > 3
    assert all(word.endswith("-01") for word in shown[1:-1])


def test_days_are_named_at_the_firsts_of_months(look: ChartLook) -> None:
    days = [Period(date(2018, 1, 9) + timedelta(days=number)) for number in range(200)]
    shown = labels(over(days), look, 12.0)
    assert len(shown) > 3
    assert all(word.endswith("-01") for word in shown[1:-1])


def test_years_part_the_way_from_the_first_to_the_last_evenly_where_they_can(look: ChartLook) -> None:
    assert labels(over(years(2007, 2017), "bar"), look, 4.6) == ["2007", "2009", "2011", "2013", "2015", "2017"]
    assert labels(over(years(1997, 2017), "bar"), look, 4.5) == ["1997", "2002", "2007", "2012", "2017"]
    assert labels(over(years(2003, 2017)), look, 7.2)[:4] == ["2003", "2005", "2007", "2009"]


def test_lines_of_many_years_keep_round_numbers(look: ChartLook) -> None:
    shown = labels(over(years(1987, 2017)), look, 12.0)
    assert shown == ["1987", "1990", "1995", "2000", "2005", "2010", "2015", "2017"]


def test_every_fourth_year_has_every_second_label(look: ChartLook) -> None:
    chart = over([period_number(Grain.YEAR, year) for year in range(1960, 2017, 4)])
    assert labels(chart, look)[:3] == ["1960", "1968", "1976"]


def test_a_year_and_the_month_it_began_with_are_parted_evenly(look: ChartLook) -> None:
    months = [period_number(Grain.MONTH, number) for number in range(2017 * 12 + 4, 2018 * 12 + 5)]
    wide, narrow = (labels(over(months), look, width) for width in (5.0, 3.3))
    assert wide == ["2017-05", "2017-08", "2017-11", "2018-02", "2018-05"]
    assert narrow == ["2017-05", "2017-11", "2018-05"]


def test_a_whole_step_that_fits_beside_the_last_point_stays(look: ChartLook) -> None:
    assert labels(over(years(1996, 2017)), look, 8.0)[-2:] == ["2015", "2017"]


def test_ten_years_of_quarters_are_named_at_every_second_year(look: ChartLook) -> None:
    quarters = [period_number(Grain.QUARTER, number) for number in range(2008 * 4 + 2, 2018 * 4 + 2)]
    assert labels(over(quarters), look)[1:-1] == ["2010-Q1", "2012-Q1", "2014-Q1", "2016-Q1"]


def test_weeks_are_named_at_steps_from_the_first_of_the_year(look: ChartLook) -> None:
    first = Period(date(2018, 2, 11), Grain.WEEK).number
    weeks = [period_number(Grain.WEEK, number) for number in range(first, first + 20)]
    assert labels(over(weeks), look)[1:-1] == ["2018-W09", "2018-W13", "2018-W17", "2018-W21"]


def test_the_first_week_of_a_year_may_begin_in_the_year_before(look: ChartLook) -> None:
    first = Period(date(2015, 1, 4), Grain.WEEK).number
    weeks = [period_number(Grain.WEEK, number) for number in range(first, first + 290)]
    named = labels(over(weeks), look)
    assert len(named) > 3
    assert all(word.endswith("-W01") for word in named[:-1])


def test_days_of_a_month_are_named_at_mondays(look: ChartLook) -> None:
    days = [Period(date(2018, 5, 2) + timedelta(days=number)) for number in range(32)]
    shown = labels(over(days), look, 12.0)
    assert shown[1:-1] == ["2018-05-07", "2018-05-14", "2018-05-21", "2018-05-28"]


def test_uneven_years_of_a_line_have_ticks_at_even_steps(look: ChartLook) -> None:
    polls = [period_number(Grain.YEAR, year) for year in (2003, 2006, 2008, 2009, 2011, 2012, 2013, 2016, 2017)]
    plot = draw(over(polls, annotations=(Annotation("A poll", spots=(Spot(4),)),)), look)
    shown = sorted(
        (text for text in plot.texts() if text.words.isdigit() and len(text.words) == 4), key=lambda one: one.box.left
    )
    assert [text.words for text in shown] == ["2003", "2005", "2011", "2015", "2017"]
    middles = [(text.box.left + text.box.right) / 2 for text in shown]
    assert (middles[3] - middles[1]) / (middles[2] - middles[1]) == pytest.approx(10 / 6, abs=0.01)


def test_a_stroke_stands_over_each_word_and_nowhere_else(look: ChartLook) -> None:
    plot = draw(over(years(1999, 2016), axis=AxisAsked(low=0)), look, 5.0)
    drawn = [(xs(line), ys(line)) for line in plot.figure.findobj(Line2D)]
    strokes = {round(x[0]) for x, y in drawn if x[0] == x[-1] and abs(y[0] - y[-1]) < 6}
    assert labels(over(years(1999, 2016)), look, 5.0) == ["1999", "2005", "2010", "2016"]
    assert len(strokes) == 4


def test_a_break_is_drawn_between_bars(look: ChartLook) -> None:
    chart = over([period_number(Grain.YEAR, year) for year in (1990, 2016, 2017)], "bar")
    plain, broken = draw(chart, look), draw(replace(chart, breaks=(0,)), look)
    assert len(broken.figure.findobj(Line2D)) == len(plain.figure.findobj(Line2D)) + 3
