"""Color scales: from numbers to colors without steps, from a pale tint to a full hue, or to two around a middle.

Numbers and colors only; plot/color_key.py draws what says which number a color stands for.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from msgspec import Struct

from deckgen.model.brand import PALETTE
from deckgen.model.chart_data import ChartLook
from deckgen.model.color import blend, contrast, difference, is_dark, legible, mix
from deckgen.plot.scale import known

# How much of a hue is in the palest shade, and in the darkest one on a dark ground, from which it must stand out; how
# far from there the shade of a value lies that stands alone, and how much of the hairline's grey is in the color
# between two hues.
PALEST, DARKEST, ALONE, NEUTRAL = 0.16, 0.45, 0.6, 0.4
# The contrast that words need (WCAG 2.1), and the one that paper has to the darkest shade of a dark hue.
READABLE, DEEP = 4.5, 5.8
# How much of a scale its values use at the least, once its ends are round numbers.
USED = 0.75


class Hues(Struct, frozen=True):
    """The colors that values get.

    full: the color (hex) of the highest values.
    other: that of the lowest ones, where values lie on both sides of the middle.
    middle: the number from which shades become darker both ways.
    """

    full: str = PALETTE[0]
    other: str = PALETTE[2]
    middle: float = 0.0


class ColorScale(Struct, frozen=True):
    """The colors of all numbers from low to high, which are round; equal steps of numbers are equal steps to the eye.

    stops are colors at equal distances, the first that of low and the last that of high. above are those from the
    middle on where there is a step; stops end there then.
    """

    low: float
    high: float
    stops: tuple[str, ...]
    above: tuple[str, ...] = ()

    def __call__(self, value: float) -> str:
        """The color (hex) of a value; beyond the ends that of the end."""
        # The way between the largest numbers that there are is no number; half of it is.
        way = self.high / 2 - self.low / 2
        share = min(max((value / 2 - self.low / 2) / way if way > 0 else 0.0, 0.0), 1.0)
        if self.above:
            return _between(self.above, share * 2 - 1) if share >= 0.5 else _between(self.stops, share * 2)
        return _between(self.stops, share)

    @property
    def marks(self) -> tuple[float, ...]:
        """The lowest number, the one in the middle and the highest; one alone where all values are the same."""
        return (self.low, _plain(self.low / 2 + self.high / 2), self.high) if self.high > self.low else (self.low,)


def _between(stops: tuple[str, ...], share: float) -> str:
    """The color at a share, 0 to 1, of the way along stops at equal distances."""
    place = share * (len(stops) - 1)
    first = min(int(place), max(0, len(stops) - 2))
    return blend(stops[first], stops[min(first + 1, len(stops) - 1)], place - first)


def color_scale(low: float, high: float, hues: Hues, look: ChartLook) -> ColorScale:
    """The colors of values between low and high.

    Where the middle lies between them, they become darker from there to both sides, at equal distances alike.
    Otherwise they become darker from low to high, or from high to low where none is above the middle. On a dark
    ground they become lighter, and there is a step in the middle: a grey there would look like the darkest of both.
    """
    on_dark = is_dark(look.paper, look.ink)
    pale, full = blend(look.paper, hues.full, DARKEST if on_dark else PALEST), _deep(hues.full, look)
    if low == high:
        return ColorScale(low, high, (blend(pale, full, ALONE),))
    if low < hues.middle < high:
        start, end = _around(hues.middle, max(high - hues.middle, hues.middle - low))
        other = _deep(hues.other, look)
        if on_dark:
            return ColorScale(start, end, (other, blend(look.paper, hues.other, DARKEST)), (pale, full))
        return ColorScale(start, end, (other, mix(look.paper, look.hairline, NEUTRAL), full))
    start, end = _round_ends(low, high)
    return ColorScale(start, end, (full, pale) if high <= hues.middle else (pale, full))


def lettering(shade: str, look: ChartLook) -> str:
    """The color of words on a shade: paper or ink; where neither can be read, one of them with some black or white.

    So no shade is passed over for the sake of words, and values that are nearly the same look so.
    """
    best = max((look.paper, look.ink), key=lambda color: contrast(color, shade))
    if contrast(best, shade) >= READABLE:
        return best
    end = max(("000000", "FFFFFF"), key=lambda color: contrast(color, shade))
    nearer = min((look.ink, look.paper), key=lambda color: difference(color, end))
    return legible(nearer, shade, end)


def span_of(values: Iterable[float | None]) -> tuple[float, float]:
    """The lowest and the highest of some values; zeros where there is none."""
    numbers = known(values) or [0.0]
    return min(numbers), max(numbers)


def missing_color(look: ChartLook) -> str:
    """The fill of a place without a value: paler than all shades, and framed by a line of `look.hairline`."""
    return mix(look.paper, look.hairline, 0.25)


def _deep(hue: str, look: ChartLook) -> str:
    """A hue on which words of paper are read well, so that a good part of the way to it is as dark as they need.

    A hue that is light enough for words of ink stays as it is.
    """
    if contrast(hue, look.paper) < READABLE:
        return hue
    # On a dark ground it is light shades that stand out.
    end = max(("000000", "FFFFFF"), key=lambda color: contrast(color, look.paper))
    deeper = (blend(hue, end, step / 50) for step in range(51))
    return next((color for color in deeper if contrast(color, look.paper) >= DEEP), end)


def _round_ends(low: float, high: float) -> tuple[float, float]:
    """Round numbers around two, with a round one half way between them; these two themselves where none are near."""
    for digit, step in _steps(high - low):
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        has_middle = (last - first) % 2 == 0 or digit < 5
        if has_middle and (high - low) / step >= USED * (last - first):
            return _plain(first * step), _plain(last * step)
    return low, high


def _around(middle: float, reach: float) -> tuple[float, float]:
    """Numbers as far below the middle as above it, by a round number that is no less than reach."""
    for _, step in _steps(reach):
        wide = math.ceil(reach / step - 1e-9) * step
        if reach >= USED * wide:
            return _plain(middle - wide), _plain(middle + wide)
    return middle - reach, middle + reach


def _steps(span: float) -> list[tuple[int, float]]:
    """Round steps and their digit, from a span's tenfold down to its hundredth; none for spans beyond all use."""
    power = math.floor(math.log10(span)) if span > 0 and math.isfinite(span) else 999
    powers = range(power + 1, power - 3, -1) if abs(power) < 290 else ()
    return [(digit, digit * 10.0**one) for one in powers for digit in (5, 2, 1)]


def _plain(number: float) -> float:
    return float(f"{number:.12g}")
