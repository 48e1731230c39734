"""Labels move as little as they can to keep apart and inside."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from deckgen.plot.spread import spread


def test_what_stands_apart_stays() -> None:
    assert spread([10, 50, 90], [10, 10, 10], 0, 100) == pytest.approx([10, 50, 90])


def test_a_pair_parts_evenly() -> None:
    assert spread([50, 50], [10, 10], 0, 100, gap=2) == pytest.approx([44, 56])


def test_the_order_given_holds_for_equals_and_the_answer_keeps_the_order_of_the_question() -> None:
    assert spread([60, 10, 60], [10, 10, 10], 0, 100) == pytest.approx([55, 10, 65])


def test_nothing_leaves_the_room() -> None:
    assert spread([0, 0], [10, 10], 0, 100) == pytest.approx([5, 15])
    assert spread([100, 100], [10, 10], 0, 100) == pytest.approx([85, 95])


def test_too_much_is_squeezed_evenly() -> None:
    assert spread([5, 5, 5], [20, 20, 20], 0, 30) == pytest.approx([5, 15, 25])


def test_whatever_comes_labels_keep_apart_and_inside() -> None:
    chance = random.Random(1)
    for _ in range(200):
        count = chance.randint(0, 9)
        sizes = [chance.uniform(1, 10) for _ in range(count)]
        centres = [chance.uniform(-20, 120) for _ in range(count)]
        placed = spread(centres, sizes, 0, 100, gap=1)
        edges = sorted((middle - size / 2, middle + size / 2) for middle, size in zip(placed, sizes, strict=True))
        assert all(after[0] - before[1] >= 1 - 1e-6 for before, after in pairwise(edges))
        assert all(low >= -1e-6 and high <= 100 + 1e-6 for low, high in edges)
