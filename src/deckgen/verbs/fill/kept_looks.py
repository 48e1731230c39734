"""What a chart of PowerPoint's own keeps from its old data, and what of that would show the new ones wrongly.

Its looks are its maker's, so they stay where they can. Ends of axes that would hide values go; all else that may say
what is no longer so is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from deckgen.charting.lying_flat import lying_flat
from deckgen.model.chart_data import ChartData
from deckgen.numbers.plain import plain_number
from deckgen.office.chart_file import FoundChart, PointMoves, takers
from deckgen.office.chart_plots import ROUND, FoundAxis, FoundPlot
from deckgen.office.sheet_days import as_day
from deckgen.verbs.fill.kept_formats import misread
from deckgen.verbs.fill.kept_gaps import told_gaps
from deckgen.verbs.fill.kept_shares import lacking
from deckgen.verbs.fill.points_along import days_along, names_along

# Values that take up less of an axis than this lie flat on it.
_FLAT: Final = 0.02
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
_FIX_ANEW: Final = "fix it anew in the talk, in PowerPoint, so that each copy has it: Format Axis, Bounds"
_YEAR: Final = re.compile(r"[12]\d{3}")
# A name that PowerPoint gives to a series by itself, such as "Series 2".
_NUMBERED: Final = re.compile(r"(\D+?)\s*\d+")


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
        self._moves = PointMoves(chart.names, names_along(chart, data), over_time=_is_over_time(data))
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
            yield from self._of_formats(plot, series)
            stood = [self.chart.values[place] for place in plot.series]
            if (sum_of := lacking(plot, stood, self.data, series)) is not None:
                message = f"{self.place} shows shares as all that there is, and they add up to {plain_number(sum_of)}"
                yield Doubt("parts_of_less", message, "give it a row for the rest, or the numbers behind the shares")
            bare = [number for number in series if self._place(number) in self.chart.bare]
            for told, hint in told_gaps(self.chart, plot, self.data, series, bare):
                yield Doubt("missing_value", f"{self.place} {told}", hint)
        yield from self._of_sizes()
        yield from self._of_series()
        yield from self._of_words()
        yield from self._of_points()

    def freed(self) -> tuple[tuple[str, str], ...]:
        """The axes whose fixed ends go, each with the end."""
        return tuple(dict.fromkeys(one.freed for one in self.doubts() if one.freed is not None))

    def leading(self) -> tuple[tuple[int, str], ...]:
        """The marks of last points in time that go to the last one of now, as the chart has them."""
        return self.chart.leading if self._moves.goes_on else ()

    def _drawn(self) -> Iterator[tuple[FoundPlot, list[int]]]:
        """The drawings that get series, with the numbers of these; a new one stands where the last one stood."""
        for plot in self.chart.plots:
            series = [number for number in range(len(self._old)) if self._place(number) in plot.series]
            if series:
                yield plot, series

    def _place(self, number: int) -> int:
        """The place of the old series whose looks a series has."""
        old = self._old[number]
        return len(self.chart.series) - 1 if old is None else old

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
        yield from self._hiding(axis, values, which, plain_number)
        if axis.high is not None and axis.high > 0 and max(map(abs, values)) < axis.high * _FLAT:
            message = (
                f"the axis{which} of {self.place} was fixed to end at {plain_number(axis.high)}, and its values "
                f"reach {plain_number(max(values))} alone: they will hardly be seen"
            )
            yield Doubt(
                "unfit_axis", message, "let it end where the data do, or give it data in the unit that it had"
            )

    def _of_sizes(self) -> Iterator[Doubt]:
        """Series that lie flat beside others on the same axis, unless they did so in the talk."""
        chart, data = self.chart, self.data
        shared: dict[str, list[tuple[int, int]]] = {}
        for plot, series in self._drawn():
            if plot.values is not None and not plot.values.is_log and not plot.stacking:
                shared.setdefault(plot.values.identity, []).extend((number, self._place(number)) for number in series)
        for pairs in shared.values():
            before = lying_flat((f"{place}", chart.values[place]) for _, place in pairs)
            flat = lying_flat((data.series[number].label, data.series[number].values) for number, _ in pairs)
            if flat is not None and before is None:
                message = (
                    f"'{flat.name}' lies flat in {self.place}: it reaches {plain_number(flat.most)}, and "
                    f"'{flat.beside}' on the same axis {plain_number(flat.beside_most)}"
                )
                yield Doubt("unfit_axis", message, "give each a chart of its own in the talk, or an axis")

    def _of_days(self, axis: FoundAxis) -> Iterator[Doubt]:
        yield from self._hiding(axis, days_along(self.data), " along x", as_day)

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
            divided = f"divides its numbers by {axis.unit:,.0f}, and they reach {plain_number(most)} alone"
            message = f"the axis of {self.place} {divided}"
            yield Doubt("unfit_axis", message, "set Display units to None in PowerPoint: Format Axis")

    def _of_formats(self, plot: FoundPlot, series: Sequence[int]) -> Iterator[Doubt]:
        """Numbers that are written as others: beside the axis, at its end and in its middle, and at points."""
        chart, axis, unit = self.chart, plot.values, self.data.unit
        places = [self._place(number) for number in series]
        before = [value for place in dict.fromkeys(places) for value in chart.values[place]]
        if axis is not None and axis.is_written and plot.stacking != "share":
            most, most_before = (max(map(abs, held), default=0) for held in (self._reach(plot, series), before))
            code = axis.code or chart.codes[places[0]]
            found = misread(code, (most, most / 2), (most_before, most_before / 2), unit)
            yield from self._of_format(code, found, "the axis of", "writes", "Format Axis, Number")
        for code in dict.fromkeys(code for place in places for code in chart.labels[place]):
            values = [
                v
                for n, place in zip(series, places, strict=True)
                if code in chart.labels[place]
                for v in self._values(n)
            ]
            found = misread(code, values, before, unit)
            yield from self._of_format(code, found, "labels of", "write", "Format Data Labels, Number")

    def _of_format(
        self, code: str, found: tuple[float, str] | None, of: str, writes: str, where: str
    ) -> Iterator[Doubt]:
        if found is not None:
            value, shown = found
            helps = "divide the values by 100" if "%" in shown else "fill it with values in the unit that it is for"
            message = f"{of} {self.place} {writes} {plain_number(value)} as '{shown}', in the format '{code}'"
            yield Doubt("unfit_format", message, f"{helps}, or change the format in the talk: {where}")

    def _of_series(self) -> Iterator[Doubt]:
        """Series that stand where another one stood, which is seen where not all look and count alike."""
        chart, data = self.chart, self.data
        for number, old in enumerate(self._old):
            label = data.series[number].label
            stood = self._place(number)
            if not chart.series or (old is not None and self._is_same(number, old)):
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

        renamed = [
            f"'{data.series[number].label}' has the looks of '{chart.series[old]}'"
            for number, old in enumerate(self._old)
            if old is not None and not self._is_same(number, old)
        ]
        is_plain = len(chart.plots) == 1 and chart.kind != "doughnut" and not _are_numbered(chart.series)
        if renamed and is_plain and max(len(chart.series), len(data.series)) > 1:
            listed = ", ".join(renamed[:3]) + (", …" if len(renamed) > 3 else "")
            hint = (
                "name the columns as the series that they stand for, 'y: {column: Name}', or rename these in the talk"
            )
            yield Doubt("old_looks", f"in {self.place} {listed}, since no series of that name is left", hint)

    def _is_same(self, number: int, old: int) -> bool:
        """Whether a series is called as an old one."""
        return self.chart.series[old].casefold() == " ".join(self.data.series[number].label.casefold().split())

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
            yield Doubt(
                "typed_label", message, "put a rectangle in the place of the chart, whose error bars deckgen draws"
            )
        if chart.levels > 1:
            message = f"the names along x of {self.place} stood in {chart.levels} levels, and stand in one now"
            yield Doubt(
                "old_looks",
                message,
                "put a rectangle in the place of the chart, or one column with both levels in 'x'",
            )

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
                yield Doubt("old_looks", message, "give it to another point in the talk, in PowerPoint")


def _are_numbered(names: Sequence[str]) -> bool:
    """Whether names only count, as those that PowerPoint gives by itself do, so that no color means a thing."""
    return len({found[1] if (found := _NUMBERED.fullmatch(name)) else name for name in names}) == 1 and len(names) > 1


def _is_over_time(data: ChartData) -> bool:
    """Whether points of time stand along x."""
    return bool(data.periods) or all(_YEAR.fullmatch(label) for label in data.x)
