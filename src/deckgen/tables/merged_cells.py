"""Merged cells of a workbook: only the first of them has a value, and the others are empty."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from deckgen.tables.header_rows import HeadedRows
from deckgen.tables.options import Asked

# How many merged cells of a sheet are looked at.
MOST_MERGED = 20_000
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')


def merged_names(xml: bytes) -> Iterator[tuple[str, int, str, int]]:
    """The merged cells that the XML of a sheet names: first column and row, last column and row."""
    for count, match in enumerate(_MERGED.finditer(xml)):
        if count == MOST_MERGED:
            return
        left, top, right, bottom = (group.decode() for group in match.groups())
        yield left, int(top), right, int(bottom)


def warn_of_merged_cells(made: HeadedRows, asked: Asked) -> None:
    """Warn of the first cell of each column that stands for several rows of the table, unless it is filled down."""
    rows = made.rows
    numbers = {rows.numbers[index]: index for index in made.body}
    in_order = sorted(numbers)
    warned: set[int] = set()
    for area in sorted(rows.merged, key=lambda area: (area.left, area.top)):
        column = area.left
        covered = in_order[bisect_left(in_order, area.top) : bisect_right(in_order, area.bottom)]
        if len(covered) < 2 or column in warned or not 0 <= column < len(made.header):
            continue
        warned.add(column)
        name = _name(made, column, asked)
        if name in (asked.options.fill_down or ()):
            continue
        place = rows.at(numbers[covered[0]], column)
        message = f"a merged cell of '{name}' stands for {len(covered)} rows, and only the first has it{place.words}"
        asked.log.warning("merged_cells", message, place.span, f"write 'fill_down: [{name}]'")


def _name(made: HeadedRows, column: int, asked: Asked) -> str:
    """What the deck calls a column."""
    names, name = asked.options.names, made.header[column]
    if names is not None and column < len(names):
        name = names[column]
    return (asked.options.rename or {}).get(name, name)
