"""Rows and columns of tables that came, went or moved are told whole, cells that differ by themselves."""

from __future__ import annotations

import pytest

from deckgen.comparing.row_changes import Row, compare_rows
from deckgen.comparing.word_changes import compare_lines

TABLE = (("year", "in", "out"), ("2013", "280", "226"), ("2014", "294", "240"), ("2015", "296", "236"))


def without(column: int) -> tuple[Row, ...]:
    return tuple((*row[:column], *row[column + 1 :]) for row in TABLE)


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (TABLE, []),
        ((*TABLE, ("2016", "296", "236")), [(None, "2016 · 296 · 236")]),
        ((*TABLE, TABLE[3]), [(None, "2015 · 296 · 236")]),
        (TABLE[:-1], [("2015 · 296 · 236", None)]),
        ((TABLE[0], TABLE[2], TABLE[3], TABLE[1]), [("2013 · 280 · 226", "2013 · 280 · 226")]),
        (
            (TABLE[0], ("2013", "294", "226"), ("2014", "280", "240"), TABLE[3]),
            [("280", "294"), ("294", "280")],
        ),
        # Rows that stand elsewhere with another cell are known by their first cells.
        (
            (TABLE[0], ("2014", "300", "240"), ("2013", "280", "227"), TABLE[3]),
            [("226", "227"), ("2013 · 280 · 227", "2013 · 280 · 227"), ("294", "300")],
        ),
        ((TABLE[0], ("2013", "", "226"), *TABLE[2:]), [("280", None)]),
        (without(1), [("in · 280 · 294 · 296", None)]),
        (
            tuple((*row, cell) for row, cell in zip(TABLE, ("left", "54", "54", "60"), strict=True)),
            [(None, "left · 54 · 54 · 60")],
        ),
        ((), [(" · ".join(row), None) for row in TABLE]),
    ],
)
def test_each_change_is_told_once(new: tuple[Row, ...], told: list[tuple[str | None, str | None]]) -> None:
    assert [(one.old, one.new) for one in compare_rows(TABLE, new)] == told


def test_a_line_that_moved_is_told_as_moved() -> None:
    old = [("Bullets", words) for words in ("One", "Two", "Three")]
    new = [("Bullets", words) for words in ("Two", "Three", "One")]
    assert [(one.old, one.new) for one in compare_lines(old, new)] == [("One", "One")]
    # What left one shape for another is gone there and new here.
    other = [("Bullets", "Two"), ("Bullets", "Three"), ("Text", "One")]
    assert [(one.old, one.new) for one in compare_lines(old, other)] == [("One", None), (None, "One")]
