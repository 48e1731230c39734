"""json: a list of objects, {"columns": […], "rows": […]}, or a list of lists whose first one is the header."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, cast

from msgspec import Struct

from deckgen.files.encoding import span_at
from deckgen.model.dataset import CellPlace
from deckgen.model.diagnostics import SourceFile, Span, did_you_mean
from deckgen.reader import Reader, TableFile
from deckgen.tables.grid import HEADER, MOST_CELLS, CellGrid, Complaints
from deckgen.tables.json_cells import (
    RepeatedKeyError,
    TooLargeError,
    columns_of,
    json_rows,
    json_text,
    parse_json,
    steps_to,
)
from deckgen.tables.options import Asked
from deckgen.tables.table_bounds import MOST_BYTES, MOST_COLUMNS, SMALLER, too_many_cells, too_many_columns
from deckgen.tables.text_file import table_text

_SHAPES = 'write a list of objects, such as [{"year": 2017, "exports": 243}], or {"columns": […], "rows": […]}'
# A list has no index of so many digits.
_LONGEST_INDEX = 10
_BLANK = re.compile(r"[ \t\r\n]*")
# One step from a value of JSON down to a value in it: a key of an object, or an index of a list.
Step = str | int


class _Rows(Struct, frozen=True):
    """The rows of a table in what a JSON text holds, and the ways down to them."""

    header: list[str]
    rows: Sequence[object]
    header_path: tuple[Step, ...]
    """The way from the outermost value to the header, or to what tells the columns where there is none."""
    is_header_listed: bool
    """Whether the names of the columns stand in a list, one after the other."""
    rows_path: tuple[Step, ...] = ()
    """The way from the outermost value to the list in which the rows stand."""
    first: int = 0
    """The index of the first row in that list."""

    def path(self, row: int, column: int) -> tuple[Step, ...]:
        """The way to a cell, by its row (or HEADER) and its column."""
        if row == HEADER:
            return (*self.header_path, column) if self.is_header_listed else self.header_path
        held = self.rows[row]
        keys: Sequence[Step] = steps_to(held, self.header[column]) if isinstance(held, dict) else [column]
        return (*self.rows_path, row + self.first, *keys)


class Json(Reader):
    """Tables as JSON."""

    suffixes = (".json",)
    most_bytes = MOST_BYTES
    options = ("encoding", "path", "header")

    def grid(self, file: TableFile, complaints: Complaints) -> CellGrid | None:
        """The cells of the text; None, after a complaint, where it holds no table."""
        asked = file.asked(complaints.log)
        if asked.options.header:
            hint = "'header: false' is for lists without names; other names are given by 'rename'"
            asked.log.error("unfit_key", "JSON has no lines of names", asked.span_of("header"), hint)
        source = table_text(file.data, asked)
        return _grid(source, asked, complaints) if source is not None else None


def _grid(source: SourceFile, asked: Asked, complaints: Complaints) -> CellGrid | None:
    """The cells of a JSON text; None, after a complaint, where it holds no table."""
    file_place = CellPlace(Span(source, 0, 0, 0))
    try:
        value = parse_json(source.text)
        steps = _way(value, asked)
        found = _rows_in(_value_at(value, steps), asked) if steps is not None else None
    except json.JSONDecodeError as error:
        place, message = (
            CellPlace(span_at(source, error.pos, error.pos + 1)),
            f"this is not JSON: {_small(error.msg)}",
        )
        complaints.add("bad_json", message, lambda: place, "is a comma or a quote missing?")
        return None
    except RepeatedKeyError as error:
        complaints.add("duplicate_column", f"an object has the key '{error}' twice", lambda: file_place)
        return None
    except TooLargeError as error:
        complaints.add("too_large", f"'{source.path}' has more than {error}", lambda: file_place, SMALLER)
        return None
    except RecursionError:
        complaints.add("bad_json", "the JSON is nested too deep for a table", lambda: file_place, _SHAPES)
        return None
    if steps is None:
        return None
    if found is None:
        _complain_of_shape(value, steps, source, asked, complaints)
        return None
    if len(found.header) > MOST_COLUMNS:
        too_many_columns(source.path, file_place.span, complaints)
        return None
    if len(found.header) * len(found.rows) > MOST_CELLS:
        too_many_cells(source.path, file_place.span, complaints)
        return None

    def at(row: int, column: int) -> CellPlace:
        return CellPlace(_span(source, (*steps, *found.path(row, column))))

    return CellGrid(found.header, json_rows(found.rows, found.header, at, complaints), at)


def _way(value: object, asked: Asked) -> tuple[Step, ...] | None:
    """The way from the outermost value to the one that the deck's `path` names; None after a complaint."""
    steps: list[Step] = []
    path = asked.options.path
    for key in path.split(".") if path is not None else ():
        here = _value_at(value, steps)
        if isinstance(here, dict) and key in here:
            steps.append(key)
        elif isinstance(here, list) and key.isdecimal() and len(key) < _LONGEST_INDEX and int(key) < len(here):
            steps.append(int(key))
        else:
            where = f"'{'.'.join(map(str, steps))}'" if steps else f"'{asked.display_path}'"
            held = [name for name in here if "." not in name] if isinstance(here, dict) else []
            what = "a list" if isinstance(here, list) else "one value"
            message = f"{where} has no '{key}'" if isinstance(here, dict) else f"{where} is {what}: it has no '{key}'"
            asked.log.error("wrong_path", message, asked.span_of("path"), did_you_mean(key, held))
            return None
    return tuple(steps)


