"""gantt: what lasts from when to when, a row for each task."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.calendar_axes import calendar_axes
from deckgen.charting.chart_type import Chart
from deckgen.charting.points import Points
from deckgen.charting.scheduled import ScheduleReader
from deckgen.model.chart_data import ChartData
from deckgen.model.color import mix, readable
from deckgen.model.dataset import Dataset
from deckgen.model.marks import Str
from deckgen.model.node import Strs, called
from deckgen.model.phrases import Phrases
from deckgen.plot import Plot
from deckgen.plot.captions import caption, heads
from deckgen.plot.categories import category_color, stands_out
from deckgen.plot.lettering import Weight
from deckgen.plot.notes_strip import draw_notes, plan_notes
from deckgen.plot.schedule import BESIDE, INSIDE, MORE, Bar, Placed, Schedule, ScheduleFrame, plan_schedule

# In how many steps a bar fades that goes on.
STEPS = 40
MOST_TOLD = 16


class Gantt(Chart):
    """Shows what lasts from when to when: a row for each task, a bar from its start to its end, and a diamond for
    what happens on one day. The words of the column that `series` names are groups with colors of their own."""

    spoken = "Gantt chart"
    clear_series = 6
    most_points = 40
    lies_down = True
    reads_itself = True
    colors_categories = True
    unfit = {
        "y": "name the columns with 'start' and 'end'",
        "format": "times are written in the language of the deck",
        "facet": "tell groups apart with 'series'",
        "axis": "its axis is time, which goes as far as its bars",
    }
    annotations = ("note",)
    start: Str
    """The column of times at which tasks begin: days, months, quarters, years or moments."""
    end_: Str | None = called("end")
    """The column of times at which they end, the last day, month or year included. A task without one, or with one on
    the day of its start, is a milestone."""
    ongoing: Strs = ()
    """The tasks without an end that still go on, by their `x`, or the word all."""

    @property
    def further_columns(self) -> tuple[Str, ...]:
        """The columns of starts and of ends."""
        return (self.start, *((self.end_,) if self.end_ else ()))

    def read(self, table: Dataset, scope: Scope) -> Points | None:
        """A bar for each row."""
        if self.start.stand_in:  # That it is missing is said already.
            return None
        return ScheduleReader(self, table, scope, self.start, self.end_).read_schedule(self.ongoing)

    def hold(self, data: ChartData, scope: Scope) -> ChartData:
        """The axes that hold the bars and the annotations, in the language of the deck."""
        noted = tuple(spot.position for note in data.annotations for spot in note.spots)
        schedule = replace(data.own(Schedule), noted=noted)
        axes = calendar_axes(*schedule.reach, schedule.finest, scope.language)
        return replace(data, detail=replace(schedule, axes=axes))

    @classmethod
    def value_words(cls, data: ChartData) -> list[str]:
        """The dates of all bars."""
        return [bar.label for bar in data.own(Schedule).bars]

    @classmethod
    def tell(cls, data: ChartData, say: Phrases) -> str:
        """The tasks with their dates, those that are highlighted where there are many."""
        bars = data.own(Schedule).bars
        if not bars:
            return ""
        head = f"{say(cls.spoken)}, {say('{count} tasks', count=len(data.x))}"
        chosen = [bar for bar in bars if _is_chosen(data, bar)]
        told = bars if len(bars) <= MOST_TOLD else chosen if 0 < len(chosen) <= MOST_TOLD else bars[:MOST_TOLD]
        said = [f"{_name(data, bar)}: {_when(bar, say)}." for bar in told]
        if told != bars and not chosen:
            said.append(say("And {count} more.", count=len(bars) - len(told)))
        elif chosen and told == bars and len(chosen) < len(bars):
            said.append(
                say("Highlighted: {points}.", points=", ".join(dict.fromkeys(data.x[bar.row] for bar in chosen)))
            )
        return " ".join([f"{head}.", *said])

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the groups in their colors, the rows with their bars and words, then the axis under them."""
        if not chart.x or not chart.series:
            return
        schedule = chart.own(Schedule)
        room = caption(plot, chart, plot.room)
        entries = [(one.label, plot.color(one)) for one in chart.series]
        if len(entries) > 1 and chart.labels != "none":
            room = heads(plot, entries, [], room, apart=False)
        lowest = plan_schedule(plot, chart, schedule, room)
        notes = plan_notes(plot, chart.notes, lowest.lying.scale, room)
        frame = plan_schedule(plot, chart, schedule, room.cut(top=notes.height)) if notes.height else lowest
        for index in range(len(chart.x)):
            if not frame.named:
                frame.lying.rows.draw_name(plot, index)
        for placed in frame.placed:
            _draw_bar(plot, placed, _color(plot, chart, placed.bar))
        for placed in frame.placed:
            _draw_words(plot, chart, frame, placed)
        frame.lying.draw_foot(plot)
        draw_notes(plot, notes, frame.lying.room)


def _color(plot: Plot, chart: ChartData, bar: Bar) -> str:
    """The color of a bar: that of its group, else that of its task; muted where others are highlighted."""
    if len(chart.series) == 1:
        return category_color(chart, bar.row)
    muted = any(chart.emphasis) and not stands_out(chart, bar.row)
    return plot.look.muted if muted else plot.color(chart.series[bar.series])


def _draw_bar(plot: Plot, placed: Placed, color: str) -> None:
    box = placed.box
    if placed.bar.is_milestone:
        x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        plot.polygon([(box.left, y), (x, box.top), (box.right, y), (x, box.bottom)], color)
        return
    if not placed.bar.goes_on:
        plot.bar(box, color)
        return
    start = placed.solid.right
    width = (box.right - start) / STEPS
    plot.bar(box._replace(right=start + 2 * width), color)
    for step in range(1, STEPS):
        # Each stripe goes on under the next one, so that no seam shows between the two.
        left = start + step * width
        right = min(left + 2 * width, box.right)
        plot.bar(box._replace(left=left, right=right), mix(color, plot.look.paper, step / STEPS))


def _draw_words(plot: Plot, chart: ChartData, frame: ScheduleFrame, placed: Placed) -> None:
    """What stands in a bar and beside it."""
    box, middle = placed.box, frame.lying.rows.middles[placed.bar.row]
    if placed.inside:
        ink = readable(_color(plot, chart, placed.bar), plot.look.ink, plot.look.paper)
        left = box.left + INSIDE * plot.size
        weight: Weight = "semibold" if stands_out(chart, placed.bar.row) else "regular"
        plot.text(left, middle, placed.inside, color=ink, weight=weight, middle=True)
        left += plot.measure(placed.inside, weight) + MORE * plot.size
        plot.text(left, middle, placed.more, color=ink, middle=True)
    gap = BESIDE * plot.size
    if placed.before:
        plot.text(box.left - gap, middle, placed.beside, align="right", middle=True)
    else:
        plot.text(box.right + gap, middle, placed.beside, middle=True)


def _is_chosen(data: ChartData, bar: Bar) -> bool:
    """Whether a bar stands out, by its task or by its group."""
    by_group = any(one.muted for one in data.series) and not data.series[bar.series].muted
    return by_group or stands_out(data, bar.row)


def _name(data: ChartData, bar: Bar) -> str:
    group = data.series[bar.series].label if len(data.series) > 1 else ""
    return f"{data.x[bar.row]} ({group})" if group else data.x[bar.row]


def _when(bar: Bar, say: Phrases) -> str:
    if bar.goes_on:
        return say("since {start}, still going on", start=bar.words)
    return say("{day} (milestone)", day=bar.words) if bar.is_milestone else bar.words
