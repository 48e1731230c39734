"""csv: text with a row on each line. Complaints about a cell show it at its line and column."""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, partial

from msgspec.structs import replace

from deckgen.files.encoding import span_at
from deckgen.model.dataset import CellPlace
from deckgen.model.diagnostics import SourceFile, Span
from deckgen.reader import Reader, TableFile
from deckgen.tables.combined_key import with_key_parted
from deckgen.tables.delimiters import NAMES, find_delimiter
from deckgen.tables.filled_rows import FilledRows, filled_width
from deckgen.tables.grid import MOST_CELLS, CellGrid, Complaints
from deckgen.tables.header_rows import HeadedRows, grid_of, headed
from deckgen.tables.options import Asked
from deckgen.tables.table_bounds import MOST_BYTES, MOST_COLUMNS, too_many_cells, too_many_columns
from deckgen.tables.text_file import table_text

_LINE_END = re.compile("\r\n|\r|\n")
# A first line by which Excel is told what parts the cells.
_TOLD = re.compile("sep=([^\r\n])\r?\n", re.IGNORECASE)
_MARKS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


class _CsvText:
    """The text of a file, in which a cell is found again by its row and column, for complaints.

    Python's csv module gives the cells, but not where they stand.
    """

    def __init__(self, source: SourceFile, delimiter: str) -> None:
        self.source, self.delimiter = source, delimiter
        # A quoted cell with whatever wrongly follows its closing quote, or a cell without quotes. The group is empty
        # where a quote that was opened is never closed.
        mark = re.escape(delimiter)
        self._cell = re.compile(rf'"[^"]*+(?:""[^"]*+)*+("?)[^{mark}\r\n]*+|[^{mark}\r\n]*+')

    @cached_property
    def _line_starts(self) -> list[int]:
        """The offset at which each line begins."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.source.text))]

    def cells(self, line: int) -> Iterator[re.Match[str]]:
        """The cells, quotes included, of the row that begins at a line (counted from 1)."""
        position = self._line_starts[line - 1]
        while match := self._cell.match(self.source.text, position):
            yield match
            position = match.end()
            if self.source.text[position : position + 1] != self.delimiter:
                return
            position += 1

    def cell(self, line: int, column: int) -> Span:
        """The cell in a column (counted from 0) of the row that begins at a line; the row's end where it has none."""
        found = None
        for index, match in enumerate(self.cells(line)):
            found = match
            if index == column:
                return self.span(match.start(), match.end())
        end = found.end() if found else self._line_starts[line - 1]
        return self.span(end, end)

    def span(self, start: int, end: int) -> Span:
        """The stretch between two offsets into the text, cut at the end of its first line."""
        line = bisect_right(self._line_starts, start)
        column = start - self._line_starts[line - 1] + 1
        stretch = re.split("\r|\n", self.source.text[start:end], maxsplit=1)[0]
        return Span(self.source, line, column, column + max(1, len(stretch)))


class _TooWideError(Exception):
    """A line has more cells than are read of a whole table."""


class Csv(Reader):
    """Tables as text, their cells parted by commas, semicolons, tabs or bars."""

    suffixes = (".csv", ".tsv")
    most_bytes = MOST_BYTES
    is_text = True
    options = ("encoding", "delimiter", "header", "skip_last")

    def grid(self, file: TableFile, complaints: Complaints) -> CellGrid | None:
        """The cells of the text; its first row is the header where the deck names no other."""
        asked = file.asked(complaints.log)
        source = table_text(file.data, asked)
        if source is None:
            return None
        text = _parted(source, file.suffix, asked)
        rows = _rows(text, complaints) if text is not None else None
        if text is None or rows is None:
            return None
        if asked.options.delimiter and _has_other_delimiter(rows, text, complaints):
            return None
        made = headed(rows, asked, complaints)
        if made is None:
            return None
        grid = grid_of(_even(made, text, complaints))
        return with_key_parted(grid) if text.delimiter == "\t" else grid


def _parted(source: SourceFile, suffix: str, asked: Asked) -> _CsvText | None:
    """The text with what parts its cells; None, after a complaint, where that can't be told."""
    told = _TOLD.match(source.text)
    if asked.options.delimiter is not None:
        return _CsvText(source, asked.options.delimiter)
    if told is not None:
        return _CsvText(source, told.group(1))
    header, skip_last = asked.options.header, asked.options.skip_last
    usual = "\t" if suffix == ".tsv" else ","
    found = find_delimiter(source.text, usual, header[-1] if header else None, skip_last or 0)
    if not found.other:
        return _CsvText(source, found.delimiter)
    message = f"both {NAMES[found.delimiter]} and {NAMES[found.other]} may part the cells of '{source.path}'"
    hint = f"write 'delimiter: \"{found.delimiter}\"' or 'delimiter: \"{found.other}\"' beside the file"
    asked.log.error("unclear_delimiter", message, asked.span, hint)
    return None


