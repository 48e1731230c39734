"""The parts of upright bars: their places, the names under them, and the values at their tips."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.chart_data import ChartData
from deckgen.model.format import NumberFormat
from deckgen.plot.axes import Labels, category_labels, time_labels
from deckgen.plot.captions import headline
from deckgen.plot.paper import CAPITAL, Plot
from deckgen.plot.rect import Rect
from deckgen.plot.scale import Scale, known

# The widest place of a bar and the thickest bar, in points; on a wide sheet so much of its width.
WIDEST_SLOT, SLOT_SHARE, WIDER = 240.0, 0.36, 1.15
THICKEST, THICK_SHARE = 128.0, 0.17
TIP_GAP = 5.0


class Slots(Struct, frozen=True):
    """Equal places side by side, in points.

    centres are their middles from left to right, width is how wide each is, filled how much of it the bars take.
    """

    centres: tuple[float, ...]
    width: float
    filled: float

    @property
    def reach(self) -> tuple[float, float]:
        """Where the first place begins, and where the last one ends."""
        return self.centres[0] - self.width / 2, self.centres[-1] + self.width / 2

    def x_at(self, place: float) -> float:
        """The middle of a place counted from 0, or a point between two of them."""
        return self.centres[0] + place * self.width


def slots(count: int, area: Rect, bars_each: int = 1) -> Slots:
    """Places for so many groups of bars: no wider than looks well, all together in the middle of the area."""
    count = max(1, count)
    widest = max(WIDEST_SLOT, area.width * SLOT_SHARE) * (1 + 0.45 * (bars_each - 1))
    # A little more is better than a base line that begins a little beside all other things on a page.
    width = area.width / count if area.width / count <= widest * WIDER else widest
    left = area.left + (area.width - width * count) / 2
    share = 0.66 if count < 15 else 0.76
    filled = min(width * (share if bars_each == 1 else 0.78), max(THICKEST, area.width * THICK_SHARE) * bars_each)
    return Slots(tuple(left + width * (index + 0.5) for index in range(count)), width, filled)


def x_labels(plot: Plot, chart: ChartData, places: Slots) -> Labels:
    """The labels under the bars: points in time are thinned out where they must be, categories are wrapped."""
    if chart.positions is not None or chart.periods or all(label.strip().isdigit() for label in chart.x):
        return time_labels(plot, chart, places.centres, bars=True)
    return category_labels(plot, chart.x, places.centres, places.width)


class Values(Struct, frozen=True):
    """The words at the tips of bars ("" for a missing value), all of one size in points.

    unit is what the format writes with each value and these words lack, "" where they lack nothing.
    """

    words: tuple[str, ...]
    size: float
    unit: str = ""


def tip_values(
    plot: Plot, values: Sequence[float | None], number: NumberFormat, room: float, *, bare: bool = False
) -> Values | None:
    """The values in the largest size at which each fits a width (room, in points); None where no size does.

    bare allows them to be without their unit, which the chart then says over them.
    """

    def written(*, unit: bool) -> tuple[str, ...]:
        return tuple("" if not known([value]) else number.show(value or 0.0, unit=unit) for value in values)

    return fitting_values(plot, written, number, room, bare=bare)


def fitting_values(
    plot: Plot, written: Callable[..., tuple[str, ...]], number: NumberFormat, room: float, *, bare: bool
) -> Values | None:
    """The same for values in the words that written gives, with their unit or without it."""
    if fitting := fitting_words(plot, written(unit=True), room):
        return fitting
    if bare and (fitting := fitting_words(plot, written(unit=False), room)):
        plot.concede("units at the tips")
        return replace(fitting, unit=number.unit)
    plot.concede("values at the tips")
    return None


def say_unit(plot: Plot, tips: Values | None, area: Rect) -> Rect:
    """Say over the chart the unit that the values at the tips lack; returns the room that is left."""
    return headline(plot, tips.unit, area) if tips else area


def fitting_words(plot: Plot, words: tuple[str, ...], room: float) -> Values | None:
    """Words in the largest size at which each fits a width (room, in points); None where no size does."""
    for size in plot.sizes:
        measure = partial(plot.measure, weight="bold", size=size)
        if max((measure(word) for word in words), default=0.0) + size * 0.35 <= room:
            return Values(words, size)
    return None


def tip_room(values: Sequence[float | None], size: float) -> tuple[float, float]:
    """How much room in points values at the tips need under the lowest and over the highest bar."""
    numbers = known(values)
    each = TIP_GAP + size * (CAPITAL + 0.12)
    below = each if any(value < 0 for value in numbers) else 0.0
    return below, each if not numbers or any(value >= 0 for value in numbers) else 0.0


def draw_tip(
    plot: Plot,
    centre: float,
    value: float,
    scale: Scale,
    words: str,
    size: float,
    *,
    bold: bool = False,
    under: bool | None = None,
) -> None:
    """A value over its bar, or under it where it is negative; under says which where the sign doesn't."""
    tip = scale(value)
    below = value < 0 if under is None else under
    baseline = tip - TIP_GAP - CAPITAL * size if below else tip + TIP_GAP
    plot.text(centre, baseline, words, size=size, weight="bold" if bold else "regular", align="center")


def draw_missing(plot: Plot, words: str, centre: float, width: float, scale: Scale) -> None:
    """A grey word on the base line where a value is missing, so that nobody takes it for zero, if it has room."""
    size = next((size for size in plot.sizes if plot.measure(words, size=size) <= width), None)
    if size is not None:
        plot.text(centre, scale(0.0) + TIP_GAP, words, color=plot.look.grey, size=size, align="center")


def draw_bar(plot: Plot, centre: float, width: float, value: float, scale: Scale, color: str) -> None:
    """An upright bar that stands on, or hangs from, zero."""
    low, high = sorted((scale(0.0), scale(value)))
    plot.bar(Rect(centre - width / 2, low, centre + width / 2, high), color)
