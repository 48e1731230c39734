"""parliament: seats in a half circle."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Chart
from deckgen.charting.translated import label_of
from deckgen.model.chart_data import ChartData
from deckgen.model.house_words import house_words
from deckgen.model.marks import Str
from deckgen.model.phrases import Phrases
from deckgen.plot import Plot, Rect
from deckgen.plot.captions import caption
from deckgen.plot.categories import category_color, stands_out
from deckgen.plot.hemicycle import Hemicycle, hemicycle
from deckgen.plot.lettering import Weight
from deckgen.plot.middle import draw_middle, plan_middle
from deckgen.plot.paper import Point
from deckgen.plot.standings import Ring, standing_of_ring
from deckgen.plot.wrap import wrap

MOST_SEATS = 1500
DOT, DOT_GAP, COUNT_GAP = 4.5, 9.0, 12.0
BESIDE, BELOW = 34.0, 18.0
WIDEST_LIST, WIDEST_SHARE = 270.0, 0.4
HIGHEST_ROW, LEAST_ROW = 27.0, 1.25
# How far in points a line across the seats goes on beyond them.
BEYOND = 3.0


class Parliament(Chart):
    """Shows the seats of a house as dots in a half circle, each party listed beside it with its seats."""

    spoken = "Parliament chart"
    color_tells = "neighbors"
    adds_up = True
    parts = "categories"
    most_points = 16
    most_series = 1
    colors_categories = True
    one_color = False
    lies_down = True
    annotations = ("line", "sum")
    unfit = {
        "axis": "seats have no axis; 'bar' and 'ranking' have one",
        "series": "one column of seats is enough",
    }
    center: Str | None = None
    """The words in the middle; the number of seats where left out."""

    @property
    def middle(self) -> Str | None:
        """The words in the middle."""
        return self.center

    def finish(self, data: ChartData, scope: Scope) -> ChartData:
        """The words in the middle; the seats of each party are a whole number, and at least one."""
        seats = data.series[0].values
        for party, count in zip(data.x, seats, strict=True):
            if count is None or count < 1 or count != int(count):
                found = "no number of seats" if count is None else f"{data.format.show(count, unit=False)} seats"
                hint = "leave the row out, with a query such as 'select … where seats > 0'"
                hint = hint if not count or count < 0 else "write a whole number of seats"
                scope.log.error("wrong_seats", f"'{party}' has {found}", self.place_of(party), hint)
        total = math.fsum(count or 0 for count in seats)
        if total > MOST_SEATS:
            message = f"a parliament chart can show {MOST_SEATS:,} seats at the most, not {total:,.0f}"
            scope.log.error("too_many_points", message, self.where, "use 'ranking' or 'share'")
        emphasis = data.emphasis if self.highlight else ()
        center = scope.lines(self.center) if self.center else _center(data, emphasis, self, scope)
        return replace(data, center=center, emphasis=emphasis)

    def hold(self, data: ChartData, scope: Scope) -> ChartData:
        """The same; a line lies after a whole number of the seats."""
        total = math.fsum(count or 0.0 for count in data.series[0].values)
        for line in (one for one in data.annotations if one.kind == "line"):
            value = line.value or 0.0
            if value != int(value) or not 0 < value < total:
                message = f"no line can be drawn after {line.number} of {data.format.show(total)} seats"
                hint = "write a whole number of seats from the left, such as that of a majority"
                scope.log.error("wrong_value", message, self.at("annotate"), hint)
        return data

    @classmethod
    def tell(cls, data: ChartData, say: Phrases) -> str:
        """All parties in their order, and what the middle says."""
        told = [
            f"{party} {data.format.show(count)}"
            for party, count in zip(data.x, data.series[0].values, strict=True)
            if count is not None
        ]
        chosen = [party for party, stands_out in zip(data.x, data.emphasis, strict=False) if stands_out]
        middle = " ".join(data.center.split())
        lead = f"{', '.join(chosen)}: {middle}" if chosen else middle
        if data.told_label and data.told_label not in data.center:
            lead = f"{data.told_label}, {lead}"
        return f"{say(cls.spoken)}, {lead}. " + say("From left to right: {points}.", points=", ".join(told))

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the half circle with the list at its right, or under it where that leaves it larger."""
        counts = [max(0, round(min(count or 0.0, MOST_SEATS + 1))) for count in chart.series[0].values]
        whole = plot
        room = caption(plot, chart, plot.room).cut(top=plot.spare.top)
        plot = plot.part(room, plot.look, plot.scales) if room != plot.room else plot
        house = hemicycle(sum(counts)) if sum(counts) <= MOST_SEATS else Hemicycle((), 0.0, 1.0)
        listed = _plan(plot, chart, house)
        radius = listed.radius
        middle = (listed.house.left + listed.house.right) / 2
        foot = listed.house.bottom + (listed.house.height - _height(house, radius)) / 2 + house.dot * radius
        parties = [party for party, count in enumerate(counts) for _ in range(count)]
        for party, (x, y) in zip(parties, house.seats, strict=False):
            plot.dot(middle + x * radius, foot + y * radius, house.dot * radius, category_color(chart, party))
        x, y, ends = middle + room.left, foot + room.bottom, _ends(house)
        borders = tuple(_border(house, radius, x, y, end) for end in ends)
        ring = Ring(x, y, (1 + house.dot) * radius, 0.0, _sectors(ends, parties), borders)
        whole.standing = standing_of_ring(whole.room, ring)
        _draw_center(plot, chart.center, middle, foot, (house.hole - house.dot) * radius)
        _draw_list(plot, chart, listed)


