"""From values to points, and the few round numbers that an axis shows. Numbers only."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.chart_data import AxisAsked
from deckgen.model.format import GROUPED_FROM, NumberFormat

# How many ticks an axis has at the most, and how many look best.
MOST_TICKS, BEST_TICKS = 6, 5
AS_VALUES = AxisAsked()
# How much of an axis may be empty for one tick nearer to the best number of them, for ticks at 1, 2 or 5 instead of
# 2.5, and for more than two ticks.
OTHER_TICK, QUARTERS, LONE_STEP = 0.03, 0.028, 0.4
# How much of a step values may rise over the highest tick, and how many ticks an axis has then at the least.
RISE, LEAST_UNDER = 0.45, 3
# The digits at the ticks of a scale of powers, and how many powers of ten lie between two of them, finest first.
_POWERS = (((1, 2, 5), 1), ((1,), 1), ((1,), 2), ((1,), 3), ((1,), 5), ((1,), 10), ((1,), 50))
# Compact numbers are written in full below this.
COMPACT_FROM = 1000


class Scale(Struct, frozen=True):
    """Maps values from low to high onto points from start to end: in a straight line, or (log) by logarithms."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def __call__(self, value: float) -> float:
        """The point of a value; the start where low and high are one."""
        low, high = self.low, self.high
        if self.log:
            low, high, value = math.log10(low), math.log10(high), math.log10(value)
        span = high - low
        return self.start + (value - low) / span * (self.end - self.start) if span else self.start


def known(values: Iterable[float | None]) -> list[float]:
    """The values that can be drawn: neither missing nor infinite."""
    return [value for value in values if value is not None and math.isfinite(value)]


def reach_of(values: Iterable[float | None], *, from_zero: bool, asked: AxisAsked = AS_VALUES) -> tuple[float, float]:
    """What an axis must hold: the values, and zero where bars stand on it or where it is near enough.

    Zero is near enough when the least value is under 40 % of the greatest, and over negative values always. Where its
    author says how far it goes, it goes there. Never empty.
    """
    numbers = known(values) or [1.0 if asked.log else 0.0]
    low, high = min(numbers), max(numbers)
    near_zero = low == high or (0 <= low < 0.4 * high) or high <= 0
    if not asked.log and (from_zero or near_zero):
        low, high = min(low, 0.0), max(high, 0.0)
    low, high = low if asked.low is None else asked.low, high if asked.high is None else asked.high
    if low >= high and asked.low is not None:
        high = low + (abs(low) or 1.0)
    elif low >= high and asked.high is not None:
        low = high - (abs(high) or 1.0)
    # What lies nearer to each other than this has no room for ticks between it.
    return (low, high) if high - low > 1e-290 or asked.log else (0.0, 1.0)


def steps_for(low: float, high: float, most: int) -> list[float]:
    """Round steps (1, 2, 2.5 or 5 times a power of ten) of which about so many go into what lies between, finest
    first.
    """
    exponent = math.floor(math.log10((high - low) / most)) if high > low else 0
    candidates = [
        digit * 10.0**power
        for power in range(exponent, exponent + 4)
        if -300 < power < 300
        for digit in (1.0, 2.0, 2.5, 5.0)
    ]
    fitting = [step for step in candidates if len(multiples(low, high, step)) <= most]
    return fitting or candidates[-1:] or [high - low]


def multiples(low: float, high: float, step: float) -> list[float]:
    """The multiples of a step from low to high, both included."""
    slack = 1e-9
    first, last = math.ceil(low / step - slack), math.floor(high / step + slack)
    return [float(f"{index * step:.12g}") for index in range(first, last + 1)]


class Axis(Struct, frozen=True):
    """What an axis shows: its range, its ticks, and the words at each tick ("" where there are none).

    log says that equal steps along it are equal multiples, of_time that times stand along it, which have no zero.
    """

    low: float
    high: float
    ticks: tuple[float, ...]
    labels: tuple[str, ...]
    log: bool = False
    of_time: bool = False

    @property
    def is_cut(self) -> bool:
        """Whether it begins over zero, so that what is twice as high isn't twice as much."""
        return not self.log and not self.of_time and self.low > 0


def round_axis(
    values: Iterable[float | None],
    number: NumberFormat,
    *,
    from_zero: bool = False,
    most: int = MOST_TICKS,
    asked: AxisAsked = AS_VALUES,
    rises: bool = True,
) -> Axis:
    """The axis for these values: few round ticks whose labels all differ, the first at or below the lowest value.

    The last is at or above the highest value, unless that rises little over it: a tick that far above all values
    would only make what is drawn smaller. With rises turned off it always is.

    An axis that doesn't begin at zero begins at one value, however few ticks there is room for.
    """
    low, high = reach_of(values, from_zero=from_zero, asked=asked)
    if asked.log:
        return log_axis(low, high, number, most, asked)
    rises = rises and asked.high is None
    found = _round(low, high, number, MOST_TICKS, asked, rises=rises)
    if found is not None and len(found.ticks) > most:
        thinned = _thinned(found, high, number, most, asked) if found.is_cut else None
        found = thinned or _round(low, high, number, most, asked, rises=rises)
    if found is not None:
        return found
    ticks = [low, high] if low and high else [min(low, high, 0.0), max(low, high)]
    labels = tick_labels(number, ticks)
    return Axis(low, high, tuple(ticks), (labels[0], labels[1] if labels[1] != labels[0] else ""))


