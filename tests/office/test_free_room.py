"""The room that a layout leaves free: rectangles and strips between what is drawn there."""

from __future__ import annotations

import pytest

from deckgen.model.geometry import Box, Inch
from deckgen.office.free_room import FreeRoom

PAGE = FreeRoom(Inch(9.6), Inch(5.4))


def box(x: float, y: float, width: float, height: float) -> Box:
    return Box(*map(Inch, (x, y, width, height)))


WHOLE = box(0, 0, 9.6, 5.4)


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ([], WHOLE),
        ([box(0, 0, 1, 5.4)], box(1, 0, 8.6, 5.4)),
        ([box(0, 0, 9.6, 1), box(8.6, 4.4, 1, 1)], box(0, 1, 8.6, 4.4)),
        ([box(4, 0, 1, 5.4)], box(5, 0, 4.6, 5.4)),
    ],
    ids=["nothing", "a side bar", "a band and a logo", "a bar in the middle"],
)
def test_the_largest_rectangle_keeps_clear_of_what_is_taken(taken: list[Box], expected: Box) -> None:
    assert PAGE.without(taken).largest(WHOLE) == expected


def test_nothing_is_free_where_all_is_taken() -> None:
    room = PAGE.without([WHOLE])
    assert (room.largest(WHOLE), room.run(box(0, 1, 9.6, 0.4)), room.is_free(box(1, 1, 1, 1))) == (None, None, False)


def test_a_strip_is_as_long_as_it_is_free() -> None:
    room = PAGE.without([box(2, 5, 1, 0.4)])
    assert room.run(box(0, 4.9, 9.6, 0.4)) == box(3, 4.9, 6.6, 0.4)
    assert room.run(box(0, 5.2, 9.6, 0.4)) is None, "it hangs over the edge of the page"


def test_a_box_that_leaves_the_page_is_not_free() -> None:
    assert PAGE.is_free(box(8, 1, 1.6, 1))
    assert not PAGE.is_free(box(8, 1, 1.7, 1))
