"""From the rows of a chart to its schedule: which task lasts from when to when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Chart
from deckgen.charting.points import Named, Points
from deckgen.charting.read_points import PointsReader
from deckgen.model.dataset import CellPlace, Column, Dataset, Kind
from deckgen.model.diagnostics import did_you_mean
from deckgen.model.marks import Map, Str
from deckgen.model.node import number_of
from deckgen.model.period import Grain, Period
from deckgen.numbers.by_language import name_periods, name_span
from deckgen.plot.schedule import Bar, Schedule
from deckgen.tables.column_types import YEARS
from deckgen.tables.excerpt import excerpt
from deckgen.tables.grid import MOST_COMPLAINTS
from deckgen.tables.odd_cells import say_odd_cells
from deckgen.tables.odd_times import every_odd
from deckgen.tables.periods import periods_of
from deckgen.tables.unread_times import unread_time
from deckgen.tables.written_times import period_of, times_in

Times = tuple[Period | None, ...]
_GRAINS = (Grain.YEAR, Grain.QUARTER, Grain.MONTH, Grain.WEEK, Grain.DAY, Grain.MOMENT)
MOST_BARS = 200
# What stands for all tasks.
ALL = "all"


class ScheduledPoints(Points, frozen=True):
    """The tasks of a schedule. Along x lies time, so that an annotation's x is a time, or a task with its start."""

    def place_of(self, x: str) -> float | None:
        """Where a time lies, or the start of a task, in days; None for what is neither."""
        if x in self.labels and isinstance(self.detail, Schedule):
            return min(bar.start for bar in self.detail.bars if self.labels[bar.row] == x)
        year = number_of(x)
        if year is not None and year in YEARS:
            return float(date(int(year), 1, 1).toordinal())
        period = period_of(x)
        return period.place if period else None


class _Task(Struct, frozen=True):
    """A row of the table: its task, its group, and when it begins and ends."""

    row: int
    name: str
    group: str
    first: Period
    last: Period | None


