"""Binds the columns of a table: their headers, cells, bars or lines, totals, and what screen readers say of lines."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import cast

from msgspec import Struct

from deckgen.binding.rows import Rows
from deckgen.binding.scope import Scope
from deckgen.model.dataset import Kind, Value
from deckgen.model.findings import Finding
from deckgen.model.format import MINUS
from deckgen.model.layouts import Align
from deckgen.model.phrases import Phrases
from deckgen.model.rich_text import Text, plain
from deckgen.numbers.by_kind import words_of
from deckgen.numbers.percents import percent_twice
from deckgen.tabling.cell_bars import Bars
from deckgen.tabling.cell_drawing import CellDrawing
from deckgen.tabling.cells import BoundColumn, CellText
from deckgen.tabling.column import TotalRow
from deckgen.tabling.column_finder import FoundColumn
from deckgen.tabling.column_formats import NO_PERCENTAGE, ColumnFormats
from deckgen.tabling.sparklines import Sparklines
from deckgen.tabling.totals_row import ColumnTotal, ColumnTotals

# How like a word must be to one in a cell (0 to 1, as difflib has it) to be taken for a slip of the pen.
NEAR = 0.75


class BoundColumns(Struct, frozen=True):
    """The columns of a table, ready to be drawn."""

    columns: tuple[BoundColumn, ...]
    has_total: bool = False
    """Whether a total row ends the table."""
    findings: tuple[Finding, ...] = ()
    """For each total that the numbers over it, rounded as they are shown, don't add up to: what is wrong, where."""


def bind_columns(
    block: Rows, columns: Sequence[FoundColumn], total_row: TotalRow | None, scope: Scope
) -> BoundColumns:
    """The columns of a block with every word in place; total_row is what its author wrote of the total."""
    binder = _ColumnBinder(block, columns, scope)
    totals = ColumnTotals(total_row, columns, binder.formats, scope)
    found = totals.all() if totals.are_asked_for else [ColumnTotal() for _ in columns]
    bound = tuple(binder.column(column, total) for column, total in zip(columns, found, strict=True))
    findings = [found for column in columns for found in _percents_twice(column, binder.formats)]
    return BoundColumns(bound, totals.are_asked_for, (*totals.findings, *findings))


def _percents_twice(column: FoundColumn, formats: ColumnFormats) -> tuple[Finding, ...]:
    """What is said of a column's own numbers in a percent format; changes are worked out, and so are right."""
    written, pattern = column.options.format, formats.format(column)
    if written is None or pattern is None or column.bases or column.series:
        return ()
    return percent_twice(column.data.values, pattern, written.span)


