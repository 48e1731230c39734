"""Rows of JSON as the cells of a table: objects whose keys are the columns, or lists in the order of the header.

Knows nothing of where the rows stand in a file; the caller says so by a function.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from deckgen.model.dataset import CellPlace
from deckgen.tables.column_types import number_of
from deckgen.tables.grid import MOST_CELLS, Complaints
from deckgen.tables.sure_text import SureText
from deckgen.tables.table_bounds import MOST_COLUMNS, MOST_IN_A_NAME

# How deep objects may lie in each other: each level makes the names of the columns longer.
MOST_DEPTH = 20
# A value of a list or an object, with its keys, is parted from the next by a comma.
_MOST_COMMAS = 2 * MOST_CELLS
_QUOTED = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"')


class TooLargeError(ValueError):
    """A JSON text holds more than is read of a table. Its text says of what there is too much."""


class RepeatedKeyError(ValueError):
    """An object that has the same key twice, which JSON allows but a row of a table doesn't; its text is the key."""


def parse_json(text: str) -> object:
    """What a JSON text holds, numbers as the words that they are written with, so that 1.10 stays 1.10.

    Raises json.JSONDecodeError where it is no JSON, RepeatedKeyError, TooLargeError, and RecursionError where it is
    nested too deep.
    """
    # Values are counted before they are read, as each takes fifty times as much memory as its two characters.
    if text.count(",") > _MOST_COMMAS and _QUOTED.sub("", text).count(",") > _MOST_COMMAS:
        raise TooLargeError(f"{MOST_CELLS:,} cells")
    # NaN and Infinity are no JSON, but Python and others write them: they come as these words.
    return _DECODER.decode(text)


def _number_words(words: str) -> str:
    """A number as it is written; one such as 1E3, which would be taken for a code, is written out.

    One that no float holds, as it is too large or has too many digits, stays as it is written, and so is no number.
    """
    is_code = words.lstrip("-").isdecimal() or not math.isfinite(float(words))
    return SureText(words if is_code or number_of(words) is not None else repr(float(words)))


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        counted = Counter(key for key, _ in pairs)
        raise RepeatedKeyError(next(key for key, count in counted.items() if count > 1))
    return made


_DECODER = json.JSONDecoder(
    parse_float=_number_words, parse_int=_number_words, parse_constant=str, object_pairs_hook=_object
)


def flattened(row: dict[str, object], depth: int = MOST_DEPTH) -> dict[str, object]:
    """An object in which objects are spread out: {"country": {"id": "MX"}} has the key country.id.

    Raises RepeatedKeyError where two keys would get one name, RecursionError where objects lie too deep in it.
    """
    if dict not in map(type, row.values()):
        return row
    if not depth:
        raise RecursionError
    flat: list[tuple[str, object]] = []
    for key, value in row.items():
        if isinstance(value, dict):
            flat += [(f"{key}.{name}", held) for name, held in flattened(value, depth - 1).items()] or [(key, None)]
        else:
            flat.append((key, value))
    return _object(flat)


def steps_to(row: object, name: str) -> list[str]:
    """The keys that lead to the cell of a column in an object: country and id for country.id."""
    keys: list[str] = []
    here, left = row, name
    while isinstance(here, dict) and left not in here:
        key = next((key for key in here if left.startswith(f"{key}.")), None)
        if key is None:
            break
        keys.append(key)
        here, left = here[key], left.removeprefix(f"{key}.")
    return [*keys, left]


def columns_of(objects: Sequence[dict[str, object]]) -> list[str]:
    """The keys of all objects, spread out, in the order in which they first appear.

    A key without a value wherever it isn't spread out is none. Raises TooLargeError where there are too many keys, or
    one is too long.
    """
    names: dict[str, bool] = {}
    for row in map(flattened, objects):
        for name, value in row.items():
            names[name] = names.get(name, False) or value is not None
        if len(names) > MOST_COLUMNS:
            raise TooLargeError(f"{MOST_COLUMNS:,} columns")
    if any(len(name) > MOST_IN_A_NAME for name in names):
        raise TooLargeError(f"{MOST_IN_A_NAME:,} characters in the name of a column")
    spread = {name[:end] for name in names for end, letter in enumerate(name) if letter == "."}
    return [name for name, has_value in names.items() if has_value or name not in spread]


def json_rows(
    rows: Sequence[object], header: Sequence[str], at: Callable[[int, int], CellPlace], complaints: Complaints
) -> list[list[str]]:
    """The texts of rows, each as long as the header.

    An object may leave keys out: their cells are empty. Objects in it are spread out. A list of another length than
    the header is complained of, and so is a cell that holds a list. `at` gives the place of a cell by row and column.
    """
    return [_row(row, number, header, at, complaints) for number, row in enumerate(rows)]


def _row(
    row: object, number: int, header: Sequence[str], at: Callable[[int, int], CellPlace], complaints: Complaints
) -> list[str]:
    if isinstance(row, dict):
        flat = flattened(row)
        cells: list[object] = [flat.get(name) for name in header]
    else:
        cells = row if isinstance(row, list) else [row]
    if len(cells) != len(header):
        code = "short_row" if len(cells) < len(header) else "long_row"
        message = f"row {number + 1} has {len(cells)} cells, the header has {len(header)}"
        complaints.add(code, message, partial(at, number, 0))
        cells = (cells + [None] * len(header))[: len(header)]
    for column, cell in enumerate(cells):
        if isinstance(cell, dict | list):
            message = f"the cell '{header[column]}' of row {number + 1} holds a list or an object, not one value"
            complaints.add("nested_cell", message, partial(at, number, column))
    return [json_text(cell) for cell in cells]


def json_text(value: object) -> str:
    """A value of `parse_json` as the text of a cell; "" for null, lists and objects."""
    match value:
        case SureText():
            return value
        case str():
            return value.strip()
        case bool():
            return SureText("true" if value else "false")
        case _:
            return ""
