"""Marks that a chart could have: annotations that would show a number between, or at, values that stand on it.

A mark is worked out from the places that a number comes from. Where these aren't known, the likeliest ones of the
chart are asked: its ends, its extremes, what is highlighted, and what stands side by side.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations

from msgspec import Struct

from deckgen.charting.cells_shown import Shown
from deckgen.charting.chart_type import CHARTS
from deckgen.charting.told_change import is_percentage, told_change
from deckgen.model.chart_data import Annotation, ChartData, Spot
from deckgen.model.format import NumberFormat

# More bars than these are no sum that a bracket shows.
MOST_SUMMED = 8
# What an index is at the time that it is counted from.
BASE = 100.0
# What words need no quotes inside of brackets in YAML, of those that are no number.
_PLAIN = re.compile(r"[^\W\d_][\w.&/+$()’–—-]*(?: [\w.&/+$()’–—-]+)*")
_NUMBER = re.compile(r"\d+")
_RESERVED = ("true", "false", "null", "yes", "no", "on", "off")


class Mark(Struct, frozen=True):
    """An annotation that a chart could have.

    annotation: what would be drawn.
    entry: how an author writes it under `annotate`.
    numbers: what it says, in each way in which a figure may count it.
    x: how an author names the place along x of a value that stands alone, as it is written in YAML.
    how: how a change or a gap is told, "" for other marks.
    short: its number as it is written where the unit is told elsewhere, "" where that is never so.
    """

    annotation: Annotation
    entry: str
    numbers: tuple[float, ...]
    x: str = ""
    how: str = ""
    short: str = ""

    def says(self, number: float, *, roughly: bool = False) -> bool:
        """Whether it says a number; roughly, where a whole number may stand for one that is near, as six for 6.8.

        No arrow says that nothing changed.
        """
        size = abs(number)
        if size == 0 and self.how:
            return False
        exact = any(math.isclose(size, abs(one), rel_tol=1e-6) for one in self.numbers)
        whole = roughly and size == int(size) and size > 1
        return exact or (whole and any(abs(size - abs(one)) < 1 for one in self.numbers))


def marks_at(shown: Sequence[Shown], chart: ChartData, language: str) -> list[Mark]:
    """The marks that values on a chart could have: a point at one, a change or a gap between two, a sum of several.

    One value may be told by that of its series which is 100, as an index is at the time that it counts from.
    """
    maker = _Maker(chart, language)
    found: list[Mark | None] = []
    if len(shown) == 1:
        found = [maker.point(shown[0])]
        bases = [one for one in values_of(chart, shown[0].spot.series) if one.value == BASE]
        if chart.periods and len(bases) == 1 and bases[0].spot != shown[0].spot:
            found += maker.between(bases[0], shown[0])
    elif len(shown) == 2:
        found = [*maker.between(*shown), maker.sum(shown)]
    elif shown:
        found = [maker.sum(shown)]
    return [one for one in found if one is not None and one.annotation.kind in CHARTS.get(chart.kind).annotations]


def marks_within(shown: Sequence[Shown], chart: ChartData, language: str) -> list[Mark]:
    """The marks that some of the values of a series could have: at an end or an extreme, or between two of these."""
    if not shown:
        return []
    ordered = sorted(shown, key=lambda one: one.spot.position)
    by_value = sorted(ordered, key=lambda one: one.value)
    ends = list(dict.fromkeys((ordered[0], ordered[-1], by_value[-1], by_value[0])))
    found = [mark for one in ends for mark in marks_at([one], chart, language)]
    found += [mark for pair in permutations(ends, 2) if _runs(pair) for mark in marks_at(pair, chart, language)]
    return [*found, *marks_at(ordered, chart, language)] if len(ordered) > 2 else found


def likely_marks(chart: ChartData, language: str) -> list[Mark]:
    """The marks between the ends of a series, between its extremes, between two that stand side by side, and the sum
    of what is highlighted.
    """
    series = {one.name: values_of(chart, one.name) for one in chart.series}
    found: list[Mark] = []
    for values in series.values():
        if chart.periods and len(values) > 1:
            lowest, highest = sorted((min(values, key=_value), max(values, key=_value)), key=_position)
            found += marks_at((values[0], values[-1]), chart, language)
            found += marks_at((lowest, highest), chart, language) if lowest != highest else []
        elif len(chart.series) == 1 and len(values) > 1:
            found += marks_at(values[:2], chart, language)
    if len(series) == 2:
        one, other = ({shown.spot.position: shown for shown in values} for values in series.values())
        both = [place for place in one if place in other]
        if both and (len(both) == 1 or chart.periods):
            found += marks_at((one[both[-1]], other[both[-1]]), chart, language)
    if len(series) == 1 and sum(chart.emphasis) > 1:
        (values,) = series.values()
        found += marks_at([one for one in values if chart.emphasis[int(one.spot.position)]], chart, language)
    return [one for one in found if one.annotation.kind != "point"]


def values_of(chart: ChartData, name: str) -> list[Shown]:
    """The values that annotations of a chart read of one of its series; "" for all of them together."""
    values = CHARTS.get(chart.kind).readings(chart)[name]
    known = ((index, value) for index, value in enumerate(values) if value is not None and math.isfinite(value))
    return [Shown(Spot(float(index), name), _word(chart, index), float(value)) for index, value in known]


def _word(chart: ChartData, index: int) -> str:
    """How an author names a place along x: a point in time at an end by its end, as it may be written otherwise."""
    ends = {0: "first", len(chart.x) - 1: "last"}
    is_written_otherwise = chart.periods and not chart.x[index].isdigit()
    return ends.get(index, chart.x[index]) if is_written_otherwise else chart.x[index]


def _value(shown: Shown) -> float:
    return shown.value


def _position(shown: Shown) -> float:
    return shown.spot.position


def _runs(pair: Sequence[Shown]) -> bool:
    return pair[0].spot.position < pair[1].spot.position


class _Maker:
    """Makes marks of one chart."""

    def __init__(self, chart: ChartData, language: str) -> None:
        self.chart, self.language = chart, language
        self.kind = CHARTS.get(chart.kind)

    def point(self, shown: Shown) -> Mark:
        """A value that is named where it stands."""
        pattern = self._format(shown.spot)
        number, short = pattern.show(shown.value), pattern.show(shown.value, unit=False)
        entry = f"{{point: {_yaml(shown.x)}{self._series(shown.spot)}}}"
        return Mark(
            Annotation("", "point", (shown.spot,), number, number),
            entry,
            _counted(shown.value),
            _yaml(shown.x),
            short=short,
        )

    def sum(self, shown: Sequence[Shown]) -> Mark | None:
        """The sum of values that stand beside each other in one series, or of parts that stand at one place."""
        ordered = sorted(shown, key=_position)
        places, names = {one.spot.position for one in shown}, {one.spot.series for one in shown}
        total = math.fsum(one.value for one in shown)
        spots = tuple(one.spot for one in ordered)
        number = self._format(spots[0]).show(total)
        made = Annotation("", "sum", spots, number, number)
        if len(names) == 1 and len(places) == len(shown) <= MOST_SUMMED:
            if any(later.spot.position - one.spot.position != 1 for one, later in pairwise(ordered)):
                return None
            words = ", ".join(_yaml(one.x) for one in ordered)
            return Mark(made, f"{{sum: [{words}]{self._series(spots[0])}}}", _counted(total))
        if len(places) == 1 and len(names) == len(shown) and self.kind.parts == "series" and "" not in names:
            words = ", ".join(_yaml(one.spot.series) for one in ordered)
            return Mark(made, f"{{sum: [{words}], x: {_yaml(ordered[0].x)}}}", _counted(total))
        return None

    def between(self, one: Shown, other: Shown) -> Iterator[Mark]:
        """The change, or the gap, between two values, in each way in which it may be told."""
        if one.spot.position > other.spot.position:
            one, other = other, one
        if one.spot.series != other.spot.series:
            if one.spot.position == other.spot.position and "" not in (one.spot.series, other.spot.series):
                more, less = (one, other) if one.value >= other.value else (other, one)
                names = f"{_yaml(more.spot.series)}, {_yaml(less.spot.series)}"
                yield from self._gaps(more, less, f"gap: [{names}], x: {_yaml(one.x)}")
        elif self.chart.periods and "change" in self.kind.annotations:
            entry = f"change: [{_yaml(one.x)}, {_yaml(other.x)}]{self._series(one.spot)}"
            yield from self._told("change", one, other, (one, other), entry, "percent")
        else:
            more, less = (one, other) if one.value >= other.value else (other, one)
            if len(self.chart.series) == 1:
                yield from self._gaps(more, less, f"gap: [{_yaml(more.x)}, {_yaml(less.x)}]")

    def _gaps(self, more: Shown, less: Shown, entry: str) -> Iterator[Mark]:
        yield from self._told("gap", less, more, (more, less), entry, "difference")

    def _told(
        self, kind: str, first: Shown, last: Shown, order: tuple[Shown, Shown], entry: str, usual: str
    ) -> Iterator[Mark]:
        number = self._format(first.spot)
        for how in ("multiple", "percent", "difference"):
            told = told_change(first.value, last.value, how, number, self.language, None)
            if told is None:
                continue
            is_usual = how == usual and not (how == "percent" and is_percentage(number))
            written = f"{{{entry}}}" if is_usual else f"{{{entry}, as: {how}}}"
            shown = told.number if kind == "change" else told.number.lstrip("+")
            made = Annotation("", kind, tuple(one.spot for one in order), shown, told.spoken.lstrip("+"))
            yield Mark(made, written, _said(first.value, last.value, how), how=how)

    def _format(self, spot: Spot) -> NumberFormat:
        return self.chart.formats.get(spot.series, self.chart.format)

    def _series(self, spot: Spot) -> str:
        """The key that says which series an annotation is about, where there are several."""
        is_told = spot.series and len(self.chart.series) > 1
        return f", series: {_yaml(spot.series)}" if is_told else ""


def _counted(number: float) -> tuple[float, ...]:
    """A number as figures may count it: in ones, thousands, millions and so on."""
    return tuple(number * 10.0**power for power in range(-9, 12, 3))


def _said(first: float, last: float, how: str) -> tuple[float, ...]:
    """What figures may say of a change, told in one way; a multiple of a part, such as 0.2, as what it leaves too."""
    if how == "difference":
        return _counted(last - first)
    ratio = last / first
    if how == "percent":
        return (ratio - 1, 100 * (ratio - 1))
    return (ratio, 1 / ratio) if ratio > 0 else (ratio,)


def _yaml(words: str) -> str:
    """Words as they stand in a list in YAML."""
    is_plain = _NUMBER.fullmatch(words) or (_PLAIN.fullmatch(words) and words.casefold() not in _RESERVED)
    return words if is_plain else '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