def _value_at(value: object, steps: Sequence[Step]) -> object:
    """The value to which a way leads that is known to be there."""
    for step in steps:
        value = cast(Any, value)[step]
    return value


def _complain_of_shape(
    value: object, steps: Sequence[Step], source: SourceFile, asked: Asked, complaints: Complaints
) -> None:
    """Say that there is no table in the value at the end of a way; names the path to one that lies in it."""
    deeper = _list_of_objects(_value_at(value, steps), tuple(map(str, steps)))
    hint = f"write 'path: {'.'.join(deeper)}'" if deeper else _SHAPES
    if asked.options.path is not None:
        message = f"'{asked.options.path}' in '{source.path}' is no list of records"
        asked.log.error("not_a_table", message, asked.span_of("path"), hint)
        return
    file_place = CellPlace(Span(source, 0, 0, 0))
    complaints.add("not_a_table", f"'{source.path}' holds JSON, but no table", lambda: file_place, hint)


def _list_of_objects(value: object, steps: tuple[str, ...], depth: int = 5) -> tuple[str, ...] | None:
    """The way to the nearest list of objects in a value; None where there is none within a few steps."""
    if isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
        return steps
    inside = value.items() if isinstance(value, dict) else enumerate(value[:3]) if isinstance(value, list) else ()
    found = [_list_of_objects(held, (*steps, str(key)), depth - 1) for key, held in inside if depth]
    return min((way for way in found if way is not None), key=len, default=None)


def _rows_in(value: object, asked: Asked) -> _Rows | None:
    """The rows of a table in a value of one of the three shapes; None where it has none of them."""
    if isinstance(value, dict) and isinstance(value.get("columns"), list) and isinstance(value.get("rows"), list):
        header = [json_text(name) for name in value["columns"]]
        return _Rows(header, value["rows"], ("columns",), is_header_listed=True, rows_path=("rows",))
    if isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
        return _Rows(columns_of(value), value, (0,), is_header_listed=False)
    if isinstance(value, list) and value and all(isinstance(row, list) for row in value):
        if asked.options.header == ():
            return _Rows([""] * len(value[0]), value, (0,), is_header_listed=True)
        header = [json_text(name) for name in value[0]]
        return _Rows(header, value[1:], (0,), is_header_listed=True, first=1)
    return None


def _small(reason: str) -> str:
    """Python's words for what is wrong, without the capital letter at their beginning."""
    return reason[:1].lower() + reason[1:]


def _span(source: SourceFile, path: Sequence[Step]) -> Span:
    """The place of the value that a path of keys and indexes leads to, or of the last value that it reaches.

    Python's json module gives values without their places, so the text is walked once more; only complaints need it.
    """
    position = _after_blanks(source.text, 0)
    for step in path:
        below = _member(source.text, position, step)
        if below is None:
            break
        position = below
    _, end = _decoder().raw_decode(source.text, position)
    return span_at(source, position, end)


def _member(text: str, position: int, step: Step) -> int | None:
    """Where a member of the object or list that begins at a position begins; None where it has no such member."""
    decoder = _decoder()
    is_object = text[position] == "{"
    position = _after_blanks(text, position + 1)
    index = 0
    while text[position] not in "]}":
        key: Step = index
        if is_object:
            key, position = decoder.raw_decode(text, position)
            position = _after_blanks(text, _after_blanks(text, position) + len(":"))
        if key == step:
            return position
        _, position = decoder.raw_decode(text, position)
        position = _after_blanks(text, position)
        if text[position] == ",":
            position = _after_blanks(text, position + 1)
        index += 1
    return None


def _decoder() -> json.JSONDecoder:
    """A decoder that leaves whole numbers as they are written: Python reads none of thousands of digits."""
    return json.JSONDecoder(parse_int=str)


def _after_blanks(text: str, position: int) -> int:
    match = _BLANK.match(text, position)
    return match.end() if match else position
