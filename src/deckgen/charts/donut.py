"""donut: the parts of a whole."""

from __future__ import annotations

import math

from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Chart
from deckgen.model.chart_data import ChartData
from deckgen.model.excel_format import code_of
from deckgen.model.marks import Str
from deckgen.model.native_chart import Drawn, Group, Label, Native
from deckgen.native.native_axes import lettering, region, sheet
from deckgen.plot import Plot, Rect
from deckgen.plot.middle import draw_middle, plan_middle
from deckgen.plot.ring import Ring, RingPlace, draw_label, draw_links, is_valued, label_width, lay_out_ring
from deckgen.plot.standings import Ring as Stands
from deckgen.plot.standings import standing_of_ring
from deckgen.plot.tracing import Tracing

# Other programs than PowerPoint give every ring the same narrower hole.
HOLE, NARROW_HOLE, SEAM = 0.62, 0.5, 1.1


class Donut(Chart):
    """Shows the parts of a whole as a ring, each part named beside it with its value, and the whole in its middle."""

    spoken = "Donut chart"
    color_tells = "neighbors"
    clear_slices = 6
    adds_up = True
    parts = "categories"
    most_points = 12
    most_series = 1
    colors_categories = True
    can_be_native = True
    annotations = ("sum",)
    unfit = {
        "axis": "a ring has no axis; 'bar' and 'ranking' have one",
    }
    one_color = False
    center: Str | None = None
    """The words in the middle: the first line is set large, those under it small."""

    @property
    def middle(self) -> Str | None:
        """The words in the middle."""
        return self.center

    def finish(self, data: ChartData, scope: Scope) -> ChartData:
        """The words in the middle; parts of a whole are never negative."""
        if any(value is not None and value < 0 for value in data.series[0].values):
            message = "a donut shows parts of a whole, and one of these is negative"
            scope.log.error("negative_part", message, self.span)
        return replace(data, center=scope.lines(self.center) if self.center else "")

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the ring from the top with the clock, its parts in the order given."""
        ring = lay_out_ring(plot, chart)
        x, y, radius, slices = ring.x, ring.y, ring.radius, ring.slices
        parts = {part.index: (part.start, part.end) for part in slices}
        plot.standing = standing_of_ring(plot.room, Stands(x, y, radius, radius * HOLE, parts))
        if not slices:
            plot.wedge(x, y, radius, radius * HOLE, 0, 360, plot.look.hairline)
        for part in slices:
            gap = min(0.5, (part.start - part.end) / 4) if len(slices) > 1 else 0.0
            plot.wedge(x, y, radius, radius * HOLE, part.end + gap, part.start - gap, part.color)
        draw_links(plot, ring)
        for place in ring.places:
            draw_label(plot, ring, place)
            if not is_valued(chart, place.label):
                plot.omit(chart.format.show(place.label.part.value))
        _draw_center(plot, chart, ring)

    @staticmethod
    def native(plot: Tracing, chart: ChartData) -> Native:
        """The ring with a label beside each part; the words in its middle are laid over it."""
        ring = lay_out_ring(plot, chart)
        _draw_center(plot, chart, ring, NARROW_HOLE / HOLE)
        if not ring.dotted:
            # Other programs than PowerPoint set labels a little to the side, where they would lie on the dots.
            draw_links(plot, ring)
        labels = tuple((place.label.part.index, _native_label(plot, chart, ring, place)) for place in ring.places)
        colors = tuple((part.index, part.color) for part in ring.slices)
        drawn = Drawn(1, "", (plot.look.paper, SEAM), colors, labels=labels)
        area = Rect(ring.x - ring.radius, ring.y - ring.radius, ring.x + ring.radius, ring.y + ring.radius)
        group = Group("ring", (drawn,))
        return Native(sheet(chart), (group,), region(plot, area), lettering(plot), hole=round(HOLE * 100))


def _draw_center(plot: Plot, chart: ChartData, ring: Ring, smaller: float = 1.0) -> None:
    """The words in the middle, the first line smaller if need be."""
    if middle := plan_middle(plot, chart.center, ring.radius * HOLE * 0.78):
        draw_middle(plot, replace(middle, size=middle.size * smaller), ring.x, ring.y)


def _native_label(plot: Plot, chart: ChartData, ring: Ring, place: RingPlace) -> Label:
    """A label of PowerPoint's, moved from the middle of its part to where the picture has it."""
    label, radius = place.label, ring.radius * (1 + HOLE) / 2
    measured = label_width(plot, label)
    width = measured * 1.1 + 8
    # PowerPoint sets the middle of a label. Those of a list begin on one line, the others keep clear of the ring.
    half = measured / 2 if ring.dotted else width / 2 - 3
    x = place.edge + place.way * (ring.indent + half) - ring.x - math.cos(label.part.middle) * radius
    up = place.middle - ring.y - math.sin(label.part.middle) * radius
    shortened = not " ".join(label.name).startswith(" ".join(chart.x[label.part.index].split()))
    letters = lettering(plot, plot.legible(label.part.color), "bold" if label.bold else "semibold", label.size)
    return Label(
        letters,
        "",
        code_of(chart.format, label.part.value) if is_valued(chart, label) else "",
        "category",
        joint="\n" if label.value else " ",
        shift=(x / plot.width, -up / plot.height),
        room=(width / plot.width, (label.height + 5) / plot.height) if len(label.name) > 1 or shortened else None,
    )
