"""Hidden cells of a workbook: rows and columns that nobody sees there, a filter's among them, and hidden sheets.

They are read as all others are, with a warning, unless the deck says what it wants.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from deckgen.tables.options import Asked

READ, LEAVE_OUT = "read", "leave_out"
# How many hidden rows are named.
_MOST_NAMED = 5
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_IS_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']")
_NUMBER = re.compile(rb"\b(r|min|max)=[\"']([0-9]{1,7})[\"']")


class Hidden(Struct, frozen=True):
    """What a sheet hides."""

    rows: frozenset[int] = frozenset()
    """The numbers of the rows, from 1."""
    columns: tuple[range, ...] = ()
    """The numbers of the columns, from 1."""
    is_sheet: bool = False
    """Whether the sheet itself is hidden."""

    def hides(self, column: int) -> bool:
        """Whether a column is hidden."""
        return any(column in those for those in self.columns)


def hidden_in(xml: bytes, *, is_sheet: bool) -> Hidden:
    """What the XML of a sheet hides; `is_sheet` says whether the sheet itself is hidden."""
    rows: set[int] = set()
    number = 0
    for match in _ROW.finditer(xml):
        attributes = _numbers(match[0])
        # A row that doesn't say its number follows the one before it.
        number = attributes.get("r", number + 1)
        if _IS_HIDDEN.search(match[0]):
            rows.add(number)
    columns = (_numbers(match[0]) for match in _COLUMN.finditer(xml) if _IS_HIDDEN.search(match[0]))
    spans = tuple(range(one["min"], one["max"] + 1) for one in columns if {"min", "max"} <= one.keys())
    return Hidden(frozenset(rows), spans, is_sheet)


def _numbers(element: bytes) -> dict[str, int]:
    return {match[1].decode(): int(match[2]) for match in _NUMBER.finditer(element)}


class HiddenCells:
    """The hidden cells of a table as its rows are read: they are left out, or counted for a warning."""

    def __init__(self, hidden: Hidden, title: str, left: int, asked: Asked, letters: Callable[[int], str]) -> None:
        """`left` is the first column that is read, from 1; `letters` gives the name of a column by its number."""
        self._hidden, self._title, self._left, self._asked, self._letters = hidden, title, left, asked, letters
        self._rows: list[int] = []
        self._columns: set[int] = set()

    def read(self, number: int, cells: list[str]) -> list[str]:
        """What is read of the cells of a row: those that aren't hidden, or all of them."""
        if not (self._hidden.rows or self._hidden.columns):
            return cells
        columns = {index for index, cell in enumerate(cells) if cell and self._hidden.hides(index + self._left)}
        if self._asked.options.hidden == LEAVE_OUT:
            is_left_out = number in self._hidden.rows
            return [] if is_left_out else ["" if index in columns else cell for index, cell in enumerate(cells)]
        self._columns |= columns
        if number in self._hidden.rows:
            self._rows.append(number)
        return cells

    def warn(self) -> None:
        """Warn of what was read although it is hidden, once, unless the deck says that it is meant."""
        if self._asked.options.hidden is not None:
            return
        where, span = f"the sheet '{self._title}' of '{self._asked.display_path}'", self._asked.span_of("sheet")
        if self._hidden.is_sheet:
            message = f"{where} is hidden there, and is read all the same"
            self._asked.log.warning("hidden_cells", message, span, "write 'hidden: read' if it is meant")
        found = [*self._said("row", list(map(str, self._rows))), *self._said("column", self._named_columns())]
        if found:
            read = "are" if len(self._rows) + len(self._columns) > 1 else "is"
            message = f"{where} hides {' and '.join(found)}, which {read} read all the same"
            hint = "write 'hidden: leave_out' to read what is seen there alone, or 'hidden: read'"
            self._asked.log.warning("hidden_cells", message, span, hint)

    def _named_columns(self) -> list[str]:
        return [self._letters(column + self._left) for column in sorted(self._columns)]

    def _said(self, noun: str, names: list[str]) -> list[str]:
        """How many rows or columns there are, and which; none where there are none."""
        if not names:
            return []
        listed = ", ".join(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")
        return [f"{noun} {listed}" if len(names) == 1 else f"{len(names):,} {noun}s ({listed})"]
