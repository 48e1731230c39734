"""Scales: how far the axes of a sheet reach and where on it they run, which panels beside each other share.

A chart asks its sheet for every axis. On a sheet of its own it gets what it asks for; in a panel it gets what holds
the values of all panels, as long in each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from deckgen.model.chart_data import AxisAsked, ChartData
from deckgen.model.format import NumberFormat
from deckgen.plot.scale import AS_VALUES, MOST_TICKS, Axis, Scale, known, reach_of, round_axis

VALUE, ACROSS = "value", "x"
Stretch = tuple[float, float]


class Scales:
    """The axes of one sheet. A chart with several axes tells them apart by their names (`of`).

    reaches are the values that each axis had to hold so far, runs where each began and ended on the sheet, in points.
    ruled says that an axis of values was drawn with its words; where each bar carries its value there is none.
    also are values that the axis of values must hold besides those of the chart, such as that of a line across it.
    asked is what the author of the chart asks of them.
    """

    def __init__(
        self, reaches: Mapping[str, Stretch] | None = None, runs: Mapping[str, Stretch] | None = None
    ) -> None:
        self._reaches, self._runs = reaches or {}, runs or {}
        self.reaches: dict[str, Stretch] = {}
        self.runs: dict[str, Stretch] = {}
        self.ruled = False
        self.also: tuple[float, ...] = ()
        self.asked: dict[str, AxisAsked] = {}

    def ask(self, chart: ChartData) -> None:
        """Take what a chart asks of its axes, before it is drawn."""
        self.asked = {VALUE: chart.axis, ACROSS: chart.x_axis}

    def reach(self, values: Iterable[float | None], *, from_zero: bool, of: str = VALUE) -> Stretch:
        """The lowest and the highest value that an axis must hold: zero too, where bars stand on it or it is near."""
        numbers = known(values)
        numbers += self.also if numbers and of == VALUE else ()
        low, high = reach_of(numbers, from_zero=from_zero, asked=self.asked.get(of, AS_VALUES))
        return self.hold(low, high, of) if numbers else self._reaches.get(of, (low, high))

    def hold(self, low: float, high: float, of: str = VALUE) -> Stretch:
        """From where to where an axis goes that must hold these two values, and those of the other panels.

        Where its author says how far it goes, it goes there.
        """
        asked = self.asked.get(of, AS_VALUES)
        low, high = low if asked.low is None else asked.low, high if asked.high is None else asked.high
        before = self.reaches.get(of, (low, high))
        self.reaches[of] = min(low, before[0]), max(high, before[1])
        return self._reaches.get(of, (low, high))

    def axis(
        self,
        values: Iterable[float | None],
        number: NumberFormat,
        *,
        from_zero: bool = False,
        most: int = MOST_TICKS,
        of: str = VALUE,
    ) -> Axis:
        """The axis for these values, with at most so many round ticks."""
        reach, asked = self.reach(values, from_zero=from_zero, of=of), self.asked.get(of, AS_VALUES)
        # Dots at the right edge would leave their names no room.
        return round_axis(reach, number, from_zero=from_zero, most=most, asked=asked, rises=of != ACROSS)

    def scale(self, low: float, high: float, start: float, end: float, of: str = VALUE) -> Scale:
        """Maps values from low to high onto points from start to end of the sheet."""
        self.runs[of] = start, end
        return Scale(low, high, *self._runs.get(of, (start, end)), log=self.asked.get(of, AS_VALUES).log)


def shared_reach(sheets: Sequence[Scales]) -> Scales:
    """Axes that hold all values that the axes of these sheets must hold."""
    return Scales(_reaches(sheets))


def shared(sheets: Sequence[Scales]) -> Scales:
    """Axes that hold all values of these sheets, and run where each of the sheets has room for them."""
    runs: dict[str, Stretch] = {}
    for name, (start, end) in ((name, run) for sheet in sheets for name, run in sheet.runs.items()):
        first, last = runs.get(name, (start, end))
        inner = (max(first, start), min(last, end)) if start <= end else (min(first, start), max(last, end))
        runs[name] = inner
    kept = {name: run for name, run in runs.items() if run[0] != run[1]}
    return Scales(_reaches(sheets), kept)


def _reaches(sheets: Sequence[Scales]) -> dict[str, Stretch]:
    found: dict[str, Stretch] = {}
    for name, (low, high) in ((name, reach) for sheet in sheets for name, reach in sheet.reaches.items()):
        before = found.get(name, (low, high))
        found[name] = min(low, before[0]), max(high, before[1])
    return found
