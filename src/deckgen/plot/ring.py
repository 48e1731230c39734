"""The ring of a donut and the labels at its parts: beside them, or in a list at its right.

Labels stand beside their parts where they can, a short line leading to one that is moved a little. Where some would
stand too far away, or would leave the ring too little room, all stand in a list, each with a dot in its color.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from itertools import accumulate, product
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.chart_data import ChartData
from deckgen.model.color import mix
from deckgen.plot.captions import DOT, DOT_GAP, caption, legend
from deckgen.plot.categories import stands_out
from deckgen.plot.paper import LIFT, Plot, Point
from deckgen.plot.rect import Rect
from deckgen.plot.slices import Slice, slices_of
from deckgen.plot.spread import spread
from deckgen.plot.wrap import wrap

CLEAR, LEAST_RADIUS = 12.0, 12.0
LONGEST_LEADER, NEAR = 15.0, 14.0
SIDE_SHARE, LIST_SHARE = 0.34, 0.5
# Labels stand in a list where the ring would be smaller than this share of what it is beside the list.
CRAMPED = 0.7
# The room between two labels of the list, and the least of it, in sizes of their words.
BETWEEN, CLOSEST = 0.45, 0.1

Values = Literal["below", "beside", "none"]
# What labels may be, the best first: the lines of a name, where its value stands, whether no name may be cut.
FORMS: tuple[tuple[int, Values, bool], ...] = (
    (2, "below", True),
    (3, "below", True),
    (1, "beside", True),
    (3, "below", False),
    (2, "none", True),
    (1, "none", True),
)
# The most room over and under the ring for arcs and their words, in sizes of these.
MOST_FOR_ARC = 2.8
# What labels of a list may be, the best first.
LIST_FORMS: tuple[tuple[int, Values], ...] = ((1, "beside"), (2, "below"), (3, "below"))


class RingLabel(Struct, frozen=True):
    """The words beside a part of the ring.

    part is what they belong to. name has the lines of its name, or one line with name and value.
    value is the value under the name, "" where it stands beside the name or nowhere.
    size is that of the words in points; bold says that the part is highlighted.
    """

    part: Slice
    name: tuple[str, ...]
    value: str
    size: float
    bold: bool

    @property
    def rows(self) -> list[tuple[str, bool]]:
        """Its lines, each with whether it belongs to the name."""
        return [*((line, True) for line in self.name), *([(self.value, False)] if self.value else [])]

    @property
    def height(self) -> float:
        """How high it is, in points."""
        return ((len(self.rows) - 1) * 1.2 + 1.0) * self.size


class RingPlace(Struct, frozen=True):
    """Where a label stands; lengths are in points.

    edge is the x of that edge of it which is nearer to the ring, middle the height of its middle.
    way is 1 for a label at the right of the ring, and -1 for one at its left.
    """

    label: RingLabel
    edge: float
    middle: float
    way: int


class Ring(Struct, frozen=True):
    """Where the ring stands, in points: its middle (x, y) and radius, its parts, and the places of their labels.

    dotted says that each label has a dot in the color of its part, since not all stand at their parts.
    """

    x: float
    y: float
    radius: float
    slices: list[Slice]
    places: list[RingPlace]
    dotted: bool = False

    @property
    def indent(self) -> float:
        """The room for the dots between the ring and the words."""
        return (DOT * 2 + DOT_GAP) if self.dotted else 0.0


def lay_out_ring(plot: Plot, chart: ChartData) -> Ring:
    """The ring and its labels under the chart's unit or its legend, which are drawn."""
    # An arc may go all around, so there is room for it on every side.
    arc = min(plot.spare.top, plot.size * MOST_FOR_ARC)
    room = caption(plot, chart, plot.room).cut(top=arc, bottom=arc)
    slices = slices_of(chart)
    if chart.labels == "legend":
        room = legend(plot, [(chart.x[part.index], part.color) for part in slices], room)
    named = chart.labels not in ("legend", "none")
    labels = _plan(plot, chart, slices, room) if named else []
    ring = _ring_in(plot, slices, labels, room, dotted=False)
    far = any(_is_far(ring, place) for place in ring.places)
    listed = _listed(plot, chart, slices, room) if labels else None
    lost = len(labels) < len(slices) or not all(is_valued(chart, label) for label in labels)
    if listed and (far or lost or ring.radius < listed.radius * CRAMPED):
        return listed
    return _ring_in(plot, slices, labels, room, dotted=True) if far else ring


