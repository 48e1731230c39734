"""Breaks: what shows that an axis leaves something out: steps of time along it, or all under its lowest tick."""

from __future__ import annotations

from deckgen.model.color import mix
from deckgen.plot.lettering import Weight
from deckgen.plot.paper import Plot, Point
from deckgen.plot.rect import Rect
from deckgen.plot.scale import Axis

ZERO_WIDTH, BREAK_WIDTH = 1.0, 1.5
# The room for the line of an axis that doesn't begin at zero, and for the break in it, in sizes of its words.
CUT_ROOM, CUT_DEPTH = 0.7, 1.0


def draw_break(plot: Plot, x: float, y: float) -> None:
    """Two strokes through the line at zero, where steps of time are left out between two bars."""
    half = plot.size * 0.4
    plot.line([(x - half * 0.6, y), (x + half * 0.6, y)], plot.look.paper, ZERO_WIDTH * 3)
    for middle in (x - half * 0.4, x + half * 0.4):
        ends = [(middle - half / 2, y - half), (middle + half / 2, y + half)]
        plot.line(ends, plot.look.grey, BREAK_WIDTH)


def cut_sign(plot: Plot, x: float, foot: float) -> None:
    """The two strokes that break the line of an upright axis, just over its foot, where there is no room under it."""
    room = plot.size * CUT_DEPTH
    half, gap, slant = room * 0.42, room * 0.3, room * 0.22
    for y in (foot + room / 2, foot + room / 2 + gap):
        plot.line([(x - half, y - slant / 2), (x + half, y + slant / 2)], plot.look.ink, BREAK_WIDTH)


def cut_room(plot: Plot) -> float:
    """The room between the words of an axis that doesn't begin at zero and the chart, for its line and its break."""
    return plot.size * CUT_ROOM


def cut_depth(plot: Plot, axis: Axis) -> float:
    """The room under the lowest tick of an axis that doesn't begin at zero, in which its line is broken; else 0."""
    return plot.size * CUT_DEPTH if axis.is_cut else 0.0


def tick_letters(plot: Plot, axis: Axis, tick: float, *, marked: bool = True) -> tuple[str, Weight]:
    """The color and weight of a tick's words: grey, but in ink where a cut axis begins (if it is marked)."""
    is_set_off = marked and axis.is_cut and tick == axis.ticks[0]
    return (plot.look.ink, "semibold") if is_set_off else (plot.look.grey, "regular")


def cut_axis(plot: Plot, area: Rect, depth: float, *, lying: bool = False) -> None:
    """The line of an axis that doesn't begin at zero, and a base line from which two strokes part it.

    The axis goes up at the left of an area, or (lying) from its left to its right at its foot. The base line lies so
    far (depth, in points) before the lowest tick.
    """

    def at(along: float, across: float) -> Point:
        """A point so far along the axis from its lowest tick, and so far beside it."""
        x, y = (along, across) if lying else (across, along)
        return area.left + x, area.bottom + y

    length, breadth = (area.width, area.height) if lying else (area.height, area.width)
    room = plot.size * CUT_DEPTH
    half, gap, slant = room * 0.42, room * 0.3, room * 0.22
    below, above = -depth + (room - gap) / 2, -depth + (room + gap) / 2
    color = mix(plot.look.hairline, plot.look.grey, 0.7)
    plot.line([at(-depth, 0), at(-depth, breadth)], color, ZERO_WIDTH, behind=True)
    for start, end in ((-depth, below), (above, length)):
        plot.line([at(start, 0), at(end, 0)], color, ZERO_WIDTH, behind=True)
    for place in (below, above):
        plot.line([at(place - slant / 2, -half), at(place + slant / 2, half)], plot.look.ink, BREAK_WIDTH)
