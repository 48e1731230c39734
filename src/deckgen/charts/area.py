"""area: how a whole and its parts changed over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.along_axis import AlongAxis, stacked_ends
from deckgen.charting.chart_type import Chart
from deckgen.charting.whole_parts import check_parts
from deckgen.model.chart_data import ChartData, Series
from deckgen.model.color import mix
from deckgen.model.excel_format import code_of
from deckgen.model.house_words import house_words
from deckgen.model.native_chart import Drawn, Group, Native
from deckgen.native.native_axes import lettering, misplaced, region, sheet
from deckgen.native.native_lines import RowLabels, axes_over_time, end_labels
from deckgen.native.total_column import total_column, totals_of
from deckgen.plot import Plot
from deckgen.plot.curves import STRONG, stretches
from deckgen.plot.ends import End
from deckgen.plot.over_time import TimeFrame, plan_over_time
from deckgen.plot.own_places import Trace
from deckgen.plot.paper import Point
from deckgen.plot.rect import Rect
from deckgen.plot.scale import Scale, known
from deckgen.plot.stacks import Edges, bands, total_at
from deckgen.plot.tracing import Tracing

PALE, SEAM, LONE = 0.3, 1.1, 5.0


class TotalWord(Struct, frozen=True):
    """What the sum of all bands is called."""

    total: str = ""


class Area(Chart):
    """Shows how an amount changed over time, or a whole and its parts: bands on top of each other, each named inside
    or at its end, where its last value stands, and over them their total."""

    spoken = "Area chart"
    color_tells = "neighbors"
    parts = "series"
    sets_off_categories = False
    stands_on_names = True
    can_be_native = True
    annotations = ("note", "change", "gap", "sum", "band", "line", "point")
    to_scale = True
    most_points = 4000

    def finish(self, data: ChartData, scope: Scope) -> ChartData:
        """The word for the total; parts of a whole are neither negative nor unknown."""
        check_parts(self, data, scope, "so it and what lies over it have a gap there")
        return replace(data, detail=TotalWord(house_words(scope.language).total))

    @classmethod
    def along_axis(cls, data: ChartData) -> Iterable[AlongAxis]:
        """The ends of the stacks."""
        return stacked_ends(data)

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the bands from the first at the bottom to the last, with the labels at the right."""
        drawn = _bands(chart)
        frame = _plan(plot, chart, drawn)
        scale = frame.draw_axes(plot)
        roots = {
            (band.series.name, index): (frame.centres[index], scale(edges[0]))
            for band in drawn
            for index, edges in enumerate(band.edges)
            if edges
        }
        frame.stand(plot, scale, _tips(drawn, frame, scale), roots)
        alone = len(drawn) == 1
        for band in drawn:
            with plot.of(band.series.label):
                _draw_band(plot, band, frame.centres, scale, alone=alone, top=band is drawn[-1])
        frame.draw_words(plot)

    @classmethod
    def picture_only(cls, data: ChartData) -> str:
        """Gaps, single points, and points that PowerPoint would set elsewhere."""
        if any(value is None for series in data.series for value in series.values):
            return "PowerPoint draws a missing value of an area as 0"
        return misplaced(data) if len(data.x) > 1 else "PowerPoint shows nothing of an area of one point"

    @staticmethod
    def native(plot: Tracing, chart: ChartData) -> Native:
        """The bands, and lines along their upper edges that carry the labels; only that over one alone is seen."""
        drawn = _bands(chart)
        frame = _plan(plot, chart, drawn)
        frame.draw_notes(plot)
        values, names, along = axes_over_time(plot, chart, frame)
        totals = totals_of(chart) if len(frame.traces) > len(drawn) else []
        labels = _labels(plot, chart, frame, drawn, totals)
        alone = len(drawn) == 1
        areas = Group("area", tuple(_drawn(plot, chart, band, alone=alone) for band in drawn), "stacked")
        edges = [_edge(plot, chart, band, rows, alone=alone) for band, rows in zip(drawn, labels, strict=False)]
        groups = [areas, Group("line", tuple(edges), "" if alone else "stacked")]
        more = []
        if totals:
            more.append(total_column(plot, chart))
            groups.append(Group("line", (Drawn(len(chart.series) + 1, labels=labels[-1], in_legend=False),)))
        columns = sheet(chart, *more, along=along)
        return Native(columns, tuple(groups), region(plot, frame.area), lettering(plot), (values,), names)


def _bands(chart: ChartData) -> list[_Band]:
    """The bands that are seen, from the lowest to the highest."""
    given = [series for series in chart.series if known(series.values)]
    stacked = zip(given, bands([series.values for series in given]), strict=True)
    return [_Band(series, edges) for series, edges in stacked if any(edges)]