def _listed(plot: Plot, chart: ChartData, slices: list[Slice], room: Rect) -> Ring | None:
    """The ring with its labels in a list at its right, in the order of the parts; None where the list has no room."""
    for size, (lines, values) in product(plot.sizes, LIST_FORMS):
        labels = _labels(plot, chart, slices, size, lines, values, uncut=True, share=LIST_SHARE)
        heights = sum(label.height for label in labels)
        gap = min(size * BETWEEN, (room.height - heights) / max(1, len(labels) - 1))
        if not labels or gap < size * CLOSEST:
            continue
        height = heights + gap * (len(labels) - 1)
        ring = Ring(0.0, 0.0, 0.0, slices, [], dotted=True)
        beside = CLEAR * 2 + ring.indent + max(label_width(plot, label) for label in labels)
        radius = min((room.width - beside) / 2, room.height / 2 - 1.0)
        left = room.left + (room.width - beside - 2 * radius) / 2
        if radius < LEAST_RADIUS:
            continue
        y, edge = (room.bottom + room.top) / 2, left + 2 * radius + CLEAR * 2
        tops = accumulate((-label.height - gap for label in labels[:-1]), initial=y + height / 2)
        low = LIFT * size
        places = [
            RingPlace(label, edge, top - label.height / 2 + low, 1) for label, top in zip(labels, tops, strict=True)
        ]
        return replace(ring, x=left + radius, y=y, radius=radius, places=places)
    return None


def _ring_in(plot: Plot, slices: list[Slice], labels: Sequence[RingLabel], room: Rect, *, dotted: bool) -> Ring:
    """The ring as large as its labels let it be, and its labels beside it."""
    ring = Ring(0.0, 0.0, 0.0, slices, [], dotted)
    side = max((label_width(plot, label) for label in labels), default=0.0)
    side = side + CLEAR + ring.indent if side else 0.0
    radius = max(LEAST_RADIUS, min(room.width / 2 - side, room.height / 2 - (plot.size * 0.5 if labels else 1.0)))
    x, y = (room.left + room.right) / 2, (room.bottom + room.top) / 2
    sides = [[label for label in labels if label.part.right is right] for right in (True, False)]
    places = [place for each in sides for place in _side(each, x, y, radius, room)]
    return replace(ring, x=x, y=y, radius=radius, places=places)


def _plan(plot: Plot, chart: ChartData, slices: Sequence[Slice], room: Rect) -> list[RingLabel]:
    """The roomiest labels that both sides have the height for; at last the smallest parts go without."""
    for lines, values, uncut in FORMS:
        for size in plot.sizes:
            labels = _labels(plot, chart, slices, size, lines, values, uncut=uncut)
            if labels and _fits(labels, room.height):
                return labels
    kept = _labels(plot, chart, slices, plot.look.smallest, 1, "none", uncut=False)
    while kept and not _fits(kept, room.height):
        full = max((True, False), key=lambda right: sum(label.height for label in kept if label.part.right is right))
        kept.remove(min((label for label in kept if label.part.right is full), key=lambda label: label.part.value))
    return kept


def _labels(
    plot: Plot,
    chart: ChartData,
    slices: Sequence[Slice],
    size: float,
    lines: int,
    values: Values,
    *,
    uncut: bool,
    share: float = SIDE_SHARE,
) -> list[RingLabel]:
    """A label for each part, its value below or beside its name, no wider than a share of the sheet.

    There are no labels at all where a value would have to be cut or, if they must stay uncut, a name.
    """
    width = plot.width * share - CLEAR
    measure = partial(plot.measure, weight="bold", size=size)
    labels = []
    for part in slices:
        value = chart.format.show(part.value) if values != "none" else ""
        beside = measure(f" {value}") if values == "beside" else 0.0
        name = wrap(chart.x[part.index], width - beside, measure, lines)
        if (uncut and not name.complete) or measure(value) > width:
            return []
        words = (f"{name.lines[0]} {value}",) if values == "beside" else tuple(line for line in name.lines if line)
        below = value if values == "below" else ""
        labels.append(RingLabel(part, words, below, size, stands_out(chart, part.index)))
    return labels


