"""line: how something changed over time."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Chart
from deckgen.model.chart_data import ChartData, Series, Trend
from deckgen.model.native_chart import Native
from deckgen.model.node import one_of
from deckgen.native.native_axes import even, misplaced
from deckgen.native.native_errors import other_trend
from deckgen.native.native_lines import native_lines
from deckgen.plot import Plot
from deckgen.plot.curves import draw_series
from deckgen.plot.ends import End
from deckgen.plot.over_time import TimeFrame, plan_over_time
from deckgen.plot.own_places import Trace
from deckgen.plot.scale import known
from deckgen.plot.standings import tips_of
from deckgen.plot.tracing import Tracing
from deckgen.plot.trend_lines import draw_trend, trend_color, trend_ends
from deckgen.plot.whiskers import draw_band


class Gaps(Struct, frozen=True):
    """Whether lines go on over missing values."""

    joined: bool = False


class Line(Chart):
    """Shows how one to eight things changed over time: a line for each, named at its end with its last value."""

    spoken = "Line chart"
    color_tells = "crossings"
    sets_off_categories = False
    stands_on_names = True
    can_be_native = True
    annotations = ("note", "change", "gap", "band", "line", "point")
    to_scale = True
    from_zero = False
    bears_errors = True
    bears_trend = True
    most_points = 4000
    gaps: one_of("break", "join") = "break"  # type: ignore[valid-type]
    """Whether a line breaks where a value is missing, or joins those beside it, a dot on each value that is there."""

    def finish(self, data: ChartData, scope: Scope) -> ChartData:  # noqa: ARG002 - asks for nothing
        """The data and whether lines go on over missing values."""
        return replace(data, detail=Gaps(self.gaps == "join"))

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the lines, muted ones first, with few gridlines and the labels at the right."""
        lines, frame = _plan(plot, chart)
        scale = frame.draw_axes(plot)
        frame.stand(plot, scale, tips_of(chart, lambda _, index, value: (frame.centres[index], scale(value))))
        for series in (in_order := sorted(lines, key=lambda series: not series.muted)):
            with plot.of(series.label):
                draw_band(plot, series, frame.centres, scale)
        for series in in_order:
            with plot.of(series.label):
                draw_series(plot, series, frame.centres, scale, joined=chart.own(Gaps).joined)
        for series in lines:
            if series.trend:
                points = [(frame.centres[index], scale(value)) for index, value in series.trend.points]
                with plot.of(series.label):
                    draw_trend(plot, points, trend_color(plot, chart, series), dotted=True)
        frame.draw_words(plot)

    @classmethod
    def picture_only(cls, data: ChartData) -> str:
        """Points that PowerPoint would set elsewhere, bands, and trends that it would draw otherwise."""
        if any(series.low for series in data.series):
            return "PowerPoint has no band along a line"
        uneven = any(series.trend for series in data.series) and not even(data.positions or ())
        return misplaced(data) or ("PowerPoint's trends take points for even" if uneven else other_trend(data))

    @staticmethod
    def native(plot: Tracing, chart: ChartData) -> Native:
        """The lines in the frame that they have on the picture, named by labels at their last points."""
        lines, frame = _plan(plot, chart)
        frame.draw_notes(plot)
        return native_lines(plot, chart, frame, lines, joined=chart.own(Gaps).joined)


def _plan(plot: Plot, chart: ChartData) -> tuple[list[Series], TimeFrame]:
    """The series that have a value, and the frame around them with the labels of their trends and at their ends."""
    lines = [series for series in chart.series if known(series.values)]
    traces = [Trace(_end(plot, series, chart), series.values) for series in lines]
    trended = [series.trend for series in lines if series.trend]
    trends = [
        Trace(end, _along(trend, len(chart.x))) for end, trend in zip(trend_ends(plot, chart), trended, strict=False)
    ]
    values = [value for series in lines for value in series.reached]
    named = [*traces, *trends[:1]] if chart.labels == "legend" else traces
    return lines, plan_over_time(plot, chart, values, named, over=trends)


def _along(trend: Trend, count: int) -> tuple[float | None, ...]:
    """The values of a trend at each x, None where it has none."""
    found = dict(trend.points)
    return tuple(found.get(index) for index in range(count))


def _end(plot: Plot, series: Series, chart: ChartData) -> End:
    return End(series.label, chart.format.show(known(series.values)[-1]), plot.color(series), series.muted)
