"""The total row of a table: what its last row tells of each of its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from deckgen.binding.scope import Scope
from deckgen.model.findings import Finding
from deckgen.model.house_words import house_words
from deckgen.model.node import number_of
from deckgen.model.rich_text import plain
from deckgen.numbers.decimal_sums import Number, change
from deckgen.numbers.rounding import adds_up, sum_of_rounded
from deckgen.tables.column_types import may_be_years, number_hint
from deckgen.tables.stray_rows import total_among
from deckgen.tabling.cells import NO_WORDS, CellText
from deckgen.tabling.column import TotalRow, Way
from deckgen.tabling.column_finder import FoundColumn
from deckgen.tabling.column_formats import ColumnFormats
from deckgen.tabling.column_numbers import total_of, total_of_series
from deckgen.tabling.sparklines import ValueSeries

# Words in the names of columns whose numbers mean nothing when they are added up, or when they are totaled at all.
SHARES, ORDERS = {"pct", "percent", "percentage", "share", "rate"}, {"year", "rank"}


class ColumnTotal(Struct, frozen=True):
    """The total of one column; without words and line where it has none."""

    cell: CellText = NO_WORDS
    series: ValueSeries = ()
    """The values of its sparkline."""


class OddCells(Struct, frozen=True):
    """The cells without a number in a column that otherwise holds numbers."""

    cells: tuple[tuple[int, str], ...]
    """The row of each, counted from 1, and its words."""
    are_few: bool
    """Whether they are no more than the numbers are, so that the column was probably meant to be one of numbers."""

    def __str__(self) -> str:
        row, text = self.cells[0]
        more = len(self.cells) - 1
        others = f", nor {'are' if more > 1 else 'is'} {more} more" if more else ""
        return f"'{text}' in row {row} is no number{others}"

    @property
    def hint(self) -> str:
        """What would make a number of the first of them."""
        return number_hint(self.cells[0][1])


def _odd_cells(column: FoundColumn) -> OddCells | None:
    """The cells of a column that hold no number; None where all of them do, and where none does."""
    filled = [(row, text) for row, text in enumerate(column.data.texts, start=1) if text]
    odd = tuple((row, text) for row, text in filled if number_of(text) is None)
    return OddCells(odd, len(odd) * 2 <= len(filled)) if odd and len(odd) < len(filled) else None


class ColumnTotals:
    """The totals of one table's columns.

    row: what the author wrote of the total row; None where the table has none of its own.
    how: the way that columns are totaled which don't say their own.
    label_column: the column whose cell holds the words that the row begins with, such as "Total"; None for no words.
    findings: each sum that its parts, as they are shown, don't add up to.
    """

    def __init__(
        self, row: TotalRow | None, columns: Sequence[FoundColumn], formats: ColumnFormats, scope: Scope
    ) -> None:
        self.row, self.columns, self.formats, self.scope = row, columns, formats, scope
        # Without a total for the whole table, only columns that ask for one of their own have one.
        self.how: Way = row.how if row else "none"
        self.findings: list[Finding] = []
        free = [column for column in columns if column.options.total is None] if len(columns) > 1 else []
        without_numbers = (column for column in free if column.numbers is None)
        self.label_column = next(without_numbers, free[0] if free else None)

    @property
    def are_asked_for(self) -> bool:
        """Whether the table or one of its columns is to have a total."""
        if self.row is not None:
            return self.row.how != "none"
        return any(column.options.total not in (None, "none") for column in self.columns)

    def all(self) -> list[ColumnTotal]:
        """The total of each column; complains where no column can be totaled, and of odd cells that prevent it."""
        found = [self._label() if column is self.label_column else self._total(column) for column in self.columns]
        pairs = zip(self.columns, found, strict=True)
        others = (total for column, total in pairs if column is not self.label_column)
        prevented = [
            (column, odd) for column in self.columns if self._lacks_numbers(column) and (odd := _odd_cells(column))
        ]
        if any(total.cell.text or total.series for total in others):
            for column, odd in prevented:
                if odd.are_few:
                    message = f"'{column.name}' has no total: {odd}"
                    self.scope.log.warning("words_among_numbers", message, column.span, odd.hint)
            return found
        message, hint = "no column of the table can be totaled", "say 'total: sum' at the column that is meant"
        for column, odd in prevented[:1]:
            message, hint = f"{message}: in '{column.name}', {odd}", odd.hint
        self.scope.log.error("no_total", message, self.row.span if self.row else self.columns[0].span, hint)
        return found

    def _lacks_numbers(self, column: FoundColumn) -> bool:
        """Whether a column is to have a total and has no numbers for it."""
        return column.numbers is None and column is not self.label_column and self._way(column) != "none"

    def _label(self) -> ColumnTotal:
        """The words that the row begins with: the author's, else the name of the way that columns are totaled."""
        if self.row is not None and self.row.title is not None:
            return ColumnTotal(CellText(self.scope.text(self.row.title)))
        words = house_words(self.scope.language)
        names = {"mean": words.mean, "median": words.median, "min": words.lowest, "max": words.highest}
        own = {column.options.total for column in self.columns} - {None, "none"}
        way = self.how if self.row or len(own) != 1 else str(own.pop())
        return ColumnTotal(CellText(plain(names.get(way, words.total))))

    def _total(self, column: FoundColumn) -> ColumnTotal:
        """The total of a column, written as its numbers are."""
        way = self._way(column)
        if way == "none" or column.numbers is None:
            return ColumnTotal()
        if column.series:
            return self._of_series(column, way)
        value = self._of_change(column, way) if column.bases else total_of(column.numbers, way)
        if value is None:
            return ColumnTotal()
        if column.bases:
            return ColumnTotal(CellText(self.formats.change_text(column, value)))
        if way == "sum":
            self._check_sum(column, value)
            self._check_parts(column)
        return ColumnTotal(CellText(plain(self.formats.total_format(column, way, value).show(value))))

    def _way(self, column: FoundColumn) -> Way:
        """How a column is totaled: as it says itself, else as the table says, if that makes sense for its numbers.

        Ranks and years are never totaled, shares and percentages never added up, unless the column says so.
        """
        if column.options.total:
            return column.options.total
        words = set(re.split(r"[\W_]+", column.name.casefold()))
        written = f"{column.options.format or ''}{column.options.title or ''}{column.name}{column.data.format}"
        is_share = bool(words & SHARES) or "%" in written or "percent" in written
        if words & ORDERS or (is_share and self.how == "sum" and not column.bases):
            return "none"
        if self.how == "sum" and self._may_be_years(column):
            message = f"the numbers of '{column.name}' may be years, so they are not added up"
            hint = "say 'total: sum' or 'total: none' at it"
            self.scope.log.warning("years_or_numbers", message, column.span, hint)
            return "none"
        return self.how

    def _may_be_years(self, column: FoundColumn) -> bool:
        """Whether all numbers of a column may be years; not where a format says what they are."""
        if column.options.format or column.bases or column.series:
            return False
        numbers = column.numbers or ()
        return any(numbers) and may_be_years(numbers)

    def _of_change(self, column: FoundColumn, way: Way) -> Number | None:
        """The change between the two columns' totals; a way that the column says itself is of the changes instead.

        None where a number is missing in one of the two columns: their totals would be of different rows.
        """
        if column.options.total is not None:
            return total_of(column.numbers or (), way)
        if way not in ("sum", "mean") or any(None in base for base in column.bases):
            return None
        before, after = (total_of(base, way) for base in column.bases)
        return change(before, after, column.options.as_ == "percent")

    def _of_series(self, column: FoundColumn, way: Way) -> ColumnTotal:
        """The line of the totals, and its last value where those of the rows are labelled too."""
        series = total_of_series(column.series, way)
        is_labeled = bool(series) and self.formats.labels_ends(column)
        words = self.formats.total_format(column, way).show(series[-1] or 0) if is_labeled else ""
        return ColumnTotal(CellText(plain(words)), series)

    def _check_parts(self, column: FoundColumn) -> None:
        """Note where a row of the table is the total of the others already, so that it is added up once more."""
        labels = self.label_column.data.texts if self.label_column else ()
        if column.numbers is None or len(set(labels)) < len(column.numbers):
            return
        name = total_among(dict(zip(labels, column.numbers, strict=True)), is_whole=False)
        if name is not None:
            message = f"'{name}' seems to be the total of the others, and is added up with them in '{column.name}'"
            hint = "leave the row or the total out, or 'allow: [total_among_parts]'"
            self.findings.append(Finding("total_among_parts", message, column.span, hint))

    def _check_sum(self, column: FoundColumn, total: Number) -> None:
        """Note where the numbers of a column, as they are shown, don't add up to the sum that is shown."""
        step = self.formats.step(column)
        if step is None or column.options.round_to_total:
            return
        parts = [number for number in column.numbers or () if number is not None]
        if not adds_up(parts, step):
            pattern = self.formats.total_format(column, "sum")
            added = pattern.show(sum_of_rounded(parts, step))
            message = (
                f"the total of '{column.name}' is shown as {pattern.show(total)}, and its rows add up to {added}"
            )
            hint = "write 'round_to_total: true' at the column, or more decimals, or 'allow: [parts_and_total]'"
            self.findings.append(Finding("parts_and_total", message, column.span, hint))