def is_valued(chart: ChartData, label: RingLabel) -> bool:
    """Whether a label says the value of its part."""
    return bool(label.value) or any(chart.format.show(label.part.value) in line for line in label.name[-1:])


def _fits(labels: Sequence[RingLabel], height: float) -> bool:
    return all(
        sum(label.height * 1.04 for label in labels if label.part.right is right) <= height for right in (True, False)
    )


def label_width(plot: Plot, label: RingLabel) -> float:
    """How wide a label is, in points."""
    return max((plot.measure(words, "semibold", label.size) for words, _ in label.rows), default=0.0)


def _side(labels: Sequence[RingLabel], x: float, y: float, radius: float, room: Rect) -> list[RingPlace]:
    """Where the labels of one side stand: each beside its part, or moved away from its neighbours."""
    way = 1 if labels and labels[0].part.right else -1
    wanted = [y + math.sin(label.part.anchor) * (radius + CLEAR) for label in labels]
    heights = [label.height for label in labels]
    bottom = room.bottom + LIFT * (labels[0].size if labels else 0.0)
    gap = max(0.0, min(5.0, (room.top - bottom - sum(heights)) / max(1, len(heights))))
    places = []
    for label, middle in zip(labels, spread(wanted, heights, bottom, room.top, gap), strict=True):
        # The corner that is nearest to the ring keeps clear of it, so labels follow the ring's curve.
        nearest = max(0.0, abs(middle - y) - label.height / 2)
        edge = x + way * math.sqrt(max((radius + CLEAR) ** 2 - nearest**2, (radius * 0.12) ** 2))
        places.append(RingPlace(label, edge, middle, way))
    return places


def draw_label(plot: Plot, ring: Ring, place: RingPlace) -> None:
    """Draw the words of a label."""
    label, way = place.label, place.way
    edge = place.edge + way * ring.indent
    first = place.middle + (len(label.rows) - 1) * 1.2 * label.size / 2
    for number, (words, is_name) in enumerate(label.rows):
        plot.text(
            edge,
            first - number * 1.2 * label.size,
            words,
            size=label.size,
            color=plot.legible(label.part.color) if is_name else plot.look.ink,
            weight="bold" if label.bold else "semibold" if is_name else "regular",
            align="left" if way > 0 else "right",
            middle=True,
        )


def _leader(ring: Ring, place: RingPlace) -> tuple[Point, Point]:
    """From where to where a thin line would lead from a part to its label."""
    angle, radius = place.label.part.middle, ring.radius + 2
    start = (ring.x + math.cos(angle) * radius, ring.y + math.sin(angle) * radius)
    return start, (place.edge - place.way * 3, place.middle)


def _stands_beside(ring: Ring, place: RingPlace) -> bool:
    """Whether a label stands right beside its part."""
    there = math.atan2(place.middle - ring.y, place.edge - ring.x)
    turn = (there - place.label.part.middle + math.pi) % (2 * math.pi) - math.pi
    return place.label.part.spans(there) or abs(turn) * ring.radius < NEAR


def _is_far(ring: Ring, place: RingPlace) -> bool:
    """Whether a label stands beside another part, and too far from its own for a line to lead there."""
    return not _stands_beside(ring, place) and math.dist(*_leader(ring, place)) > LONGEST_LEADER


def draw_links(plot: Plot, ring: Ring) -> None:
    """Draw what ties labels to parts: dots in their colors, or short lines to those that were moved a little."""
    for place in ring.places:
        if ring.dotted:
            first = place.middle + (len(place.label.rows) - 1) * 1.2 * place.label.size / 2
            plot.dot(place.edge + place.way * DOT, first, DOT, place.label.part.color)
        elif not _stands_beside(ring, place):
            plot.line(_leader(ring, place), mix(plot.look.hairline, plot.look.grey, 0.5), 0.75, behind=True)