def _ends(house: Hemicycle) -> list[float]:
    """The angle in degrees before all seats, and that after each of them, halfway to the next one."""
    angles = [math.degrees(math.atan2(y, x)) for x, y in house.seats]
    return [180.0, *((before + after) / 2 for before, after in pairwise(angles)), 0.0]


def _border(house: Hemicycle, radius: float, x: float, y: float, end: float) -> tuple[Point, Point]:
    """A line across the seats at an angle (degrees) around x, y, a little longer than their rows are deep."""
    along, up = math.cos(math.radians(end)), math.sin(math.radians(end))
    inner, outer = (house.hole - house.dot) * radius - BEYOND, (1 + house.dot) * radius + BEYOND
    return (x + along * inner, y + up * inner), (x + along * outer, y + up * outer)


def _sectors(ends: Sequence[float], parties: Sequence[int]) -> dict[int, tuple[float, float]]:
    """The angles in degrees between which the seats of each party lie; the border of two lies between their seats."""
    return {
        party: (ends[parties.index(party)], ends[parties.index(party) + parties.count(party)])
        for party in dict.fromkeys(parties if len(ends) > len(parties) else ())
    }


def _center(data: ChartData, emphasis: Sequence[bool], chart: Chart, scope: Scope) -> str:
    """The seats of all, or of the highlighted parties out of all; the label of the column says what they are."""
    seats = [count or 0.0 for count in data.series[0].values]
    total, label = data.format.show(math.fsum(seats)), label_of(data.series[0], chart, scope)
    if not any(emphasis):
        return f"{total}\n{label}"
    part = math.fsum(count for count, stands_out in zip(seats, emphasis, strict=True) if stands_out)
    return f"{data.format.show(part)}\n{house_words(scope.language).out_of} {total} {label}"


def _draw_center(plot: Plot, words: str, x: float, foot: float, hole: float) -> None:
    """The words, or the first line of them, where they stay clear of the innermost seats."""
    for part in (words, words.partition("\n")[0]):
        planned = plan_middle(plot, part, hole * 0.8)
        if planned is None:
            continue
        above = max(0.0, hole * 0.38 - planned.height / 2)
        if math.hypot(planned.width / 2, above + planned.height) <= hole:
            draw_middle(plot, planned, x, foot + above + planned.height / 2)
            return


def _height(house: Hemicycle, radius: float) -> float:
    return radius * (1 + 2 * house.dot)


class _List(Struct, frozen=True):
    """Where the half circle and the list of parties stand; lengths are in points.

    house is the room of the half circle, and radius its radius.
    room is the room of the list, which has so many columns and rows of parties; 0 where there is no list.
    pitch is the height of a row of the list.
    apart says that the counts stand at the right edges of their columns; otherwise they follow the names.
    """

    house: Rect
    radius: float
    room: Rect
    columns: int = 0
    rows: int = 0
    pitch: float = 0.0
    apart: bool = False


def _plan(plot: Plot, chart: ChartData, house: Hemicycle) -> _List:
    """The place for the list, in words as large as may be, that leaves the half circle largest."""
    alone = _List(plot.room, _radius(house, plot.room), plot.room)
    if chart.labels == "none":
        return alone
    for size in plot.sizes:
        plot.size = size
        tried = [plan for plan in (_beside(plot, chart, house), *_below(plot, chart, house)) if plan]
        if tried:
            # At the right it is read more easily, so it may cost a little of the half circle.
            return max(tried, key=lambda plan: (plan.radius * (1.12 if plan.apart else 1.0), -plan.rows))
    return alone


