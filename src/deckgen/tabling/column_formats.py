"""How the numbers of a table's columns are written: by their formats; changes with a sign and a mark."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.model.color import legible
from deckgen.model.dataset import Column, Kind
from deckgen.model.format import MINUS, NumberFormat
from deckgen.model.marks import Str
from deckgen.model.rich_text import NO_BREAK, Run, Text, plain
from deckgen.numbers.by_kind import format_of
from deckgen.numbers.decimal_sums import Number
from deckgen.numbers.rounding import rounded_to_total
from deckgen.tabling.column_finder import FoundColumn

UP, DOWN = "▲", "▼"
# What stands in a cell whose change has no percentage, since it begins at 0 or less.
NO_PERCENTAGE = "–"
# A mean or median of integers below it is written with one decimal.
FEW = 100


class ColumnFormats:
    """The number formats of one table's columns, and what is written by them.

    as_written says that numbers without a format stay as the author wrote them, as those in a deck's own rows do.
    """

    def __init__(self, columns: Sequence[FoundColumn], scope: Scope, *, as_written: bool) -> None:
        self.scope, self.as_written = scope, as_written
        formats = ((column, column.options.format) for column in columns)
        self._formats = {column.name: scope.number_format(written) for column, written in formats if written}
        self._columns = {column.name: column for column in columns}
        # Every cell asks for the format of its column, which may be found by looking at all of its cells.
        self._found: dict[str, NumberFormat | None] = {}
        self._colors = {
            column.name: (self._color(column.options.up), self._color(column.options.down)) for column in columns
        }

    def format(self, column: FoundColumn) -> NumberFormat | None:
        """The format of a column: its author's, else what suits its numbers; None where cells stand as written."""
        if column.name in self._formats:
            return self._formats[column.name]
        if column.name not in self._found:
            self._found[column.name] = self._suiting(column)
        return self._found[column.name]

    def _suiting(self, column: FoundColumn) -> NumberFormat | None:
        """The format that suits the numbers of a column whose author names none."""
        options = column.options
        if options.change and options.as_ == "percent":
            return _with_like_decimals(self._number_format("percent", column))
        if column.bases or column.series:
            found = self._format_of_base(column) or self._own_format(column)
            return self.scope.in_points(found) if options.change else found
        return None if self.as_written or column.data.kind is not Kind.NUMBER else self._own_format(column)

    def total_format(self, column: FoundColumn, way: str, value: Number = 0) -> NumberFormat:
        """The format of a column's total: the column's own, else as many decimals as its numbers have.

        A mean or median of small integers that isn't an integer itself has one decimal.
        """
        found = self.format(column)
        if found is not None and (found.style != "natural" or found.decimals):
            return found
        decimals = decimals_of(column.data)
        if way in ("mean", "median") and not decimals and value != int(value) and abs(value) < FEW:
            decimals = 1
        if found is not None:
            return replace(found, decimals=decimals)
        return self._number_format(f"0.{'0' * decimals}" if decimals else "0", column)

    def change_text(self, column: FoundColumn, value: Number) -> Text:
        """A change with a mark (▲ or ▼) and a sign, which says the same to those who can't see the mark."""
        pattern = self.format(column) or self.scope.number_format(None)
        words = pattern.change(value)
        if words == pattern.show(0):
            return plain(words)
        color = self.change_color(column, value)
        mark = Run(f"{UP if value > 0 else DOWN}{NO_BREAK}", color=color or self.scope.brand.colors.grey)
        return Text((mark, Run(words, color=color)))

    def change_color(self, column: FoundColumn, value: Number) -> str | None:
        """The color of a change up or down; None where the author names none."""
        up, down = self._colors[column.name]
        return down if value < 0 else up

    def labels_ends(self, column: FoundColumn) -> bool:
        """Whether the last value stands beside each sparkline: unless told, only where no column shows it."""
        if column.options.labels != "auto":
            return bool(column.options.labels == "ends")
        names = column.options.sparkline
        return not (isinstance(names, tuple) and str(names[-1]) in self._columns)

    def rounded(self, column: FoundColumn) -> tuple[Number | None, ...]:
        """The numbers of a column, rounded so that they add up to their total where the author says so."""
        numbers = column.numbers or ()
        pattern = self.format(column)
        if not column.options.round_to_total or pattern is None:
            return numbers
        if pattern.step is None:
            message = f"'{column.name}' must have a format with fixed decimals to be rounded to a total"
            self.scope.log.error("wrong_format", message, column.options.at("round_to_total"), "such as '0.0'")
            return numbers
        parts = iter(rounded_to_total([number for number in numbers if number is not None], pattern.step))
        return tuple(None if number is None else next(parts) for number in numbers)

    def step(self, column: FoundColumn) -> Decimal | None:
        """The smallest difference that the format of a column shows; None where the author gave it no format."""
        return self._formats[column.name].step if column.name in self._formats else None

    def _format_of_base(self, column: FoundColumn) -> NumberFormat | None:
        """The format of the last column that a change or a sparkline is made of; None where that has none."""
        made_of = column.options.change or column.options.sparkline
        base = self._columns.get(str(made_of[-1])) if isinstance(made_of, tuple) else None
        return self.format(base) if base is not None and not base.bases and not base.series else None

    def _own_format(self, column: FoundColumn) -> NumberFormat:
        """The format that the numbers of a column have by themselves."""
        return format_of((column.data,), self.scope.language)

    def _color(self, written: Str | None) -> str | None:
        """A color as the author names it, darkened until words can be read in it; None where none is named."""
        colors = self.scope.brand.colors
        found = self.scope.color(written) if written else None
        return legible(found, colors.paper, colors.ink) if found else None

    def _number_format(self, pattern: str, column: FoundColumn) -> NumberFormat:
        """A format that deckgen chose itself, in the deck's language."""
        return self.scope.number_format(Str(pattern, column.span, "'"))


def _with_like_decimals(pattern: NumberFormat) -> NumberFormat:
    """The format with as many decimals for every number, so that those of a column can be compared."""
    return replace(pattern, sections=tuple(replace(section, fixed=section.most) for section in pattern.sections))


def decimals_of(column: Column) -> int:
    """The most decimals that a number of the column is written with; 0 where one isn't written plainly (1e6)."""
    texts = [text for text in column.texts if text]
    if not all(text.lstrip(f"+-{MINUS}").replace(".", "", 1).isdigit() for text in texts):
        return 0
    return max((len(text.partition(".")[2]) for text in texts), default=0)