@lru_cache(maxsize=256)
def _round(low: float, high: float, number: NumberFormat, most: int, asked: AxisAsked, *, rises: bool) -> Axis | None:
    """The axis that leaves least of its length empty; None where no round steps can be told apart in this format.

    Ticks that the format writes as they are come first, and those that reach what the author asked for. It is kept:
    a chart is tried out on several sheets, where it is the same.
    """
    best: Axis | None = None
    full = [_Ticks.at(step, low, high, asked) for step in steps_for(low, high, most)]
    steps = [one.under(high) if rises else one for one in full]
    for one in sorted(
        (one for one in steps if 1 < len(one.ticks) <= most), key=lambda one: one.dear(most, high - low)
    ):
        labels = tick_labels(number, one.ticks)
        if len(set(labels)) < len(labels):
            continue
        axis = Axis(one.bottom, one.top, tuple(one.ticks), tuple(labels))
        if _are_exact(number, one.ticks, whole=one.is_quarter):
            return axis
        best = best or axis
    return best


class _Ticks(NamedTuple):
    """Ticks at the multiples of a step, and from where to where they go.

    is_quarter says that the step is 2.5 times a power of ten, reached that both ends are multiples of it.
    """

    ticks: list[float]
    bottom: float
    top: float
    is_quarter: bool
    reached: bool

    @classmethod
    def at(cls, step: float, low: float, high: float, asked: AxisAsked) -> _Ticks:
        """The ticks of an axis that holds what lies from low to high."""
        bottom, top = _rounded(low, high, step, asked)
        ticks = multiples(bottom, top, step)
        reached = bool(ticks) and abs(ticks[0] - bottom) + abs(ticks[-1] - top) <= step * 1e-6
        if not reached:
            # An end that the author asked for and that no round step reaches is a tick all the same.
            ticks = [bottom, *(tick for tick in ticks if min(tick - bottom, top - tick) > step * 0.6), top]
        return cls(ticks, bottom, top, f"{step:.1e}".startswith("2.5"), reached)

    def under(self, high: float) -> _Ticks:
        """Without the last tick, where the highest value rises little over the one before it."""
        if len(self.ticks) <= LEAST_UNDER:
            return self
        *kept, last = self.ticks
        rises = 0 < high - kept[-1] <= RISE * (last - kept[-1])
        return self._replace(ticks=kept, top=high) if rises else self

    def dear(self, most: int, length: float) -> tuple[bool, float]:
        """How bad they are for values that take so much of the axis: the less the better."""
        empty = 1 - length / (self.top - self.bottom)
        number = OTHER_TICK * abs(min(most, BEST_TICKS) - len(self.ticks)) + LONE_STEP * (len(self.ticks) == 2)
        return not self.reached, empty + number + QUARTERS * self.is_quarter


def _rounded(low: float, high: float, step: float, asked: AxisAsked) -> tuple[float, float]:
    """The range, drawn out to the next tick at both ends, but where the author says how far it goes."""
    slack = 1e-9
    bottom = float(f"{math.floor(low / step + slack) * step:.12g}")
    top = float(f"{math.ceil(high / step - slack) * step:.12g}")
    return min(bottom, low) if asked.low is None else asked.low, max(top, high) if asked.high is None else asked.high


def _thinned(axis: Axis, high: float, number: NumberFormat, most: int, asked: AxisAsked) -> Axis | None:
    """The axis with every second, third … of its steps, so that it begins where it did and has fewer ticks.

    None where none of them reaches what the author asked for.
    """
    step = axis.ticks[1] - axis.ticks[0]
    for times in range(2, len(axis.ticks)):
        count = math.ceil((high - axis.low) / (step * times) - 1e-9)
        ticks = [float(f"{axis.low + index * step * times:.12g}") for index in range(count + 1)]
        if len(ticks) <= most and (asked.high is None or ticks[-1] == asked.high):
            return Axis(axis.low, ticks[-1], tuple(ticks), tuple(tick_labels(number, ticks)))
    return None


def powers_around(low: float, high: float) -> tuple[float, float]:
    """The powers of ten at or below one number and at or above another; both are more than zero."""
    first, last = math.floor(math.log10(low) + 1e-9), math.ceil(math.log10(high) - 1e-9)
    return 10.0**first, 10.0 ** max(last, first + 1)


