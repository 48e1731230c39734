"""Words under points in time stand at whole steps, at both ends, and where an annotation names a point."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from matplotlib.lines import Line2D
from msgspec.structs import replace
from sample_charts import DOLLARS, draw, series

from deckgen.model.chart_data import Annotation, ChartData, ChartLook
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
    """The words under a chart, from left to right."""
    shown = [words for words in draw(chart, look, width).texts() if words.words in chart.x]
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
    chart = over(years(1980, 2020), annotations=(Annotation(14.0, "NAFTA"),))
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


def test_a_break_is_drawn_between_bars(look: ChartLook) -> None:
    chart = over([period_number(Grain.YEAR, year) for year in (1990, 2016, 2017)], "bar")
    plain, broken = draw(chart, look), draw(replace(chart, breaks=(0,)), look)
    assert len(broken.figure.findobj(Line2D)) == len(plain.figure.findobj(Line2D)) + 3
