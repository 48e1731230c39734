"""json: a list of objects, {columns, rows}, or a list of lists with the header first."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import partial

from deckgen.files.encoding import decode, span_at
from deckgen.model.diagnostics import SourceFile, Span
from deckgen.reader import Reader, TableFile
from deckgen.tables.column_types import number_of
from deckgen.tables.grid import HEADER, MOST_CELLS, Complaints, Grid, Place

_SHAPES = 'write a list of objects, such as [{"year": 2017, "exports": 243}], or {"columns": […], "rows": […]}'
_BLANK = re.compile(r"[ \t\r\n]*")
Step = str | int


class _TwiceError(ValueError):
    """An object that has a key twice."""


class Json(Reader):
    """Tables as JSON."""

    suffixes = (".json",)

    def grid(self, file: TableFile, complaints: Complaints) -> Grid | None:
        """The cells of the text."""
        source = decode(file.data, file.path, complaints.log, file.span)
        return _read(source, complaints) if source is not None else None


def _read(source: SourceFile, complaints: Complaints) -> Grid | None:
    """The cells of a JSON text; None once its complaint is made where it holds no table.

    Rows as objects may leave keys out; rows as lists must be as long as the header.
    """
    whole = Place(Span(source, 0, 0, 0))
    try:
        found = json.loads(
            source.text, parse_float=_number, parse_int=_number, parse_constant=str, object_pairs_hook=_object
        )
    except json.JSONDecodeError as fault:
        at = Place(span_at(source, fault.pos, fault.pos + 1))
        complaints.add(
            "bad_json", f"this is not JSON: {_plainly(fault.msg)}", lambda: at, "is a comma or a quote missing?"
        )
        return None
    except _TwiceError as fault:
        complaints.add("duplicate_column", f"an object has the key '{fault}' twice", lambda: whole)
        return None
    except RecursionError:
        complaints.add("bad_json", "the JSON is nested too deep for a table", lambda: whole, _SHAPES)
        return None
    return _grid(found, source, complaints)


def _grid(found: object, source: SourceFile, complaints: Complaints) -> Grid | None:
    under: tuple[Step, ...] = ()
    if isinstance(found, dict) and isinstance(found.get("columns"), list) and isinstance(found.get("rows"), list):
        header, rows, under, first = [_text(name) for name in found["columns"]], found["rows"], ("rows",), 0
    elif isinstance(found, list) and found and all(isinstance(row, dict) for row in found):
        header, rows, first = list(dict.fromkeys(key for row in found for key in row)), found, 0
    elif isinstance(found, list) and found and all(isinstance(row, list) for row in found):
        header, rows, first = [_text(name) for name in found[0]], found[1:], 1
    else:
        place = Place(Span(source, 0, 0, 0))
        complaints.add("not_a_table", f"'{source.path}' holds JSON, but no table", lambda: place, _SHAPES)
        return None
    if len(header) * len(rows) > MOST_CELLS:
        place = Place(Span(source, 0, 0, 0))
        words = f"'{source.path}' has {len(header) * len(rows):,} cells; at most {MOST_CELLS:,} are read"
        complaints.add("too_large", words, lambda: place, "keep only the rows and columns you show")
        return None

    def at(row: int, column: int) -> Place:
        if row == HEADER:
            path: tuple[Step, ...] = ("columns", column) if under else (0, column) if first else (0,)
        else:
            key: Step = header[column] if isinstance(rows[row], dict) else column
            path = (*under, row + first, key)
        return Place(_span(source, path))

    return Grid(header, _cells(rows, header, at, complaints), at)


def _cells(
    rows: Sequence[object], header: Sequence[str], at: Callable[[int, int], Place], complaints: Complaints
) -> list[list[str]]:
    """The rows as texts, each as long as the header; complains of rows and cells that cannot be."""
    made = []
    for index, row in enumerate(rows):
        if isinstance(row, dict):
            cells: list[object] = [row.get(name) for name in header]
        elif isinstance(row, list):
            cells = row
        else:
            cells = [row]
        if len(cells) != len(header):
            code = "short_row" if len(cells) < len(header) else "long_row"
            words = f"row {index + 1} has {len(cells)} cells, the header has {len(header)}"
            complaints.add(code, words, partial(at, index, 0))
            cells = (cells + [None] * len(header))[: len(header)]
        for column, cell in enumerate(cells):
            if isinstance(cell, dict | list):
                words = f"the cell '{header[column]}' of row {index + 1} holds a list or an object, not one value"
                complaints.add("nested_cell", words, partial(at, index, column))
        made.append([_text(cell) for cell in cells])
    return made


def _text(value: object) -> str:
    match value:
        case str():
            return value.strip()
        case bool():
            return "true" if value else "false"
        case _:
            return ""


def _number(words: str) -> str:
    """A number as it is written, but 1E3, which would pass for a code, in full."""
    return words if number_of(words) is not None else repr(float(words))


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        keys = [key for key, _ in pairs]
        raise _TwiceError(next(key for key in keys if keys.count(key) > 1))
    return made


def _plainly(reason: str) -> str:
    return reason[:1].lower() + reason[1:]


def _span(source: SourceFile, path: Sequence[Step]) -> Span:
    """The value at a path of keys and indexes; the nearest value around it where there is none.

    The json module gives values without places, so the way down is walked again, only for complaints.
    """
    position = _skip(source.text, 0)
    for step in path:
        below = _member(source.text, position, step)
        if below is None:
            break
        position = below
    _, end = json.JSONDecoder().raw_decode(source.text, position)
    return span_at(source, position, end)


def _member(text: str, position: int, step: Step) -> int | None:
    """Where a member of the object or list at position begins."""
    decoder = json.JSONDecoder()
    is_object = text[position] == "{"
    position = _skip(text, position + 1)
    index = 0
    while text[position] not in "]}":
        key: Step = index
        if is_object:
            key, position = decoder.raw_decode(text, position)
            position = _skip(text, _skip(text, position) + 1)
        if key == step:
            return position
        _, position = decoder.raw_decode(text, position)
        position = _skip(text, position)
        if text[position] == ",":
            position = _skip(text, position + 1)
        index += 1
    return None


def _skip(text: str, position: int) -> int:
    match = _BLANK.match(text, position)
    return match.end() if match else position
