"""Lengths and boxes. Every length in deckgen is an Emu; a plain number only ever counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

PER_POINT = 12_700
PER_INCH = 914_400


class Emu(int):
    """A length in English Metric Units, in which PowerPoint's files measure: 914,400 an inch, 12,700 a point.

    Sums and multiples of lengths are lengths again.
    """

    __slots__ = ()

    def __add__(self, other: int) -> Emu:
        return Emu(int(self) + int(other))

    def __radd__(self, other: int) -> Emu:
        return Emu(int(other) + int(self))

    def __sub__(self, other: int) -> Emu:
        return Emu(int(self) - int(other))

    def __neg__(self) -> Emu:
        return Emu(-int(self))

    def __mul__(self, factor: float) -> Emu:
        return Emu(round(int(self) * factor))

    __rmul__ = __mul__

    def __floordiv__(self, parts: int) -> Emu:
        return Emu(int(self) // parts)

    @property
    def pt(self) -> float:
        """The length in points (1/72 inch)."""
        return int(self) / PER_POINT

    @property
    def inches(self) -> float:
        """The length in inches."""
        return int(self) / PER_INCH


def Pt(points: float) -> Emu:  # noqa: N802 - reads as a unit: Pt(18)
    """A length given in points (1/72 inch)."""
    return Emu(round(points * PER_POINT))


def Inch(inches: float) -> Emu:  # noqa: N802 - reads as a unit: Inch(0.65)
    """A length given in inches."""
    return Emu(round(inches * PER_INCH))


ZERO = Emu(0)


class Insets(NamedTuple):
    """How much room a text box keeps free inside each of its edges."""

    left: Emu = ZERO
    top: Emu = ZERO
    right: Emu = ZERO
    bottom: Emu = ZERO


NO_INSETS = Insets()


class Box(Struct, frozen=True):
    """A rectangle on a slide, measured from the slide's top left corner."""

    x: Emu
    y: Emu
    width: Emu
    height: Emu

    @property
    def right(self) -> Emu:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> Emu:
        """The y of the lower edge."""
        return self.y + self.height

    def mirrored(self, width: Emu) -> Box:
        """The box as it stands on a slide of this width that is read from right to left."""
        return Box(width - self.right, self.y, self.width, self.height)

    def inset(self, insets: Insets) -> Box:
        """What is left of the box inside its insets; its width and height never go below 0."""
        return Box(
            self.x + insets.left,
            self.y + insets.top,
            Emu(max(0, self.width - insets.left - insets.right)),
            Emu(max(0, self.height - insets.top - insets.bottom)),
        )

    def top(self, height: Emu) -> Box:
        """The strip of this height along the upper edge."""
        return Box(self.x, self.y, self.width, height)

    def below(self, distance: Emu) -> Box:
        """What is left of the box under a strip of this height along its upper edge."""
        return Box(self.x, self.y + distance, self.width, Emu(max(0, self.height - distance)))

    def above(self, distance: Emu) -> Box:
        """What is left of the box over a strip of this height along its lower edge."""
        return Box(self.x, self.y, self.width, Emu(max(0, self.height - distance)))

    def columns(self, widths: tuple[float, ...], gap: Emu) -> tuple[Box, ...]:
        """The box split from left to right in proportion to widths, with a gap between the parts."""
        room = self.width - gap * (len(widths) - 1)
        total, boxes, used = sum(widths), [], 0.0
        for index, share in enumerate(widths):
            left = room * (used / total)
            used += share
            boxes.append(Box(self.x + left + gap * index, self.y, room * (used / total) - left, self.height))
        return tuple(boxes)

    def contains(self, other: Box) -> bool:
        """Whether the other box lies inside this one, edges included."""
        return self.x <= other.x and self.y <= other.y and other.right <= self.right and other.bottom <= self.bottom

    def overlaps(self, other: Box) -> bool:
        """Whether the two boxes share any area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def fit(self, width: float, height: float) -> Box:
        """The largest box of the proportions width : height inside this one, in its middle."""
        scale = min(int(self.width) / width, int(self.height) / height)
        inner_width, inner_height = Emu(round(width * scale)), Emu(round(height * scale))
        return Box(
            self.x + (self.width - inner_width) // 2,
            self.y + (self.height - inner_height) // 2,
            inner_width,
            inner_height,
        )


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of these, of which there is one at least."""
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(left, top, right - left, bottom - top)