class _ColumnBinder:
    """Binds the columns of one table from left to right: the words of the first column name the rows.

    rows: the cells of the first column as they are written in the data, by which rows have colors in the brand.
    compared: the numbers of all columns whose bars share one scale.
    row_names: the same cells as they are displayed; empty until the first column is bound.
    """

    def __init__(self, block: Rows, columns: Sequence[FoundColumn], scope: Scope) -> None:
        self.block, self.scope = block, scope
        self.formats = ColumnFormats(columns, scope, as_written=block.rows is not None)
        self.rows = columns[0].data.texts
        shared = [column for column in columns if column.options.bar and column.options.scale == "shared"]
        self.compared = [value for column in shared for value in column.numbers or ()]
        self.row_names: tuple[str, ...] = ()

    def column(self, column: FoundColumn, total: ColumnTotal) -> BoundColumn:
        """A column with its header and its total."""
        options, name = column.options, column.name
        if options.title:
            header = self.scope.text(options.title)
        else:
            header = plain(self.scope.words(name, self.block.place_of_column(name)))
        weight = float(options.width) if options.width else 0.0
        drawing = self._drawing(column, total)
        cells = self._cells(column)
        self.row_names = self.row_names or tuple(cell.text.spoken for cell in cells)
        spoken = self._spoken(column) if column.series else ()
        return BoundColumn(header, cells, self._align(column), weight, total.cell, drawing, spoken)

    def _align(self, column: FoundColumn) -> Align:
        if column.options.align:
            return cast(Align, column.options.align)
        return "right" if column.data.kind is Kind.NUMBER else "left"

    def _cells(self, column: FoundColumn) -> tuple[CellText, ...]:
        """The words of the cells; beside a sparkline stands its last value."""
        if column.bases:
            return tuple(self._change_cell(column, row) for row in range(len(self.rows)))
        if column.series:
            return tuple(CellText(text) for text in self._last_values(column))
        data, options = column.data, column.options
        self._check_dots(column)
        dots = {str(word).casefold(): self.scope.color(color) for word, color in options.dots.items()}
        values: Sequence[Value] = self.formats.rounded(column) if column.numbers is not None else data.values
        own = None if self.block.rows is not None else words_of(data, self.scope.language)
        words = (
            map(plain, own)
            if own is not None
            else (self._words(column, value, text) for value, text in zip(values, data.texts, strict=True))
        )
        return tuple(CellText(each, dots.get(text.casefold())) for each, text in zip(words, data.texts, strict=True))

    def _check_dots(self, column: FoundColumn) -> None:
        """Warn of a word with a dot that no cell holds, if it is nearly one that a cell does hold.

        Any other word may be meant for the data of another time.
        """
        held = {text.casefold(): text for text in column.data.texts if text}
        for word in column.options.dots:
            near = difflib.get_close_matches(word.casefold(), held, n=1, cutoff=NEAR)
            if near and word.casefold() not in held:
                message = f"no cell holds '{word}', so nothing has this dot"
                self.scope.log.warning("unused_dot", message, word.span, f"did you mean '{held[near[0]]}'?")

    def _words(self, column: FoundColumn, value: Value, text: str) -> Text:
        """The words of a cell: a number by its format, the deck's own words as Markdown, all else as it is."""
        pattern = self.formats.format(column)
        if pattern and isinstance(value, int | float) and not isinstance(value, bool):
            return plain(pattern.show(value))
        # Formats write a minus sign (−), so a number without a format has it too, for its hyphen.
        written = MINUS + text[1:] if isinstance(value, int | float) and text.startswith("-") else text
        if self.block.rows is not None and text.strip():
            first, *others = self.block.written(written, text)
            for alike in others:
                self.scope.repeat(alike)
            return self.scope.text(first)
        return plain(self.scope.words(written, self.block.where))

    def _change_cell(self, column: FoundColumn, row: int) -> CellText:
        """A change; a dash where it has no percentage, nothing where one of its two numbers is missing."""
        value = (column.numbers or ())[row]
        if value is not None:
            return CellText(self.formats.change_text(column, value))
        is_known = all(base[row] is not None for base in column.bases)
        return CellText(plain(NO_PERCENTAGE) if is_known else Text())

    def _last_values(self, column: FoundColumn) -> list[Text]:
        """The last value of each row's line, which stands beside it; no words where it isn't to be labelled."""
        pattern = self.formats.format(column) or self.scope.number_format(None)
        is_labeled = self.formats.labels_ends(column)
        return [
            Text() if value is None or not is_labeled else plain(pattern.show(value))
            for value in column.numbers or ()
        ]

    def _spoken(self, column: FoundColumn) -> tuple[str, ...]:
        """What a screen reader says of each row's line: the row's name, its first and its last value."""
        pattern, say = self.formats.format(column) or self.scope.number_format(None), Phrases(self.scope.language)
        spoken = []
        for row, series in zip(self.row_names, column.series, strict=True):
            values = [value for value in series if value is not None]
            first, last = (pattern.show(values[0]), pattern.show(values[-1])) if values else ("", "")
            spoken.append(say("{name} from {low} to {high}", name=row, low=first, high=last) if values else "")
        return tuple(spoken)

    def _drawing(self, column: FoundColumn, total: ColumnTotal) -> CellDrawing | None:
        """The column's bars or lines; a bar of a change has the color that the author gave to its direction."""
        options = column.options
        chosen = self.scope.color(options.color) if options.color else None
        shared = options.scale == "shared"
        if options.bar and column.numbers is not None:
            own = [self.formats.change_color(column, value) if value else None for value in column.numbers]
            colors = tuple(color or other for color, other in zip(own, self._colors(chosen), strict=True))
            return Bars.of(column.numbers, colors, self.compared if shared else ())
        if column.series:
            return Sparklines.of(column.series, self._colors(chosen), shared=shared, total=total.series)
        return None

    def _colors(self, chosen: str | None) -> tuple[str, ...]:
        """The color of each row's bar or line: the one chosen for the column, else what the brand names for the row.

        Rows that the brand has no color for are grey where it has one for others, else in its accent.
        """
        colors, named = self.scope.brand.colors, self.scope.brand.named_colors
        own = [None if chosen else named.get(row) for row in self.rows]
        others = chosen or (colors.muted if any(own) else colors.accent)
        return tuple(color or others for color in own)
