"""Round ticks, few of them, whose words all differ, with the unit said once."""

from __future__ import annotations

from itertools import pairwise

import pytest

from deckgen.model.chart_data import AxisAsked
from deckgen.numbers.by_language import number_format
from deckgen.plot.scale import Scale, reach_of, round_axis, tick_labels

DOLLARS = number_format("$#,##0 bn", "en-US")


def test_the_unit_stands_on_the_top_tick_alone() -> None:
    assert round_axis([40, 314], DOLLARS).labels == ("0", "100", "200", "$300 bn")
    assert round_axis([-20, -1], DOLLARS).labels[0] == "−20"


def test_whole_ticks_have_no_decimals() -> None:
    millions = number_format('0.0,, "million"', "en-US")
    assert tick_labels(millions, [0, 2_000_000, 4_000_000]) == ["0", "2", "4 million"]
    assert tick_labels(millions, [0, 500_000, 1_000_000]) == ["0.0", "0.5", "1.0 million"]


def test_units_that_differ_stand_on_every_tick_but_zero() -> None:
    compact = number_format("compact", "en-US")
    assert tick_labels(compact, [0, 500_000, 1_000_000]) == ["0", "500 thousand", "1 million"]


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([0, 100], (0, 25, 50, 75, 100)),
        ([0, 99], (0, 25, 50, 75, 100)),
        ([10, 187], (0, 50, 100, 150, 200)),
        ([0, 1.9], (0, 1, 2)),
        ([-20, 10], (-20, -10, 0, 10)),
        ([96, 103], (96, 98, 100, 102, 104)),
        ([1339, 3074], (1000, 1500, 2000, 2500, 3000)),
        ([0.3, 6.2], (0, 2, 4, 6)),
        ([0.3, 7.2], (0, 2, 4, 6, 8)),
    ],
)
def test_ticks_are_few_and_round(values: list[float], ticks: tuple[float, ...]) -> None:
    assert round_axis(values, number_format("0", "en-US")).ticks == ticks


@pytest.mark.parametrize(
    "values", [[1e-9, 3e-9], [1.0, 1e15], [0.0], [], [None], [5.0, 5.0], [-1e-12, 1e12], [1e300]]
)
def test_any_values_get_an_axis_that_holds_them(values: list[float | None]) -> None:
    made = round_axis(values, DOLLARS)
    assert made.low < made.high
    assert all(made.low <= value <= made.high for value in values if value is not None)
    shown = [label for label in made.labels if label]
    assert len(set(shown)) == len(shown)
    assert len(made.ticks) <= 7


@pytest.mark.parametrize(
    ("values", "from_zero", "bounds"),
    [
        ([30, 100], False, (0, 100)),
        ([41, 100], False, (41, 100)),
        ([41, 100], True, (0, 100)),
        ([-100, -10], False, (-100, 0)),
        ([-5, 5], False, (-5, 5)),
    ],
)
def test_zero_is_on_the_axis_where_it_is_near_or_bars_need_it(
    values: list[float], from_zero: bool, bounds: tuple[float, float]
) -> None:
    assert reach_of(values, from_zero=from_zero) == bounds


@pytest.mark.parametrize("most", [3, 4, 5, 6])
@pytest.mark.parametrize("values", [[41, 314], [1339, 3074], [0.31, 6.2], [30, 74], [-7, 3], [96, 103], [5, 2012]])
def test_a_tick_lies_under_all_values_and_they_rise_little_over_the_last(values: list[float], most: int) -> None:
    made = round_axis(values, number_format("#,##0.##", "en-US"), most=most)
    assert made.ticks[0] <= min(values)
    assert made.ticks[-1] + (made.ticks[1] - made.ticks[0]) * 0.45 >= max(values)
    assert made.high >= max(values)
    assert 3 <= len(made.ticks) <= most
    assert len({round(right - left, 6) for left, right in pairwise(made.ticks)}) == 1


@pytest.mark.parametrize("most", [3, 4, 5, 6])
def test_an_axis_that_is_cut_begins_at_one_value_however_high_the_chart_is(most: int) -> None:
    made = round_axis([1339, 3074], number_format("#,##0", "en-US"), most=most)
    assert made.is_cut
    assert made.low == made.ticks[0] == 1000


@pytest.mark.parametrize(
    ("values", "asked", "labels"),
    [
        ([41, 74], AxisAsked(0, 100), ("0", "25", "50", "75", "100")),
        ([41, 74], AxisAsked(low=40), ("40", "50", "60", "70")),
        ([41, 74], AxisAsked(7, 93), ("7", "25", "50", "75", "93")),
        ([5], AxisAsked(low=5), ("5", "6", "7", "8", "9", "10")),
        ([3, 80], AxisAsked(log=True), ("2", "5", "10", "20", "50", "100")),
        ([0.01, 5], AxisAsked(log=True), ("0.01", "0.1", "1", "10")),
        ([1, 7e9], AxisAsked(log=True), ("1", "100", "10,000", "1,000,000", "100,000,000", "10,000,000,000")),
        ([3, 80], AxisAsked(1, 1000, log=True), ("1", "10", "100", "1,000")),
    ],
)
def test_an_axis_goes_as_its_author_asks(values: list[float], asked: AxisAsked, labels: tuple[str, ...]) -> None:
    made = round_axis(values, number_format("#,##0", "en-US"), asked=asked)
    assert made.labels == labels
    assert made.low <= min(values) <= max(values) <= made.high


def test_equal_steps_of_a_log_scale_are_equal_multiples() -> None:
    scale = Scale(1, 1000, 0, 300, log=True)
    assert [round(scale(value)) for value in (1, 10, 100, 1000)] == [0, 100, 200, 300]