class ScheduleReader(PointsReader):
    """Reads a chart whose rows are tasks with a start and an end."""

    def __init__(self, chart: Chart, table: Dataset, scope: Scope, start: Str, end: Str | None) -> None:
        super().__init__(chart, table, scope)
        self.start_column, self.end_column = start, end

    def read_schedule(self, ongoing: Sequence[Str]) -> Points | None:
        """The tasks; ongoing are those without an end that go on, or the word all. None after complaints."""
        self.sort()
        x = self.x()
        group = self.column(self.chart.series) if self.chart.series else None
        start = self.times(self.start_column)
        end = self.times(self.end_column) if self.end_column else (None,) * len(self.table)
        if x is None or start is None or end is None or (self.chart.series and group is None):
            return None
        if not self.filled():
            return None
        tasks = self._tasks(x, group, start, end)
        if not tasks or not self._may_go_on(tasks, ongoing):
            return None
        return self._points(tasks, ongoing)

    def times(self, name: Str) -> Times | None:
        """The times in a column, None for empty cells; None after a complaint where it holds something else."""
        column = self.column(name)
        if column is None or self._is_odd(column):
            return None
        if column.kind is Kind.DATE:
            # Days are days here, even where all are the firsts of months.
            return tuple(Period(day) if day else None for day in column.values)  # type: ignore[arg-type]
        found = periods_of(column)
        if found is not None or not any(column.texts):
            return found or (None,) * len(column.texts)
        self._say_no_times(column, name)
        return None

    def _is_odd(self, column: Column) -> bool:
        """Whether some cells are no times as the others are, or may be read two ways; complains of them."""
        say_odd_cells(self.table, self.log, [column])
        times = times_in(column.texts) if column.kind is Kind.TEXT else None
        if column.odd or times is None or not (times.odd or times.unclear is not None):
            return bool(column.odd)
        for odd in every_odd(times, column.texts, column.name)[:3]:
            self._complain(odd.code, odd.message, column.name, odd.row, odd.hint)
        return True

    def _say_no_times(self, column: Column, name: Str) -> None:
        row = next(row for row, text in enumerate(column.texts) if text)
        cell = f"'{excerpt(column.texts[row])}'"
        if patterns := unread_time(column.texts):
            hint = f"say it at the table: 'dates: {{{column.name}: {patterns[0]}}}'"
            hint = "write such times as 2020-02, or 2020-02-01" if self.chart.rows else hint
            message = f"{cell} in the column '{column.name}' looks like a time, and may be something else"
            self.log.error("unread_time", message, name.span, hint)
            return
        message = f"the column '{column.name}' does not hold times: {cell} is none"
        self.log.error("not_times", message, name.span, "write times as 2018, 2018-06 or 2018-06-30")

    def _tasks(self, x: Column, group: Column | None, start: Times, end: Times) -> list[_Task]:
        """The tasks in the order of the rows; none after complaints."""
        tasks: list[_Task] = []
        faults = 0
        for row, (first, last) in enumerate(zip(start, end, strict=True)):
            name = x.texts[row] or "–"
            if first is not None and not self._is_backwards(row, name, first, last):
                tasks.append(_Task(row, name, group.texts[row] or "–" if group else "", first, last))
                continue
            if first is None:
                message = f"'{excerpt(name)}' has nothing in the column '{self.start_column}', so it has no place"
                self._complain("no_place", message, self.start_column, row, "fill it in, or leave the row out")
            faults += 1
            if faults == MOST_COMPLAINTS:
                break
        return [] if faults else tasks

    def _is_backwards(self, row: int, name: str, first: Period, last: Period | None) -> bool:
        """Whether a task ends before it starts; complains of it."""
        if self.end_column is None or last is None or last == first or last.end_place > first.place:
            return False
        starts, ends = (self.table[str(column)].texts[row] for column in (self.start_column, self.end_column))
        message = f"'{excerpt(name)}' ends on {ends}, before it starts on {starts}"
        self._complain("end_before_start", message, self.end_column, row, "mend one of the two")
        return True

    def _may_go_on(self, tasks: list[_Task], ongoing: Sequence[Str]) -> bool:
        """Whether the tasks that are said to go on are there and have no end; complains of the others."""
        for word in ongoing:
            found = [task for task in tasks if word in (task.name, ALL)]
            if not found and not self.chart.elsewhere(word):
                hint = did_you_mean(word, (task.name for task in tasks))
                self.log.error("unknown_category", f"the chart has no task '{word}'", word.span, hint)
                return False
            if found and all(task.last for task in found):
                message = f"'{word}' has an end" if word != ALL else "all tasks have an end"
                self.log.error("unfit_key", message, word.span, "leave it out here, or leave its end empty")
                return False
        return True

    def _points(self, tasks: list[_Task], ongoing: Sequence[Str]) -> Points | None:
        if len(tasks) > MOST_BARS:
            message = f"{self.chart.called()} can show {MOST_BARS} bars at the most, not {len(tasks):,}"
            self.log.error("too_many_points", message, self.chart.where, "choose rows with 'where', or in a query")
            return None
        names = {name: row for row, name in enumerate(dict.fromkeys(task.name for task in tasks))}
        groups = {name: place for place, name in enumerate(dict.fromkeys(task.group for task in tasks))}
        bars = [self._bar(task, names[task.name], groups[task.group], ongoing) for task in tasks]
        if not self._apart(bars, tasks):
            return None
        lengths: list[list[float | None]] = [[None] * len(names) for _ in groups]
        for bar in bars:
            lengths[bar.series][bar.row] = (lengths[bar.series][bar.row] or 0.0) + bar.end - bar.start
        column = str(self.chart.series or "")
        series = tuple(Named(g, g, column, tuple(days)) for g, days in zip(groups, lengths, strict=True))
        finest = max(
            (period.grain for task in tasks for period in (task.first, task.last) if period), key=_GRAINS.index
        )
        points = ScheduledPoints(tuple(names), None, series, detail=Schedule(tuple(bars), finest))
        return points if self.drawable(points) else None

    def _bar(self, task: _Task, row: int, series: int, ongoing: Sequence[Str]) -> Bar:
        language, start = self.scope.language, task.first.place
        if task.last is None and (task.name in ongoing or ALL in ongoing):
            return Bar(row, series, start, start, name_periods([task.first], language)[0], goes_on=True)
        last = task.last or task.first
        if task.last is None or (task.first == last and last.grain in (Grain.DAY, Grain.MOMENT)):
            middle = (start + task.first.end_place) / 2
            return Bar(row, series, middle, middle, name_periods([task.first], language)[0])
        return Bar(row, series, start, last.end_place, name_span(task.first, last, language))

    def _apart(self, bars: list[Bar], tasks: list[_Task]) -> bool:
        """Whether no two bars of one task lie over each other; complains of those that do."""
        for index, (bar, task) in enumerate(zip(bars, tasks, strict=True)):
            for other in bars[:index]:
                one_row = bar.row == other.row
                if one_row and (bar.start == other.start or (bar.start < _end(other) and other.start < _end(bar))):
                    message = f"'{excerpt(task.name)}' stands in two rows whose times overlap"
                    x = str(self.chart.x_column or self.table.names[0])
                    hint = "give each a name of its own, or make one row of them"
                    self._complain("duplicate_category", message, x, task.row, hint)
                    return False
        return True

    def _complain(self, code: str, message: str, column: str, row: int, hint: str) -> None:
        """Complain of a cell, where it stands in its file or in the rows of the deck."""
        place = self.table.place(str(column), row) or self._written(str(column), row)
        if place is None:
            self.log.error(code, message, self.chart.where, hint)
        else:
            self.log.error(code, message + place.words, place.span, hint)

    def _written(self, column: str, row: int) -> CellPlace | None:
        """Where the cell of a row of the deck stands."""
        if not self.chart.rows:
            return None
        cells = self.chart.rows[self.table.chosen[row] if self.table.chosen else row].cells
        if isinstance(cells, Map):
            return next((CellPlace(cell.span) for key, cell in cells.items() if key == column), None)
        return CellPlace(cells[self.table.names.index(column)].span)


def _end(bar: Bar) -> float:
    return float("inf") if bar.goes_on else bar.end
