"""line: how something changed over time."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Chart
from deckgen.model.chart_data import ChartData, Series
from deckgen.model.native_chart import Native
from deckgen.model.node import one_of
from deckgen.native.native_axes import even, misplaced
from deckgen.native.native_errors import other_trend
from deckgen.native.native_lines import native_lines
from deckgen.plot import Plot
from deckgen.plot.curves import draw_series, last_point
from deckgen.plot.ends import End
from deckgen.plot.over_time import TimeFrame, plan_over_time
from deckgen.plot.paper import Point
from deckgen.plot.scale import Scale, known
from deckgen.plot.tracing import Tracing
from deckgen.plot.trend_lines import draw_trend, trend_color, trend_ends
from deckgen.plot.whiskers import draw_band


class Gaps(Struct, frozen=True):
    """Whether lines go on over missing values."""

    joined: bool = False


class Line(Chart):
    """Shows how one to eight things changed over time: a line for each, named at its end with its last value."""

    spoken = "Line chart"
    sets_off_categories = False
    stands_on_names = True
    can_be_native = True
    to_scale = True
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
        lines, ends, frame = _plan(plot, chart)
        scale = frame.draw_axes(plot)
        for series in (in_order := sorted(lines, key=lambda series: not series.muted)):
            draw_band(plot, series, frame.centres, scale)
        for series in in_order:
            draw_series(plot, series, frame.centres, scale, joined=chart.own(Gaps).joined)
        trends = {series.name: _trend_points(series, frame.centres, scale) for series in lines if series.trend}
        for series in lines:
            if series.trend:
                draw_trend(plot, trends[series.name], trend_color(plot, chart, series), dotted=True)
        tips = [points[-1] for points in trends.values()]
        frame.draw_words(plot, ends, [*tips, *(last_point(series, frame.centres, scale) for series in lines)])

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
        lines, ends, frame = _plan(plot, chart)
        frame.draw_notes(plot)
        return native_lines(plot, chart, frame, lines, ends, joined=chart.own(Gaps).joined)


def _plan(plot: Plot, chart: ChartData) -> tuple[list[Series], list[End], TimeFrame]:
    """The series that have a value, the labels of their trends and then their own, and the frame around them."""
    lines = [series for series in chart.series if known(series.values)]
    ends, trends = [_end(plot, series, chart) for series in lines], trend_ends(plot, chart)
    values = [value for series in lines for value in series.reached]
    named = [*ends, *trends[:1]] if chart.labels == "legend" else ends
    return lines, [*trends, *ends], plan_over_time(plot, chart, values, named, over=trends)


def _trend_points(series: Series, centres: Sequence[float], scale: Scale) -> list[Point]:
    return [(centres[index], scale(value)) for index, value in (series.trend.points if series.trend else ())]


def _end(plot: Plot, series: Series, chart: ChartData) -> End:
    return End(series.label, chart.format.show(known(series.values)[-1]), plot.color(series), series.muted)
