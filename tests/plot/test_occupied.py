"""What is taken on a sheet, and what is free."""

from __future__ import annotations

from deckgen.plot.occupied import Occupied
from deckgen.plot.rect import Rect


def sheet() -> Occupied:
    taken = Occupied(100.0, 60.0)
    taken.shape(((20.0, 10.0), (40.0, 10.0), (40.0, 30.0), (20.0, 30.0)))
    return taken


def test_a_box_is_free_beside_a_bar_and_not_on_it_or_off_the_sheet() -> None:
    taken = sheet()
    assert taken.is_free(Rect(50.0, 10.0, 60.0, 30.0))
    assert not taken.is_free(Rect(30.0, 15.0, 35.0, 20.0))
    assert not taken.is_free(Rect(44.0, 10.0, 60.0, 30.0), 6.0)
    assert not taken.is_free(Rect(90.0, 10.0, 101.0, 30.0))


def test_a_slanting_shape_leaves_its_corners_free() -> None:
    taken = Occupied(100.0, 100.0)
    taken.shape(((10.0, 10.0), (90.0, 10.0), (50.0, 90.0)))
    assert not taken.is_free(Rect(48.0, 40.0, 52.0, 44.0))
    assert taken.is_free(Rect(10.0, 70.0, 25.0, 80.0))


def test_a_way_is_open_around_a_bar_and_may_begin_on_it() -> None:
    taken = sheet()
    assert not taken.is_open(((10.0, 20.0), (60.0, 20.0)), 1.0, 5.0)
    assert not taken.is_open(((10.0, 5.0), (60.0, 40.0)), 1.0, 5.0)
    assert taken.is_open(((30.0, 30.0), (30.0, 50.0), (80.0, 50.0)), 1.0, 5.0)
    assert not taken.is_open(((30.0, 20.0), (30.0, 50.0)), 1.0, 5.0)
