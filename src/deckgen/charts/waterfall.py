"""waterfall: how changes add up, step by step."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.along_axis import AlongAxis, said
from deckgen.charting.chart_type import Chart
from deckgen.model.brand import Brand
from deckgen.model.chart_data import ChartData
from deckgen.model.color import mix
from deckgen.model.diagnostics import did_you_mean
from deckgen.model.node import Strs
from deckgen.model.phrases import Phrases
from deckgen.plot import Plot, Rect
from deckgen.plot.axes import Labels
from deckgen.plot.bars import TIP_GAP, Slots, Values, draw_tip, fitting_values, say_unit, slots, tip_room
from deckgen.plot.captions import caption
from deckgen.plot.categories import category_color, stands_out
from deckgen.plot.paper import ASCENT, CAPITAL, DESCENT, LINE_HEIGHT
from deckgen.plot.scale import Scale, known
from deckgen.plot.uprights import UprightFrame, plan_uprights

CONNECTOR = 0.9
NEAR_THE_EDGE, OVER_NAMES = 0.1, 4.0


class Totals(Struct, frozen=True):
    """Which rows are totals; empty where none is."""

    rows: tuple[bool, ...] = ()


class Waterfall(Chart):
    """Shows how changes add up: each bar begins where the one before it ended, and totals stand on zero."""

    spoken = "Waterfall chart"
    stands_on_names = True
    missing_steps = "breaks"
    most_points = 24
    most_series = 1
    colors_categories = True
    one_color = False
    unfit = {"series": "one column of changes is enough"}
    totals: Strs = ()
    """The rows that are totals, by their `x`; one without a value is the sum of the changes before it."""

    def tones(self, names: Sequence[str], values: Sequence[float | None], brand: Brand) -> Sequence[str]:
        """Blue for what rises, red for what falls, grey for totals."""
        moves = zip(names, values, strict=True)
        return [
            brand.colors.grey if name in self.totals else brand.red if (value or 0.0) < 0 else brand.blue
            for name, value in moves
        ]

    def finish(self, data: ChartData, scope: Scope) -> ChartData:
        """Which rows are totals, those without a value summed; complains of those that the changes contradict."""
        for word in self.totals:
            if word not in data.x and not self.elsewhere(word):
                hint = did_you_mean(word, data.x)
                scope.log.error("unknown_category", f"the chart has no '{word}' on its x axis", word.span, hint)
        rows = tuple(label in self.totals for label in data.x)
        series = data.series[0]
        values = list(series.values)
        for index, (label, total) in enumerate(zip(data.x, rows, strict=True)):
            value, parts = values[index], _parts(values, rows, index)
            if not total and value is None:
                message = f"'{label}' has no value, so nobody knows how high the bars after it stand"
                scope.log.warning("missing_change", message, self.place_of(label), "write 0 where nothing changed")
            elif total and value is None:
                values[index] = math.fsum(parts) if parts else None
            elif total and value is not None and parts and not _agree(value, parts):
                computed = data.format.show(math.fsum(parts))
                message = f"'{label}' is {data.format.show(value)}, but what stands before it adds up to {computed}"
                hint = f"write {computed}, or leave its value empty"
                scope.log.error("wrong_total", message, self.place_of(label), hint)
        filled = replace(series, values=tuple(values))
        return replace(data, series=(filled,), detail=Totals(rows))

    @classmethod
    def tell(cls, data: ChartData, say: Phrases) -> str:
        """Every step in its order."""
        unit = f", {data.unit_aside}" if data.unit_aside else ""
        told = [f"{x} {_text(data, index) or say('no value')}" for index, x in enumerate(data.x)]
        label = f": {data.told_label}." if data.told_label else ":"
        return f"{say(cls.spoken)}{unit}{label} {', '.join(told)}."

    @classmethod
    def readings(cls, data: ChartData) -> Mapping[str, Sequence[float | None]]:
        """The levels that the bars end at."""
        levels = [None if step.missing else step.end for step in _steps(data)]
        return {"": levels, **{one.name: levels for one in data.series}}

    @classmethod
    def addends(cls, data: ChartData) -> Mapping[str, Sequence[float | None]]:
        """The changes."""
        return super().readings(data)

    @classmethod
    def along_axis(cls, data: ChartData) -> Iterable[AlongAxis]:
        """The levels that the steps end at."""
        return [(step.end, said(data.format.show(step.end), data.x[step.index])) for step in _steps(data)]

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the steps from level to level; where every bar has its value there are no gridlines."""
        steps = _steps(chart)
        ends = [end for step in steps for end in (step.start, step.end)]
        room = caption(plot, chart, plot.room)
        tips = _tips(plot, chart, slots(len(chart.x), room).width) if chart.labels != "none" else None
        room = say_unit(plot, tips, room)
        reach = plot.scales.reach(ends, from_zero=True)
        tip_space = _tip_room(steps, tips.size, *reach) if tips else None
        frame = plan_uprights(plot, chart, room, ends, tips, tip_space=tip_space)
        named = tips is not None and all(frame.words.lines)
        if tips and named:
            full = room.cut(top=frame.notes.height + plot.spare.top)
            frame = _around_names(plot, frame, full, tips, steps)
        scale, places = frame.draw_axis(plot), frame.places
        there = [step for step in steps if not step.missing]
        names = ("", *(one.name for one in chart.series))
        levels = {(name, s.index): (places.centres[s.index], scale(s.end)) for s in there for name in names}
        roots = {(name, s.index): (places.centres[s.index], scale(s.start)) for s in there for name in names}
        frame.stand(plot, scale, levels, roots)
        _connect(plot, steps, places, scale)
        bold = _bold(chart, steps)
        for index, step in enumerate(steps):
            _step(plot, chart, step, places.centres[index], places.filled, scale)
            if tips:
                mark, under = tips.words[index] or "–", step.under
                end = _clear_of_zero(step.end, _value_height(tips) / _unit(scale), under=under) if named else step.end
                draw_tip(plot, places.centres[index], end, scale, mark, tips.size, bold=bold[index], under=under)
        if named:
            _names(plot, frame, steps, scale, bold)
            frame.draw_notes(plot)
        else:
            frame.draw_words(plot, bold)


