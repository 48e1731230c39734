"""Lines as PowerPoint draws them: strong or muted, with a dot and a label at the end, as on the picture."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.model.chart_data import ChartData, Series
from deckgen.model.excel_format import code_of
from deckgen.model.native_chart import Column, Dot, Drawn, Group, Label, NameAxis, Native, ValueAxis
from deckgen.native.native_axes import (
    baseline,
    lettering,
    name_axis,
    region,
    rows_of,
    sheet,
    time_axis,
    value_axis,
)
from deckgen.native.native_errors import trend_line
from deckgen.plot import Plot
from deckgen.plot.curves import MUTED, STRONG, stretches, uneven
from deckgen.plot.ends import End, EndLabels
from deckgen.plot.over_time import TimeFrame
from deckgen.plot.paper import LIFT
from deckgen.plot.scale import Scale
from deckgen.plot.spread import spread_down
from deckgen.plot.tracing import Tracing

# PowerPoint sets a label this many points away from what it belongs to.
GAP = 4.0
SLACK, INSETS, DOT = 1.1, 6.0, 3.1


def native_lines(
    plot: Tracing, chart: ChartData, frame: TimeFrame, lines: Sequence[Series], ends: Sequence[End], *, joined: bool
) -> Native:
    """Lines in a frame; lines are the series of the chart that have a value.

    ends are the labels of their trends, and then those of the lines themselves.

    joined says that lines go on over missing values.
    """
    values, names, along = axes_over_time(plot, chart, frame)
    scale = Scale(values.low, values.high, frame.area.bottom, frame.area.top)
    last = [series.values[rows_of(series)[-1]] or 0.0 for series in lines]
    trends = [series.trend.points[-1][1] for series in lines if series.trend]
    codes = [*("" for _ in trends), *(code_of(chart.format, value) for value in last)]
    tips = [scale(value) for value in (*trends, *last)]
    labels = end_labels(plot, frame, ends, codes, tips, tips)
    drawn = [
        replace(
            drawn_line(plot, series, chart.series.index(series) + 1, label, joined=joined, centres=frame.centres),
            trend=trend_line(plot, chart, series, dotted=True),
        )
        for series, label in zip(lines, labels[len(trends) :], strict=True)
    ]
    _name_trends(plot, frame, ends[: len(trends)], tips)
    # Muted lines lie under the others.
    drawn.sort(key=lambda one: not chart.series[one.column - 1].muted)
    area = region(plot, frame.area)
    group = Group("line", tuple(drawn))
    return Native(sheet(chart, along=along), (group,), area, lettering(plot), (values,), names, joined=joined)


def _name_trends(plot: Plot, frame: TimeFrame, ends: Sequence[End], tips: Sequence[float]) -> None:
    """Write the names of trends beside their ends: PowerPoint has no labels for these."""
    if frame.ends:
        room = frame.column(plot)
        for end, lines, middle in zip(ends, frame.ends.lines, _middles(plot, frame, frame.ends, tips), strict=False):
            for words in lines:
                color, size = plot.legible(end.color), frame.ends.size
                plot.text(room.left, middle, words, color=color, size=size, middle=True)


def _middles(plot: Plot, frame: TimeFrame, planned: EndLabels, wanted: Sequence[float]) -> list[float]:
    """How high the labels at the ends stand, kept apart as on the picture."""
    room = frame.column(plot)
    return list(spread_down(wanted, planned.heights(), room.bottom + LIFT * planned.size, room.top, planned.gap))


def axes_over_time(plot: Tracing, chart: ChartData, frame: TimeFrame) -> tuple[ValueAxis, NameAxis, Column]:
    """The axes of a chart over time, and the column of what stands along it."""
    line = baseline(plot, frame.axis.low, frame.axis.high)
    names = name_axis(plot, chart, frame.labels, line=line, edged=True)
    return value_axis(plot, frame.axis, chart.format), *time_axis(plot, chart, names)


def drawn_line(
    plot: Plot,
    series: Series,
    column: int,
    label: Label | None,
    *,
    centres: Sequence[float],
    joined: bool = False,
    rim: str = "",
) -> Drawn:
    """A series as a line, with a dot at its end and on values that stand alone.

    Every value has a dot where points lie unevenly along x, and where the line goes on over missing values (joined).
    """
    width, color = MUTED if series.muted else STRONG, plot.color(series)
    rows, parts = rows_of(series), stretches(series.values)
    every = joined or uneven(centres)
    dotted = rows if every else [*(part[0] for part in parts if len(part) == 1), *parts[-1][-1:]] if parts else []
    dot = Dot(width * DOT, color, rim)
    return Drawn(
        column,
        line=(color, width),
        dots=tuple((row, dot) for row in dict.fromkeys(dotted)),
        labels=((rows[-1], label),) if label and rows else (),
    )


def end_labels(
    plot: Plot,
    frame: TimeFrame,
    ends: Sequence[End],
    codes: Sequence[str],
    wanted: Sequence[float],
    tips: Sequence[float],
) -> list[Label | None]:
    """The labels at the ends of lines, kept apart as on the picture; None for each where the names are in a legend.

    codes are Excel's formats of their values. wanted is how high on the sheet each label should stand, and tips how
    high the points are beside which PowerPoint puts them; both in points.
    """
    planned = frame.ends
    if planned is None:
        return [None] * len(ends)
    middles = _middles(plot, frame, planned, wanted)
    moved = [abs(tip - middle) > 1 for tip, middle in zip(tips, middles, strict=True)]
    # All of them stand further away where one does, so that they begin on one line.
    away = (planned.away - GAP) / plot.width if any(moved) else 0.0
    made: list[Label | None] = []
    for end, lines, code, tip, middle in zip(ends, planned.lines, codes, tips, middles, strict=True):
        valued = bool(end.value) and bool(lines) and end.value in lines[-1]
        joint = "\n" if valued and len(lines) > 1 else " "
        made.append(
            Label(
                lettering(plot, plot.legible(end.color), "regular" if end.muted else "semibold", planned.size),
                "right",
                code if valued else "",
                "series",
                joint=joint,
                shift=(away, (tip - middle) / plot.height) if any(moved) else None,
                room=_room(plot, planned, len(lines)) if len(lines) > 1 + (joint == "\n") else None,
            )
        )
    return made


def _room(plot: Plot, planned: EndLabels, lines: int) -> tuple[float, float]:
    """How wide and high a label is, in shares of the chart. Other programs set words a little wider than we do."""
    width = (planned.width - planned.away) * SLACK + INSETS
    return width / plot.width, (lines * 1.25 * planned.size + 3) / plot.height
