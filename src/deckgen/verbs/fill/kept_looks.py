"""What a chart of PowerPoint's own keeps from its old data, and what of that would show the new ones wrongly.

Its looks are its maker's, so they stay where they can. Ends of axes that would hide values go; all else that may say
what is no longer so is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from deckgen.model.chart_data import ChartData
from deckgen.office.chart_file import FoundChart, PointMoves, takers
from deckgen.office.chart_plots import ROUND, FoundAxis, FoundPlot

# The day from which Excel counts days.
EXCEL: Final = date(1899, 12, 30).toordinal()
# No day that Excel knows is later.
_MOST_DAYS: Final = 2_958_466
# Values that take up less of an axis than this lie flat on it.
_FLAT: Final = 0.02
# As a percentage a larger number is hardly meant: it is a percentage already.
_MOST_PERCENT: Final = 10
# The phrases for what charts of PowerPoint's own are, by how they are drawn, and stacked.
_SPOKEN: Final = {
    "bar": "Bar chart",
    "bar stacked": "Stacked bar chart",
    "bar share": "100% stacked bar chart",
    "line": "Line chart",
    "area": "Area chart",
    "pie": "Pie chart",
    "doughnut": "Donut chart",
    "scatter": "Scatter plot",
    "bar and line": "Bar and line chart",
}
_FIX_ANEW: Final = "fix it anew in PowerPoint once it is filled: Format Axis, Bounds"


class Doubt(Struct, frozen=True):
    """What is to be said of a chart: a code, what is wrong, and what helps; freed is the end of an axis that goes."""

    code: str
    message: str
    hint: str
    freed: tuple[str, str] | None = None


class KeptLooks:
    """A chart of PowerPoint's own and the data that it gets; place is where it stands, for complaints."""

    def __init__(self, chart: FoundChart, data: ChartData, place: str) -> None:
        self.chart, self.data, self.place = chart, data, place
        self._moves = PointMoves(chart.names, data.x)
        self._old = takers(chart.series, [one.label for one in data.series])

    @property
    def spoken(self) -> str:
        """The English phrase for what the chart is, for screen readers."""
        stacking = next((plot.stacking for plot in self.chart.plots if plot.kind == "bar"), "")
        kind = self.chart.kind.replace("3D", "").replace("ofPie", "pie")
        return _SPOKEN.get(f"{kind} {stacking}".strip(), "Chart")

    def why_not(self) -> tuple[str, str] | None:
        """What of the data it can't show at all, and what helps."""
        if not self.chart.series:
            return "has no series whose looks a new one could have", "give it one in PowerPoint: Edit Data"
        for plot, series in self._drawn():
            values = [value for number in series for value in self._values(number)]
            if plot.kind in ROUND and plot.kind != "doughnut" and len(series) > 1:
                labels = " and ".join(f"'{self.data.series[number].label}'" for number in series)
                return f"is a pie, which shows one series alone, and gets {labels}", "name one column with 'y'"
            if plot.kind in ROUND and any(value < 0 for value in values):
                return "is round, and would show values below zero as if they were above", "take another chart"
            if plot.values is not None and plot.values.is_log and any(value <= 0 for value in values):
                return "has an axis of multiplying steps, which can't show zero or less", "make the axis a plain one"
            if plot.along is not None and plot.along.is_of_days and not self.data.periods:
                return "has days along x, and these rows have names there", "name a column of days with 'x'"
        return None

    def doubts(self) -> Iterator[Doubt]:
        """All that would show the new data wrongly."""
        for plot, series in self._drawn():
            yield from self._of_axes(plot, series)
        yield from self._of_series()
        yield from self._of_words()
        yield from self._of_points()

    def freed(self) -> tuple[tuple[str, str], ...]:
        """The axes whose fixed ends go, each with the end."""
        return tuple(dict.fromkeys(one.freed for one in self.doubts() if one.freed is not None))

    def _drawn(self) -> Iterator[tuple[FoundPlot, list[int]]]:
        """The drawings that get series, with the numbers of these; a new one stands where the last one stood."""
        last = len(self.chart.series) - 1
        for plot in self.chart.plots:
            places = [last if old is None else old for old in self._old]
            series = [number for number, place in enumerate(places) if place in plot.series]
            if series:
                yield plot, series

    def _values(self, number: int) -> list[float]:
        return [value for value in self.data.series[number].values if value is not None]

    def _reach(self, plot: FoundPlot, series: Sequence[int]) -> tuple[float, ...]:
        """The values that an axis must reach: sums, where they are stacked."""
        if plot.stacking != "stacked":
            return tuple(value for number in series for value in self._values(number))
        rows = zip(*(self.data.series[number].values for number in series), strict=True)
        held = [[value for value in row if value is not None] for row in rows]
        return tuple(sum(v for v in row if (v > 0) is up) for row in held for up in (True, False))

    def _of_axes(self, plot: FoundPlot, series: Sequence[int]) -> Iterator[Doubt]:
        axis, along, values = plot.values, plot.along, self._reach(plot, series)
        if axis is not None and values and plot.stacking != "share":
            yield from self._of_axis(axis, values, "")
            yield from self._of_numbers(axis, values)
        if along is not None and self.chart.is_dots and (places := self.data.positions or ()):
            yield from self._of_axis(along, places, " along x")
        elif along is not None and self.data.periods:
            yield from self._of_days(along)

    def _of_axis(self, axis: FoundAxis, values: Sequence[float], which: str) -> Iterator[Doubt]:
        """The fixed ends of an axis that would hide values, or show them as a flat line."""
        yield from self._hiding(axis, values, which, _plain)
        if axis.high is not None and axis.high > 0 and max(map(abs, values)) < axis.high * _FLAT:
            message = (
                f"the axis{which} of {self.place} was fixed to end at {_plain(axis.high)}, and its values reach "
                f"{_plain(max(values))} alone: they will hardly be seen"
            )
            yield Doubt(
                "unfit_axis", message, "let it end where the data do, or give it data in the unit that it had"
            )

    def _of_days(self, axis: FoundAxis) -> Iterator[Doubt]:
        days = [float(period.day.toordinal() - EXCEL) for period in self.data.periods]
        yield from self._hiding(axis, days, " along x", _as_day)

    def _hiding(
        self, axis: FoundAxis, values: Sequence[float], which: str, written: Callable[[float], str]
    ) -> Iterator[Doubt]:
        """The fixed ends that lie between the values, which go; written says how a value is."""
        for end, fixed, reached in (("high", axis.high, max(values)), ("low", axis.low, min(values))):
            if fixed is not None and (reached > fixed if end == "high" else reached < fixed):
                does = "end" if end == "high" else "begin"
                message = (
                    f"the axis{which} of {self.place} was fixed to {does} at {written(fixed)}, and its values reach "
                    f"{written(reached)}: it follows the data now"
                )
                yield Doubt("unfit_axis", message, _FIX_ANEW, (axis.identity, end))

    def _of_numbers(self, axis: FoundAxis, values: Sequence[float]) -> Iterator[Doubt]:
        most = max(map(abs, values))
        if axis.unit > 1 and most < axis.unit * _FLAT:
            divided = f"divides its numbers by {axis.unit:,.0f}, and they reach {_plain(most)} alone"
            message = f"the axis of {self.place} {divided}"
            yield Doubt("unfit_axis", message, "set Display units to None in PowerPoint: Format Axis")
        if "%" in (axis.code or self.chart.code) and most > _MOST_PERCENT:
            message = (
                f"the numbers of {self.place} are written as parts of one, so that {_plain(most)} reads {most:.0%}"
            )
            yield Doubt("unfit_axis", message, "divide them by 100, or give the chart another number format")

    def _of_series(self) -> Iterator[Doubt]:
        """Series that stand where another one stood, which is seen where not all look and count alike."""
        chart, data = self.chart, self.data
        for number, old in enumerate(self._old):
            label = data.series[number].label
            stood = len(chart.series) - 1 if old is None else old
            is_same = old is not None and chart.series[old].casefold() == " ".join(label.casefold().split())
            if is_same or not chart.series:
                continue
            if chart.kind == "doughnut":
                yield Doubt(
                    "old_looks",
                    f"'{label}' is a ring of its own in {self.place}, and nothing says which ring is which",
                    "name one column with 'y'",
                )
            if len(chart.plots) > 1:
                yield Doubt(
                    "old_looks",
                    f"'{label}' is new in {self.place}, and is drawn as '{chart.series[stood]}' was, on its axis",
                    "name the column as the series that it is to stand for",
                )
            if old in chart.unlisted:
                yield Doubt(
                    "old_looks",
                    f"'{label}' is not in the legend of {self.place}, as '{chart.series[stood]}' was not",
                    "in PowerPoint, take the legend out and add it again",
                )

    def _of_words(self) -> Iterator[Doubt]:
        chart = self.chart
        for words, point in chart.typed:
            if point is None or self._moves.to(point) is not None:
                message = f"words of {self.place} were typed by hand and stay as they are: '{words}'"
                yield Doubt("typed_label", message, "let a label show its value: in PowerPoint, Reset Label Text")
            else:
                message = f"a label of {self.place} goes, since its point is gone: '{words}'"
                yield Doubt("typed_label", message, "give another point the label in PowerPoint, if it is still true")
        if chart.has_cells:
            message = f"labels of {self.place} show cells of its old sheet, and stay as they are"
            yield Doubt("typed_label", message, "let them show values: in PowerPoint, Format Data Labels")
        if chart.has_errors:
            message = f"the error bars of {self.place} belong to its old data, and are taken out"
            yield Doubt("typed_label", message, "set them anew in PowerPoint once it is filled")
        if chart.levels > 1:
            message = f"the names along x of {self.place} stood in {chart.levels} levels, and stand in one now"
            yield Doubt("old_looks", message, "put a rectangle in the place of the chart, or name both levels in 'x'")

    def _of_points(self) -> Iterator[Doubt]:
        """Colors and labels of points whose names are gone."""
        chart, marked = self.chart, list(dict.fromkeys(self.chart.marked))
        gone = [place for place in marked if self._moves.to(place) is None]
        kept = [] if self._moves.are_named else [place for place in marked if place not in gone]
        for places, what in ((gone, "goes with it"), (kept, "stays at its place, which has another name now")):
            names = [f"'{chart.names[place]}'" for place in places if place in chart.names]
            if names:
                listed = ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
                message = f"{self.place} had a color or label of its own for {listed}, which is gone: it {what}"
                yield Doubt("old_looks", message, "give it to another point in PowerPoint once the copy is filled")


def _as_day(number: float) -> str:
    """A day that is written as Excel counts it."""
    return date.fromordinal(int(number) + EXCEL).isoformat() if 0 < number < _MOST_DAYS else _plain(number)


def _plain(number: float) -> str:
    """A number as it is written, without powers of ten."""
    return f"{number:,.12g}" if abs(number) < 1e12 else f"{number:,.0f}"
