"""csv: text with a row on each line. The line and column of every cell that is complained of are known."""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, partial

from deckgen.files.encoding import decode, span_at
from deckgen.model.diagnostics import SourceFile, Span
from deckgen.reader import Reader, TableFile
from deckgen.tables.grid import HEADER, MOST_CELLS, Complaints, Grid, Place

_BREAK = re.compile("\r\n|\r|\n")


class _Text:
    """The text of a file by line, and its cells by their place in it."""

    def __init__(self, source: SourceFile, delimiter: str) -> None:
        self.source, self.delimiter = source, delimiter
        self._cell = re.compile(rf'"(?:[^"]|"")*("?)[^{delimiter}\r\n]*|[^{delimiter}\r\n]*')

    @cached_property
    def _offsets(self) -> list[int]:
        """Where each line begins."""
        return [0, *(match.end() for match in _BREAK.finditer(self.source.text))]

    def cells(self, line: int) -> Iterator[re.Match[str]]:
        """The cells of the row that begins at a line, with their quotes."""
        position = self._offsets[line - 1]
        while match := self._cell.match(self.source.text, position):
            yield match
            position = match.end()
            if self.source.text[position : position + 1] != self.delimiter:
                return
            position += 1

    def cell(self, line: int, column: int) -> Span:
        """The cell of a row, or the row's end where it has no such cell."""
        found = None
        for index, match in enumerate(self.cells(line)):
            found = match
            if index == column:
                return self.span(match.start(), match.end())
        end = found.end() if found else self._offsets[line - 1]
        return self.span(end, end)

    def span(self, start: int, end: int) -> Span:
        line = bisect_right(self._offsets, start)
        column = start - self._offsets[line - 1] + 1
        stretch = re.split("\r|\n", self.source.text[start:end], maxsplit=1)[0]
        return Span(self.source, line, column, column + max(1, len(stretch)))


class Csv(Reader):
    """Tables as text, their cells parted by commas, or by tabs in a .tsv file."""

    suffixes = (".csv", ".tsv")

    def grid(self, file: TableFile, complaints: Complaints) -> Grid | None:
        """The cells of the text; its first row is the header."""
        source = decode(file.data, file.path, complaints.log, file.span)
        return _read(source, "\t" if file.suffix == ".tsv" else ",", complaints) if source is not None else None


def _read(source: SourceFile, delimiter: str, complaints: Complaints) -> Grid | None:
    """The cells of a text, its first row as header; rows that are short or long are complained of and mended.

    None where quotes make it impossible to tell the cells apart, or the separator is another.
    """
    text = _Text(source, delimiter)
    rows: list[list[str]] = []
    starts: list[int] = []
    line = 1
    reader = csv.reader(io.StringIO(source.text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if any(row):
                rows.append([cell.strip() for cell in row])
                starts.append(line)
            line = reader.line_num + 1
    except csv.Error as fault:
        _bad_quotes(text, line, str(fault), complaints)
        return None
    if not rows:
        complaints.add(
            "empty_file", f"'{source.path}' has no cell with anything in it", lambda: Place(Span(source, 0, 0, 0))
        )
        return None
    if _too_many(rows, source, complaints) or _other_separator(rows[0], text, starts[0], complaints):
        return None
    header, body = rows[0], rows[1:]
    _even_out(body, starts[1:], len(header), text, complaints)
    return Grid(header, body, lambda row, column: Place(text.cell(starts[row + 1 if row != HEADER else 0], column)))


def _bad_quotes(text: _Text, line: int, reason: str, complaints: Complaints) -> None:
    """Complain of the quotes that csv stumbled over in the row that begins at a line."""
    if "field larger" in reason:
        message = "a cell of this row has more than 131,072 characters"
        complaints.add("cell_too_long", message, lambda: Place(text.cell(line, 0)), "is a quote left open?")
        return
    for match in text.cells(line):
        cell = match.group()
        if cell.startswith('"') and not match.group(1):
            opening = Place(text.span(match.start(), match.start() + 1))
            complaints.add(
                "unclosed_quote", "this quote is never closed", partial(_same, opening), 'close it with another "'
            )
            return
        if cell.startswith('"') and not cell.endswith('"'):
            place = Place(text.span(match.start(), match.end()))
            break
    else:
        place = Place(text.cell(line, 0))
    hint = 'double the quotes inside a quoted cell: "the ""Wall"""'
    complaints.add("stray_quote", "text goes on after the closing quote of this cell", partial(_same, place), hint)


def _same(place: Place) -> Place:
    return place


def _too_many(rows: Sequence[Sequence[str]], source: SourceFile, complaints: Complaints) -> bool:
    count = sum(map(len, rows))
    if count <= MOST_CELLS:
        return False
    words = f"'{source.path}' has {count:,} cells; at most {MOST_CELLS:,} are read"
    complaints.add(
        "too_large", words, lambda: Place(Span(source, 0, 0, 0)), "keep only the rows and columns you show"
    )
    return True


def _other_separator(header: Sequence[str], text: _Text, line: int, complaints: Complaints) -> bool:
    """Whether the cells are separated by something else than the file's name promises."""
    names = {";": "semicolons", "\t": "tabs", ",": "commas", "|": "bars"}
    if len(header) != 1:
        return False
    other = next((mark for mark in names if mark != text.delimiter and mark in header[0]), None)
    if other is None:
        return False
    words = f"the cells are separated by {names[other]}, not by {names[text.delimiter]}"
    hint = "save it as CSV with commas" + (" and decimal points" if other == ";" else "")
    if other == "\t":
        hint += ", or name it .tsv"
    at = text.source.text.find(other)

    def place() -> Place:
        return Place(span_at(text.source, at, at + 1) if at >= 0 else text.cell(line, 0))

    complaints.add("wrong_separator", words, place, hint)
    return True


def _even_out(rows: list[list[str]], starts: Sequence[int], width: int, text: _Text, complaints: Complaints) -> None:
    """Complain of rows that are short or long, and make them as long as the header."""
    for index, row in enumerate(rows):
        if len(row) == width:
            continue
        words = f"this row has {len(row)} cell{'s' if len(row) > 1 else ''}, the header has {width}"
        place = partial(_end_of_row, text, starts[index], width)
        if len(row) < width:
            complaints.add("short_row", words, place, "an empty cell needs its comma too")
        else:
            complaints.add("long_row", words, place, "a text with a comma in it belongs in double quotes")
        rows[index] = (row + [""] * width)[:width]


def _end_of_row(text: _Text, line: int, width: int) -> Place:
    """The first cell that is missing or too many."""
    return Place(text.cell(line, width))
