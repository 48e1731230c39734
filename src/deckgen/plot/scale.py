"""From values to points, and the few round numbers that an axis shows. Numbers only."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.format import NumberFormat


class Scale(Struct, frozen=True):
    """Maps values from low to high onto points from start to end, in a straight line."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The point of a value; the start where low and high are one."""
        span = self.high - self.low
        return self.start + (value - self.low) / span * (self.end - self.start) if span else self.start


def known(values: Iterable[float | None]) -> list[float]:
    """The values that can be drawn: neither missing nor infinite."""
    return [value for value in values if value is not None and math.isfinite(value)]


def reach_of(values: Iterable[float | None], *, from_zero: bool) -> tuple[float, float]:
    """What an axis must hold: the values, and zero where bars stand on it or where it is near enough.

    Zero is near enough when the least value is under 40 % of the greatest. Never empty.
    """
    numbers = known(values) or [0.0]
    low, high = min(numbers), max(numbers)
    if from_zero or low == high or (0 <= low < 0.4 * high) or (0 >= high > 0.4 * low):
        low, high = min(low, 0.0), max(high, 0.0)
    # What lies nearer to each other than this has no room for ticks between it.
    return (low, high) if high - low > 1e-290 else (0.0, 1.0)


def steps_for(low: float, high: float, most: int) -> list[float]:
    """Round steps (1, 2 or 5 times a power of ten) that give at most this many ticks, finest first."""
    exponent = math.floor(math.log10((high - low) / most)) if high > low else 0
    candidates = [
        digit * 10.0**power
        for power in range(exponent, exponent + 4)
        if -300 < power < 300
        for digit in (1.0, 2.0, 5.0)
    ]
    fitting = [step for step in candidates if len(multiples(low, high, step)) <= most]
    return fitting or candidates[-1:] or [high - low]


def multiples(low: float, high: float, step: float) -> list[float]:
    """The multiples of a step from low to high, both included."""
    slack = 1e-9
    first, last = math.ceil(low / step - slack), math.floor(high / step + slack)
    return [float(f"{index * step:.12g}") for index in range(first, last + 1)]


class Axis(Struct, frozen=True):
    """What an axis shows: its range, its ticks, and the words at each tick ("" where there are none)."""

    low: float
    high: float
    ticks: tuple[float, ...]
    labels: tuple[str, ...]


def round_axis(
    values: Iterable[float | None],
    number: NumberFormat,
    *,
    from_zero: bool = False,
    most: int = 5,
) -> Axis:
    """The axis for these values: 3 to 5 round ticks whose labels all differ."""
    low, high = reach_of(values, from_zero=from_zero)
    for step in steps_for(low, high, most):
        bottom, top = _rounded(low, high, step)
        ticks = multiples(bottom, top, step)
        labels = tick_labels(number, ticks)
        if len(set(labels)) == len(labels) > 1 and len(labels) <= most:
            return Axis(bottom, top, tuple(ticks), tuple(labels))
    ticks = [low, high] if low and high else [min(low, high, 0.0), max(low, high)]
    labels = tick_labels(number, ticks)
    return Axis(low, high, tuple(ticks), (labels[0], labels[1] if labels[1] != labels[0] else ""))


def _rounded(low: float, high: float, step: float) -> tuple[float, float]:
    """The range, drawn out to the next tick where it ends far from one, so that no line hangs in the air."""
    bottom, top = low, high
    under, over = multiples(low, high, step)[:1], multiples(low, high, step)[-1:]
    if low != 0 and (not under or under[0] > low):
        bottom = math.floor(low / step) * step
    if not over or high - over[0] > 0.6 * step:
        top = math.ceil(high / step) * step
    return bottom, top


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
