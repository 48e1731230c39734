"""Sparklines in a table's cells: a small line for each row, its last point marked."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.fitting.canvas import Canvas
from deckgen.model.geometry import Box, Emu, Pt
from deckgen.model.page import Point, Polyline
from deckgen.tabling.drawing import Drawing, Place, lay

Series = tuple[float | None, ...]

HEIGHT = 1.3
STROKE, DOT = Pt(1.5), Pt(2.6)


class Sparklines(Drawing, Struct, frozen=True):
    """A line for each row's values, broken where one is missing; total is that of the last row.

    ends are the lowest and the highest of all values where the lines lie on one scale. long is how many values the
    longest has; the others end where it ends.
    """

    series: tuple[Series, ...]
    colors: tuple[str, ...]
    long: int
    ends: tuple[float, float] | None = None
    total: Series = ()
    word = "sparkline"
    least, natural, widest, share, words_before = Pt(40), Pt(96), Pt(160), 1.5, False

    @classmethod
    def of(cls, series: Sequence[Series], colors: tuple[str, ...], *, shared: bool, total: Series) -> Sparklines:
        """The lines of a column."""
        there = [value for one in series for value in one if value is not None]
        ends = (min(there), max(there)) if shared and there else None
        return cls(tuple(series), colors, max((len(one) for one in series), default=0), ends, total)

    def piece(self, start: int, stop: int) -> Sparklines:
        """The lines of some rows."""
        return replace(self, series=self.series[start:stop], colors=self.colors[start:stop])

    def draw(self, canvas: Canvas, places: Sequence[Place], total: Place | None, name: str) -> None:
        """Lay the lines. The total, whose values are larger, has a scale of its own."""
        colors = canvas.brand.colors
        rows = [*zip(places, self.series, self.colors, (self.ends,) * len(places), strict=True)]
        if total is not None:
            rows.append((total, self.total, colors.ink, None))
        lines = []
        for place, series, color, ends in rows:
            strokes, room = self._strokes(series, ends, place.box, canvas.press.table.size * HEIGHT)
            if strokes:
                shown = colors.grey if place.muted else color
                lines.append(Polyline(room, strokes, shown, STROKE, f"Sparkline: {place.row}", DOT))
        lay(canvas, lines, name)

    def _strokes(
        self, series: Series, ends: tuple[float, float] | None, place: Box, height: Emu
    ) -> tuple[tuple[tuple[Point, ...], ...], Box]:
        """The stretches of a line without a gap, and the box that they are measured in."""
        high = min(height, place.height)
        room = Box(place.x, place.y + (place.height - high) // 2, place.width, Emu(high))
        there = [value for value in series if value is not None]
        low, top = ends or ((min(there), max(there)) if there else (0.0, 0.0))
        inner_width, inner_height = room.width - DOT * 2, room.height - DOT * 2
        steps, first = max(self.long - 1, 1), self.long - len(series)
        parts: list[list[Point]] = [[]]
        for index, value in enumerate(series, start=first):
            if value is None:
                parts.append([])
                continue
            # Halves, as the difference of two numbers that are very large may be none that can be written.
            share = (value / 2 - low / 2) / (top / 2 - low / 2) if top > low else 0.5
            across = index / steps if self.long > 1 else 1.0
            parts[-1].append((DOT + inner_width * across, DOT + inner_height * (1 - share)))
        return tuple(tuple(part) for part in parts if part), room
