"""Round ticks, few of them, whose words all differ, with the unit said once."""

from __future__ import annotations

import pytest

from deckgen.numbers.by_language import number_format
from deckgen.plot.scale import reach_of, round_axis, tick_labels

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
        ([0, 100], (0, 50, 100)),
        ([0, 99], (0, 50, 100)),
        ([10, 187], (0, 50, 100, 150, 200)),
        ([0, 1.9], (0, 1, 2)),
        ([-20, 10], (-20, -10, 0, 10)),
        ([96, 103], (96, 98, 100, 102)),
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