def log_axis(low: float, high: float, number: NumberFormat, most: int, asked: AxisAsked = AS_VALUES) -> Axis:
    """The axis of a scale of powers: ticks at powers of ten, and at twice and five times these where they are few.

    low and high are more than zero.
    """
    found = [one for digits, every in _POWERS if (one := _powers(low, high, digits, every, asked))[2]]
    few = [one for one in found if 1 < len(one[2]) <= most] or [
        (low, max(high, low * 10), [low, max(high, low * 10)])
    ]
    # A tick at both ends, where the author says how far it goes, is worth more than fine steps.
    bottom, top, ticks = next((one for one in few if (one[2][0], one[2][-1]) == one[:2]), few[0])
    return Axis(bottom, top, tuple(ticks), tuple(_power_labels(number, ticks)), log=True)


def _powers(
    low: float, high: float, digits: Sequence[int], every: int, asked: AxisAsked
) -> tuple[float, float, list[float]]:
    """From where to where a scale of powers goes, and its ticks: at these digits in each of every so many powers."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    # One step more than is needed at the top: a multiple of these powers.
    powers = range(first // every * every, last + every + 1, every)
    steps = [float(f"{digit}e{power}") for power in powers if -300 < power < 300 for digit in digits]
    under = max((step for step in steps if step <= low * (1 + 1e-9)), default=low)
    over = min((step for step in steps if step >= high * (1 - 1e-9) and step > under), default=high)
    bottom, top = under if asked.low is None else low, over if asked.high is None else high
    return bottom, top, [step for step in steps if bottom * (1 - 1e-9) <= step <= top * (1 + 1e-9)]


def _power_labels(number: NumberFormat, ticks: Sequence[float]) -> list[str]:
    """The words at ticks of which each has as many decimals as it needs: a format of integers can't write 0.1."""
    if not _are_exact(number, ticks, whole=False):
        number = replace(number, style="natural", decimals=None)
    if number.style not in ("pattern", "natural"):
        return tick_labels(number, ticks)
    if number.style == "natural" and max(ticks) >= GROUPED_FROM:
        number = replace(number, sections=(replace(number.sections[0], grouped=True),))
    if number.style == "natural":
        return [replace(number, decimals=None).show(tick) for tick in ticks]
    each = [without_needless_decimals(number, [tick]) for tick in ticks]
    return [one.show(tick, unit=tick == ticks[-1]) for one, tick in zip(each, ticks, strict=True)]


def _are_exact(number: NumberFormat, ticks: Sequence[float], *, whole: bool) -> bool:
    """Whether a format writes ticks as they are; whole asks for ticks without decimals too."""
    trimmed = without_needless_decimals(number, ticks)
    exact = [Decimal(str(tick)) for tick in ticks]
    if number.style != "pattern":
        return not whole or all(tick == int(tick) and abs(tick) < COMPACT_FROM for tick in exact)
    part = trimmed.sections[0]
    return all(part.rounded(tick) == tick * part.factor for tick in exact) and not (whole and part.most)


def tick_labels(number: NumberFormat, ticks: Sequence[float]) -> list[str]:
    """The words at the ticks: the unit stands on the top tick alone, unless it differs from tick to tick."""
    if not ticks:
        return []
    number = without_needless_decimals(number, ticks)
    plain = [number.show(tick, unit=False) for tick in ticks]
    full = [number.show(tick) for tick in ticks]
    top = max(range(len(ticks)), key=lambda index: ticks[index])
    units = {
        _unsigned(full[index]).replace(_unsigned(plain[index]), "#", 1) for index, tick in enumerate(ticks) if tick
    }
    if len(units) > 1:
        return [words if tick else bare_words for tick, words, bare_words in zip(ticks, full, plain, strict=True)]
    return [full[index] if index == top else words for index, words in enumerate(plain)]


def without_needless_decimals(number: NumberFormat, ticks: Sequence[float]) -> NumberFormat:
    """The format of an axis: without the decimals of its pattern where each tick is a whole number.

    Where the author gave no format the ticks have as many decimals as the step between them needs.
    """
    if number.style == "natural":
        return number.for_all(ticks)
    integers = tuple(replace(part, fixed=0, most=0) for part in number.sections)
    exact = [Decimal(str(tick)) for tick in ticks]
    pairs = [
        (part.rounded(tick), bare.rounded(tick))
        for part, bare in zip(number.sections, integers, strict=True)
        for tick in exact
    ]
    if number.style != "pattern" or any(exactly != rounded for exactly, rounded in pairs):
        return number
    return replace(number, sections=integers)


def _unsigned(words: str) -> str:
    return words.replace("\N{MINUS SIGN}", "").replace("-", "")