def _rows(text: _CsvText, complaints: Complaints) -> FilledRows | None:
    """The rows of a text that have anything in them.

    None, after a complaint, where there are none or too many, or where quotes leave it open where cells end.
    """
    rows: list[list[str]] = []
    first_lines: list[int] = []
    line, cell_count = 1, 0
    entire_file, path = Span(text.source, 0, 0, 0), text.source.path
    told = _TOLD.match(text.source.text)
    reader = csv.reader(_lines(text), delimiter=text.delimiter, strict=True)
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells) and not (told and line == 1):
                if len(cells) > MOST_COLUMNS and (width := filled_width(cells)) < len(cells):
                    del cells[max(width, MOST_COLUMNS) :]
                if len(cells) > MOST_COLUMNS:
                    too_many_columns(path, entire_file, complaints)
                    return None
                rows.append(cells)
                first_lines.append(line)
                cell_count += len(cells)
            if cell_count > MOST_CELLS:
                too_many_cells(path, entire_file, complaints)
                return None
            # A quoted cell may hold line breaks, so a row can take several lines.
            line = reader.line_num + 1
    except _TooWideError:
        too_many_columns(path, entire_file, complaints)
        return None
    except csv.Error as error:
        _complain_of_quotes(text, line, str(error), complaints)
        return None
    if not rows:
        file_place, message = CellPlace(entire_file), f"'{path}' has no cell with anything in it"
        complaints.add("empty_file", message, lambda: file_place)
        return None
    return FilledRows(rows, first_lines, lambda row, column: CellPlace(text.cell(first_lines[row], column)), "line")


def _lines(text: _CsvText) -> Iterator[str]:
    """The lines of a text with their ends; _TooWideError at one that may have more cells than a whole table."""
    start, words = 0, text.source.text
    for match in _LINE_END.finditer(words):
        if words.count(text.delimiter, start, match.start()) > MOST_CELLS:
            raise _TooWideError
        yield words[start : match.end()]
        start = match.end()
    if words.count(text.delimiter, start) > MOST_CELLS:
        raise _TooWideError
    if start < len(words):
        yield words[start:]


def _complain_of_quotes(text: _CsvText, line: int, reason: str, complaints: Complaints) -> None:
    """Complain of what keeps Python's csv module from reading the row that begins at a line."""
    place = CellPlace(text.cell(line, 0))
    if "field larger" in reason:
        message = "a cell of this row has more than 131,072 characters"
        complaints.add("cell_too_long", message, lambda: place, "is a quote left open?")
        return
    quoted = (match for match in text.cells(line) if match.group().startswith('"'))
    wrong = next((match for match in quoted if not match.group(1) or not match.group().endswith('"')), None)
    if wrong is not None and not wrong.group(1):
        opening = CellPlace(text.span(wrong.start(), wrong.start() + 1))
        message, hint = "this quote is never closed", 'close it with another "'
        complaints.add("unclosed_quote", message, lambda: opening, hint)
        return
    place = CellPlace(text.span(wrong.start(), wrong.end())) if wrong is not None else place
    message = "text goes on after the closing quote of this cell"
    hint = 'double the quotes inside a quoted cell: "the ""Wall"""'
    complaints.add("stray_quote", message, lambda: place, hint)


def _has_other_delimiter(rows: FilledRows, text: _CsvText, complaints: Complaints) -> bool:
    """Whether the cells are parted by something else than the deck says; complains where they are.

    Only a text whose rows all are of one cell can give another delimiter away.
    """
    if any(len(row) > 1 for row in rows.texts):
        return False
    first = rows.texts[0][0]
    other = next((mark for mark in NAMES if mark != text.delimiter and mark in first), None)
    if other is None:
        return False
    message = f"the cells are separated by {NAMES[other]}, not by {NAMES.get(text.delimiter, repr(text.delimiter))}"
    start = text.source.text.find(other)
    place = CellPlace(span_at(text.source, start, start + 1))
    complaints.add("wrong_separator", message, lambda: place, "leave 'delimiter' out: it is found by itself")
    return True


def _even(made: HeadedRows, text: _CsvText, complaints: Complaints) -> HeadedRows:
    """The rows without empty cells past the header; those that are shorter or longer than it are complained of.

    A comma at the end of each line makes a last column without a name and without cells: it doesn't count.
    """
    rows, first = made.rows, made.body[0] if made.body else 0
    names = len(made.header) or len(rows.texts[first])
    filled = [filled_width(rows.texts[index]) for index in made.body]
    fewest = max([filled_width(made.header), *(width for width in filled if width <= names)], default=0)
    texts = [row[:names] for row in rows.texts]
    even = replace(made, rows=replace(rows, texts=texts))
    mark = _MARKS.get(text.delimiter, "delimiter")
    if made.header and len(filled) > 1 and min(filled) > names:
        message = f"this row and all below it have more cells than the header, which has {names}"
        hint = f"name every column; a text with a {mark} in it belongs in double quotes"
        complaints.add("long_row", message, partial(_first_uneven, text, rows.numbers[first], names), hint)
        return even
    other = f"the header has {names}" if made.header else f"the first row has {names}"
    notes = _notes(rows, made.body, fewest)
    if notes:
        hint = f"if it is a note under the table, write 'skip_last: {len(notes)}'; an empty cell needs its {mark} too"
        complaints.add("short_row", f"this row has 1 cell, {other}", partial(rows.at, notes[0], 0), hint)
    for index, width in list(zip(made.body, filled, strict=True))[: len(filled) - len(notes)]:
        count = len(rows.texts[index])
        place = partial(_first_uneven, text, rows.numbers[index], names)
        if count < fewest:
            message = f"this row has {count} cell{'s' if count > 1 else ''}, {other}"
            complaints.add("short_row", message, place, f"an empty cell needs its {mark} too")
        elif width > names:
            hint = f"a text with a {mark} in it belongs in double quotes"
            complaints.add("long_row", f"this row has {width} cells, {other}", place, hint)
    return even


def _notes(rows: FilledRows, body: Sequence[int], fewest: int) -> Sequence[int]:
    """The rows at the end that have one cell where most others have more."""
    start = len(body)
    while start and len(rows.texts[body[start - 1]]) == 1 < fewest:
        start -= 1
    return body[start:] if start * 2 >= len(body) else ()


def _first_uneven(text: _CsvText, line: int, width: int) -> CellPlace:
    """The first cell of a row that is missing or too many."""
    return CellPlace(text.cell(line, width))
