"""The frame of a chart whose categories lie in rows: the rows with their names, the room beside them, its axis.

Every chart with a row for each category is planned here. What lies in the rows, and the words there, are its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from deckgen.model.chart_data import ChartData, Levels
from deckgen.plot.name_rows import NameRows, foot_axis, plan_rows
from deckgen.plot.paper import Plot, Point
from deckgen.plot.rect import Rect
from deckgen.plot.scale import Axis, Scale
from deckgen.plot.standings import Standing

# The height of the axis at the foot, in sizes of its words.
FOOT = 1.5
# How much room in points stays free left and right of what lies in the rows; at the left are at least their names,
# which take `rows.indent`.
Margins = Callable[[NameRows], tuple[float, float]]


class LyingFrame(Struct, frozen=True):
    """Where the rows of a chart and everything around them stand; all lengths are in points.

    rows are the rows with their names at the left.
    room is where bars or dots lie, from the lowest to the highest value.
    scale maps values onto points from the left to the right of the room.
    foot is the axis under the rows, None where the values stand in the rows.
    """

    rows: NameRows
    room: Rect
    scale: Scale
    foot: Axis | None = None

    def stand(
        self,
        plot: Plot,
        tips: Mapping[tuple[str, int], Point],
        roots: Mapping[tuple[str, int], Point] | None = None,
        *,
        bars: bool = True,
    ) -> None:
        """Say where the values stand, for the annotations of the chart: bars begin at roots, or else at zero."""
        middles = self.rows.middles
        if bars:
            roots = roots or {place: (self.scale(0.0), y) for place, (_, y) in tips.items()}
        area = self.room._replace(bottom=middles[-1] - self.rows.pitch / 2, top=middles[0] + self.rows.pitch / 2)
        thick = self.rows.thickness if bars else 0.0
        plot.standing = Standing(
            area, self._height_at, self.scale, tips, roots or {}, thick, lies=True, reach=self.rows.reach
        )

    def _height_at(self, place: float) -> float:
        return self.rows.middles[0] - place * self.rows.pitch

    def draw_foot(self, plot: Plot) -> None:
        """Draw the axis, where there is one, with gridlines that make way for the words that are drawn already."""
        if self.foot:
            foot_axis(plot, self.foot, self.scale, self.room, self.rows.indent)


def plan_lying(
    plot: Plot,
    chart: ChartData,
    room: Rect,
    reach: tuple[float, float],
    margins: Margins,
    foot: Axis | None = None,
) -> LyingFrame:
    """The frame in a room of rows whose values lie between those of reach; chooses the size of the plot's words.

    foot is the axis that stands under the rows. The chart has at least one category.
    """
    plot.scales.ruled = plot.scales.ruled or foot is not None
    room = room.cut(bottom=plot.size * FOOT if foot else 0.0, top=plot.spare.top, right=plot.spare.right)
    rows = plan_rows(plot, chart, room)
    left, right = margins(rows)
    inner = room.cut(left=left, right=right)
    if plot.levels != Levels():
        # The axis stays near rows that hang from the height of those beside them.
        low, high = rows.middles[-1] - rows.pitch / 2, rows.middles[0] + rows.pitch / 2
        inner = inner._replace(bottom=max(inner.bottom, low), top=min(inner.top, high))
    return LyingFrame(rows, inner, plot.scales.scale(*reach, inner.left, inner.right), foot)


def row_box(rows: NameRows, index: int, left: float, right: float) -> Rect:
    """A bar that lies in a row, from its left to its right edge in points."""
    middle, half = rows.middles[index], rows.thickness / 2
    return Rect(left, middle - half, right, middle + half)
