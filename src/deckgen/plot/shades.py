"""Shades of one color for low to high values, and the key that says which are which."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from deckgen.model.chart_data import ChartLook
from deckgen.model.color import contrast, mix
from deckgen.plot.paper import CAPITAL, Plot
from deckgen.plot.rect import Rect
from deckgen.plot.wrap import wrap

PALEST, ALONE = 0.14, 0.6
FINENESS, READABLE = 400, 4.5
STEPS = 5
SWATCH_WIDTH, SWATCH_HEIGHT, SWATCH_GAP = 17.0, 9.0, 2.0
WORDS_GAP, PART_GAP = 6.0, 24.0


def shades(
    values: Sequence[float | None], low: float, high: float, base: str, paper: str, ink: str
) -> tuple[str, ...]:
    """A color for each value, from nearly the paper's for low to the base for high."""
    shares = [ALONE if low == high else ((value or 0.0) - low) / (high - low) for value in values]
    return ramp(shares, base, paper, ink)


def blank(look: ChartLook) -> str:
    """The color of a place without a value: greyer than the palest of the shades."""
    return mix(look.paper, look.hairline, 0.55)


def ramp(shares: Sequence[float], base: str, paper: str, ink: str) -> tuple[str, ...]:
    """A color for each share (0 to 1) of the way from pale to base."""
    way = _way(base, paper, ink)
    return tuple(way[round(max(0.0, min(share, 1.0)) * (len(way) - 1))] for share in shares)


@lru_cache(maxsize=64)
def _way(base: str, paper: str, ink: str) -> tuple[str, ...]:
    """The shades from pale to base, without those on which neither ink nor paper could be read as words."""
    way = tuple(mix(paper, base, PALEST + (1 - PALEST) * step / FINENESS) for step in range(FINENESS + 1))
    return tuple(color for color in way if max(contrast(color, ink), contrast(color, paper)) >= READABLE) or way


class _Part(Struct, frozen=True):
    """Words, swatches, words: any of them may be missing."""

    before: str
    swatches: tuple[str, ...]
    after: str

    def width(self, plot: Plot) -> float:
        words = [plot.measure(words) for words in (self.before, self.after) if words]
        swatches = len(self.swatches) * (SWATCH_WIDTH + SWATCH_GAP) - SWATCH_GAP if self.swatches else 0.0
        parts = [*words, *([swatches] if self.swatches else [])]
        return sum(parts) + WORDS_GAP * (len(parts) - 1)

    def draw(self, plot: Plot, x: float, middle: float) -> None:
        if self.before:
            plot.text(x, middle, self.before, color=plot.look.grey, middle=True)
            x += plot.measure(self.before) + WORDS_GAP
        for color in self.swatches:
            plot.bar(Rect(x, middle - SWATCH_HEIGHT / 2, x + SWATCH_WIDTH, middle + SWATCH_HEIGHT / 2), color)
            x += SWATCH_WIDTH + SWATCH_GAP
        plot.text(x - SWATCH_GAP + WORDS_GAP, middle, self.after, color=plot.look.grey, middle=True)


class Key(Struct, frozen=True):
    """What stands over a map, in rows, and the height in points that they need with the gap below."""

    rows: tuple[tuple[_Part, ...], ...]
    height: float


def plan_key(plot: Plot, unit: str, low: str, high: str, base: str, missing: str = "") -> Key:
    """What is counted, the lowest and the highest with the shades between, and what a pale place says.

    Rows that would take more than a third of the sheet are left out.
    """
    colors = (base, plot.look.paper, plot.look.ink)
    swatches = ramp([step / (STEPS - 1) for step in range(STEPS)], *colors)
    parts = [_Part(line, (), "") for line in wrap(unit, plot.width, plot.measure).lines] if unit else []
    if low or high:
        parts.append(_Part(low, swatches, high) if low != high else _Part("", ramp([ALONE], *colors), low))
    if missing:
        parts.append(_Part("", (blank(plot.look),), missing))
    rows: list[list[_Part]] = []
    left = 0.0
    for part in parts:
        width = part.width(plot)
        if not rows or left + PART_GAP + width > plot.width:
            rows.append([])
            left = -PART_GAP
        rows[-1].append(part)
        left += PART_GAP + width
    pitch = plot.size * 1.5
    kept = [row for row in rows if all(part.width(plot) <= plot.width for part in row)]
    kept = kept[: max(1, int(plot.height / 3 / pitch))]
    for part in (part for row in rows if row not in kept for part in row):
        for words in (part.before, part.after):
            if words:
                plot.omit(words, "word")
    return Key(tuple(map(tuple, kept)), len(kept) * pitch + plot.size * CAPITAL if kept else 0.0)


def draw_key(plot: Plot, key: Key, left: float) -> None:
    """Draw the rows from left, or further to the left where they need to."""
    for number, row in enumerate(key.rows):
        widths = [part.width(plot) for part in row]
        x = max(0.0, min(left, plot.width - sum(widths) - PART_GAP * (len(row) - 1)))
        middle = plot.height - plot.size * 0.6 - number * plot.size * 1.5
        for part, width in zip(row, widths, strict=True):
            part.draw(plot, x, middle)
            x += width + PART_GAP
