"""Rows of the table that a batch goes over, which give values to the deck's names; what is wrong with any is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from deckgen.model.dataset import CellPlace, Dataset
from deckgen.model.diagnostics import Diagnostic, Diagnostics, Severity, SourceFile, Span, did_you_mean
from deckgen.model.marks import Str
from deckgen.model.rich_text import HOLE
from deckgen.outline.deck_file import Outline
from deckgen.outline.words_of import words_of
from deckgen.stages.load.references import tailored
from deckgen.tables.column_types import number_of, written
from deckgen.tables.odd_cells import say_odd_cells
from deckgen.tailoring.variant import is_same
from deckgen.verbs.batch.over_table import OVER, Asked, table_over, whole
from deckgen.verbs.batch.row import Cell, Complaint, Place, Row, RowMade, failed
from deckgen.verbs.batch.row_names import NamePattern, usual_pattern
from deckgen.workshop import Workshop

NAME = "--name"
# The columns that choose what a row gets, where the deck has any of them.
AUDIENCE, EVENT, LANGUAGE = "audience", "event", "language"


class RowsRead(Struct, frozen=True):
    """What was read.

    rows: those that can be built. failed: those that can't, with the reasons.
    unused: the columns that nothing in the deck uses. kept: the names that have the deck's own value in every row.
    """

    rows: tuple[Row, ...]
    failed: tuple[RowMade, ...]
    unused: tuple[str, ...]
    kept: tuple[str, ...]


def read_rows(asked: Asked, shop: Workshop, log: Diagnostics) -> RowsRead | None:
    """The rows of what is asked for; None after complaints that concern all of them."""
    table = table_over(asked, shop, log)
    if table is None:
        return None
    if not len(table):
        log.error("no_rows", "there is no row to build a deck for", whole(table.path or OVER))
        return None
    return _Reading(asked, shop.outline, table, log).rows()


class _Reading:
    """The reading of a table's rows."""

    def __init__(self, asked: Asked, outline: Outline, table: Dataset, log: Diagnostics) -> None:
        self.asked, self.outline, self.table, self.log = asked, outline, table, log
        audiences, events = outline.audiences.values(), outline.events.values()
        given = (outline.set, *(one.set for one in audiences), *(one.set for one in events))
        self.given = {str(name) for values in given for name in values}
        self.quoted = set(_quoted(outline))
        self.conditions = _conditions(outline)
        self.wanted = self.given | self.quoted
        self.chooses = {
            name
            for name, all_of_them in ((AUDIENCE, outline.audiences), (EVENT, outline.events), (LANGUAGE, True))
            if all_of_them and name in table.by_name
        }
        self.pattern = self._pattern()

    def rows(self) -> RowsRead | None:
        """All of the rows; None after complaints that concern all of them."""
        unused = tuple(self._unused())
        if self.log.errors:
            return None
        made = [self._row(index) for index in range(len(self.table))]
        rows = [row for row, wrong in made if not wrong]
        bad = [failed(row, wrong) for row, wrong in made if wrong]
        good, alike = self._told_apart(rows)
        kept = tuple(sorted(self.given - set(self.table.names)))
        return RowsRead(tuple(good), (*bad, *alike), unused, kept)

    def _pattern(self) -> NamePattern:
        words = self.asked.name
        pattern = (
            Str(words, Span(SourceFile(NAME, words), 1, 1, len(words) + 1))
            if words is not None
            else usual_pattern(self.outline.title, self.table)
        )
        names = [*self.table.names, *sorted(self.given - set(self.table.names))]
        return NamePattern(pattern, names, str(self.outline.language or "en"), self.log)

    def _unused(self) -> Iterator[str]:
        """The columns that nothing uses; complains of those that are nearly a name, and of names of figures."""
        figures = {str(name) for named in self.outline.all_figures() for name in named}
        missing = sorted(self.wanted - figures - set(self.table.names))
        for column in self.table.columns:
            name = column.name
            if name in figures:
                message = f"'{name}' is a figure of the deck; a column can't give it a value"
                self.log.error(
                    "shadowed_figure", message, self._head(name), "call the column or the figure otherwise"
                )
            elif name not in self.wanted | self.chooses:
                near = did_you_mean(name, missing, or_all=False)
                if near is not None:
                    self.log.error("unknown_column", f"the deck has no name '{name}'", self._head(name), near)
                yield name

    def _head(self, name: str) -> Span:
        """Where the name of a column stands."""
        cell = self.table.place(name, 0)
        if cell is None or not cell.span.line:
            return whole(self.table.path or OVER)
        lines = cell.span.file.lines[: cell.span.line - 1]
        for number in range(len(lines), 0, -1):
            start = lines[number - 1].find(name)
            if start >= 0:
                return Span(cell.span.file, number, start + 1, start + len(name) + 1)
        return whole(cell.span.file.path)

    def _row(self, index: int) -> tuple[Row, list[Diagnostic]]:
        """A row by its index, and what is wrong with it."""
        log, number = Diagnostics(), index + 1
        cells = {column.name: self._cell(column.name, index) for column in self.table.columns}
        self._judge_cells(cells, index, log)
        chosen = {name: cells[name] for name in self.chooses if cells[name].text}
        audience = self._known(chosen.get(AUDIENCE), self.outline.audiences, "audience", log)
        event = self._known(chosen.get(EVENT), self.outline.events, "event", log)
        row = Row(
            number,
            self._name(cells, number, log) or f"row {number}",
            tuple(cell for cell in cells.values() if cell.text),
            audience or (None if event else self.asked.audience),
            event or (None if audience else self.asked.event),
            chosen.get(LANGUAGE),
            tuple(Complaint.of(one) for one in log.warnings),
        )
        return row, log.errors

    def _judge_cells(self, cells: Mapping[str, Cell], index: int, log: Diagnostics) -> None:
        """Say what is wrong with cells that the deck uses."""
        for name in sorted((self.quoted | set(self.conditions)) & set(cells)):
            if not cells[name].text:
                self._say_empty(cells[name], log)
            elif name in self.conditions:
                self._judge_condition(cells[name], log)
        odd = [column.name for column in self.table.columns if index in column.odd and column.name in self.wanted]
        if odd:
            alone = self.table.select([index])
            say_odd_cells(alone, log, map(alone.__getitem__, odd))

    def _name(self, cells: Mapping[str, Cell], number: int, log: Diagnostics) -> str | None:
        """The name of a row's file; None after a complaint."""
        values = {str(name): str(value) for name, value in self.outline.set.items()}
        values |= {name: cell.text for name, cell in cells.items() if cell.text}
        try:
            return self.pattern.name(values, number)
        except ValueError as problem:
            message = f"no file can be named after this row{f': {problem}' if str(problem) else ''}"
            place = next(iter(cells.values())).place.span
            log.error("no_file_name", message, place, "fill in the cells that the name quotes, or give --name")
            return None

    def _cell(self, name: str, index: int) -> Cell:
        column = self.table[name]
        value, text = column.values[index], column.texts[index]
        place = self._place(name, index)
        if value is None or isinstance(value, str):
            return Cell(name, text, True, place)
        if isinstance(value, bool | date):
            return Cell(name, written(value), isinstance(value, bool), place)
        own = text if number_of(text) == value else written(value)
        return Cell(name, own, False, place, column.format)

    def _place(self, name: str, index: int) -> Place:
        cell: CellPlace | None = self.table.place(name, index)
        if cell is None:
            return Place(f"{OVER}, row {index + 1}")
        return Place.of(cell.span, "," + cell.words.strip().strip("()").join((" ", "")) if cell.words else "")

    def _known(self, cell: Cell | None, known: Mapping[Str, object], what: str, log: Diagnostics) -> str | None:
        """The audience or event that a cell names; None where it names none, or after a complaint of its name."""
        if cell is None:
            return None
        if cell.text not in known:
            hint = did_you_mean(cell.text, known)
            log.error(f"unknown_{what}", f"there is no {what} '{cell.text}'", cell.place.span, hint)
            return None
        return cell.text

    def _say_empty(self, cell: Cell, log: Diagnostics) -> None:
        """Say of an empty cell whose name the deck quotes what is quoted instead, if anything is."""
        own = {str(name): value for name, value in self.outline.set.items()}.get(cell.name)
        if own is None:
            message = f"the cell of '{cell.name}' is empty, and the deck quotes it"
            hint = f"fill it in, or give the deck a value for it: 'set: {{{cell.name}: …}}'"
            log.error("empty_value", message, cell.place.span, hint)
        else:
            message = f"the cell of '{cell.name}' is empty, so the deck's own value stands: '{own}'"
            log.warning("empty_value", message, cell.place.span, "fill it in where it should say something else")

    def _judge_condition(self, cell: Cell, log: Diagnostics) -> None:
        """Warn of a value that is nearly one for which parts of the deck are, and is none of them."""
        words = self.conditions[cell.name]
        near = did_you_mean(cell.text, words, or_all=False)
        if near is not None and not any(is_same(cell.text, word) for word in words):
            message = f"no part of the deck is for '{cell.text}' in '{cell.name}'"
            log.warning("near_value", message, cell.place.span, near)

    def _told_apart(self, rows: Sequence[Row]) -> tuple[list[Row], list[RowMade]]:
        """The rows that have a name of their own, and those that share one, which are complained of."""
        named: dict[str, list[Row]] = {}
        for row in rows:
            named.setdefault(row.name, []).append(row)
        good, alike = [], []
        for name, held in named.items():
            if len(held) == 1:
                good += held
                continue
            numbers = ", ".join(str(row.number) for row in held[:5]) + (" …" if len(held) > 5 else "")
            message = f"rows {numbers} would all be '{name}.pptx'"
            hint = 'name files by columns that tell the rows apart: --name "{{ … }}"'
            wrong = Diagnostic(Severity.ERROR, "same_file", message, whole(self.table.path or OVER), hint)
            alike += [failed(row, [wrong]) for row in held]
        return sorted(good, key=lambda row: row.number), alike


def _conditions(outline: Outline) -> dict[str, list[str]]:
    """The values by which parts of the deck are for some rows and not for others, by the names that have them."""
    found: dict[str, list[str]] = {}
    for part in tailored(outline):
        for whom in (part.only, part.except_):
            for name, words in whom.values.items():
                found.setdefault(str(name), []).extend(map(str, words))
    return found


def _quoted(outline: Outline) -> Iterator[str]:
    """The names that anything in the deck quotes."""
    for _, words in words_of(outline):
        for hole in HOLE.finditer(words):
            yield hole[1].partition("|")[0].strip().strip("\"'")
