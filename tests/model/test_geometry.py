"""Lengths keep their unit, boxes split without a gap and without loss."""

from __future__ import annotations

from itertools import pairwise

import pytest

from deckgen.model.geometry import ZERO, Box, Emu, Inch, Insets, Pt

PAGE = Box(Inch(1), Inch(2), Inch(10), Inch(5))


def test_a_length_stays_a_length() -> None:
    lengths = [Pt(18) + 1, 1 + Pt(18), Pt(18) - 1, -Pt(18), Pt(18) * 0.5, 2 * Pt(18), Pt(18) // 2]
    assert {type(length) for length in lengths} == {Emu}
    assert (Inch(1).pt, Pt(72).inches, Pt(18) * 0.5) == (72.0, 1.0, Pt(9))


@pytest.mark.parametrize("widths", [(1.0,), (1.0, 1.0), (3.0, 2.0), (1.0, 1.0, 1.0), (0.1, 7.0, 2.3)])
def test_columns_share_the_width_to_the_last_unit(widths: tuple[float, ...]) -> None:
    parts = PAGE.columns(widths, Pt(40))
    assert parts[0].x == PAGE.x
    assert parts[-1].right == PAGE.right
    assert [right.x - left.right for left, right in pairwise(parts)] == [Pt(40)] * (len(widths) - 1)
    shares = [int(part.width) / sum(int(p.width) for p in parts) for part in parts]
    assert shares == pytest.approx([width / sum(widths) for width in widths], abs=1e-6)


def test_strips_of_a_box() -> None:
    assert PAGE.top(Inch(1)) == Box(Inch(1), Inch(2), Inch(10), Inch(1))
    assert PAGE.below(Inch(1)) == Box(Inch(1), Inch(3), Inch(10), Inch(4))
    assert PAGE.above(Inch(1)) == Box(Inch(1), Inch(2), Inch(10), Inch(4))
    assert PAGE.below(Inch(9)).height == ZERO
    assert PAGE.inset(Insets(Inch(1), Inch(1), Inch(2), Inch(1))) == Box(Inch(2), Inch(3), Inch(7), Inch(3))
    assert PAGE.inset(Insets(Inch(6), ZERO, Inch(6), ZERO)).width == ZERO


def test_touching_boxes_do_not_overlap() -> None:
    left, right = PAGE.columns((1, 1), ZERO)
    assert not left.overlaps(right)
    assert left.overlaps(PAGE)
    assert PAGE.contains(left)
    assert not left.contains(PAGE)


@pytest.mark.parametrize(("shape", "size"), [((4, 3), (Inch(20 / 3), Inch(5))), ((4, 1), (Inch(10), Inch(2.5)))])
def test_a_shape_fits_in_the_middle(shape: tuple[int, int], size: tuple[Emu, Emu]) -> None:
    box = PAGE.fit(*shape)
    assert (box.width, box.height) == size
    assert box.x - PAGE.x == pytest.approx(PAGE.right - box.right, abs=1)
    assert box.y - PAGE.y == pytest.approx(PAGE.bottom - box.bottom, abs=1)
