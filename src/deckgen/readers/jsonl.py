"""jsonl: text with a JSON object on each line."""

from __future__ import annotations

import json
import re

from deckgen.model.dataset import CellPlace
from deckgen.model.diagnostics import SourceFile, Span
from deckgen.reader import Reader, TableFile
from deckgen.tables.grid import HEADER, MOST_CELLS, CellGrid, Complaints
from deckgen.tables.json_cells import RepeatedKeyError, TooLargeError, columns_of, flattened, json_rows, parse_json
from deckgen.tables.table_bounds import MOST_BYTES, SMALLER, too_many_cells
from deckgen.tables.text_file import table_text

_LINE_END = re.compile("\r\n|\r|\n")


class Jsonl(Reader):
    """Tables as JSON lines."""

    suffixes = (".jsonl", ".ndjson")
    most_bytes = MOST_BYTES
    options = ("encoding",)

    def grid(self, file: TableFile, complaints: Complaints) -> CellGrid | None:
        """The cells of the lines; None, after a complaint, where one of them is no object."""
        source = table_text(file.data, file.asked(complaints.log))
        if source is None:
            return None
        rows: list[dict[str, object]] = []
        numbers: list[int] = []
        cell_count, entire_file = 0, Span(source, 0, 0, 0)
        for number, line in enumerate(_LINE_END.split(source.text), 1):
            if line.strip():
                row = _row(line, number, source, complaints)
                if row is None:
                    return None
                rows.append(row)
                numbers.append(number)
                cell_count += len(row)
            if cell_count > MOST_CELLS:
                break
        try:
            header = columns_of(rows)
        except TooLargeError as error:
            place, message = CellPlace(entire_file), f"'{source.path}' has more than {error}"
            complaints.add("too_large", message, lambda: place, SMALLER)
            return None
        if cell_count > MOST_CELLS or len(header) * len(rows) > MOST_CELLS:
            too_many_cells(source.path, entire_file, complaints)
            return None

        def at(row: int, column: int) -> CellPlace:
            return _place(source, numbers[max(0, row)], header[column], is_key=row == HEADER)

        return CellGrid(header, json_rows(rows, header, at, complaints), at)


def _row(line: str, number: int, source: SourceFile, complaints: Complaints) -> dict[str, object] | None:
    """The object on a line; None after a complaint."""
    place = CellPlace(Span(source, number, 1, len(line) + 1))
    try:
        row = parse_json(line)
        row = flattened(row) if isinstance(row, dict) else row
    except json.JSONDecodeError as error:
        spot = CellPlace(Span(source, number, error.colno, error.colno + 1))
        message = f"this line is not JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        complaints.add("bad_json", message, lambda: spot, "each line must be an object of its own")
        return None
    except TooLargeError as error:
        complaints.add("too_large", f"this line has more than {error}", lambda: place, SMALLER)
        return None
    except RepeatedKeyError as error:
        complaints.add("duplicate_column", f"an object has the key '{error}' twice", lambda: place)
        return None
    except RecursionError:
        complaints.add("bad_json", "the JSON is nested too deep for a table", lambda: place)
        return None
    if isinstance(row, dict):
        return row
    complaints.add("not_a_table", "this line holds no object", lambda: place, 'write lines such as {"year": 2017}')
    return None


def _place(source: SourceFile, number: int, name: str, *, is_key: bool) -> CellPlace:
    """The place of a key or of its value on a line; that of the line where the key isn't written so."""
    line = source.lines[number - 1]
    key = re.search(re.escape(json.dumps(name, ensure_ascii=False)) + r"\s*:\s*", line)
    if key is None:
        return CellPlace(Span(source, number, 1, len(line) + 1))
    if is_key:
        return CellPlace(Span(source, number, key.start() + 1, key.start() + len(json.dumps(name)) + 1))
    _, end = json.JSONDecoder(parse_int=str).raw_decode(line, key.end())
    return CellPlace(Span(source, number, key.end() + 1, end + 1))
