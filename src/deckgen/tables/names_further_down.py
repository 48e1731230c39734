"""Whether the names of the columns stand further down than in the first row, or go on in the row under it.

A file may begin with a title, with a line about its source, or with a header of two rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median_low

from deckgen.tables.column_types import is_marker
from deckgen.tables.filled_rows import FilledRows, filled_width
from deckgen.tables.grid import Complaints
from deckgen.tables.options import Asked

# How a number or a time begins.
_NUMBER = re.compile(r"[-+\N{MINUS SIGN}($€£¥]*\s?[.,]?[0-9]")
_WORD = re.compile(r"[^\W\d_]")
# What stands in place of a value, and so is no name.
_NO_VALUES = frozenset(("na", "n/a", "n.a.", "nd", "n.d.", "none", "null", "missing", "nil", "x", "c"))
# How many rows under a row are looked at to tell whether it has names.
_LOOKED_AT = 50


def are_further_down(rows: FilledRows, body: Sequence[int], asked: Asked, complaints: Complaints) -> bool:
    """Whether the names seem to stand below the first row, or to go on there; complains where they do.

    `body` are the indexes of the rows under the first one.
    """
    index = _under_comments(rows, body)
    if index is None:
        index = _under_a_title(rows, body, asked)
    may_go_on = asked.options.names is None and not _is_merged(rows)
    may_go_on = may_go_on and index in (None, *body[:1]) and sum(map(bool, rows.texts[0])) > 1
    if may_go_on and body and (_has_names(rows, body[0], asked) or _fills_gaps(rows, body[0])):
        return _complain_of_second_row(rows, body[0], complaints)
    return index is not None and _complain_of_title(rows, index, asked, complaints)


def _under_comments(rows: FilledRows, body: Sequence[int]) -> int | None:
    """The first row that is no comment, if several above it are: if they begin with #."""
    comments = [row[0].startswith("#") for row in rows.texts[: len(body) + 1]]
    return comments.index(False) if comments[:2] == [True, True] and False in comments else None


def _under_a_title(rows: FilledRows, body: Sequence[int], asked: Asked) -> int | None:
    """The first row that is as wide as others are, if the first one of all is narrower; None where it isn't.

    Rows whose last cells are empty seem to be narrow. So it is enough that half of them are wider than the first.
    """
    widths = [filled_width(rows.texts[index]) for index in body]
    first = filled_width(rows.texts[0])
    wider = [width for width in widths if width > first]
    if len(wider) < 2 or len(wider) * 2 < len(widths):
        return None
    usual = median_low(wider)
    index = next(index for index, width in zip(body, widths, strict=True) if width >= usual)
    # A header that is too short for its rows stands right above them; only a single cell there is a title.
    is_right_below = first > 1 and rows.numbers[index] == rows.numbers[0] + 1
    return None if is_right_below and (_is_merged(rows) or not _has_names(rows, index, asked)) else index


def _is_merged(rows: FilledRows) -> bool:
    """Whether the first row has merged cells, so that its names stand over several columns."""
    return any(area.top == rows.numbers[0] for area in rows.merged)


def _complain_of_title(rows: FilledRows, index: int, asked: Asked, complaints: Complaints) -> bool:
    first, others = filled_width(rows.texts[0]), filled_width(rows.texts[index])
    number = rows.numbers[index]
    message = f"the first row has {first} cell{'' if first == 1 else 's'}, most others have {others}"
    if first == others:
        message = "the first row begins with #, as comments do"
    hint = f"if the names of the columns stand further down, write 'header: {number}'"
    if index + 1 < len(rows.texts) and _has_names(rows, index + 1, asked):
        hint = (
            f"write 'header: {number}' if the names stand there, or '[{number}, {rows.numbers[index + 1]}]' for two"
        )
        hint += f" {rows.noun}s"
    complaints.add("header_further_down", message, lambda: rows.at(0, 0), hint)
    return True


def _complain_of_second_row(rows: FilledRows, index: int, complaints: Complaints) -> bool:
    first, number = rows.numbers[0], rows.numbers[index]
    column = next(column for column, cell in enumerate(rows.texts[index]) if cell)
    message = f"this {rows.noun} has words over columns of numbers: the names may stand here, or go on here"
    hint = f"write 'header: {number}', or 'header: [{first}, {number}]' for names in two {rows.noun}s"
    hint += f"; 'header: {first}' if it is a row of values"
    complaints.add("header_goes_on", message, lambda: rows.at(index, column), hint)
    return True


def _has_names(rows: FilledRows, index: int, asked: Asked) -> bool:
    """Whether a row has words alone, and over columns that are numbers or times below it."""
    row = rows.texts[index]
    no_values = _NO_VALUES | {word.casefold() for word in asked.options.missing or ()}
    below = rows.texts[index + 1 : index + 1 + _LOOKED_AT]
    filled = [column for column, cell in enumerate(row) if cell]
    if any(not _WORD.search(row[i]) or is_marker(row[i]) or row[i].casefold() in no_values for i in filled):
        return False
    if any(map(_NUMBER.match, row)):
        return False
    over = sum(_are_numbers([line[i] for line in below if i < len(line) and line[i]]) for i in filled)
    return over >= 2 or 0 < over == len(filled)


def _fills_gaps(rows: FilledRows, index: int) -> bool:
    """Whether a row has words right where the first one has no names, and nowhere else."""
    first, row = rows.texts[0], rows.texts[index]
    if any(map(_NUMBER.match, row)):
        return False
    return any(row) and all(column < len(first) and not first[column] for column, cell in enumerate(row) if cell)


def _are_numbers(cells: Sequence[str]) -> bool:
    return len(cells) > 1 and all(map(_NUMBER.match, cells))