class _Step(Struct, frozen=True):
    """A bar from one level to another; a total starts at zero, a missing change stays where it is."""

    index: int
    start: float
    end: float
    total: bool
    missing: bool

    @property
    def under(self) -> bool:
        """Whether its value stands under it: where it falls."""
        return self.end < self.start or (self.end == self.start < 0)


def _steps(chart: ChartData) -> list[_Step]:
    values = chart.series[0].values if chart.series else ()
    totals = chart.own(Totals).rows or (False,) * len(values)
    steps: list[_Step] = []
    level = 0.0
    for index, (value, total) in enumerate(zip(values, totals, strict=True)):
        missing = not known([value])
        start = 0.0 if total and not missing else level
        level = start + (value or 0.0) if not missing else level
        steps.append(_Step(index, start, level, total, missing))
    return steps


def _parts(values: Sequence[float | None], totals: Sequence[bool], index: int) -> list[float]:
    """What a total is the sum of: the total before it and the changes since; empty where one of them is missing."""
    first = max((before for before in range(index) if totals[before]), default=0)
    parts = values[first:index]
    found = known(parts)
    return found if len(found) == len(parts) else []


def _agree(total: float, parts: Sequence[float]) -> bool:
    """Whether a total is the sum of its parts, each of them rounded to the decimals that it shows."""
    slack = math.fsum(0.5 * 10.0 ** -_decimals(value) for value in (total, *parts))
    return abs(math.fsum(parts) - total) <= slack * (1 + 1e-9)


def _decimals(value: float) -> int:
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _text(chart: ChartData, index: int, *, unit: bool = True) -> str:
    """The value of a step, with its sign where it is a change; "" where it has none."""
    value = chart.series[0].values[index] if chart.series else None
    if value is None or not known([value]):
        return ""
    totals = chart.own(Totals).rows
    total = index < len(totals) and totals[index]
    return chart.format.show(value, unit=unit) if total else chart.format.change(value, unit=unit)


def _tips(plot: Plot, chart: ChartData, room: float) -> Values | None:
    """The values at the tips, without their unit where they don't fit with it and it can be said over the chart."""

    def written(*, unit: bool) -> tuple[str, ...]:
        return tuple(_text(chart, index, unit=unit) for index in range(len(chart.x)))

    return fitting_values(plot, written, chart.format, room, bare=bool(chart.unit))


def _tip_room(steps: Sequence[_Step], size: float, low: float, high: float) -> tuple[float, float]:
    """The room under the lowest and over the highest bar that the values near there need."""
    near = (high - low) * NEAR_THE_EDGE
    signs = [-1.0 for step in steps if step.under and step.end - low < near]
    signs += [1.0 for step in steps if not step.under and high - step.end < near]
    below, above = tip_room(signs, size) if signs else (0.0, 0.0)
    return below + OVER_NAMES if below else below, above


