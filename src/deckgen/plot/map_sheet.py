"""A map on the sheet: its areas with their colors, what is too small to be seen, points, words and the key."""

from __future__ import annotations

import math
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from deckgen.geography.shapes import Extent, extent_of
from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.model.color import legible, mix, readable
from deckgen.plot.categories import category_color, stands_out
from deckgen.plot.clearings import ALIGNED, Spot, place_names
from deckgen.plot.color_key import Key, draw_key, plan_key
from deckgen.plot.color_scale import ColorScale, color_scale, missing_color, span_of
from deckgen.plot.map_ground import Ground, Land, Mapped, box_of, plan_ground
from deckgen.plot.map_labels import Label, Lines, inside, outside
from deckgen.plot.paper import Plot, Point
from deckgen.plot.rect import Rect
from deckgen.plot.scale import known

# The lines between areas and around those that stand out, in points.
BORDER, OUTLINE = 0.7, 1.8
# An area that is set off has such a line around each part that is larger than this, in points.
LEAST_OUTLINED = 14.0
# An area that is smaller than so many square points gets a dot of this radius with a rim.
SMALL, SPECK, RIM = 20.0, 3.6, 0.9
# The radius of points that have no size, and the largest and smallest of those that have one.
RADIUS, LARGEST, SMALLEST = 4.6, 20.0, 2.6
# How large a state must be to have its code beside itself rather than in the list, in sizes of the code.
LEAST_NAMED = 3.4
# How many areas are named beside themselves or in a list, and the measures of this list in sizes of its words.
MOST_BESIDE, MOST_LISTED = 12, 16
SWATCH, SWATCH_GAP, ROW, APART = 0.8, 0.45, 1.35, 1.2
# How much of the words that fit at the smallest size must fit at a larger one; on which sheets words may be largest.
KEPT, LARGE_SHEET = 0.85, (640.0, 300.0)


class Named(Struct, frozen=True):
    """An area that stands for a row: the place of that row in x, the land, and its color."""

    index: int
    land: Land
    color: str


class Listed(Struct, frozen=True):
    """The areas that are too small for words, in a list with their colors: from north to south.

    width is that of the list, and left where it begins, in points.
    """

    rows: tuple[tuple[str, Named], ...] = ()
    width: float = 0.0
    left: float = 0.0

    def height(self, plot: Plot) -> float:
        """The height of all rows, in points."""
        return len(self.rows) * ROW * plot.size


class MapPlan(Struct, frozen=True):
    """Where everything on a map stands: the ground, the key over it, the areas of rows, the words and the list."""

    ground: Ground
    key: Key
    named: tuple[Named, ...]
    labels: Mapping[int, Label]
    listed: Listed


def draw_map(plot: Plot, chart: ChartData) -> None:
    """Draw a map with its key over it."""
    plot.size = _size(plot)
    mapped = chart.own(Mapped)
    scale = _scale(plot, chart, mapped)
    plan = _plan(plot, chart, mapped, scale)
    _draw_lands(plot, mapped, plan, is_valued=scale is not None)
    outlined = [one for one in plan.named if scale and stands_out(chart, one.index)]
    for one in outlined:
        _outline(plot, one)
    for one in plan.named:
        if one.land.size < SMALL:
            x, rim = (
                (one.land.box.left + one.land.box.right) / 2,
                plot.look.ink if one in outlined else plot.look.paper,
            )
            _dot(plot, x, _middle(one.land.box), SPECK, one.color, rim)
    draw_key(plot, plan.key, plan.ground.window.left)
    colors = {one.index: one.color for one in plan.named}
    for index, label in plan.labels.items():
        _draw_label(plot, label, colors[index])
    _draw_list(plot, plan)
    if mapped.spots:
        _draw_spots(plot, chart, mapped, plan.ground)


def _size(plot: Plot) -> float:
    """The size of words by how large the sheet is."""
    share = min(1.0, plot.width / LARGE_SHEET[0], plot.height / LARGE_SHEET[1])
    return plot.sizes[round((len(plot.sizes) - 1) * (1 - share))]


def _scale(plot: Plot, chart: ChartData, mapped: Mapped) -> ColorScale | None:
    """The colors of the values; None where areas have none."""
    values = chart.series[0].values
    if mapped.spots or not known(values):
        return None
    return color_scale(*plot.scales.hold(*span_of(values)), mapped.hues, plot.look)


