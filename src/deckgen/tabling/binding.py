"""Binds what a table shows: headers, cells, what is drawn in them, the total, and what a listener hears of lines."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import cast

from msgspec import Struct

from deckgen.binding.rows import Rows
from deckgen.binding.scope import Scope
from deckgen.model.dataset import Kind, Value
from deckgen.model.diagnostics import Span
from deckgen.model.format import MINUS
from deckgen.model.marks import Str
from deckgen.model.page import Align
from deckgen.model.phrases import Phrases
from deckgen.model.rich_text import Text, plain
from deckgen.tabling.cell_bars import Bars
from deckgen.tabling.cells import CellText, GridColumn
from deckgen.tabling.column import TotalRow
from deckgen.tabling.drawing import Drawing
from deckgen.tabling.shown import Shown
from deckgen.tabling.sparklines import Sparklines
from deckgen.tabling.totals_row import Total, Totals
from deckgen.tabling.writing import UNTOLD, Writing

NEAR = 0.75


class Bound(Struct, frozen=True):
    """The columns of a table, whether a total ends them, and the sums whose parts don't add up as they are shown."""

    columns: tuple[GridColumn, ...]
    totaled: bool = False
    astray: tuple[tuple[str, Span], ...] = ()


def bind_columns(block: Rows, columns: Sequence[Shown], total: TotalRow | None, scope: Scope) -> Bound:
    """The columns of a block, and the total that its author asks for."""
    binder = _Binder(block, columns, scope)
    totals = Totals(total, columns, binder.writing, scope)
    found = totals.all() if totals.are_asked_for else [Total() for _ in columns]
    bound = tuple(binder.column(shown, one) for shown, one in zip(columns, found, strict=True))
    return Bound(bound, totals.are_asked_for, tuple(totals.astray))


class _Binder:
    """Binds the columns of one table, one after the other; the cells of the first name the rows of the others."""

    def __init__(self, block: Rows, columns: Sequence[Shown], scope: Scope) -> None:
        self.block, self.scope = block, scope
        self.writing = Writing(columns, scope, as_written=block.rows is not None)
        self.rows = columns[0].column.texts
        self.named: tuple[str, ...] = ()

    def column(self, shown: Shown, total: Total) -> GridColumn:
        """A column with its header and its total."""
        options, name = shown.options, shown.name
        if options.title:
            header = self.scope.text(options.title)
        else:
            header = plain(self.scope.words(name, self.block.place_of_column(name)))
        weight = float(options.width) if options.width else 0.0
        drawing = self._drawing(shown, total)
        cells = self._cells(shown)
        self.named = self.named or tuple(cell.text.plain for cell in cells)
        told = self._told(shown) if shown.series else ()
        return GridColumn(header, cells, self._align(shown), weight, total.cell, drawing, told)

    def _align(self, shown: Shown) -> Align:
        if shown.options.align:
            return cast(Align, shown.options.align)
        return "right" if shown.column.kind is Kind.NUMBER else "left"

    def _cells(self, shown: Shown) -> tuple[CellText, ...]:
        if shown.bases:
            return tuple(self._changed(shown, row) for row in range(len(self.rows)))
        if shown.series:
            return tuple(CellText(text) for text in self._ends(shown))
        column, options = shown.column, shown.options
        self._check_dots(shown)
        dots = {str(word).casefold(): self.scope.color(color) for word, color in options.dots.items()}
        values: Sequence[Value] = self.writing.rounded(shown) if shown.numbers is not None else column.values
        return tuple(
            CellText(self._words(shown, value, text), dots.get(text.casefold()))
            for value, text in zip(values, column.texts, strict=True)
        )

    def _check_dots(self, shown: Shown) -> None:
        """Warn of a word that no cell holds and that is nearly one that some do; others may come with other data."""
        held = {text.casefold(): text for text in shown.column.texts if text}
        for word in shown.options.dots:
            near = difflib.get_close_matches(word.casefold(), held, n=1, cutoff=NEAR)
            if near and word.casefold() not in held:
                message = f"no cell holds '{word}', so nothing has this dot"
                self.scope.log.warning("unused_dot", message, word.span, f"did you mean '{held[near[0]]}'?")

    def _words(self, shown: Shown, value: Value, text: str) -> Text:
        """Words written in the deck as Markdown, those of a table as they are or formatted."""
        pattern = self.writing.format(shown)
        if pattern and isinstance(value, int | float) and not isinstance(value, bool):
            return plain(pattern.show(value))
        # A minus is written as the formats beside it write theirs.
        shown_as = MINUS + text[1:] if isinstance(value, int | float) and text.startswith("-") else text
        if self.block.rows is not None and text.strip():
            return self.scope.text(Str(shown_as, self.block.place_of(text), "'"))
        return plain(self.scope.words(shown_as, self.block.where))

    def _changed(self, shown: Shown, row: int) -> CellText:
        value = (shown.numbers or ())[row]
        if value is not None:
            return CellText(self.writing.changed(shown, value))
        is_known = all(base[row] is not None for base in shown.bases)
        return CellText(plain(UNTOLD) if is_known else Text())

    def _ends(self, shown: Shown) -> list[Text]:
        """The last values of a sparkline's rows, where they stand in the cells."""
        pattern = self.writing.format(shown) or self.scope.number_format(None)
        is_labeled = self.writing.labels_ends(shown)
        return [
            Text() if value is None or not is_labeled else plain(pattern.show(value)) for value in shown.numbers or ()
        ]

    def _told(self, shown: Shown) -> tuple[str, ...]:
        """What is heard of each line: its first and its last value."""
        pattern, say = self.writing.format(shown) or self.scope.number_format(None), Phrases(self.scope.language)
        told = []
        for row, series in zip(self.named, shown.series, strict=True):
            values = [value for value in series if value is not None]
            first, last = (pattern.show(values[0]), pattern.show(values[-1])) if values else ("", "")
            told.append(say("{name} from {low} to {high}", name=row, low=first, high=last) if values else "")
        return tuple(told)

    def _drawing(self, shown: Shown, total: Total) -> Drawing | None:
        options = shown.options
        written = self.scope.color(options.color) if options.color else None
        if options.bar and shown.numbers is not None:
            own = [self.writing.color(shown, value) if value else None for value in shown.numbers]
            colors = tuple(one or other for one, other in zip(own, self._colors(written), strict=True))
            return Bars.of(shown.numbers, colors)
        if shown.series:
            shared = options.scale == "shared"
            return Sparklines.of(shown.series, self._colors(written), shared=shared, total=total.series)
        return None

    def _colors(self, written: str | None) -> tuple[str, ...]:
        """The color of each row's bar or line: the column's, else its own in the brand where it has a name there."""
        colors, named = self.scope.brand.colors, self.scope.brand.named_colors
        owned = [None if written else named.get(row) for row in self.rows]
        others = written or (colors.muted if any(owned) else colors.accent)
        return tuple(own or others for own in owned)
