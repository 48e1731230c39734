"""Dots by two numbers as PowerPoint draws them: points, or bubbles where they have sizes, and their names."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.model.chart_data import ChartData
from deckgen.model.excel_format import column_code
from deckgen.model.native_chart import Column, Dot, Drawn, Group, Label, Native, Place
from deckgen.native.native_axes import column, format_of, lettering, region, value_axis
from deckgen.native.native_errors import error_bars, error_columns, trend_line
from deckgen.plot import Plot
from deckgen.plot.clearings import Name, place_names
from deckgen.plot.cloud import RIM, Cloud, CloudFrame, dots_of, name_trends, places_beside

# PowerPoint's largest bubble is as wide as this share of the shorter side of the plot.
LARGEST_SHARE = 0.25
_SIDES: dict[tuple[int, bool], Place] = {(1, False): "right", (-1, False): "left", (0, True): "above"}


def native_cloud(plot: Plot, chart: ChartData, frame: CloudFrame) -> Native:
    """The chart of dots. Its sheet has x, a column for each series, then sizes and names where there are some."""
    cloud, count = chart.own(Cloud), len(chart.series)
    xs = chart.positions or tuple(map(float, range(len(chart.x))))
    write = cloud.x_format or chart.format
    columns = [Column(cloud.x_name, xs, column_code(write, xs))]
    columns += [column(one, format_of(chart, one)) for one in chart.series]
    if cloud.sizes:
        columns.append(Column(cloud.size_name, cloud.sizes))
    if any(chart.x):
        columns.append(Column("", chart.x))
    first, sizes = len(columns), count + 1 if cloud.sizes else None
    columns += error_columns(chart)
    named = chart.labels != "none"
    filled = places_beside(plot, chart, frame)
    if named:
        name_trends(plot, chart, frame, filled)
    names = place_names(plot, frame.spots, frame.room, filled) if named else []
    drawn = tuple(
        replace(
            _drawn(plot, chart, frame, number, names, sizes),
            errors=error_bars(plot, chart, number, first, plot.look.grey),
            trend=trend_line(plot, chart, series, dotted=False),
        )
        for number, series in enumerate(chart.series)
    )
    across = replace(value_axis(plot, frame.across, write, grid=False), line=plot.look.hairline)
    widest = max((spot.radius for spot in frame.spots), default=0.0) * 2
    scale = round(widest / (min(frame.area.width, frame.area.height) * LARGEST_SHARE) * 100)
    group = Group("bubbles" if cloud.sizes else "dots", drawn, scale=max(1, min(300, scale)))
    return Native(
        tuple(columns),
        (group,),
        region(plot, frame.area),
        lettering(plot),
        (value_axis(plot, frame.upward, chart.format),),
        across=across,
    )


def _drawn(
    plot: Plot, chart: ChartData, frame: CloudFrame, number: int, names: list[Name], sizes: int | None
) -> Drawn:
    """A series: its dots with their colors, and their names."""
    rows = [
        (dot.index, spot, color)
        for dot, spot, color in zip(dots_of(chart), frame.spots, frame.colors, strict=True)
        if dot.series == number
    ]
    labels = tuple((row, _label(plot, name)) for row, spot, _ in rows for name in names if name.spot is spot)
    dots = () if sizes else tuple((row, Dot(spot.radius * 2, color, plot.look.paper)) for row, spot, color in rows)
    return Drawn(
        number + 1,
        plot.color(chart.series[number]),
        (plot.look.paper, RIM) if sizes else None,
        colors=tuple((row, color) for row, _, color in rows) if sizes else (),
        dots=dots,
        labels=labels,
        sizes=sizes,
    )


def _label(plot: Plot, name: Name) -> Label:
    """The name of a dot, which PowerPoint keeps beside it; moved where it stands at a corner of its dot."""
    side, up = name.place
    place = _SIDES.get((side, up > 0), "below" if side == 0 else "right" if side > 0 else "left")
    lift = (name.box.top + name.box.bottom) / 2 - name.spot.y
    shift = (0.0, -lift / plot.height) if side and up else None
    return Label(lettering(plot, name.color, name.weight, name.size), place, words=name.spot.name, shift=shift)