def _plan(plot: Plot, chart: ChartData, mapped: Mapped, scale: ColorScale | None) -> MapPlan:
    colors = {
        key: (index, color)
        for index, key in enumerate(mapped.keys)
        if key and (color := _color(chart, index, scale, mapped)) is not None
    }
    measured = ", ".join(part for part in (mapped.size_name, chart.unit_aside) if part)
    measured = measured or (chart.told_label if scale else "")
    key = plan_key(plot, scale, chart.format, measured, mapped.missing if scale else "")
    room = plot.room.cut(top=key.height)
    around = _around(plot, mapped) if mapped.spots else None
    for _ in range(2):
        ground = plan_ground(mapped, frozenset(colors), room, around)
        named = tuple(
            Named(colors[land.key][0], land, colors[land.key][1]) for land in ground.lands if land.key in colors
        )
        labels = _labels(plot, chart, mapped, named, scale, room) if chart.labels != "none" else {}
        listed = Listed()
        if scale and chart.labels != "none":
            listed = _listed(plot, chart, mapped, named, labels, room)
        beside = [label.box(plot).right for label in labels.values() if label.beside]
        start = max(ground.window.right, *beside, 0.0) + APART * plot.size
        listed = replace(listed, left=start)
        if not listed.rows or start + listed.width <= plot.width:
            break
        room = plot.room.cut(top=key.height, right=listed.width + APART * plot.size)
    lacks = any(land.key not in colors for land in ground.lands if not mapped.shown or land.key in mapped.shown)
    # The words may have become smaller meanwhile.
    key = plan_key(plot, scale, chart.format, measured, mapped.missing if scale and lacks else "")
    return MapPlan(ground, key, named, labels, listed)


def _around(plot: Plot, mapped: Mapped) -> Extent:
    """What the points of a map lie in; in panels those of all of them."""
    extent = extent_of([(spot,) for spot in mapped.spots])
    west, east = plot.scales.hold(extent.west, extent.east, of="longitude")
    south, north = plot.scales.hold(extent.south, extent.north, of="latitude")
    return Extent(west, south, east, north)


def _color(chart: ChartData, index: int, scale: ColorScale | None, mapped: Mapped) -> str | None:
    """The fill of the area of a row; None where it has no value."""
    if mapped.spots:
        return None
    value = chart.series[0].values[index]
    if scale is None:
        return category_color(chart, index)
    return scale(value) if value is not None and math.isfinite(value) else None


def _lines(chart: ChartData, mapped: Mapped, index: int, scale: ColorScale | None) -> list[Lines]:
    """The ways to name an area, the best first."""
    value = chart.series[0].values[index] if scale else None
    told = chart.format.show(value, unit=chart.format.has_unit) if value is not None else ""
    name = _name(chart, mapped, index)
    if not told:
        return [((name, "semibold"),)]
    full: Lines = ((name, "semibold"), (told, "regular"))
    if not mapped.codes:
        return [full]
    ways: list[Lines] = [full, ((f"{name} {told}", "semibold"),)]
    # Where a few states can be named beside them, or in a list, no number stands alone.
    few = len(mapped.keys) <= MOST_BESIDE or stands_out(chart, index)
    return ways if few else [*ways, ((told, "regular"),)]


def _name(chart: ChartData, mapped: Mapped, index: int) -> str:
    """What an area is called on the map: a state by its code, but for one that stands out."""
    return mapped.codes[index] if mapped.codes and not stands_out(chart, index) else chart.x[index]


def _labels(
    plot: Plot, chart: ChartData, mapped: Mapped, named: tuple[Named, ...], scale: ColorScale | None, room: Rect
) -> dict[int, Label]:
    """Words on the areas that hold them, all of one size; beside them where they are few or stand out."""
    ways = {one.index: _lines(chart, mapped, one.index, scale) for one in named}

    def fitting(size: float) -> dict[int, Label]:
        found = ((one.index, inside(plot, one.land, ways[one.index], size)) for one in named)
        return {index: label for index, label in found if label}

    smallest = plot.look.smallest
    labels = fitting(plot.size)
    if plot.size > smallest:
        least = fitting(smallest)
        if len(labels) < KEPT * len(least):
            labels, plot.size = least, smallest
    left = [one for one in named if one.index not in labels]
    few = len(left) <= MOST_BESIDE
    beside = [
        one for one in left if stands_out(chart, one.index) or (_is_clear(plot, one.land) if mapped.codes else few)
    ]
    taken = [label.box(plot) for label in labels.values()]
    filled = [one.land for one in named]
    for one in sorted(beside, key=lambda one: (not stands_out(chart, one.index), -one.land.box.top)):
        words = " ".join(words for words, _ in ways[one.index][0])
        leads = not mapped.codes or stands_out(chart, one.index)
        label = outside(plot, one.land, ((words, "semibold"),), room, taken, filled, leads=leads)
        if label:
            labels[one.index] = label
            taken.append(label.box(plot))
    return labels


def _is_clear(plot: Plot, land: Land) -> bool:
    """Whether words beside a state are clearly its own: small ones lie too close to each other."""
    return max(land.box.width, land.box.height) > LEAST_NAMED * plot.size


