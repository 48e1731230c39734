"""What an author is told of x, and the order in which the points of a chart stand along it."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.charting.chart_type import Chart
from deckgen.charting.points import Points
from deckgen.charting.time_order import if_rising, in_order
from deckgen.model.dataset import Column, Dataset, Kind
from deckgen.model.diagnostics import Diagnostics
from deckgen.tables.excerpt import excerpt
from deckgen.tables.odd_times import every_odd
from deckgen.tables.periods import periods_of
from deckgen.tables.unread_times import unread_time
from deckgen.tables.written_times import times_in


class AlongX:
    """Complains of the cells along x that have no place there."""

    def __init__(self, chart: Chart, table: Dataset, log: Diagnostics) -> None:
        self._chart, self._table, self._log = chart, table, log

    def good(self, x: Column) -> bool:
        """Whether the cells of x can stand along the chart; complains where time isn't told in all of them."""
        if self._chart.keeps_order:
            return True
        return self._all_tell_time(x) and self._none_unread(x) and self._none_empty(x) and self._not_turned(x)

    def _all_tell_time(self, x: Column) -> bool:
        times = times_in(x.texts) if x.kind is Kind.TEXT else None
        if times is None or not (times.unclear is not None or (times.odd and self._chart.to_scale)):
            return True
        odd = every_odd(times, x.texts, x.name)[0]
        hint = "write such days as 2020-02-01" if times.unclear is not None and self._chart.rows else odd.hint
        if not x.odd:
            self._log.error(odd.code, odd.message, self._chart.place_of(x.texts[odd.row]), hint)
        return False

    def _none_unread(self, x: Column) -> bool:
        """Whether nothing along a line looks like a time and isn't read as one: it would stand in a wrong place."""
        if not self._chart.to_scale or x.kind not in (Kind.NUMBER, Kind.TEXT) or periods_of(x) is not None:
            return True
        patterns = unread_time(x.texts)
        if not patterns:
            return True
        first = next(text for text in x.texts if text)
        message = f"'{excerpt(first)}' in the column '{x.name}' looks like a time, and may be something else"
        hint = f"say it at the table: 'dates: {{{x.name}: {patterns[0]}}}'"
        hint += f", or {patterns[1]}" if len(patterns) > 1 else ""
        if self._chart.rows:
            hint = "write such times as 2020-02, or 2020-02-01"
        self._log.error(
            "unread_time", message, self._chart.at("x") if "x" in self._chart.order else self._chart.where, hint
        )
        return False

    def _none_empty(self, x: Column) -> bool:
        """Whether no row lacks its time, or its number where numbers are drawn to scale."""
        empty = sum(value is None for value in x.values)
        scaled = periods_of(x) is not None or (self._chart.to_scale and x.kind is Kind.NUMBER)
        if not empty or not scaled:
            return True
        rows = f"{empty:,} rows have" if empty > 1 else "a row has"
        message = f"{rows} nothing in the column '{x.name}', so the chart has no place for the values there"
        where = self._chart.at("x") if "x" in self._chart.order else self._chart.where
        self._log.error("no_place", message, where, "fill the column in, or leave such rows out")
        return False

    def _not_turned(self, x: Column) -> bool:
        """Whether the chart doesn't turn time round, where it is drawn to scale."""
        asked, chart = self._chart.sort, self._chart
        to_scale = chart.to_scale and (x.kind is Kind.NUMBER or periods_of(x) is not None)
        if asked is None or asked == x.name or not to_scale:
            return True
        kind = "numbers run" if x.kind is Kind.NUMBER and periods_of(x) is None else "time runs"
        message = f"'sort' means nothing here: {kind} forward along x"
        self._log.error("unfit_key", message, asked.span, "leave it out, or use 'bar', whose bars may be sorted")
        return False


def arranged(chart: Chart, points: Points, x: str) -> Points:
    """The points in the order in which the chart shows them.

    Time runs forward, and so do numbers that are drawn to scale. Bars may be sorted by another column, or turn round.
    """
    scaled = bool(points.periods) or (chart.to_scale and points.positions is not None)
    by_x = chart.sort is None or chart.sort.removeprefix("-") == x
    if not scaled or chart.keeps_order or not by_x:
        return replace(points, positions=if_rising(points.positions))
    return in_order(points, falling=chart.sort is not None and chart.sort.startswith("-"))
