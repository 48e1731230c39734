"""Lines as PowerPoint draws them: strong or muted, with a dot and a label at the end, as on the picture."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.model.chart_data import ChartData, Series
from deckgen.model.excel_format import code_of
from deckgen.model.native_chart import Column, Dot, Drawn, Group, Label, NameAxis, Native, Place, ValueAxis
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
from deckgen.plot.breaks import cut_sign
from deckgen.plot.curves import MUTED, STRONG, stretches, uneven
from deckgen.plot.ends import EndLabels, Placed, draw_dots
from deckgen.plot.over_time import TimeFrame
from deckgen.plot.paper import Align
from deckgen.plot.tracing import Tracing

# PowerPoint sets a label this many points away from what it belongs to.
GAP = 4.0
# On which side of a point words stand that begin or end there.
BESIDE: dict[Align, Place] = {"left": "right", "right": "left", "center": "center"}
RowLabels = tuple[tuple[int, Label], ...]
SLACK, INSETS, DOT = 1.1, 6.0, 3.1


def native_lines(
    plot: Tracing, chart: ChartData, frame: TimeFrame, lines: Sequence[Series], *, joined: bool
) -> Native:
    """Lines in a frame; lines are the series of the chart that have a value, in the order of what the frame names.

    What it names before them are their trends.

    joined says that lines go on over missing values.
    """
    values, names, along = axes_over_time(plot, chart, frame)
    trends = [series for series in lines if series.trend]
    last = (code_of(chart.format, series.values[rows_of(series)[-1]] or 0.0) for series in lines)
    codes = [*("" for _ in trends), *last]
    drawn = [
        replace(
            drawn_line(plot, series, chart.series.index(series) + 1, labels, joined=joined, centres=frame.centres),
            trend=trend_line(plot, chart, series, dotted=True),
        )
        for series, labels in zip(lines, end_labels(plot, frame, codes)[len(trends) :], strict=True)
    ]
    _name_trends(plot, frame, len(trends))
    # Muted lines lie under the others.
    drawn.sort(key=lambda one: not chart.series[one.column - 1].muted)
    # PowerPoint's points go from edge to edge.
    area = region(plot, frame.area._replace(left=frame.centres[0] if len(frame.centres) > 1 else frame.area.left))
    group = Group("line", tuple(drawn))
    return Native(sheet(chart, along=along), (group,), area, lettering(plot), (values,), names, joined=joined)


def _name_trends(plot: Plot, frame: TimeFrame, count: int) -> None:
    """Write the names of the first so many traces, which are trends: PowerPoint has no labels for these."""
    if frame.ends:
        room = frame.column(plot)
        rows = zip(frame.traces, frame.ends.lines, frame.ends.middles(frame.tips(plot), room), strict=True)
        for trace, lines, middle in list(rows)[:count]:
            for words in lines:
                color, size = plot.legible(trace.end.color), frame.ends.size
                plot.text(room.left + frame.ends.indent, middle, words, color=color, size=size, middle=True)


def axes_over_time(plot: Tracing, chart: ChartData, frame: TimeFrame) -> tuple[ValueAxis, NameAxis, Column]:
    """The axes of a chart over time, and the column of what stands along it."""
    line = baseline(plot, frame.axis.low, frame.axis.high)
    names = name_axis(plot, chart, frame.labels, line=line, edged=True)
    values = value_axis(plot, frame.axis, chart.format)
    if frame.axis.is_cut:
        # PowerPoint has no room under an axis, nor a word for a break in it.
        cut_sign(plot, frame.area.left, frame.area.bottom)
        values = replace(values, line=values.look.color if values.look else plot.look.grey)
    return values, *time_axis(plot, chart, names)


def drawn_line(
    plot: Plot,
    series: Series,
    column: int,
    labels: RowLabels,
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
        labels=labels if rows else (),
    )


def end_labels(plot: Tracing, frame: TimeFrame, codes: Sequence[str]) -> list[RowLabels]:
    """The labels of what a frame names, each with its row, where they stand on the picture; none in a legend.

    codes are Excel's formats of their values. The dots before them, where there are any, are drawn.
    """
    planned = frame.ends
    if planned is None:
        return [()] * len(codes)
    tips, room = frame.tips(plot), frame.column(plot)
    draw_dots(plot, frame.named, planned, tips, room)
    made: list[RowLabels] = []
    # PowerPoint puts a label beside the point of its line, which for a band is its upper edge.
    points = [edges.upper[-1][-1][1] for edges in frame.edges(plot)]
    middles = planned.middles(tips, room)
    moved = planned.dotted or any(abs(point - middle) > 1 for point, middle in zip(points, middles, strict=True))
    # All of them stand further away where one does, so that they begin on one line.
    away = planned.away + planned.indent - GAP if moved else 0.0
    for number, trace in enumerate(frame.traces):
        lines = planned.lines[number]
        own = [place for place in planned.placed if place.end == number]
        labels = [_placed(plot, frame, place, codes[number], taken=trace.last if lines else -1) for place in own]
        if lines:
            valued = bool(trace.end.value) and trace.end.value in lines[-1]
            named = not own
            joint = "\n" if valued and named and len(lines) > 1 else " "
            along = room.left - frame.centres[trace.last] - planned.away + away
            shift = (along / plot.width, (points[number] - middles[number]) / plot.height)
            label = Label(
                lettering(plot, plot.legible(trace.end.color), trace.end.weight, planned.size),
                "right",
                codes[number] if valued else "",
                "series" if named else "",
                joint=joint,
                shift=shift if moved else None,
                room=_room(plot, planned, len(lines)) if len(lines) > 1 + (joint == "\n") else None,
            )
            labels.append((trace.last, label))
        made.append(tuple(labels))
    return made


def _placed(plot: Plot, frame: TimeFrame, place: Placed, code: str, taken: int) -> tuple[int, Label]:
    """A label that stands at what it names, and the row of the point of its line that it is a label of.

    That is the nearest point; but PowerPoint gives each point one label, and the row that is taken has one.
    """
    upper = frame.traces[place.end].upper
    rows = [row for row, value in enumerate(upper) if value is not None]
    corners = [point for part in frame.edges(plot)[place.end].upper for point in part]
    free = [(row, corner) for row, corner in zip(rows, corners, strict=True) if row != taken]
    row, (x, y) = min(free, key=lambda one: abs(one[1][0] - place.x))
    beside = BESIDE[place.align]
    gap = {"left": -GAP, "right": GAP, "center": 0.0}[place.align]
    weight = frame.traces[place.end].end.weight
    width = max(plot.measure(line, weight, place.size) for line in place.lines) * SLACK + INSETS
    height = _height(place.size, len(place.lines))
    label = Label(
        lettering(plot, place.color, weight, place.size),
        beside,
        code if place.valued else "",
        "series",
        joint="\n" if len(place.lines) > 1 else " ",
        shift=((place.x + gap - x) / plot.width, (y - place.middle) / plot.height),
        room=(width / plot.width, height / plot.height) if len(place.lines) > 1 else None,
    )
    return row, label


def _room(plot: Plot, planned: EndLabels, lines: int) -> tuple[float, float]:
    """How wide and high a label is, in shares of the chart. Other programs set words a little wider than we do."""
    width = (planned.width - planned.away - planned.indent) * SLACK + INSETS
    return width / plot.width, _height(planned.size, lines) / plot.height


def _height(size: float, lines: int) -> float:
    return lines * 1.25 * size + 3