def _listed(
    plot: Plot, chart: ChartData, mapped: Mapped, named: tuple[Named, ...], labels: Mapping[int, Label], room: Rect
) -> Listed:
    """The areas without words, where they are few enough for a list beside the map."""
    left = sorted((one for one in named if one.index not in labels), key=lambda one: -_middle(one.land.box))
    if not left or len(left) > MOST_LISTED or len(left) * ROW * plot.size > room.height:
        return Listed()
    values, write = chart.series[0].values, chart.format
    told = (write.show(values[one.index] or 0.0, unit=write.has_unit) for one in left)
    rows = tuple((f"{_name(chart, mapped, one.index)} {words}", one) for one, words in zip(left, told, strict=True))
    width = max(plot.measure(words) for words, _ in rows) + (SWATCH + SWATCH_GAP) * plot.size
    return Listed(rows, width) if width < room.width / 3 else Listed()


def _draw_lands(plot: Plot, mapped: Mapped, plan: MapPlan, *, is_valued: bool) -> None:
    """The areas: first those that only lie around, then those without a value, then the others."""
    look, colors = plot.look, {one.land.key: one.color for one in plan.named}
    for land in plan.ground.lands:
        if land.key not in colors:
            fill, edge = missing_color(look), missing_color(look)
            if not mapped.shown or land.key in mapped.shown:
                fill, edge = (fill, look.hairline) if is_valued else (_pale(look), look.paper)
            plot.shape(land.rings, fill, edge, BORDER)
    for one in plan.named:
        plot.shape(one.land.rings, one.color, look.paper, BORDER)


def _pale(look: ChartLook) -> str:
    """The color of land that says nothing."""
    return mix(look.paper, look.hairline, 0.7)


def _outline(plot: Plot, one: Named) -> None:
    """A line of ink around an area that stands out."""
    largest = one.land.largest
    for part in one.land.parts:
        box = box_of(part[0])
        if part is largest or min(box.width, box.height) > LEAST_OUTLINED:
            plot.line([*part[0], part[0][0]], plot.look.ink, OUTLINE)


def _dot(plot: Plot, x: float, y: float, radius: float, color: str, rim: str) -> None:
    plot.dot(x, y, radius + RIM, rim)
    plot.dot(x, y, radius, color)


def _is_on(room: Rect, place: Point) -> bool:
    return room.left <= place[0] <= room.right and room.bottom <= place[1] <= room.top


def _middle(box: Rect) -> float:
    return (box.bottom + box.top) / 2


def _draw_label(plot: Plot, label: Label, color: str) -> None:
    look = plot.look
    if label.beside:
        box = label.box(plot)
        if label.leader:
            x, y = label.leader
            start = min(max(x, box.left - 2), box.right + 2), min(max(y, box.bottom), box.top)
            plot.line([start, label.leader], look.grey, 0.9)
        label.draw(plot, look.ink)
    else:
        label.draw(plot, readable(color, look.ink, look.paper))


def _draw_list(plot: Plot, plan: MapPlan) -> None:
    """The areas that are too small for words, beside the map at their height."""
    rows, size = plan.listed.rows, plot.size
    if not rows:
        return
    left = min(plan.listed.left, plot.width - plan.listed.width)
    high, limit = plan.listed.height(plot), plot.height - plan.key.height
    center = sum(_middle(one.land.box) for _, one in rows) / len(rows)
    top = min(max(center + high / 2, high), limit)
    for number, (words, one) in enumerate(rows):
        middle, side = top - (number + 0.5) * ROW * size, SWATCH * size
        plot.bar(Rect(left, middle - side / 2, left + side, middle + side / 2), one.color)
        plot.text(left + side + SWATCH_GAP * size, middle, words, middle=True)


def _draw_spots(plot: Plot, chart: ChartData, mapped: Mapped, ground: Ground) -> None:
    """A dot for each point, the largest first, with the names that have room."""
    sizes = chart.series[0].values
    _, largest = plot.scales.reach(sizes, from_zero=True, of="size") if known(sizes) else (0.0, 0.0)
    most = min(LARGEST, plot.width * 0.05, plot.height * 0.08)
    spots = []
    for index, (longitude, latitude) in enumerate(mapped.spots):
        place = ground.place(longitude, latitude)
        if place is None or not _is_on(plot.room, place):
            continue
        size = sizes[index]
        radius = max(SMALLEST, most * math.sqrt(max(0.0, size or 0.0) / largest)) if largest else RADIUS
        told = (
            f" {chart.format.show(size, unit=chart.format.has_unit)}" if size is not None and chart.x[index] else ""
        )
        spots.append((Spot(*place, radius, chart.x[index] + told, stands_out(chart, index)), index))
    for spot, index in sorted(spots, key=lambda one: -one[0].radius):
        _dot(plot, spot.x, spot.y, spot.radius, category_color(chart, index), plot.look.paper)
    if chart.labels != "none":
        for name in place_names(plot, [spot for spot, _ in spots], plot.room):
            color, align = legible(name.color, _pale(plot.look), plot.look.ink), ALIGNED[name.place[0]]
            words = name.spot.name
            plot.text(name.x, name.baseline, words, size=name.size, weight=name.weight, color=color, align=align)
