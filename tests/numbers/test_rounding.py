"""Parts that are rounded and yet add up."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.numbers.rounding import adds_up, is_sum, rounded_to_total


@pytest.mark.parametrize(
    ("parts", "step", "total", "expected"),
    [
        ([33.3, 33.3, 33.4], "1", None, [33, 33, 34]),
        ([1 / 3, 1 / 3, 1 / 3], "0.01", None, [0.34, 0.33, 0.33]),
        ([10.5, 20.5, 30.5], "1", None, [11, 21, 30]),
        ([2.4, 2.4, 2.4], "1", 7.2, [3, 2, 2]),
        ([-2.4, -2.4, 7.4], "1", None, [-2, -2, 7]),
        ([1234, 4321], "1000", None, [1000, 5000]),
        ([], "1", None, []),
        ([5.0], "1", 9.0, [5]),
    ],
)
def test_what_is_left_goes_to_the_largest_remainders(
    parts: list[float], step: str, total: float | None, expected: list[float]
) -> None:
    assert rounded_to_total(parts, Decimal(step), total) == expected


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=30), st.sampled_from(["1", "0.1", "0.01", "1000"]))
def test_the_rounded_parts_add_up_and_none_moves_by_a_step(parts: list[float], words: str) -> None:
    step = Decimal(words)
    rounded = rounded_to_total(parts, step)
    assert adds_up(rounded, step)
    exact = sum((Decimal(str(part)) for part in parts), Decimal(0))
    assert abs(sum((Decimal(str(part)) for part in rounded), Decimal(0)) - exact) <= step / 2
    assert all(abs(Decimal(str(a)) - Decimal(str(b))) < step for a, b in zip(rounded, parts, strict=True))


def test_what_does_not_add_up_is_found() -> None:
    assert not adds_up([2.4, 2.4, 2.4], Decimal(1))
    assert adds_up([2.4, 2.4, 2.4], Decimal(1), 6)
    assert adds_up([2.0, 3.0], Decimal(1), 5.0)


def test_a_sum_is_one_but_for_what_binary_fractions_lose() -> None:
    assert is_sum([0.1, 0.2], 0.3)
    assert not is_sum([0.1, 0.2], 0.31)
    assert math.fsum([0.1, 0.2]) != 0.3
