"""repeated_value: a large number that the chart beside it says already."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct

from deckgen.binding.cited import Said
from deckgen.binding.quoted_numbers import QuotedFigure, quoted_figures
from deckgen.binding.typed_numbers import TypedNumber, typed_numbers
from deckgen.charting.cells_shown import Shown, shown_cells
from deckgen.charting.marks_shown import is_annotated, is_one_of_many
from deckgen.charting.possible_marks import marks_at
from deckgen.charting.told_change import is_percentage
from deckgen.charting.values_shown import labelled_values
from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.fitting.contents import Told
from deckgen.model.chart_data import ChartData
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Str
from deckgen.model.page import ChartBox, Page
from deckgen.plot.planned import Planned

# The least digits by which a bare number, without a unit, may be taken for one of a chart.
LEAST_DIGITS = 2
# The powers of ten by which a chart and a figure may count differently.
_POWERS = (-9, -6, -3, -2, 0, 2, 3, 6, 9)


class RepeatedValue(Check):
    """A slide says each number once."""

    why = (
        "A large number says what the chart of the same slide has in digits already, perhaps rounded or in another "
        "unit. It takes the room that the chart needs, and listeners look for a difference between the two."
    )
    mend = (
        "Leave the number out, so that the chart becomes wider, and set the value off on it, by 'highlight' or "
        "'annotate'. Or leave out the chart, where the number is all that counts. Both stand with "
        "'allow: [repeated_value]'."
    )

    def judge_page(self, page: Page, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn of each large number that stands on a chart of the page too."""
        numbers = [told for part in slide.content for leaf in part.leaves for told in leaf.numbers]
        if not numbers or page.part or page.lacks_room:
            return
        tables = frozenset(one.table.name for one in slide.drawn)
        charts = [
            _Drawn(chart, sheet, tables, deck.language)
            for box in page.shapes
            if isinstance(box, ChartBox) and (sheet := self.desk.sheet(box)) is not None
            for chart in ([panel.chart for panel in box.chart.panels] or [box.chart])
        ]
        for told in numbers if charts else ():
            quoted = list(quoted_figures(Said(told.written), slide.figures))
            hint = next((hint for one in charts if (hint := one.instead_of(told, quoted))), None)
            if hint is not None:
                message = "the chart says this number already"
                log.warning(self.code(), message, told.written.span, f"{hint}, or 'allow: [{self.code()}]'")


class _Drawn(Struct, frozen=True):
    """A chart of a slide and the sheet that it is planned on, with the names of all tables that the slide draws."""

    chart: ChartData
    sheet: Planned
    tables: frozenset[str]
    language: str

    def instead_of(self, told: Told, quoted: Sequence[QuotedFigure]) -> str | None:
        """What to do instead of showing a number, which quotes such figures; None where the chart doesn't say it."""
        leave = "leave it out, give the chart its room"
        if any(_bare(one.number) == _bare(told.words.plain) for one in self.chart.annotations if one.number):
            return leave
        found = next(self._repeated(told, quoted), None)
        if found is None:
            return None
        marks = marks_at([found], self.chart, self.language)
        if marks and is_one_of_many(marks[0], self.chart, self.sheet):
            return f"{leave}, and set it off: 'highlight: [{marks[0].x}]'"
        if marks and self.chart.periods and not is_annotated(marks[0], self.chart) and not any(self.chart.emphasis):
            return f"{leave}, and mark it there: 'annotate: [{marks[0].entry}]'"
        return leave

    def _repeated(self, told: Told, quoted: Sequence[QuotedFigure]) -> Iterator[Shown]:
        """The values, written on the chart, that a number says.

        A figure says the cell that it was worked out from, if it is the cell's value. One that comes from other
        tables than the slide draws is about something else, however alike the two are.
        """
        tables = [one.figure.tables for one in quoted if one.figure.tables]
        if len(quoted) > 1 or (self.tables and any(self.tables.isdisjoint(one) for one in tables)):
            return
        typed = list(typed_numbers(Said(Str(told.words.plain, told.written.span)), self.language))
        cells = {shown.spot: one.number for one in quoted for shown in shown_cells(one.figure.reads, self.chart)}
        for shown in labelled_values(self.chart, self.sheet):
            is_cell = shown.spot in cells and _counts(cells[shown.spot], shown.value)
            if is_cell or (not cells and len(typed) == 1 and self._is_same(typed[0], shown)):
                yield shown

    def _is_same(self, number: TypedNumber, shown: Shown) -> bool:
        """Whether a number says a value, rounded, in whatever unit the chart counts."""
        pattern = self.chart.formats.get(shown.spot.series, self.chart.format)
        is_share = is_percentage(pattern) or "%" in self.chart.unit
        is_telling = number.is_amount or number.digits >= LEAST_DIGITS
        return is_telling and number.is_percent == is_share and number.says(shown.value)


def _counts(number: float, value: float) -> bool:
    """Whether a figure is a value, counted in ones, hundredths, thousands, millions or billions."""
    return any(math.isclose(abs(number), abs(value) * 10.0**power, rel_tol=1e-6) for power in _POWERS)


def _bare(words: str) -> str:
    return "".join(words.split()).strip("+-−×")
