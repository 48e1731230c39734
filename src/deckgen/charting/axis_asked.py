"""What the author asks of the axes of a chart: judged by the values that must stand along them, and bound."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.along_axis import AlongAxis
from deckgen.charting.axis_key import Axis
from deckgen.charting.chart_type import Chart
from deckgen.charting.points import Points
from deckgen.charting.translated import label_of
from deckgen.model.chart_data import AxisAsked, ChartData
from deckgen.model.dataset import Dataset
from deckgen.model.diagnostics import Span

# How much of a value may stand outside an axis: what is lost when binary fractions are added up.
NOISE = 1e-9


def with_axes(
    chart: Chart, table: Dataset, read: Sequence[Points], charts: Sequence[ChartData], scope: Scope
) -> list[ChartData]:
    """The data of a chart, or of all of its panels, with what its author asks of their axes.

    read are the points of these, table has their rows. What can't be is complained of, and left out.
    """
    judge, asked = AxisJudge(chart, scope), AxesAsked()
    if chart.axis is not None and "axis" not in chart.unfit:
        columns = dict.fromkeys(one.column for points in read for one in points.series)
        if judge.judge(chart.axis, charts) and judge.have_logarithms(chart.axis, table, columns):
            asked = AxesAsked(_bound(chart.axis, scope))
    if chart.x_asked is not None and chart.x_column:
        stands = [one for each in charts for one in chart.along_x(each)]
        fits = judge.holds(chart.x_asked, stands)
        if fits and judge.have_logarithms(chart.x_asked, table, [str(chart.x_column)]):
            asked = asked._replace(across=_bound(chart.x_asked, scope))
    upward = _titled(asked.upward, chart, charts[0], scope) if charts else asked.upward
    return [replace(one, axis=upward, x_axis=asked.across) for one in charts]


def _titled(upward: AxisAsked, chart: Chart, data: ChartData, scope: Scope) -> AxisAsked:
    """The axis of values, with the author's label of a series that stands alone where nothing else tells it."""
    is_said = upward.title or data.unit_aside or data.question or chart.numbers_along_x or "axis" in chart.unfit
    return upward if is_said or not data.told_label else replace(upward, title=label_of(data.series[0], chart, scope))


class AxesAsked(NamedTuple):
    """What is asked of the axis of values, and of that of numbers along x."""

    upward: AxisAsked = AxisAsked()
    across: AxisAsked = AxisAsked()


def _bound(asked: Axis, scope: Scope) -> AxisAsked:
    """What is asked of an axis, its title in the language of the variant."""
    low, high = (None if end is None else float(end) for end in (asked.from_, asked.to))
    return AxisAsked(low, high, asked.is_log, scope.label(asked.title) if asked.title else "")


class AxisJudge:
    """Judges what is asked of the axes of one chart, and complains at its keys."""

    def __init__(self, chart: Chart, scope: Scope) -> None:
        self._chart, self._log = chart, scope.log
        # Which key leaves rows out depends on where they are from.
        self._where = " with 'where'" if chart.data else " in the query" if chart.query else ""

    def judge(self, asked: Axis, charts: Sequence[ChartData]) -> bool:
        """Whether the axis of values can go as it is asked to for these charts, one or those of all panels."""
        stands = [one for each in charts for one in self._chart.along_axis(each)]
        return self._shows_lengths(asked, charts) and self.holds(asked, stands)

    def holds(self, asked: Axis, stands: Sequence[AlongAxis]) -> bool:
        """Whether an axis runs forward and holds these values; complains of the furthest that it would cut off."""
        if not self._runs_forward(asked):
            return False
        fine = True
        for key, end in asked.ends() if stands else ():
            value, words = (min if key == "from" else max)(stands)
            beyond = end - value if key == "from" else value - end
            if beyond > NOISE * max(abs(end), abs(value)):
                fine = False
                bound = f"'{key}: {value:.12g}' or {'less' if key == 'from' else 'more'}"
                hint = f"write {bound}, or leave such rows out{self._where}"
                self._log.error("off_axis", f"'{key}: {_written(end)}' would cut off {words}", asked.at(key), hint)
        return fine

    def have_logarithms(self, asked: Axis, table: Dataset, columns: Iterable[str]) -> bool:
        """Whether all numbers of columns are above zero, where these are to stand on a log scale; complains at the
        first cell that isn't.
        """
        for name in columns if asked.is_log else ():
            column = table[name]
            for row, value in enumerate(column.values):
                if not isinstance(value, int | float) or value > 0:
                    continue
                place = table.place(name, row)
                message = f"{column.texts[row]} has no place on a log scale, which begins above zero"
                where = place.span if place else self._chart.place_of(column.texts[row])
                hint = f"leave such rows out{self._where}, or leave 'scale: log' out"
                self._log.error("no_logarithm", message + (place.words if place else ""), where, hint)
                return False
        return True

    def _runs_forward(self, asked: Axis) -> bool:
        if asked.from_ is not None and asked.to is not None and asked.from_ >= asked.to:
            message = f"an axis can't go from {asked.from_} to {asked.to}"
            self._log.error("wrong_value", message, asked.at("to"), "write the lower number under 'from'")
            return False
        for key, end in asked.ends() if asked.is_log else ():
            if end <= 0:
                self._log.error("wrong_value", "a log scale has no place for zero and below", asked.at(key))
                return False
        return True

    def _shows_lengths(self, asked: Axis, charts: Sequence[ChartData]) -> bool:
        """Whether zero is on the axis where values are lengths; complains where it isn't."""
        if not any(map(self._chart.shows_lengths, charts)):
            return True
        where: Span | None = None
        if asked.is_log:
            where, why = asked.at("scale"), "a log scale has no zero"
        elif asked.from_ is not None and asked.from_ > 0:
            where, why = asked.at("from"), f"this axis begins at {asked.from_}"
        elif asked.to is not None and asked.to < 0:
            where, why = asked.at("to"), f"this axis ends at {asked.to}"
        if where is None:
            return True
        hint = "leave it out, or use 'line' or 'dot', which show places instead of lengths"
        self._log.error("bars_without_zero", f"bars and areas are lengths from zero, and {why}", where, hint)
        return False


def _written(end: float) -> str:
    """A number as it was asked for."""
    return str(end) if isinstance(end, int) else f"{end:g}"
