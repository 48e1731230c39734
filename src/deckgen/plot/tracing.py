"""Tracing: a sheet that keeps what is drawn on it as values.

For charts that PowerPoint draws itself: what it has no word for (notes, a unit over the chart, words in the middle of
a ring) is drawn here as on any sheet, and is put over the chart afterwards. A legend is PowerPoint's own: only the
room that it takes is kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckgen.model.chart_data import ChartLook
from deckgen.plot.paper import LINE_HEIGHT, Lettered, Plot, Point
from deckgen.plot.rect import Rect
from deckgen.plot.sheet_layers import Layer


class Straight(Struct, frozen=True):
    """A straight line between two points, its color and width."""

    start: Point
    end: Point
    color: str
    width: float
    dotted: bool
    layer: Layer


class Disc(Struct, frozen=True):
    """A filled circle."""

    box: Rect
    color: str
    layer: Layer


class Block(Struct, frozen=True):
    """Lines of words that stand one under the other as one text."""

    lines: list[Lettered]
    layer: Layer


class Tracing(Plot):
    """A sheet whose words, straight lines and dots are kept: words that stand one under the other as one text.

    language (BCP 47) is that of the deck.
    """

    def __init__(self, look: ChartLook, width_inches: float, height_inches: float, language: str) -> None:
        super().__init__(look, width_inches, height_inches)
        self.language = language
        self.blocks: list[Block] = []
        self.straights: list[Straight] = []
        self.discs: list[Disc] = []
        self.legend: Rect | None = None
        self.legend_size = look.largest

    def line(
        self,
        points: Sequence[Point],
        color: str,
        width: float,
        *,
        dotted: bool = False,
        behind: bool = False,  # noqa: ARG002 - all lines lie behind the words
    ) -> None:
        """Keep a line of one stretch; bent ones only lead from one thing to another and are left out."""
        if len(points) == 2:
            self.straights.append(Straight(points[0], points[1], color, width, dotted, self.layer))

    def dot(self, x: float, y: float, radius: float, color: str) -> None:
        """Keep a filled circle."""
        self.discs.append(Disc(Rect(x - radius, y - radius, x + radius, y + radius), color, self.layer))

    def entry(self, left: float, middle: float, words: str, color: str, dot: float, gap: float) -> None:  # noqa: ARG002
        """Widen the room of the legend by an entry."""
        room = Rect(
            left, middle - self.size * 0.72, left + dot * 2 + gap + self.measure(words), middle + self.size * 0.72
        )
        before = self.legend or room
        self.legend = Rect(
            min(before.left, room.left),
            min(before.bottom, room.bottom),
            max(before.right, room.right),
            max(before.top, room.top),
        )
        self.legend_size = self.size
        self._note(words, room)

    def _write(self, line: Lettered) -> None:
        last = self.blocks[-1] if self.blocks else None
        if last and last.layer == self.layer and _follows(last.lines[-1], line):
            last.lines.append(line)
        else:
            self.blocks.append(Block([line], self.layer))


def _follows(last: Lettered, line: Lettered) -> bool:
    """Whether a line is the next one of the same text."""
    same = (last.size, last.color, last.weight, last.align) == (line.size, line.color, line.weight, line.align)
    edges = {"left": (last.box.left, line.box.left), "right": (last.box.right, line.box.right)}
    one, other = edges.get(line.align, (last.box.left + last.box.right, line.box.left + line.box.right))
    return same and abs(last.baseline - line.baseline - LINE_HEIGHT * line.size) < 0.1 and abs(one - other) < 0.1
