"""Totals: what the last row of a table tells of each of its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from deckgen.binding.scope import Scope
from deckgen.model.diagnostics import Span
from deckgen.model.house_words import house_words
from deckgen.model.node import number_of
from deckgen.model.rich_text import plain
from deckgen.numbers.decimal_sums import Number, change
from deckgen.numbers.rounding import adds_up, sum_of_rounded
from deckgen.tables.column_types import may_be_years, number_hint
from deckgen.tabling.cells import NO_WORDS, CellText
from deckgen.tabling.column import TotalRow, Way
from deckgen.tabling.made_columns import told, told_of_series
from deckgen.tabling.shown import Shown
from deckgen.tabling.sparklines import Series
from deckgen.tabling.writing import Writing

# Words in the names of columns whose numbers mean nothing when they are added, or at all.
SHARES, ORDERS = {"pct", "percent", "percentage", "share", "rate"}, {"year", "rank"}


class Total(Struct, frozen=True):
    """The total of one column: its words, and for a sparkline its line."""

    cell: CellText = NO_WORDS
    series: Series = ()


class Words(Struct, frozen=True):
    """The cells that keep a column from being one of numbers, each with its row, counted from 1.

    They are few where they are no more than the numbers are.
    """

    cells: tuple[tuple[int, str], ...]
    are_few: bool

    def __str__(self) -> str:
        row, text = self.cells[0]
        more = len(self.cells) - 1
        others = f", nor {'are' if more > 1 else 'is'} {more} more" if more else ""
        return f"'{text}' in row {row} is no number{others}"

    @property
    def hint(self) -> str:
        """What would make a number of the first of them."""
        return number_hint(self.cells[0][1])


def _words_in(shown: Shown) -> Words | None:
    """The words among the numbers of a column; None where it holds no number."""
    held = [(row, text) for row, text in enumerate(shown.column.texts, start=1) if text]
    words = tuple((row, text) for row, text in held if number_of(text) is None)
    return Words(words, len(words) * 2 <= len(held)) if words and len(words) < len(held) else None


class Totals:
    """The totals of a table's columns. astray says of each sum whose parts, as shown, don't add up what is wrong."""

    def __init__(self, row: TotalRow | None, columns: Sequence[Shown], writing: Writing, scope: Scope) -> None:
        self.row, self.columns, self.writing, self.scope = row, columns, writing, scope
        # Where the table asks for none, its columns have what they ask for themselves.
        self.how: Way = row.how if row else "none"
        self.astray: list[tuple[str, Span]] = []
        free = [shown for shown in columns if shown.options.total is None] if len(columns) > 1 else []
        words = (shown for shown in free if shown.numbers is None)
        self.headed = next(words, free[0] if free else None)

    @property
    def are_asked_for(self) -> bool:
        """Whether the table or one of its columns is to have a total."""
        if self.row is not None:
            return self.row.how != "none"
        return any(shown.options.total not in (None, "none") for shown in self.columns)

    def all(self) -> list[Total]:
        """The total of each column; an error where there is nothing to tell."""
        found = [self._headed() if shown is self.headed else self._total(shown) for shown in self.columns]
        others = (one for shown, one in zip(self.columns, found, strict=True) if shown is not self.headed)
        untold = [(shown, words) for shown in self.columns if self._is_wanted(shown) and (words := _words_in(shown))]
        if any(one.cell.text or one.series for one in others):
            for shown, words in untold:
                if words.are_few:
                    message = f"'{shown.name}' has no total: {words}"
                    self.scope.log.warning("words_among_numbers", message, shown.span, words.hint)
            return found
        message, hint = "no column of the table can be totaled", "say 'total: sum' at the column that is meant"
        for shown, words in untold[:1]:
            message, hint = f"{message}: in '{shown.name}', {words}", words.hint
        self.scope.log.error("no_total", message, self.row.span if self.row else self.columns[0].span, hint)
        return found

    def _is_wanted(self, shown: Shown) -> bool:
        """Whether a column is to have a total and has no numbers for it."""
        return shown.numbers is None and shown is not self.headed and self._way(shown) != "none"

    def _headed(self) -> Total:
        """The words that the row begins with."""
        if self.row is not None and self.row.title is not None:
            return Total(CellText(self.scope.text(self.row.title)))
        words = house_words(self.scope.language)
        names = {"mean": words.mean, "median": words.median, "min": words.lowest, "max": words.highest}
        own = {shown.options.total for shown in self.columns} - {None, "none"}
        way = self.how if self.row or len(own) != 1 else str(own.pop())
        return Total(CellText(plain(names.get(way, words.total))))

    def _total(self, shown: Shown) -> Total:
        way = self._way(shown)
        if way == "none" or shown.numbers is None:
            return Total()
        if shown.series:
            return self._of_series(shown, way)
        value = self._of_change(shown, way) if shown.bases else told(shown.numbers, way)
        if value is None:
            return Total()
        if shown.bases:
            return Total(CellText(self.writing.changed(shown, value)))
        self._compare(shown, way, value)
        return Total(CellText(plain(self.writing.total_format(shown, way, value).show(value))))

    def _way(self, shown: Shown) -> Way:
        """What is told of a column: what it says itself, else what the table's total tells of such."""
        if shown.options.total:
            return shown.options.total
        words = set(re.split(r"[\W_]+", shown.name.casefold()))
        written = f"{shown.options.format or ''}{shown.options.title or ''}{shown.name}"
        is_share = bool(words & SHARES) or "%" in written or "percent" in written
        if words & ORDERS or (is_share and self.how == "sum" and not shown.bases):
            return "none"
        if self.how == "sum" and self._may_be_years(shown):
            message = f"the numbers of '{shown.name}' may be years, so they are not added up"
            self.scope.log.warning("years_or_numbers", message, shown.span, "say 'total: sum' or 'total: none' at it")
            return "none"
        return self.how

    def _may_be_years(self, shown: Shown) -> bool:
        """Whether the numbers of a column, which has no format, may all be years."""
        numbers = () if shown.options.format or shown.bases or shown.series else shown.numbers or ()
        return any(numbers) and may_be_years(numbers)

    def _of_change(self, shown: Shown, way: Way) -> Number | None:
        """The change of the totals where these are told of the same rows; a column's own way is of its changes."""
        if shown.options.total is not None:
            return told(shown.numbers or (), way)
        if way not in ("sum", "mean") or any(None in base for base in shown.bases):
            return None
        before, after = (told(base, way) for base in shown.bases)
        return change(before, after, shown.options.as_ == "percent")

    def _of_series(self, shown: Shown, way: Way) -> Total:
        series = told_of_series(shown.series, way)
        is_labeled = bool(series) and self.writing.labels_ends(shown)
        words = self.writing.total_format(shown, way).show(series[-1] or 0) if is_labeled else ""
        return Total(CellText(plain(words)), series)

    def _compare(self, shown: Shown, way: Way, total: Number) -> None:
        """Note where the numbers shown don't add up to the sum shown."""
        step = self.writing.step(shown)
        if way != "sum" or step is None or shown.options.round_to_total:
            return
        parts = [number for number in shown.numbers or () if number is not None]
        if not adds_up(parts, step):
            pattern = self.writing.total_format(shown, way)
            added = pattern.show(sum_of_rounded(parts, step))
            message = f"the total of '{shown.name}' is shown as {pattern.show(total)}, and its rows add up to {added}"
            self.astray.append((message, shown.span))
