"""Connectors: their course from end to end, their heads, and what they are on a page that is read leftwards."""

from __future__ import annotations

import pytest

from deckgen.model.connector import OUT, Connector, End, Side, Way
from deckgen.model.geometry import Inch, Pt

WIDTH = Inch(10)


def arrow(start: Side, end: Side, way: Way, x: float = 6, y: float = 4, turn: float = 50) -> Connector:
    ends = End("A", start, (Inch(3), Inch(2))), End("B", end, (Inch(x), Inch(y)))
    return Connector(*ends, "1F5FA8", Pt(2), "Arrow", way, Pt(turn))


ARROWS = [
    arrow("right", "left", "straight", y=2),
    arrow("right", "left", "curved"),
    arrow("bottom", "top", "bent"),
    arrow("bottom", "bottom", "curved", y=2),
    arrow("top", "top", "curved", x=1, y=2),
    arrow("right", "top", "curved"),
    arrow("bottom", "left", "bent"),
]


@pytest.mark.parametrize("one", ARROWS)
def test_a_course_leaves_its_start_outwards_and_comes_to_its_end_from_outside(one: Connector) -> None:
    course = one.course
    assert (course[0], course[-1]) == (one.start.point, one.end.point)
    for (x, y), (near_x, near_y), end in ((course[0], course[1], one.start), (course[-1], course[-2], one.end)):
        out_x, out_y = OUT[end.side]
        assert (near_x - x) * out_x + (near_y - y) * out_y > 0


def test_a_curve_to_its_own_side_goes_out_as_far_as_it_turns() -> None:
    assert ARROWS[3].box.bottom == Inch(2) + Pt(50)
    assert ARROWS[4].box.y == Inch(2) - Pt(50)


@pytest.mark.parametrize("one", ARROWS)
def test_the_line_ends_inside_of_the_head(one: Connector) -> None:
    tip, left, right = one.head
    assert tip == one.end.point
    xs, ys = zip(tip, left, right, strict=True)
    x, y = one.line[-1]
    assert min(xs) - 1 <= x <= max(xs) + 1
    assert min(ys) - 1 <= y <= max(ys) + 1


@pytest.mark.parametrize("one", ARROWS)
def test_at_the_other_side_of_the_page_it_is_its_mirror_image(one: Connector) -> None:
    other = one.mirrored(WIDTH)
    for (x, y), (other_x, other_y) in zip(one.course, other.course, strict=True):
        assert (int(WIDTH - other_x), int(other_y)) == pytest.approx((int(x), int(y)), abs=2)
    assert other.mirrored(WIDTH) == one
