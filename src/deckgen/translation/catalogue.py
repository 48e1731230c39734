"""Catalogue: the translations of a deck's texts into one language, each with its place in its .po file.

A language with a country takes what it lacks from the language without: es-MX has es-MX.po, and then es.po.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice
from pathlib import Path

from msgspec import Struct

from deckgen.files.encoding import decode
from deckgen.files.paths import read_bytes, stays_inside
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.language import names_of
from deckgen.model.marks import Str
from deckgen.translation.po_bounds import MOST_BYTES
from deckgen.translation.po_file import Entry, entries

FOLDER = "assets/locales"


class Catalogue(Struct, frozen=True):
    """The translations into one language. A msgid is a text of the deck as its author wrote it.

    said: the translations by msgid.
    fuzzy: where translations stand that are out of date (gettext calls them fuzzy), by msgid.
    files: the names of the catalogue's files that are there, without .po; the one with the country first.
    """

    language: str
    said: Mapping[str, Str]
    fuzzy: Mapping[str, Span]
    files: tuple[str, ...] = ()

    def find(self, msgid: str) -> Str | None:
        """The translation of a text; None where there is none that is up to date."""
        return self.said.get(msgid)


class Translation(Str):
    """A translation without the blanks around it, which knows for each character where it stands in the .po file.

    gettext's files wrap long texts over several quoted lines, so the words need not stand in one line there.
    """

    # How many blanks stand before the words inside the quotes.
    _leading_blanks: int = 0

    def at(self, start: int, length: int = 1) -> Span:
        """The span of length characters from the offset start on; of several lines it has the first alone."""
        spots = self._places
        if start >= len(spots):
            return self.span
        row, first = spots[start]
        ends = [end for line, end in spots[start : start + length] if line == row]
        return Span(self.span.file, row + 1, first + 1, ends[-1] + 2)

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        """The line and column, counted from 0, of each character."""
        return list(_spots(self.span.file.lines, self.span.line - 1))[self._leading_blanks :]


def read_catalogue(folder: Path, language: str, log: Diagnostics) -> Catalogue:
    """The catalogue of a language (BCP 47) for the deck in folder. What is wrong with its files is in the log."""
    said: dict[str, Str] = {}
    fuzzy: dict[str, Span] = {}
    files = tuple(name for name in names_of(language) if (folder / FOLDER / f"{name}.po").exists())
    for name in files:
        source = read_file(folder, name, log)
        for entry in (entries(source, name, log) if source else None) or ():
            words = _translation(source, entry) if source else None
            if words is None or entry.msgid in said:
                continue
            if entry.fuzzy:
                fuzzy.setdefault(entry.msgid, words.span)
            else:
                said[entry.msgid] = words
    return Catalogue(language, said, {msgid: span for msgid, span in fuzzy.items() if msgid not in said}, files)


def read_file(folder: Path, name: str, log: Diagnostics) -> SourceFile | None:
    """The text of a catalogue's file; None where there is none, or after a complaint."""
    path, display_path = folder / FOLDER / f"{name}.po", f"{FOLDER}/{name}.po"
    if not path.exists() or not stays_inside(folder, display_path, display_path, log):
        return None
    span = Span(SourceFile(display_path, ""), 0, 0, 0)
    data = read_bytes(path, display_path, log, span, most=MOST_BYTES)
    return decode(data, display_path, log, span) if data is not None else None


def _translation(source: SourceFile, entry: Entry) -> Translation | None:
    """The translation of an entry, without the blanks around it; None where it has none."""
    words = entry.string.strip()
    if not words:
        return None
    rows = range(entry.line - 1, len(source.lines))
    row = next(row for row in rows if source.lines[row].lstrip().startswith("msgstr"))
    leading_blanks = len(entry.string) - len(entry.string.lstrip())
    line, first = next(islice(_spots(source.lines, row), leading_blanks, None))
    # The span ends before the closing quote of the line.
    end = max(first + 2, len(source.lines[line].rstrip()))
    said = Translation(words, Span(source, line + 1, first + 1, end), '"')
    said._leading_blanks = leading_blanks
    return said


def _spots(lines: list[str], row: int) -> Iterator[tuple[int, int]]:
    """The line and column, counted from 0, of each character of the quoted text that begins in a row.

    It goes on in the next rows while they begin with a quote. A backslash and what follows it are one character.
    """
    first = row
    while row < len(lines) and (row == first or lines[row].lstrip().startswith('"')):
        line, column = lines[row], lines[row].index('"') + 1
        while column < len(line) and line[column] != '"':
            yield row, column
            column += 2 if line[column] == "\\" else 1
        row += 1
