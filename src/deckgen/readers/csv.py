"""csv: text with a row on each line. Complaints about a cell show it at its line and column."""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, partial

from deckgen.files.encoding import decode, span_at
from deckgen.model.dataset import CellPlace
from deckgen.model.diagnostics import SourceFile, Span
from deckgen.reader import Reader, TableFile
from deckgen.tables.grid import HEADER, MOST_CELLS, CellGrid, Complaints

_LINE_END = re.compile("\r\n|\r|\n")
_DELIMITER_NAMES = {";": "semicolons", "\t": "tabs", ",": "commas", "|": "bars"}


class _CsvText:
    """The text of a file, in which a cell is found again by its row and column, for complaints.

    Python's csv module gives the cells, but not where they stand.
    """

    def __init__(self, source: SourceFile, delimiter: str) -> None:
        self.source, self.delimiter = source, delimiter
        # A quoted cell with whatever wrongly follows its closing quote, or a cell without quotes. The group is empty
        # where a quote that was opened is never closed.
        self._cell = re.compile(rf'"(?:[^"]|"")*("?)[^{delimiter}\r\n]*|[^{delimiter}\r\n]*')

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


class Csv(Reader):
    """Tables as text, their cells parted by commas, or by tabs in a .tsv file."""

    suffixes = (".csv", ".tsv")
    is_text = True

    def grid(self, file: TableFile, complaints: Complaints) -> CellGrid | None:
        """The cells of the text; its first row is the header."""
        source = decode(file.data, file.display_path, complaints.log, file.span)
        return _grid(source, "\t" if file.suffix == ".tsv" else ",", complaints) if source is not None else None


def _grid(source: SourceFile, delimiter: str, complaints: Complaints) -> CellGrid | None:
    """The cells of a text. Rows that are longer or shorter than the header are complained of and made as long.

    None, after a complaint, where quotes leave it open where cells end, or the cells have another delimiter.
    """
    text = _CsvText(source, delimiter)
    rows: list[list[str]] = []
    first_lines: list[int] = []
    line = 1
    reader = csv.reader(io.StringIO(source.text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if any(row):
                rows.append([cell.strip() for cell in row])
                first_lines.append(line)
            # A quoted cell may hold line breaks, so a row can take several lines.
            line = reader.line_num + 1
    except csv.Error as error:
        _complain_of_quotes(text, line, str(error), complaints)
        return None
    file_place = CellPlace(Span(source, 0, 0, 0))
    if not rows:
        message = f"'{source.path}' has no cell with anything in it"
        complaints.add("empty_file", message, lambda: file_place)
        return None
    cell_count = sum(map(len, rows))
    if cell_count > MOST_CELLS:
        message = f"'{source.path}' has {cell_count:,} cells; at most {MOST_CELLS:,} are read"
        complaints.add("too_large", message, lambda: file_place, "keep only the rows and columns you show")
        return None
    if _has_other_delimiter(rows[0], text, first_lines[0], complaints):
        return None
    header, body = rows[0], rows[1:]
    _even_out(body, first_lines[1:], len(header), text, complaints)

    def at(row: int, column: int) -> CellPlace:
        return CellPlace(text.cell(first_lines[0 if row == HEADER else row + 1], column))

    return CellGrid(header, body, at)


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


def _has_other_delimiter(header: Sequence[str], text: _CsvText, line: int, complaints: Complaints) -> bool:
    """Whether the cells are parted by something else than the file's ending promises; complains where they are.

    `line` is the line of the header. Only a header of one cell can give another delimiter away.
    """
    if len(header) != 1:
        return False
    names = _DELIMITER_NAMES
    other = next((mark for mark in names if mark != text.delimiter and mark in header[0]), None)
    if other is None:
        return False
    message = f"the cells are separated by {names[other]}, not by {names[text.delimiter]}"
    # Where Excel's decimal mark is a comma, it writes CSV with semicolons.
    hint = "save it as CSV with commas" + (" and decimal points" if other == ";" else "")
    if other == "\t":
        hint += ", or name it .tsv"
    first = text.source.text.find(other)
    place = CellPlace(span_at(text.source, first, first + 1) if first >= 0 else text.cell(line, 0))
    complaints.add("wrong_separator", message, lambda: place, hint)
    return True


def _even_out(
    rows: list[list[str]], first_lines: Sequence[int], width: int, text: _CsvText, complaints: Complaints
) -> None:
    """Complain of rows that are shorter or longer than the header, and make them as long, in place."""
    for index, row in enumerate(rows):
        if len(row) == width:
            continue
        message = f"this row has {len(row)} cell{'s' if len(row) > 1 else ''}, the header has {width}"
        place = partial(_first_uneven, text, first_lines[index], width)
        if len(row) < width:
            complaints.add("short_row", message, place, "an empty cell needs its comma too")
        else:
            complaints.add("long_row", message, place, "a text with a comma in it belongs in double quotes")
        rows[index] = (row + [""] * width)[:width]


def _first_uneven(text: _CsvText, line: int, width: int) -> CellPlace:
    """The first cell of a row that is missing or too many."""
    return CellPlace(text.cell(line, width))
