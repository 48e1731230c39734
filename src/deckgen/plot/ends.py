"""Labels at the ends of lines: the name of each in its color and its last value below, kept apart and inside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from deckgen.plot.paper import ASCENT, DESCENT, LIFT, LINE_HEIGHT, Plot, Point
from deckgen.plot.rect import Rect
from deckgen.plot.spread import spread_down
from deckgen.plot.wrap import wrap

GAP_FROM_LINE, GAP_FOR_LEADERS, FEW = 11.0, 24.0, 3
BELOW = 7.0
WIDEST_SHARE = 0.34


class End(Struct, frozen=True):
    """What is named at the end of a line: its label, its last value as it is written ("" for none), and its color.

    muted says that others stand out, so that its name is set in regular letters.
    """

    label: str
    value: str
    color: str
    muted: bool = False


class EndLabels(Struct, frozen=True):
    """Labels broken into lines, with their size (points) and the width of the column that they need."""

    lines: tuple[tuple[str, ...], ...]
    size: float
    width: float

    @property
    def away(self) -> float:
        """How far the labels stand from the ends of the lines: further where many of them need leaders."""
        return GAP_FROM_LINE if len(self.lines) <= FEW else GAP_FOR_LEADERS

    def heights(self) -> list[float]:
        """The height of each label in points."""
        lines = [len(lines) for lines in self.lines]
        return [((count - 1) * LINE_HEIGHT + ASCENT + DESCENT) * self.size if count else 0.0 for count in lines]

    @property
    def gap(self) -> float:
        """The least distance between two labels; more where labels have several lines."""
        return self.size * (0.35 if any(len(lines) > 1 for lines in self.lines) else 0.1)


def plan_ends(plot: Plot, ends: Sequence[End], height: float) -> EndLabels | None:
    """The roomiest labels that fit whole beside a chart of this height (points); None where none fit."""
    for form in (_stacked, _in_line, _names_alone):
        for size in plot.sizes:
            blocks = [lines for end in ends if (lines := form(plot, end, size)) is not None]
            if len(blocks) < len(ends):
                continue
            width = max((plot.measure(words, "semibold", size) for lines in blocks for words in lines), default=0.0)
            labels = EndLabels(tuple(blocks), size, width)
            labels = replace(labels, width=width + labels.away if width else 0.0)
            heights = labels.heights()
            if sum(heights) + labels.gap * (len(heights) - 1) + LIFT * size <= height:
                lost = (end.value not in "".join(lines) for end, lines in zip(ends, blocks, strict=True))
                if any(lost):
                    plot.concede("values at the ends")
                return labels
    return None


class Framed(Protocol):
    """A chart that is laid out, with a column beside it."""

    def column(self, plot: Plot) -> Rect:
        """The room for the labels at the ends."""


AnyFrame = TypeVar("AnyFrame", bound=Framed)


def beside(
    plot: Plot, ends: Sequence[End], height: float, lay_out: Callable[[EndLabels | None], AnyFrame]
) -> AnyFrame:
    """The frame of a chart with labels at its ends, or without them where they don't fit.

    Wide labels leave the chart less room, and a lower chart leaves the labels less height, so both are laid out until
    they fit each other. lay_out gives the frame beside labels, or without any for None; height is what the labels may
    take at first, in points.
    """
    while True:
        labels = plan_ends(plot, ends, height) if ends else None
        frame = lay_out(labels)
        if labels is None or frame.column(plot).height >= height - 0.01:
            return frame
        height = frame.column(plot).height


def draw_ends(plot: Plot, ends: Sequence[End], labels: EndLabels, tips: Sequence[Point], room: Rect) -> None:
    """Draw the labels at the left of room, each beside the tip of its line, with a thin leader where it moved.

    The leader of a line that ends before the others is grey and dotted, for it lies where the line would go on.
    """
    bottom = room.bottom + LIFT * labels.size
    # Lines that end together are named from the top down in their own order.
    middles = spread_down([y for _, y in tips], labels.heights(), bottom, room.top, labels.gap)
    for end, lines, (x, y), middle in zip(ends, labels.lines, tips, middles, strict=True):
        first = middle + (len(lines) - 1) * LINE_HEIGHT * labels.size / 2
        for number, words in enumerate(lines):
            plot.text(
                room.left,
                first - number * LINE_HEIGHT * labels.size,
                words,
                color=plot.legible(end.color),
                weight="regular" if end.muted else "semibold",
                size=labels.size,
                middle=True,
            )
        early = room.left - x > labels.away * 2
        if lines and (early or abs(middle - y) > labels.size * 0.9):
            turn = min(5.0, (room.left - x) / 4)
            bend = [(x + turn, y), (room.left - 3 - turn, middle)]
            color = plot.look.grey if early else end.color
            plot.line([(x + 3, y), *bend, (room.left - 3, middle)], color, 0.6, dotted=early, behind=True)


def _stacked(plot: Plot, end: End, size: float) -> tuple[str, ...] | None:
    name = _wrapped(plot, end.label, size)
    return None if name is None else (*name, *((end.value,) if end.value else ()))


def _in_line(plot: Plot, end: End, size: float) -> tuple[str, ...] | None:
    joined = f"{end.label} {end.value}".strip()
    fits = plot.measure(joined, "semibold", size) <= plot.width * WIDEST_SHARE
    return ((joined,) if joined else ()) if fits else _wrapped(plot, end.label, size)


def _names_alone(plot: Plot, end: End, size: float) -> tuple[str, ...] | None:
    return _wrapped(plot, end.label, size)


def _wrapped(plot: Plot, label: str, size: float) -> tuple[str, ...] | None:
    """The label in at most three lines; None where it would be cut."""
    wrapped = wrap(label, plot.width * WIDEST_SHARE, partial(plot.measure, weight="semibold", size=size), 3)
    return tuple(line for line in wrapped.lines if line) if wrapped.complete else None