def _tips(drawn: Sequence[_Band], frame: TimeFrame, scale: Scale) -> dict[tuple[str, int], Point]:
    """Where the values are read off: at the upper edge of each band, and of the highest one for all of them."""
    found = {
        (band.series.name, index): (frame.centres[index], scale(edges[1]))
        for band in drawn
        for index, edges in enumerate(band.edges)
        if edges
    }
    if drawn:
        top = drawn[-1].series.name
        found |= {("", index): point for (name, index), point in found.items() if name == top}
    return found


def _plan(plot: Plot, chart: ChartData, drawn: Sequence[_Band]) -> TimeFrame:
    """The frame with the labels of the bands, named from the top down, as they lie, with their total over them."""
    alone = len(drawn) == 1
    traces = [Trace(_end(plot, band, chart), band.highs, () if alone else band.lows) for band in reversed(drawn)]
    total = _total(plot, [series for series in chart.series if known(series.values)], chart)
    over = [Trace(total, drawn[-1].highs)] if total else []
    edges = [edge for band in drawn for edges in band.edges for edge in edges or ()]
    return plan_over_time(plot, chart, edges, traces, over=over, from_zero=True)


class _Band(Struct, frozen=True):
    """A series and its lower and upper edge at every x where they are known."""

    series: Series
    edges: Sequence[Edges | None]

    @property
    def last(self) -> int:
        """The last x at which it is drawn."""
        return max(index for index, edges in enumerate(self.edges) if edges)

    @property
    def lows(self) -> list[float | None]:
        """Its lower edge at every x."""
        return [edges[0] if edges else None for edges in self.edges]

    @property
    def highs(self) -> list[float | None]:
        """Its upper edge at every x."""
        return [edges[1] if edges else None for edges in self.edges]


def _end(plot: Plot, band: _Band, chart: ChartData) -> End:
    value = chart.format.show(band.series.values[band.last] or 0.0)
    return End(band.series.label, value, plot.color(band.series), band.series.muted)


def _total(plot: Plot, given: Sequence[Series], chart: ChartData) -> End | None:
    """The label over all others, where there are several whose sum is known at the end."""
    word = chart.own(TotalWord).total
    total = total_at([series.values for series in given], -1) if len(given) > 1 and word else None
    # It is true once all bands are there.
    return None if total is None else End(word, chart.format.show(total), plot.look.ink, with_series=given[-1].label)


def _draw_band(plot: Plot, band: _Band, centres: Sequence[float], scale: Scale, *, alone: bool, top: bool) -> None:
    """Fill a band and part it from the next by a seam; one alone is lighter under a line of its color."""
    color = plot.color(band.series)
    fill = mix(plot.look.paper, color, PALE) if alone else color
    for part in stretches([edges[1] if edges else None for edges in band.edges]):
        edges = [(centres[index], band.edges[index] or (0.0, 0.0)) for index in part]
        highs = [(x, scale(high)) for x, (_, high) in edges]
        if len(edges) == 1:
            x, (low, high) = edges[0]
            plot.bar(Rect(x - LONE / 2, scale(low), x + LONE / 2, scale(high)), fill)
            continue
        plot.polygon([*highs, *((x, scale(low)) for x, (low, _) in reversed(edges))], fill)
        if alone:
            plot.line(highs, color, STRONG)
        elif not top:
            plot.line(highs, plot.look.paper, SEAM)


def _labels(
    plot: Tracing,
    chart: ChartData,
    frame: TimeFrame,
    drawn: Sequence[_Band],
    totals: Sequence[float | None],
) -> list[RowLabels]:
    """The labels of the bands from the lowest to the highest, then that of their total."""
    codes = [code_of(chart.format, band.series.values[band.last] or 0.0) for band in reversed(drawn)]
    if totals:
        codes = [code_of(chart.format, totals[-1] or 0.0), *codes]
    return end_labels(plot, frame, codes)[::-1]


def _drawn(plot: Plot, chart: ChartData, band: _Band, *, alone: bool) -> Drawn:
    """A band as PowerPoint draws it."""
    color = plot.color(band.series)
    fill = mix(plot.look.paper, color, PALE) if alone else color
    return Drawn(chart.series.index(band.series) + 1, fill, None if alone else (plot.look.paper, SEAM))


def _edge(plot: Plot, chart: ChartData, band: _Band, labels: RowLabels, *, alone: bool) -> Drawn:
    """The line along the upper edge of a band, which carries its labels."""
    line = (plot.color(band.series), STRONG) if alone else None
    return Drawn(chart.series.index(band.series) + 1, line=line, labels=labels, in_legend=False)
