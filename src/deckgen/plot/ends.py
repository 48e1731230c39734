"""Labels at the ends of lines: the name of each in its color with its last value, kept apart and inside.

No line leads to a label: it stands beside its end. Where ends are too near to each other for that, each label has a
dot in its color, and they stand one under the other in the order of the ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from deckgen.plot.captions import DOT, DOT_GAP
from deckgen.plot.lettering import Weight
from deckgen.plot.paper import ASCENT, DESCENT, LIFT, LINE_HEIGHT, Align, Plot, Point
from deckgen.plot.rect import Rect
from deckgen.plot.spread import spread_down
from deckgen.plot.wrap import wrap

GAP_FROM_LINE = 11.0
BELOW = 7.0
WIDEST_SHARE = 0.34
# How much more of a sheet's width names may take for their values to stand behind them instead of below, or for long
# ones not to be broken; these are wider than that, and are broken into so many lines.
WIDER, LONG, MOST_BROKEN = 0.09, 0.17, 2
# How far from its end, in sizes of its words, a label still stands beside it; and how far to the side, in points.
NEAR, BESIDE = 0.9, 24.0


class End(Struct, frozen=True):
    """What is named at the end of a line: its label, its last value as it is written ("" for none), and its color.

    muted says that others stand out, so that its name is set in regular letters. with_series is the label of the
    series that it appears with in the show, "" where that is its own label.
    """

    label: str
    value: str
    color: str
    muted: bool = False
    with_series: str = ""

    @property
    def series(self) -> str:
        """The label of the series that it belongs to."""
        return self.with_series or self.label

    @property
    def weight(self) -> Weight:
        """How strong its words are."""
        return "regular" if self.muted else "semibold"


class Placed(Struct, frozen=True):
    """Words of an end that stand elsewhere than in the column of labels, such as the name of a band inside it.

    end is the place of the end among the others; lines are the words. x is their edge or middle, as align says, and
    middle the height of the middle of all lines; both in points, as is size. color is a hex. valued says that the
    value is among the words.
    """

    end: int
    lines: tuple[str, ...]
    x: float
    middle: float
    size: float
    color: str
    align: Align = "center"
    valued: bool = False

    def box(self, plot: Plot) -> Rect:
        """The room that the words take."""
        width = max(plot.measure(line, "semibold", self.size) for line in self.lines)
        left = self.x - width * {"left": 0.0, "center": 0.5, "right": 1.0}[self.align]
        half, low = lines_height(len(self.lines)) * self.size / 2, self.middle - LIFT * self.size
        return Rect(left, low - half, left + width, low + half)


class EndLabels(Struct, frozen=True):
    """Labels broken into lines, with their size (points) and the width of the column that they need.

    dotted says that each has a dot in its color, since not all stand beside their ends. placed are words that stand
    elsewhere; the lines of an end that has all of its words there are empty.
    """

    lines: tuple[tuple[str, ...], ...]
    size: float
    width: float
    dotted: bool = False
    placed: tuple[Placed, ...] = ()

    @property
    def away(self) -> float:
        """How far the labels stand from the ends of the lines."""
        return GAP_FROM_LINE

    @property
    def indent(self) -> float:
        """The room for the dots before the words."""
        return (DOT * 2 + DOT_GAP) if self.dotted else 0.0

    def heights(self) -> list[float]:
        """The height of each label in points."""
        return [lines_height(len(lines)) * self.size for lines in self.lines]

    @property
    def gap(self) -> float:
        """The least distance between two labels; more where labels have several lines."""
        return self.size * (0.35 if any(len(lines) > 1 for lines in self.lines) else 0.1)

    def fit(self, height: float) -> bool:
        """Whether the labels fit one under the other into this height (points)."""
        heights = [one for one in self.heights() if one]
        return sum(heights) + self.gap * (len(heights) - 1) + LIFT * self.size <= height

    def middles(self, tips: Sequence[Point], room: Rect) -> list[float]:
        """How high each label stands in a room, beside the tip of its line or moved away from its neighbors."""
        shown = [number for number, lines in enumerate(self.lines) if lines]
        heights = self.heights()
        bottom = room.bottom + LIFT * self.size
        # Lines that end together are named from the top down in their own order.
        spread = spread_down(
            [tips[number][1] for number in shown], [heights[number] for number in shown], bottom, room.top, self.gap
        )
        middles = [y for _, y in tips]
        for number, middle in zip(shown, spread, strict=True):
            middles[number] = middle
        return middles

    def boxes(self, tips: Sequence[Point], room: Rect) -> list[Rect]:
        """The room that each label takes."""
        rows = zip(self.heights(), self.middles(tips, room), strict=True)
        low = LIFT * self.size
        return [Rect(room.left, y - high / 2 - low, room.right, y + high / 2 - low) for high, y in rows if high]

    def stand_near(self, tips: Sequence[Point], room: Rect) -> bool:
        """Whether each label stands beside its end in a room."""
        rows = zip(self.lines, tips, self.middles(tips, room), strict=True)
        return all(
            abs(middle - y) <= self.size * NEAR and room.left - x <= BESIDE for lines, (x, y), middle in rows if lines
        )


def lines_height(count: int) -> float:
    """How high so many lines of words are, in sizes of the words."""
    return (count - 1) * LINE_HEIGHT + ASCENT + DESCENT if count else 0.0


class Framed(Protocol):
    """A chart that is laid out, with a column beside it."""

    def column(self, plot: Plot) -> Rect:
        """The room for the labels at the ends."""

    def tips(self, plot: Plot) -> list[Point]:
        """Where the ends are that are named, in the order of their labels."""


AnyFrame = TypeVar("AnyFrame", bound=Framed)


def beside(
    plot: Plot, ends: Sequence[End], height: float, lay_out: Callable[[EndLabels | None], AnyFrame]
) -> AnyFrame:
    """The frame of a chart with labels at its ends, or without them where they don't fit.

    Wide labels leave the chart less room, and a lower chart leaves the labels less height, so both are laid out until
    they fit each other: the largest labels that stand beside their ends, else those that have dots. lay_out gives the
    frame beside labels, or without any for None; height is what the labels may take at the most, in points.
    """
    known: tuple[list[Point], Rect] | None = None
    for labels in _all_labels(plot, ends) if ends else ():
        # Where the ends are hardly depends on the labels, so most that don't fit need not be laid out.
        if not labels.fit(height) or (known and not labels.dotted and not labels.stand_near(*known)):
            continue
        frame = lay_out(labels)
        tips, column = frame.tips(plot), frame.column(plot)
        known = tips, column
        if labels.fit(column.height) and (labels.dotted or labels.stand_near(tips, column)):
            return frame
    return lay_out(None)


def draw_ends(plot: Plot, ends: Sequence[End], labels: EndLabels, tips: Sequence[Point], room: Rect) -> None:
    """Draw the labels at the left of room, each beside the tip of its line, and those that are placed elsewhere."""
    draw_dots(plot, ends, labels, tips, room)
    told = {place.end for place in labels.placed if place.valued}
    if any(end.value not in "".join(labels.lines[n]) and n not in told for n, end in enumerate(ends)):
        plot.concede("values at the ends")
    left = room.left + labels.indent
    for end, lines, middle in zip(ends, labels.lines, labels.middles(tips, room), strict=True):
        with plot.of(end.series):
            _draw_lines(
                plot, end, lines, Placed(0, lines, left, middle, labels.size, plot.legible(end.color), "left")
            )
    for one in labels.placed:
        with plot.of(ends[one.end].series):
            _draw_lines(plot, ends[one.end], one.lines, one)


def draw_dots(plot: Plot, ends: Sequence[End], labels: EndLabels, tips: Sequence[Point], room: Rect) -> None:
    """Draw the dots before the first lines of the labels, where they have any."""
    if labels.dotted:
        for end, lines, middle in zip(ends, labels.lines, labels.middles(tips, room), strict=True):
            if lines:
                first = middle + (len(lines) - 1) * LINE_HEIGHT * labels.size / 2
                with plot.of(end.series):
                    plot.dot(room.left + DOT, first, DOT, end.color)


def _draw_lines(plot: Plot, end: End, lines: Sequence[str], place: Placed) -> None:
    first = place.middle + (len(lines) - 1) * LINE_HEIGHT * place.size / 2
    for number, words in enumerate(lines):
        plot.text(
            place.x,
            first - number * LINE_HEIGHT * place.size,
            words,
            color=place.color,
            weight=end.weight,
            size=place.size,
            align=place.align,
            middle=True,
        )


def _all_labels(plot: Plot, ends: Sequence[End]) -> Iterator[EndLabels]:
    """All labels that these ends may have, the best first."""
    # A name over its value, above values whose names stand elsewhere, would seem to be the name of all of them.
    alike = all(end.label or not end.value for end in ends) or not any(end.label for end in ends)
    for size in plot.sizes:
        broken, stacked, in_line = (_labels(plot, ends, form, size) for form in (_broken, _stacked, _in_line))
        if broken and stacked and stacked.width - broken.width > plot.width * WIDER:
            yield broken
        wide = not in_line or (stacked and in_line.width - stacked.width > plot.width * WIDER)
        yield from filter(None, (stacked, in_line) if alike and wide else (in_line, stacked))
    for form in (_in_line, _stacked, _names_alone):
        for size in plot.sizes:
            if labels := _labels(plot, ends, form, size):
                yield replace(labels, dotted=True, width=labels.width + DOT * 2 + DOT_GAP if labels.width else 0.0)


Form = Callable[[Plot, End, float], "tuple[str, ...] | None"]


def _labels(plot: Plot, ends: Sequence[End], form: Form, size: float) -> EndLabels | None:
    """The labels in this form and size; None where one of them has no such form."""
    blocks = [form(plot, end, size) for end in ends]
    complete = [lines for lines in blocks if lines is not None]
    if len(complete) < len(blocks):
        return None
    width = max((plot.measure(words, "semibold", size) for lines in complete for words in lines), default=0.0)
    return EndLabels(tuple(complete), size, width + GAP_FROM_LINE if width else 0.0)


def _broken(plot: Plot, end: End, size: float) -> tuple[str, ...] | None:
    return _valued(_wrapped(plot, end.label, size, LONG, MOST_BROKEN), end)


def _stacked(plot: Plot, end: End, size: float) -> tuple[str, ...] | None:
    return _valued(_wrapped(plot, end.label, size), end)


def _valued(name: tuple[str, ...] | None, end: End) -> tuple[str, ...] | None:
    return None if name is None else (*name, *((end.value,) if end.value else ()))


def _in_line(plot: Plot, end: End, size: float) -> tuple[str, ...] | None:
    joined = f"{end.label} {end.value}".strip()
    fits = plot.measure(joined, "semibold", size) <= plot.width * WIDEST_SHARE
    return ((joined,) if joined else ()) if fits else None


def _names_alone(plot: Plot, end: End, size: float) -> tuple[str, ...] | None:
    return _wrapped(plot, end.label, size)


def _wrapped(
    plot: Plot, label: str, size: float, share: float = WIDEST_SHARE, most: int = 3
) -> tuple[str, ...] | None:
    """The label in lines of this share of a sheet's width, so many at the most; None where it would be cut."""
    wrapped = wrap(label, plot.width * share, partial(plot.measure, weight="semibold", size=size), most)
    return tuple(line for line in wrapped.lines if line) if wrapped.complete else None
