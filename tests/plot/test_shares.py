"""Percentages add up to 100, and published ones stay as they are."""

from __future__ import annotations

import math

import pytest

from deckgen.plot.shares import rounded, shares


@pytest.mark.parametrize(
    ("values", "places", "shown"),
    [
        ((1, 1, 1), 0, [34, 33, 33]),
        ((1, 1, 1), 1, [33.4, 33.3, 33.3]),
        ((2, 1), 0, [67, 33]),
        ((0.5, 99.5), 0, [1, 99]),
        ((12.5, 12.5, 75), 0, [13, 12, 75]),
        ((25, 25, 50), 0, [25, 25, 50]),
        ((1e-9, 1.0, 1e15), 0, [0, 0, 100]),
        ((7, 0, 0), 0, [100, 0, 0]),
    ],
)
def test_the_largest_remainders_are_rounded_up(values: tuple[float, ...], places: int, shown: list[float]) -> None:
    assert rounded(values, places) == shown


@pytest.mark.parametrize("places", [0, 1, 2])
def test_they_always_add_up_to_a_hundred(places: int) -> None:
    for count in range(1, 9):
        for step in (1.0, 0.37, 1 / 3, 1e6):
            values = [step * (index * index + 1) for index in range(count)]
            found = [value for value in rounded(values, places) if value is not None]
            assert math.fsum(found) == pytest.approx(100, abs=1e-9)
            exact = [share or 0.0 for share in shares(values)]
            assert all(abs(one - other) < 10**-places for one, other in zip(found, exact, strict=True))


def test_a_missing_part_has_no_share_and_the_others_fill_the_whole() -> None:
    assert shares((30, None, 10)) == [75, None, 25]
    assert rounded((30, None, 10), 0) == [75, None, 25]


def test_parts_of_nothing_have_no_shares() -> None:
    assert shares((0.0, 0.0)) == [None, None]
    assert rounded((0.0, 0.0), 0) == [None, None]
    assert rounded((None, None), 0) == [None, None]
    assert rounded((), 0) == []


@pytest.mark.parametrize(
    ("values", "places", "shown"),
    [
        ((38, 60, 1), 0, [38, 60, 1]),
        ((38, 61, 2), 0, [38, 61, 2]),
        ((33.4, 33.3, 33.2), 1, [33.4, 33.3, 33.2]),
        ((33.4, 33.3, 33.3), 0, [34, 33, 33]),
        ((38, 61, 8), 0, [36, 57, 7]),
        ((30, 20), 0, [60, 40]),
    ],
)
def test_percentages_that_were_rounded_before_stay_as_published(
    values: tuple[float, ...], places: int, shown: list[float]
) -> None:
    assert rounded(values, places, published=True) == shown
