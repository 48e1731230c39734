"""A map on the sheet: its areas with their colors, what is too small to be seen, points, words and the key."""

from __future__ import annotations

import math

from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.model.color import legible, mix
from deckgen.plot.categories import category_color, stands_out
from deckgen.plot.clearings import ALIGNED, Spot, place_names
from deckgen.plot.color_key import draw_key
from deckgen.plot.color_scale import lettering, missing_color
from deckgen.plot.map_ground import Ground, Mapped, box_of
from deckgen.plot.map_labels import Label
from deckgen.plot.map_plan import ROW, SWATCH, SWATCH_GAP, MapPlan, Named, plan_map
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


def draw_map(plot: Plot, chart: ChartData) -> None:
    """Draw a map with its key over it."""
    plan, mapped = plan_map(plot, chart), chart.own(Mapped)
    _draw_lands(plot, mapped, plan)
    outlined = [one for one in plan.named if plan.is_valued and stands_out(chart, one.index)]
    for one in outlined:
        _outline(plot, one)
    for one in plan.named:
        if one.land.size < SMALL:
            box, rim = one.land.box, plot.look.ink if one in outlined else plot.look.paper
            _dot(plot, (box.left + box.right) / 2, (box.bottom + box.top) / 2, SPECK, one.color, rim)
    draw_key(plot, plan.key, plan.ground.window.left)
    colors = {one.index: one.color for one in plan.named}
    for index, label in plan.labels.items():
        _draw_label(plot, label, colors[index])
    _draw_list(plot, plan)
    if mapped.spots:
        _draw_spots(plot, chart, mapped, plan.ground)


def _draw_lands(plot: Plot, mapped: Mapped, plan: MapPlan) -> None:
    """The areas: first those that only lie around, then those without a value, then the others."""
    look, colors = plot.look, {one.land.key: one.color for one in plan.named}
    for land in plan.ground.lands:
        if land.key not in colors:
            fill, edge = missing_color(look), missing_color(look)
            if mapped.shows(land.key):
                fill, edge = (fill, look.hairline) if plan.is_valued else (_pale(look), look.paper)
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


def _draw_label(plot: Plot, label: Label, color: str) -> None:
    look = plot.look
    if label.beside:
        box = label.box(plot)
        if label.leader:
            x, y = label.leader
            start = min(max(x, box.left - 2), box.right + 2), min(max(y, box.bottom), box.top)
            plot.line([start, label.leader], look.ink, 0.9)
        label.draw(plot, look.ink)
    else:
        label.draw(plot, lettering(color, look))


def _draw_list(plot: Plot, plan: MapPlan) -> None:
    """The areas that are too small for words, beside the map at their height."""
    rows, size = plan.listed.rows, plot.size
    if not rows:
        return
    left = min(plan.listed.left, plot.width - plan.listed.width)
    high, limit = plan.listed.height(plot), plot.height - plan.key.height
    center = sum(one.land.box.bottom + one.land.box.top for _, one in rows) / 2 / len(rows)
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
