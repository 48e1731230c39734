"""Values on top of each other: edges that meet, and nothing guessed where a value is missing."""

from __future__ import annotations

import math

from deckgen.plot.stacks import bands, segments, total_at


def test_bands_meet() -> None:
    assert bands([(1.0, 2.0), (3.0, 4.0)]) == [[(0, 1), (0, 2)], [(1, 4), (2, 6)]]


def test_a_missing_value_leaves_a_gap_in_all_bands_over_it() -> None:
    assert bands([(1.0, 1.0), (None, math.inf), (1.0, 1.0)]) == [[(0, 1), (0, 1)], [None, None], [None, None]]


def test_positive_segments_go_up_and_negative_ones_down() -> None:
    assert segments([(1.0,), (-2.0,), (None,), (3.0,), (-1.0,)]) == [
        [(0, 1)],
        [(0, -2)],
        [None],
        [(1, 4)],
        [(-2, -3)],
    ]


def test_a_whole_is_known_where_all_parts_are() -> None:
    assert total_at([(1.0, 2.0), (3.0, None)], 0) == 4
    assert total_at([(1.0, 2.0), (3.0, None)], 1) is None
    assert total_at([], 0) is None


def test_nothing_stacks_to_nothing() -> None:
    assert bands([]) == segments([]) == []
