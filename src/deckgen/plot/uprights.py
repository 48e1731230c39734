"""The frame of upright bars: where the bars stand, the axis or the values at their tips, and the words around them.

Every chart of upright bars is planned here. What its bars look like, and how many stand in one place, is its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from deckgen.model.chart_data import ChartData
from deckgen.plot.axes import (
    Labels,
    axis_width,
    draw_labels,
    ticks_for,
    top_margin,
    value_axis,
    zero_line,
)
from deckgen.plot.bars import Slots, Values, slots, tip_room, x_labels
from deckgen.plot.breaks import draw_break
from deckgen.plot.notes_strip import Notes, draw_notes, plan_notes
from deckgen.plot.paper import Plot, Point
from deckgen.plot.rect import Rect
from deckgen.plot.scale import Axis, Scale
from deckgen.plot.standings import Reach, Standing

Stand = Callable[[Rect], tuple[Slots, Labels]]


class UprightFrame(Struct, frozen=True):
    """Where upright bars and everything around them stand; all lengths are in points.

    area is the room from the lowest to the highest value, without the words around it.
    places are the equal places in which the bars stand.
    words are the names under the bars.
    notes are the annotations over them.
    axis is the axis of values, which is drawn only where the bars carry no values.
    reach is the lowest and the highest value that the bars show; zero is always between them.
    tips are the values at the tips of the bars, None where these have no room and the axis is drawn instead.
    left is the width of the axis's words, 0 where they have no room or aren't needed.
    below is the room between the area and the names, for values under bars that go below zero.
    above is the room between the area and the annotations, for values over the bars.
    breaks are the places after which steps of time are left out.
    """

    area: Rect
    places: Slots
    words: Labels
    notes: Notes
    axis: Axis
    reach: tuple[float, float]
    tips: Values | None = None
    left: float = 0.0
    below: float = 0.0
    above: float = 0.0
    breaks: tuple[int, ...] = ()

    def scale(self, plot: Plot) -> Scale:
        """From values to heights on the sheet: along the axis, or what the bars reach where they carry values."""
        low, high = self.reach if self.tips else (self.axis.low, self.axis.high)
        return plot.scales.scale(low, high, self.area.bottom, self.area.top)

    def draw_axis(self, plot: Plot) -> Scale:
        """Draw the axis or, under bars that carry values, only the line that they stand on; returns the scale."""
        scale = self._draw_scale(plot)
        for place in self.breaks:
            draw_break(plot, self.places.x_at(place + 0.5), scale(0))
        return scale

    def _draw_scale(self, plot: Plot) -> Scale:
        if self.tips is None:
            return value_axis(plot, self.axis, self.area, self.left)
        scale = self.scale(plot)
        left, right = self.places.reach
        zero_line(plot, Rect(left, 0, right, 0), scale)
        return scale

    def stand(
        self,
        plot: Plot,
        scale: Scale,
        tips: Mapping[tuple[str, int], Point],
        roots: Mapping[tuple[str, int], Point] | None = None,
        thick: float = 0.0,
    ) -> None:
        """Say where the values stand, for the annotations of the chart: bars begin at roots, or else at zero."""
        roots = roots or {place: (x, scale(0.0)) for place, (x, _) in tips.items()}
        area = self.area.cut(top=-self.above)
        plot.standing = Standing(
            area,
            self.places.x_at,
            scale,
            tips,
            roots,
            thick or self.places.filled,
            reach=Reach(self.area.bottom, self.area.top),
        )

    def draw_words(self, plot: Plot, bold: Sequence[bool], color: str = "") -> None:
        """Draw the names under the bars, those that are bold in ink, and then the annotations.

        The others are grey, or have the color (hex) that is given.
        """
        draw_labels(plot, self.words, self.places.centres, self.area.bottom - self.below, bold, color=color)
        self.draw_notes(plot)

    def draw_notes(self, plot: Plot) -> None:
        """Draw the annotations over the bars; their lines make way for the words that are drawn already."""
        draw_notes(plot, self.notes, self.area.cut(top=-self.above))


def plan_uprights(
    plot: Plot,
    chart: ChartData,
    room: Rect,
    values: Sequence[float | None],
    tips: Values | None = None,
    *,
    bars_each: int = 1,
    tip_space: tuple[float, float] | None = None,
    over: float = 0.0,
    stand: Stand | None = None,
) -> UprightFrame:
    """The frame in a room of bars that reach these values; with tips they carry values, else there is an axis.

    bars_each is how many bars stand side by side in one place. tip_space is the room in points under and over the
    bars for what stands at their tips, where it isn't just that of tips; over is further room over them. stand gives
    the places of the bars and the names under them in a room beside the axis, where they aren't those of most bars.
    """
    room = room.cut(right=plot.spare.right)
    axis = plot.scales.axis(values, chart.format, from_zero=True, most=ticks_for(room.height))
    left = 0.0 if tips else axis_width(plot, axis)
    inner = room.cut(left=left)
    if stand is None:
        places = slots(len(chart.x), inner, bars_each)
        words, notes = plan_words(plot, chart, places, inner)
    else:
        places, words = stand(inner)
        notes = plan_notes(plot, chart.notes, places.x_at, inner)
    below, above = tip_space or (tip_room(values, tips.size) if tips else (0.0, top_margin(plot)))
    above += over
    area = plot.leveled(inner.cut(bottom=words.height + below, top=notes.height + above + plot.spare.top))
    reach = plot.scales.reach(values, from_zero=True)
    return UprightFrame(area, places, words, notes, axis, reach, tips, left, below, above, chart.breaks)


def plan_words(plot: Plot, chart: ChartData, places: Slots, room: Rect) -> tuple[Labels, Notes]:
    """The names under the bars and the annotations over them, in the room that bars and words have together."""
    return x_labels(plot, chart, places), plan_notes(plot, chart.notes, places.x_at, room)
