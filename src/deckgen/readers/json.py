"""json: a list of objects, {"columns": […], "rows": […]}, or a list of lists whose first one is the header."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from msgspec import Struct

from deckgen.files.encoding import decode, span_at
from deckgen.model.dataset import CellPlace
from deckgen.model.diagnostics import SourceFile, Span
from deckgen.reader import Reader, TableFile
from deckgen.tables.grid import HEADER, MOST_CELLS, CellGrid, Complaints
from deckgen.tables.json_cells import RepeatedKeyError, columns_of, json_rows, json_text, parse_json

_SHAPES = 'write a list of objects, such as [{"year": 2017, "exports": 243}], or {"columns": […], "rows": […]}'
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
        key: Step = self.header[column] if isinstance(self.rows[row], dict) else column
        return (*self.rows_path, row + self.first, key)


class Json(Reader):
    """Tables as JSON."""

    suffixes = (".json",)

    def grid(self, file: TableFile, complaints: Complaints) -> CellGrid | None:
        """The cells of the text; None, after a complaint, where it holds no table."""
        source = decode(file.data, file.display_path, complaints.log, file.span)
        return _grid(source, complaints) if source is not None else None


def _grid(source: SourceFile, complaints: Complaints) -> CellGrid | None:
    """The cells of a JSON text; None, after a complaint, where it holds no table."""
    file_place = CellPlace(Span(source, 0, 0, 0))
    try:
        found = _rows_in(parse_json(source.text))
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
    except RecursionError:
        complaints.add("bad_json", "the JSON is nested too deep for a table", lambda: file_place, _SHAPES)
        return None
    if found is None:
        message = f"'{source.path}' holds JSON, but no table"
        complaints.add("not_a_table", message, lambda: file_place, _SHAPES)
        return None
    cell_count = len(found.header) * len(found.rows)
    if cell_count > MOST_CELLS:
        message = f"'{source.path}' has {cell_count:,} cells; at most {MOST_CELLS:,} are read"
        complaints.add("too_large", message, lambda: file_place, "keep only the rows and columns you show")
        return None

    def at(row: int, column: int) -> CellPlace:
        return CellPlace(_span(source, found.path(row, column)))

    return CellGrid(found.header, json_rows(found.rows, found.header, at, complaints), at)


def _rows_in(value: object) -> _Rows | None:
    """The rows of a table in a value of one of the three shapes; None where it has none of them."""
    if isinstance(value, dict) and isinstance(value.get("columns"), list) and isinstance(value.get("rows"), list):
        header = [json_text(name) for name in value["columns"]]
        return _Rows(header, value["rows"], ("columns",), is_header_listed=True, rows_path=("rows",))
    if isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
        return _Rows(columns_of(value), value, (0,), is_header_listed=False)
    if isinstance(value, list) and value and all(isinstance(row, list) for row in value):
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
    _, end = json.JSONDecoder().raw_decode(source.text, position)
    return span_at(source, position, end)


def _member(text: str, position: int, step: Step) -> int | None:
    """Where a member of the object or list that begins at a position begins; None where it has no such member."""
    decoder = json.JSONDecoder()
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


def _after_blanks(text: str, position: int) -> int:
    match = _BLANK.match(text, position)
    return match.end() if match else position
