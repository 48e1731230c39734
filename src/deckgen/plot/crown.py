"""Names over the parts of a bar on its side: each near its part, in its color, clear of its neighbors."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec import Struct

from deckgen.plot.captions import Entry
from deckgen.plot.paper import Plot
from deckgen.plot.rect import Rect
from deckgen.plot.spread import spread
from deckgen.plot.wrap import wrap

APART, CLEAR, NARROWEST = 13.0, 7.0, 56.0


class Crown(Struct, frozen=True):
    """Names over the parts of a bar: each as it is given, its lines, its middle in points from the left, and its
    color (hex).
    """

    labels: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    middles: tuple[float, ...]
    colors: tuple[str, ...]


def crown_height(plot: Plot, lines: int) -> float:
    """The room over the bar that names of so many lines need, in points, whatever size they come out in."""
    return plot.look.largest * 1.2 * lines + CLEAR


def plan_crown(
    plot: Plot, names: Sequence[Entry], spans: Sequence[tuple[float, float]], room: Rect, most: int
) -> Crown | None:
    """Names in at most so many lines, kept apart; None where a name has no room or would not stand over its part.

    spans are the left and right edges of the parts in points.
    """
    measure = partial(plot.measure, weight="semibold")
    rooms = [max(right - left - APART, NARROWEST) if most > 1 else room.width for left, right in spans]
    wrapped = [wrap(label, width, measure, most) for (label, _), width in zip(names, rooms, strict=True)]
    widths = [max(measure(line) for line in words.lines) for words in wrapped]
    if not all(words.complete for words in wrapped) or sum(widths) + APART * (len(widths) - 1) > room.width:
        return None
    middles = spread([(left + right) / 2 for left, right in spans], widths, room.left, room.right, APART)
    for middle, width, (left, right) in zip(middles, widths, spans, strict=True):
        if middle - width / 2 > right or middle + width / 2 < left:
            return None
    labels, colors = tuple(label for label, _ in names), tuple(color for _, color in names)
    return Crown(labels, tuple(words.lines for words in wrapped), tuple(middles), colors)


def draw_crown(plot: Plot, crown: Crown, top: float) -> None:
    """Draw the names over a bar whose upper edge is at top."""
    names = zip(crown.labels, crown.lines, crown.middles, crown.colors, strict=True)
    for label, lines, middle, color in names:
        with plot.of(label):
            for number, words in enumerate(reversed(lines)):
                baseline = top + CLEAR + number * plot.line_height
                plot.text(middle, baseline, words, color=plot.legible(color), weight="semibold", align="center")
