"""Rect: a rectangle on the sheet, in points from its lower left corner. Knows nothing of drawing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Rect(NamedTuple):
    """Edges in points; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """The distance between left and right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """The distance between bottom and top."""
        return self.top - self.bottom

    def overlaps(self, other: Rect, gap: float = 0.0) -> bool:
        """Whether the two come nearer to each other than gap in both directions."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.bottom < other.top + gap
            and other.bottom < self.top + gap
        )

    def overlaps_any(self, others: Iterable[Rect], gap: float = 0.0) -> bool:
        """Whether one of many comes nearer to this one than gap in both directions."""
        x, y, end, rim = self.left - gap, self.bottom - gap, self.right + gap, self.top + gap
        return any(x < right and left < end and y < top and bottom < rim for left, bottom, right, top in others)

    def cut(self, *, left: float = 0, bottom: float = 0, right: float = 0, top: float = 0) -> Rect:
        """What is left after strips are cut off its sides; never turned inside out."""
        inner_left, inner_bottom = self.left + left, self.bottom + bottom
        return Rect(
            inner_left, inner_bottom, max(inner_left + 1, self.right - right), max(inner_bottom + 1, self.top - top)
        )