def _radius(house: Hemicycle, room: Rect) -> float:
    return max(1.0, min(room.width / 2 / (1 + house.dot), room.height / (1 + 2 * house.dot)))


def _natural(plot: Plot, chart: ChartData) -> tuple[float, float]:
    """The widths of the widest name and the widest count."""
    names = (plot.measure(" ".join(party.split()), "semibold") for party in chart.x)
    counts = (plot.measure(_count(chart, party), "bold") for party in range(len(chart.x)))
    return max(names, default=0.0), max(counts, default=0.0)


def _count(chart: ChartData, party: int) -> str:
    value = chart.series[0].values[party]
    return chart.format.show(value) if value is not None else ""


def _beside(plot: Plot, chart: ChartData, house: Hemicycle) -> _List | None:
    name, count = _natural(plot, chart)
    pitch = min(HIGHEST_ROW, plot.height / len(chart.x))
    needed = DOT * 2 + DOT_GAP + name + COUNT_GAP + count
    width = min(max(needed, min(WIDEST_LIST, plot.width * 0.28)), plot.width * WIDEST_SHARE)
    if pitch < plot.size * LEAST_ROW or width - needed + name < min(name, plot.size * 3):
        return None
    left = plot.room.cut(right=width + BESIDE)
    radius = _radius(house, left)
    # A low half circle leaves room at both sides: the list stays near it, and both stand in the middle.
    spare = max(0.0, left.width - radius * 2 * (1 + house.dot)) / 2
    left = Rect(left.left + spare * 0.5, left.bottom, left.right - spare * 0.5, left.top)
    edge = left.right + BESIDE
    rest = (plot.height - pitch * len(chart.x)) / 2
    room = Rect(edge, rest, min(plot.width, edge + width), plot.height - rest)
    return _List(left, radius, room, 1, len(chart.x), pitch, apart=True)


def _below(plot: Plot, chart: ChartData, house: Hemicycle) -> list[_List]:
    """The list in columns under the half circle, as far as it fits."""
    name, count = _natural(plot, chart)
    cell = DOT * 2 + DOT_GAP * 0.7 + name + COUNT_GAP * 0.6 + count
    gap = plot.size * 1.6
    found = []
    for columns in range(1, len(chart.x) + 1):
        width = min(cell, plot.width)
        across = columns * width + (columns - 1) * gap
        rows = -(-len(chart.x) // columns)
        height = rows * plot.size * 1.45
        if across > plot.width + 0.01 or height > plot.height * 0.55 or columns * (rows - 1) >= len(chart.x):
            continue
        top = plot.room.cut(bottom=height + BELOW)
        radius = _radius(house, top)
        spare = (top.height - _height(house, radius)) / 2
        room = Rect((plot.width - across) / 2, spare, (plot.width + across) / 2, spare + height)
        found.append(_List(top.cut(bottom=spare, top=spare), radius, room, columns, rows, plot.size * 1.45))
    return found


def _draw_list(plot: Plot, chart: ChartData, listed: _List) -> None:
    gap = plot.size * 1.6
    width = (listed.room.width + gap) / max(1, listed.columns) - gap
    for party in range(len(chart.x) if listed.columns else 0):
        column, row = divmod(party, listed.rows)
        left = listed.room.left + column * (width + gap)
        middle = listed.room.top - (row + 0.5) * listed.pitch
        _entry(plot, chart, party, Rect(left, middle - listed.pitch / 2, left + width, middle), apart=listed.apart)
        if listed.apart and row < listed.rows - 1:
            y = middle - listed.pitch / 2
            plot.line([(left, y), (left + width, y)], plot.look.hairline, 0.75, behind=True)


def _entry(plot: Plot, chart: ChartData, party: int, cell: Rect, *, apart: bool) -> None:
    """A dot, a name and a count; the top of the cell is the middle of its words."""
    weight: Weight = "semibold" if stands_out(chart, party) else "regular"
    measure = partial(plot.measure, weight=weight)
    count = _count(chart, party)
    indent = DOT * 2 + DOT_GAP * (1.0 if apart else 0.7)
    gap = COUNT_GAP * (1.0 if apart else 0.6)
    room = cell.width - indent - gap - plot.measure(count, "bold")
    most = max(1, min(2, int(cell.height * 2 / plot.line_height)))
    name = wrap(chart.x[party], room, measure, most).lines
    plot.dot(cell.left + DOT, cell.top, DOT, category_color(chart, party))
    plot.lines(cell.left + indent, cell.top, name, weight=weight)
    x = cell.right if apart else cell.left + indent + max(map(measure, name)) + gap
    plot.text(x, cell.top, count, weight="bold", align="right" if apart else "left", middle=True)