def _around_names(plot: Plot, frame: UprightFrame, full: Rect, tips: Values, steps: Sequence[_Step]) -> UprightFrame:
    """The frame with room under and over the bars for names that stand at them, instead of a row of names below.

    Each name stands where its bar begins, and its value where it ends, so that neither is in the other's way. full is
    the room that bars and words have together.
    """
    low, high = frame.reach
    full = full._replace(left=frame.area.left, right=frame.area.right)
    most = max(_value_height(tips), *(_name_height(frame.words, step.index) for step in steps))
    # The bars come out no smaller than by this scale, so that there is always room enough.
    unit = max(1.0, full.height - 2 * most) / ((high - low) or 1.0)
    under = over = 0.0
    for step in steps:
        name, value = _name_height(frame.words, step.index), _value_height(tips)
        for level, height, below in ((step.start, name, not step.under), (step.end, value, step.under)):
            place = _clear_of_zero(level, height / unit, under=below)
            if below:
                under = max(under, height - (place - low) * unit)
            else:
                over = max(over, height - (high - place) * unit)
    return replace(frame, area=plot.leveled(full.cut(bottom=under, top=over)), below=under, above=over)


def _name_height(words: Labels, index: int) -> float:
    """How high a name is with the gap between it and its bar, in points."""
    return TIP_GAP + ((len(words.lines[index]) - 1) * LINE_HEIGHT + ASCENT + DESCENT) * words.size


def _value_height(tips: Values) -> float:
    """How high a value is with the gap between it and its bar, in points."""
    return TIP_GAP + tips.size * (CAPITAL + DESCENT)


def _unit(scale: Scale) -> float:
    """How many points high one is; never 0."""
    return abs(scale.end - scale.start) / ((scale.high - scale.low) or 1.0)


def _clear_of_zero(level: float, height: float, *, under: bool) -> float:
    """The level at which words stand that belong to one: at zero where the line there would strike them through.

    height is that of the words, measured in values; under says that they stand under their level.
    """
    crossed = level - height < 0 < level if under else level < 0 < level + height
    return 0.0 if crossed else level


def _names(plot: Plot, frame: UprightFrame, steps: Sequence[_Step], scale: Scale, bold: Sequence[bool]) -> None:
    """The names of the bars, each over its bar where that falls, else under it."""
    size = frame.words.size
    for step in steps:
        lines = frame.words.lines[step.index]
        height = _name_height(frame.words, step.index) / _unit(scale)
        begins = scale(_clear_of_zero(step.start, height, under=not step.under))
        first = begins - TIP_GAP - CAPITAL * size
        if step.under:
            first = begins + TIP_GAP + (len(lines) - 1) * LINE_HEIGHT * size
        for number, words in enumerate(lines):
            stands_out = bold[step.index]
            plot.text(
                frame.places.centres[step.index],
                first - number * LINE_HEIGHT * size,
                words,
                size=size,
                color=plot.look.ink if stands_out else plot.look.grey,
                weight="semibold" if stands_out else "regular",
                align="center",
            )


def _connect(plot: Plot, steps: Sequence[_Step], places: Slots, scale: Scale) -> None:
    """Thin lines from bar to bar at the level that one leaves to the next; dotted through a missing one."""
    color = mix(plot.look.hairline, plot.look.grey, 0.6)
    half = places.filled / 2
    for step, after in pairwise(steps):
        y = scale(step.end)
        ends = [(places.centres[step.index] + half, y), (places.centres[after.index] - half, y)]
        plot.line(ends, color, CONNECTOR, behind=True)


def _step(plot: Plot, chart: ChartData, step: _Step, centre: float, width: float, scale: Scale) -> None:
    low, high = sorted((scale(step.start), scale(step.end)))
    if high > low:
        plot.bar(Rect(centre - width / 2, low, centre + width / 2, high), category_color(chart, step.index))
    else:
        ends = [(centre - width / 2, low), (centre + width / 2, low)]
        plot.line(ends, plot.look.grey, CONNECTOR, dotted=step.missing, behind=True)


def _bold(chart: ChartData, steps: Sequence[_Step]) -> list[bool]:
    """The names that stand out: of totals, and of what is highlighted."""
    return [step.total or stands_out(chart, step.index) for step in steps]
