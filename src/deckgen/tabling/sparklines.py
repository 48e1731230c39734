"""Sparklines in a table's cells: a small line for each row, its last point marked with a dot."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.fitting.canvas import Canvas
from deckgen.model.geometry import Box, Emu, Pt
from deckgen.model.page import Point, Polyline
from deckgen.tabling.cell_drawing import CellDrawing, CellSpot, add_group

ValueSeries = tuple[float | None, ...]
"""The values that one line goes through, from left to right; None where one is missing."""

# The height of a line, in sizes of the table's type.
HEIGHT = 1.3
# The width of a line, and the radius that is kept free for the dot at its end.
STROKE, DOT = Pt(1.5), Pt(2.6)


class Sparklines(CellDrawing, Struct, frozen=True):
    """The lines of a column, each broken where a value is missing."""

    series: tuple[ValueSeries, ...]
    """The values of each row."""
    colors: tuple[str, ...]
    """The color of each row's line."""
    most_values: int
    """How many values the longest line has; the others end where it ends."""
    shared_scale: tuple[float, float] | None = None
    """The lowest and the highest of all values where all lines lie on one scale; None where each has its own."""
    total: ValueSeries = ()
    """The values of the total row's line."""
    word = "sparkline"
    least, natural, widest, share, words_before = Pt(40), Pt(96), Pt(160), 1.5, False

    @classmethod
    def of(
        cls, series: Sequence[ValueSeries], colors: tuple[str, ...], *, shared: bool, total: ValueSeries
    ) -> Sparklines:
        """The lines of a column; shared puts all of them on one scale."""
        known = [value for values in series for value in values if value is not None]
        scale = (min(known), max(known)) if shared and known else None
        return cls(tuple(series), colors, max((len(values) for values in series), default=0), scale, total)

    def piece(self, start: int, stop: int) -> Sparklines:
        """The lines of some rows, on the same scale."""
        return replace(self, series=self.series[start:stop], colors=self.colors[start:stop])

    def draw(self, canvas: Canvas, places: Sequence[CellSpot], total: CellSpot | None, name: str) -> None:
        """Lay the lines. That of the total, whose values are larger, has a scale of its own."""
        colors = canvas.brand.colors
        rows = [*zip(places, self.series, self.colors, (self.shared_scale,) * len(places), strict=True)]
        if total is not None:
            rows.append((total, self.total, colors.ink, None))
        lines = []
        for place, series, color, scale in rows:
            strokes, room = self._strokes(series, scale, place.box, canvas.press.table.size * HEIGHT)
            if strokes:
                stroke_color = colors.grey if place.muted else color
                lines.append(Polyline(room, strokes, stroke_color, STROKE, f"Sparkline: {place.row}", DOT))
        add_group(canvas, lines, name)

    def _strokes(
        self, series: ValueSeries, scale: tuple[float, float] | None, place: Box, height: Emu
    ) -> tuple[tuple[tuple[Point, ...], ...], Box]:
        """The stretches of a line without a gap, and the box whose left top corner their points are measured from."""
        line_height = min(height, place.height)
        room = Box(place.x, place.y + (place.height - line_height) // 2, place.width, Emu(line_height))
        known = [value for value in series if value is not None]
        low, high = scale or ((min(known), max(known)) if known else (0.0, 0.0))
        inner_width, inner_height = room.width - DOT * 2, room.height - DOT * 2
        steps, first = max(self.most_values - 1, 1), self.most_values - len(series)
        parts: list[list[Point]] = [[]]
        for index, value in enumerate(series, start=first):
            if value is None:
                parts.append([])
                continue
            # Values are halved first: the difference of two that are very large may be more than a float can hold.
            reach = high / 2 - low / 2
            share = (value / 2 - low / 2) / reach if reach > 0 else 0.5
            across = index / steps if self.most_values > 1 else 1.0
            parts[-1].append((DOT + inner_width * across, DOT + inner_height * (1 - share)))
        return tuple(tuple(part) for part in parts if part), room
