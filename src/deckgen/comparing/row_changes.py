"""Comparing the rows of tables: which cells differ, and which rows and columns came, went or stand elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from deckgen.comparing.comparison import WordChange
from deckgen.comparing.order import longest_rise
from deckgen.comparing.word_changes import compare_lines, moved_together, normal, read

# The cells of a row; a cell may have several lines.
Row = tuple[str, ...]
# What stands between the cells of a row that is told as one line, and the name under which tables are told.
_BETWEEN, _TABLE = " · ", "Table"
# The share of the cells that a row must have in common with another to be the same.
_ALIKE = 0.5


def compare_rows(old: Sequence[Row], new: Sequence[Row]) -> tuple[WordChange, ...]:
    """The cells that differ; a row or a column that came, went or moved is one change, told cell by cell."""
    before, after = ([tuple(map(normal_cell, row)) for row in rows] for rows in (old, new))
    if before == after:
        return ()
    columns, before, after = _same_columns(before, after)
    return (*columns, *moved_together([*_rows(before, after)]))


def normal_cell(cell: str) -> str:
    """A cell as it is compared: its lines without those that are empty."""
    return "\n".join(line for one in cell.split("\n") if (line := normal(one)))


def _same_columns(old: list[Row], new: list[Row]) -> tuple[list[WordChange], list[Row], list[Row]]:
    """The columns that came or went, and both tables without them, as far as the tables have headers."""
    widths = {len(row) for row in old}, {len(row) for row in new}
    if any(len(one) != 1 for one in widths) or widths[0] == widths[1]:
        return [], old, new
    matcher = SequenceMatcher(None, _read(old[0]), _read(new[0]), autojunk=False)
    changes: list[WordChange] = []
    kept: tuple[list[int], list[int]] = ([], [])
    for operation, start, stop, first, last in matcher.get_opcodes():
        both = 0 if operation != "replace" else min(stop - start, last - first)
        both = stop - start if operation == "equal" else both
        kept[0].extend(range(start, start + both))
        kept[1].extend(range(first, first + both))
        changes += [WordChange(_TABLE, _told(_column(old, at)), None) for at in range(start + both, stop)]
        changes += [WordChange(_TABLE, None, _told(_column(new, at))) for at in range(first + both, last)]
    before, after = (
        [tuple(row[at] for at in places) for row in rows] for rows, places in zip((old, new), kept, strict=True)
    )
    return changes, before, after


def _column(rows: Sequence[Row], at: int) -> Row:
    return tuple(row[at] for row in rows)


def _rows(old: Sequence[Row], new: Sequence[Row]) -> Iterator[WordChange]:
    matcher = SequenceMatcher(None, list(map(_read, old)), list(map(_read, new)), autojunk=False)
    blocks = matcher.get_opcodes()
    again = _found_again(old, new, blocks)
    same = [
        (start + at, first + at)
        for what, start, stop, first, _ in blocks
        if what == "equal"
        for at in range(stop - start)
    ]
    pairs = sorted([*same, *again.items()])
    stay = set(longest_rise([place for _, place in pairs]))
    for at, (number, place) in enumerate(pairs):
        if number in again:
            yield from _cells(old[number], new[place])
            if at not in stay:
                yield WordChange(_TABLE, _told(new[place]), _told(new[place]))
    for operation, start, stop, first, last in blocks:
        if operation != "equal":
            left = [old[at] for at in range(start, stop) if at not in again]
            yield from _replaced(left, [new[at] for at in range(first, last) if at not in again.values()])


def _found_again(
    old: Sequence[Row], new: Sequence[Row], blocks: Sequence[tuple[str, int, int, int, int]]
) -> dict[int, int]:
    """The rows that stand elsewhere with another cell, known by their first cells: their places in both tables.

    A row that is as much like the one in its old place is taken for that one.
    """
    firsts, others = (Counter(read(row[0]) for row in rows if row) for rows in (old, new))
    came = {
        read(new[at][0]): at
        for what, *_, first, last in blocks
        if what != "equal"
        for at in range(first, last)
        if new[at]
    }
    found: dict[int, int] = {}
    for what, start, stop, first, last in blocks:
        for at in range(start, stop) if what != "equal" else ():
            key = read(old[at][0]) if old[at] else ""
            place = came.get(key)
            if place is None or firsts[key] != 1 or others[key] != 1 or not _are_alike(old[at], new[place]):
                continue
            beside = first + at - start if stop - start == last - first else place
            if _common(old[at], new[place]) > _common(old[at], new[beside]) or beside == place:
                found[at] = place
    return found


def _replaced(old: Sequence[Row], new: Sequence[Row]) -> Iterator[WordChange]:
    """Changes of rows that stand in each other's place."""
    place = 0
    for number, row in enumerate(old):
        if len(old) == len(new):
            found: int | None = number
        else:
            found = next((at for at in range(place, len(new)) if _are_alike(row, new[at])), None)
        if found is None or len(row) != len(new[found]):
            yield WordChange(_TABLE, _told(row), None)
            continue
        yield from (WordChange(_TABLE, None, _told(one)) for one in new[place:found])
        yield from _cells(row, new[found])
        place = found + 1
    yield from (WordChange(_TABLE, None, _told(one)) for one in new[place:])


def _cells(old: Row, new: Row) -> Iterator[WordChange]:
    """The cells of a row that differ."""
    for cell, other in zip(old, new, strict=True):
        yield from compare_lines(*([(_TABLE, line) for line in one.split("\n")] for one in (cell, other)))


def _common(old: Row, new: Row) -> int:
    """How many cells two rows have in common."""
    return sum(one == other for one, other in zip(_read(old), _read(new), strict=False))


def _are_alike(old: Row, new: Row) -> bool:
    """Whether one row may have been made from another."""
    return len(old) == len(new) and _common(old, new) >= _ALIKE * len(old)


def _read(row: Sequence[str]) -> Row:
    return tuple(map(read, row))


def _told(cells: Sequence[str]) -> str:
    """The cells of a row or a column as one line."""
    return normal(_BETWEEN.join(cell.replace("\n", " ") for cell in cells))
