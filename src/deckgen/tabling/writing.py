"""How the numbers of a table's columns are written: by their formats, changes with a sign and a mark."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from deckgen.binding.scope import NO_BREAK, Scope
from deckgen.model.color import legible
from deckgen.model.dataset import Column, Kind
from deckgen.model.format import MINUS, NumberFormat
from deckgen.model.marks import Str
from deckgen.model.rich_text import Run, Text, plain
from deckgen.numbers.decimal_sums import Number
from deckgen.numbers.rounding import rounded_to_total
from deckgen.tabling.shown import Shown

UP, DOWN = "▲", "▼"
UNTOLD = "–"
# Below it the decimals of a mean of whole numbers say something.
FEW = 100


class Writing:
    """Writes the numbers of a table. as_written says that those without a format stay as the author wrote them."""

    def __init__(self, columns: Sequence[Shown], scope: Scope, *, as_written: bool) -> None:
        self.scope, self.as_written = scope, as_written
        formats = ((shown, shown.options.format) for shown in columns)
        self._formats = {shown.name: scope.number_format(written) for shown, written in formats if written}
        self._columns = {shown.name: shown for shown in columns}
        self._colors = {
            shown.name: (self._color(shown.options.up), self._color(shown.options.down)) for shown in columns
        }

    def format(self, shown: Shown) -> NumberFormat | None:
        """The format of a column; None where its numbers stand as they are."""
        if shown.name in self._formats:
            return self._formats[shown.name]
        options = shown.options
        if options.change and options.as_ == "percent":
            return _even(self._house("percent", shown))
        if shown.bases or shown.series:
            found = self._format_of_base(shown) or self.scope.number_format(None)
            return self.scope.in_points(found) if options.change else found
        decimals = 0 if self.as_written or shown.column.kind is not Kind.NUMBER else decimals_of(shown.column)
        return self._house(f"0.{'0' * decimals}", shown) if decimals else None

    def total_format(self, shown: Shown, way: str, value: Number = 0) -> NumberFormat:
        """The format of what a total tells of a column: with the column's decimals where it has no format.

        The mean or the median of small whole numbers has one where it needs it.
        """
        found = self.format(shown)
        if found is not None:
            return found
        decimals = decimals_of(shown.column)
        if way in ("mean", "median") and not decimals and value != int(value) and abs(value) < FEW:
            decimals = 1
        return self._house(f"0.{'0' * decimals}" if decimals else "0", shown)

    def changed(self, shown: Shown, value: Number) -> Text:
        """A change: its mark and its sign, which says the same to those who don't see the mark."""
        pattern = self.format(shown) or self.scope.number_format(None)
        words = pattern.change(value)
        if words == pattern.show(0):
            return plain(words)
        color = self.color(shown, value)
        mark = Run(f"{UP if value > 0 else DOWN}{NO_BREAK}", color=color or self.scope.brand.colors.grey)
        return Text((mark, Run(words, color=color)))

    def color(self, shown: Shown, value: Number) -> str | None:
        """The color of a change, where its author names one."""
        return self._colors[shown.name][value < 0]

    def labels_ends(self, shown: Shown) -> bool:
        """Whether the last value stands at the end of a sparkline: by itself where no column shows it."""
        if shown.options.labels != "auto":
            return bool(shown.options.labels == "ends")
        named = shown.options.sparkline
        return not (isinstance(named, tuple) and str(named[-1]) in self._columns)

    def rounded(self, shown: Shown) -> tuple[Number | None, ...]:
        """The numbers of a column, rounded so that they add up to their total where the author says so."""
        numbers = shown.numbers or ()
        pattern = self.format(shown)
        if not shown.options.round_to_total or pattern is None:
            return numbers
        if pattern.step is None:
            message = f"'{shown.name}' must have a format with fixed decimals to be rounded to a total"
            self.scope.log.error("wrong_format", message, shown.options.at("round_to_total"), "such as '0.0'")
            return numbers
        parts = iter(rounded_to_total([number for number in numbers if number is not None], pattern.step))
        return tuple(None if number is None else next(parts) for number in numbers)

    def step(self, shown: Shown) -> Decimal | None:
        """The smallest difference that the format of a column shows; None where it has none."""
        return self._formats[shown.name].step if shown.name in self._formats else None

    def _format_of_base(self, shown: Shown) -> NumberFormat | None:
        """The format of the last column that a change or a sparkline is made of."""
        made_of = shown.options.change or shown.options.sparkline
        base = self._columns.get(str(made_of[-1])) if isinstance(made_of, tuple) else None
        return self.format(base) if base is not None and not base.bases and not base.series else None

    def _color(self, written: Str | None) -> str | None:
        """A color that words can be read in."""
        colors = self.scope.brand.colors
        found = self.scope.color(written) if written else None
        return legible(found, colors.paper, colors.ink) if found else None

    def _house(self, pattern: str, shown: Shown) -> NumberFormat:
        return self.scope.number_format(Str(pattern, shown.span, "'"))


def _even(pattern: NumberFormat) -> NumberFormat:
    """The format with as many decimals for all numbers, so that those of a column can be compared."""
    return replace(pattern, sections=tuple(replace(one, fixed=one.most) for one in pattern.sections))


def decimals_of(column: Column) -> int:
    """The most decimals that a number of the column is written with, so that all can be aligned."""
    plainly = [text for text in column.texts if text]
    if not all(text.lstrip(f"+-{MINUS}").replace(".", "", 1).isdigit() for text in plainly):
        return 0
    return max((len(text.partition(".")[2]) for text in plainly), default=0)
