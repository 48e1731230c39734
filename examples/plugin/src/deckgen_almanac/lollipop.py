"""lollipop: a dot at the end of a stick, for each category one."""

from __future__ import annotations

from deckgen.plug_in import Chart, ChartData, Plot, caption, category_color, plan_lying, values_of

# The width of a stick in points.
STICK = 2.5


class Lollipop(Chart):
    """Compares amounts with a dot at the end of a stick, a row for each category."""

    spoken = "Lollipop chart"
    most_points = 20
    most_series = 1
    colors_categories = True
    lies_down = True
    unfit = {"annotate": "say it in the title or in a callout"}

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Sticks from zero on, with an axis at their foot."""
        if not chart.x:
            return
        axis = plot.scales.axis(values_of(chart), chart.format, from_zero=True)
        room = caption(plot, chart, plot.room)
        frame = plan_lying(plot, chart, room, (axis.low, axis.high), lambda rows: (rows.indent, plot.size * 2), axis)
        for index, (value, y) in enumerate(zip(values_of(chart), frame.rows.middles, strict=True)):
            frame.rows.draw_name(plot, index)
            if value is not None:
                end, color = frame.scale(value), category_color(chart, index)
                plot.line([(frame.scale(0), y), (end, y)], color, STICK)
                plot.dot(end, y, min(plot.size * 0.5, frame.rows.pitch / 3), color)
        frame.draw_foot(plot)
