"""The key of a color scale: what is measured, a bar of its colors with round numbers under it, and what a place
without a value means.
"""

from __future__ import annotations

from msgspec import Struct

from deckgen.model.chart_data import ChartLook
from deckgen.model.format import NumberFormat
from deckgen.plot.color_scale import ColorScale, missing_color
from deckgen.plot.paper import ASCENT, CAPITAL, DESCENT, Align, Plot
from deckgen.plot.rect import Rect
from deckgen.plot.scale import tick_labels
from deckgen.plot.wrap import wrap

# The bar's shortest width, its height, and the gap over its numbers, in sizes of the key's words.
BAR_WIDTH, BAR_HEIGHT, BAR_GAP = 10.0, 0.5, 0.22
# How far apart numbers under the bar are, and parts of the key, in sizes of its words; the gap beside a swatch.
NUMBERS_APART, PARTS_APART, SWATCH_GAP = 0.8, 1.8, 0.45
SWATCH, FRAME = 0.8, 0.9
STRIPES = 64
MOST_LINES = 3
ALIGNED: tuple[Align, ...] = ("left", "center", "right")
# How much of the sheet's height the key may take.
MOST_OF_SHEET = 0.34


class _Words(Struct, frozen=True):
    """Words, with a swatch of a place without a value before them where it says what that means."""

    words: str
    is_missing: bool = False

    @property
    def said(self) -> tuple[str, ...]:
        return (self.words,)

    def width(self, plot: Plot) -> float:
        return plot.measure(self.words) + ((SWATCH + SWATCH_GAP) * plot.size if self.is_missing else 0.0)

    def height(self, plot: Plot) -> float:
        return plot.size * (ASCENT + DESCENT)

    def draw(self, plot: Plot, left: float, baseline: float) -> None:
        if self.is_missing:
            side, foot = SWATCH * plot.size, baseline + (CAPITAL - SWATCH) / 2 * plot.size
            draw_missing(plot, Rect(left, foot, left + side, foot + side))
            left += (SWATCH + SWATCH_GAP) * plot.size
        plot.text(left, baseline, self.words, color=plot.look.grey)


class _Bar(Struct, frozen=True):
    """The colors from the lowest number to the highest, over these and the one in the middle."""

    scale: ColorScale
    labels: tuple[str, ...]

    @property
    def said(self) -> tuple[str, ...]:
        return self.labels

    def width(self, plot: Plot) -> float:
        widths = [plot.measure(words) for words in self.labels]
        if len(widths) == 1:
            return max(widths[0], 2 * plot.size)
        first, middle, last = widths
        needed = middle + 2 * max(first, last) + 2 * NUMBERS_APART * plot.size
        return max(BAR_WIDTH * plot.size, needed)

    def height(self, plot: Plot) -> float:
        return plot.size * (DESCENT + CAPITAL + BAR_GAP + BAR_HEIGHT)

    def draw(self, plot: Plot, left: float, baseline: float) -> None:
        foot = baseline + (CAPITAL + BAR_GAP) * plot.size
        bar = Rect(left, foot, left + self.width(plot), foot + BAR_HEIGHT * plot.size)
        low, way = self.scale.low, self.scale.high - self.scale.low
        for stripe in range(STRIPES if way else 1):
            color = self.scale(low + way * (stripe + 0.5) / STRIPES)
            # Each stripe goes on under the next one, so that no seam of paper shows between the two.
            start, end = (bar.left + bar.width * edge / STRIPES for edge in (stripe, stripe + 2 if way else STRIPES))
            plot.bar(bar._replace(left=start, right=min(end, bar.right)), color)
        middle, aligned = (bar.left + bar.right) / 2, ALIGNED if way else ALIGNED[1:2]
        for words, align in zip(self.labels, aligned, strict=False):
            x = {"left": bar.left, "center": middle, "right": bar.right}[align]
            plot.text(x, baseline, words, color=plot.look.grey, align=align)


class Key(Struct, frozen=True):
    """What stands over a chart, in rows, and the height in points that they need with the gap below."""

    rows: tuple[tuple[_Words | _Bar, ...], ...]
    height: float


def plan_key(plot: Plot, scale: ColorScale | None, number: NumberFormat, unit: str = "", missing: str = "") -> Key:
    """What is measured, the scale with its numbers, and what a place without a value means; any of them may be left
    out. Where they would take more than a third of the sheet, the last rows are left out.
    """
    lines = wrap(unit, plot.width, plot.measure, MOST_LINES).lines if unit else ()
    parts: list[_Words | _Bar] = [_Words(line) for line in lines]
    if scale:
        parts.append(_Bar(scale, _labels(scale, number)))
    if missing:
        parts.append(_Words(missing, is_missing=True))
    rows: list[list[_Words | _Bar]] = []
    left = 0.0
    for part in parts:
        width = part.width(plot)
        if not rows or left + PARTS_APART * plot.size + width > plot.width:
            rows.append([])
            left = -PARTS_APART * plot.size
        rows[-1].append(part)
        left += PARTS_APART * plot.size + width
    kept: list[tuple[_Words | _Bar, ...]] = []
    height = 0.0
    for row in rows:
        taken = _height(plot, row)
        if height + taken > plot.height * MOST_OF_SHEET or any(part.width(plot) > plot.width for part in row):
            break
        kept.append(tuple(row))
        height += taken
    for part in (part for row in rows[len(kept) :] for part in row):
        for words in part.said:
            plot.omit(words, "word")
    return Key(tuple(kept), height + plot.size * 0.6 if kept else 0.0)


def draw_key(plot: Plot, key: Key, left: float) -> None:
    """Draw the rows at the top of the sheet: one that begins with words from its left edge, as other charts say what
    they show, the others from left, or further to the left where they need to.
    """
    top = plot.height
    for row in key.rows:
        widths = [part.width(plot) for part in row]
        is_headed = isinstance(row[0], _Words) and not row[0].is_missing
        x = max(0.0, min(left, plot.width - sum(widths) - PARTS_APART * plot.size * (len(row) - 1)))
        x = 0.0 if is_headed else x
        top -= _height(plot, row)
        for part, width in zip(row, widths, strict=True):
            part.draw(plot, x, top + DESCENT * plot.size)
            x += width + PARTS_APART * plot.size


def draw_missing(plot: Plot, place: Rect) -> None:
    """A place without a value: nearly as pale as the paper, in a thin frame."""
    look: ChartLook = plot.look
    plot.bar(place, missing_color(look))
    left, bottom, right, top = place.cut(left=FRAME / 2, bottom=FRAME / 2, right=FRAME / 2, top=FRAME / 2)
    corners = [(left, bottom), (left, top), (right, top), (right, bottom), (left, bottom)]
    plot.line(corners, look.hairline, FRAME)


def _height(plot: Plot, row: list[_Words | _Bar] | tuple[_Words | _Bar, ...]) -> float:
    return max(part.height(plot) for part in row) + plot.size * 0.2


def _labels(scale: ColorScale, number: NumberFormat) -> tuple[str, ...]:
    """The words under the bar; the middle goes without where they would repeat those of an end."""
    labels = tick_labels(number, scale.marks)
    if len(labels) < 3:
        return tuple(labels)
    low, middle, high = labels
    return (low if low != high else "", middle if middle not in (low, high) else "", high)
