"""What stands on a map: its ground and the key over it, the areas with their colors, and their words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import partial

from msgspec import Struct

from deckgen.geography.shapes import Extent, extent_of
from deckgen.model.chart_data import ChartData
from deckgen.plot.categories import category_color, stands_out
from deckgen.plot.color_key import Key, plan_key
from deckgen.plot.color_scale import ColorScale, color_scale, span_of
from deckgen.plot.map_ground import Ground, Land, Mapped, plan_ground
from deckgen.plot.map_labels import APART as APART_BESIDE
from deckgen.plot.map_labels import OFF_OUTLINE, Label, Lines, inside, outside
from deckgen.plot.paper import Plot
from deckgen.plot.rect import Rect
from deckgen.plot.scale import known

# How large a state must be to have its code beside itself rather than in the list, in sizes of the code.
LEAST_NAMED = 3.4
# How many areas are named beside themselves or in a list, and the measures of this list in sizes of its words.
MOST_BESIDE, MOST_LISTED = 12, 18
# How far words of an area that stands out may be led away from it, in sizes of them.
FREE = 16
SWATCH, SWATCH_GAP, ROW, APART = 0.8, 0.45, 1.35, 1.2


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
    """Where everything on a map stands: the ground, the key over it, the areas of rows, the words and the list.

    is_valued says that the colors of areas stand for values.
    """

    ground: Ground
    key: Key
    is_valued: bool
    named: tuple[Named, ...]
    labels: Mapping[int, Label]
    listed: Listed


def plan_map(plot: Plot, chart: ChartData) -> MapPlan:
    """Where everything on a map stands; the sheet is told which areas have no words, or only beside them."""
    return _Planner(plot, chart).plan()


class _Planner:
    """Plans one map."""

    def __init__(self, plot: Plot, chart: ChartData) -> None:
        self.plot, self.chart, self.mapped = plot, chart, chart.own(Mapped)
        self.values = chart.series[0].values
        self.scale: ColorScale | None = None
        if not self.mapped.spots and known(self.values):
            self.scale = color_scale(*plot.scales.hold(*span_of(self.values)), self.mapped.hues, plot.look)

    def plan(self) -> MapPlan:
        """The map; where a list stands beside it, in the room that this leaves."""
        plot, mapped = self.plot, self.mapped
        colors = {key: found for index, key in enumerate(mapped.keys) if key and (found := self._color(index))}
        key = self._key(mapped.missing)
        room = plot.room.cut(top=key.height)
        around = self._around() if mapped.spots else None
        for _ in range(2):
            ground = plan_ground(mapped, frozenset(colors), room, around)
            filled = ((land, colors[land.key]) for land in ground.lands if land.key in colors)
            named = tuple(Named(index, land, color) for land, (index, color) in filled)
            worded = [one for one in named if self._is_worded(one)]
            labels = self._labels(worded, named, ground, room)
            listed = self._listed(worded, ground, labels, room)
            if listed.left + listed.width <= plot.width:
                break
            room = plot.room.cut(top=key.height, right=listed.width + APART * plot.size)
        lacks = any(land.key not in colors for land in ground.lands if mapped.shows(land.key))
        key = self._key(mapped.missing if lacks else "")
        self._concede(worded, labels, listed)
        return MapPlan(ground, key, self.scale is not None, named, labels, listed)

    def _concede(self, named: Sequence[Named], labels: Mapping[int, Label], listed: Listed) -> None:
        """Note for which areas smaller words might do better."""
        in_list = {one.index for _, one in listed.rows}
        for one in named:
            label = labels.get(one.index)
            if label is None or label.beside or label.lines != self._ways(one)[0]:
                self.plot.concede(f"words on {self.chart.x[one.index]}")
            if label is None and one.index not in in_list:
                self.plot.concede(f"words for {self.chart.x[one.index]}")

    def _key(self, missing: str) -> Key:
        parts = (self.mapped.size_name, self.chart.unit_aside)
        measured = ", ".join(part for part in parts if part) or (self.chart.told_label if self.scale else "")
        return plan_key(self.plot, self.scale, self.chart.format, measured, missing if self.scale else "")

    def _around(self) -> Extent:
        """What the points of a map lie in; in panels those of all of them."""
        extent, scales = extent_of([(spot,) for spot in self.mapped.spots]), self.plot.scales
        west, east = scales.hold(extent.west, extent.east, of="longitude")
        south, north = scales.hold(extent.south, extent.north, of="latitude")
        return Extent(west, south, east, north)

    def _color(self, index: int) -> tuple[int, str] | None:
        """The place of a row with the fill of its area; None where it has no value."""
        if self.mapped.spots:
            return None
        if self.scale is None:
            return index, category_color(self.chart, index)
        value = self.values[index]
        return (index, self.scale(value)) if value is not None and math.isfinite(value) else None

    def _stands_out(self, one: Named) -> bool:
        return stands_out(self.chart, one.index)

    def _name(self, one: Named) -> str:
        """What an area is called on the map: a state by its code, but for one that stands out."""
        is_coded = self.mapped.codes and not self._stands_out(one)
        return self.mapped.codes[one.index] if is_coded else self.chart.x[one.index]

    def _told(self, one: Named) -> str:
        """The value of an area in words; "" where areas have none."""
        value, write = self.values[one.index], self.chart.format
        return write.show(value, unit=write.has_unit) if self.scale and value is not None else ""

    def _ways(self, one: Named) -> list[Lines]:
        """The ways to write on an area, the best first."""
        name, told = self._name(one), self._told(one)
        if not told:
            return [((name, "semibold"),)]
        full: Lines = ((name, "semibold"), (told, "regular"))
        if not self.mapped.codes:
            return [full]
        ways: list[Lines] = [full, ((f"{name} {told}", "semibold"),)]
        # Where a few states can be named beside them, or in a list, no number stands alone.
        few = len(self.mapped.keys) <= MOST_BESIDE or self._stands_out(one)
        return ways if few else [*ways, ((told, "regular"),)]

    def _is_worded(self, one: Named) -> bool:
        """Whether an area is to have words."""
        asked = self.chart.labels
        return asked != "none" and (asked != "highlight" or self._stands_out(one))

    def _labels(
        self, worded: Sequence[Named], named: Sequence[Named], ground: Ground, room: Rect
    ) -> dict[int, Label]:
        """Words on the areas that hold them, all of one size; beside them where they are few or stand out."""
        plot = self.plot
        found = ((one.index, inside(plot, one.land, self._ways(one), plot.size)) for one in worded)
        labels = {index: label for index, label in found if label}
        left = [one for one in worded if one.index not in labels]
        few = len(left) <= MOST_BESIDE
        beside = [
            one for one in left if self._stands_out(one) or (self._is_clear(one.land) if self.mapped.codes else few)
        ]
        taken = [label.box(plot) for label in labels.values()]
        for one in sorted(beside, key=lambda one: (not self._stands_out(one), -one.land.box.top)):
            label = self._beside(one, [other.land for other in named], ground, room, taken)
            if label:
                labels[one.index] = label
                taken.append(label.box(plot))
        return labels

    def _beside(
        self, one: Named, filled: Sequence[Land], ground: Ground, room: Rect, taken: Sequence[Rect]
    ) -> Label | None:
        """Words beside an area: best where there is no land at all, else where none has a color."""
        lines: Lines = ((f"{self._name(one)} {self._told(one)}".strip(), "semibold"),)
        off = OFF_OUTLINE if self._stands_out(one) else APART_BESIDE
        near = partial(outside, self.plot, one.land, lines, room, taken, off=off)
        label = near(ground.lands, leads=False)
        if label or (self.mapped.codes and not self._stands_out(one)):
            return label
        label = near(filled, leads=False)
        if not label and self._stands_out(one):
            # A line leads to it from where there is no land, however far that is.
            label = near(ground.lands, leads=True, farthest=FREE)
        return label or near(filled, leads=True)

    def _is_clear(self, land: Land) -> bool:
        """Whether words beside a state are clearly its own: small ones lie too close to each other."""
        return max(land.box.width, land.box.height) > LEAST_NAMED * self.plot.size

    def _listed(self, named: Sequence[Named], ground: Ground, labels: Mapping[int, Label], room: Rect) -> Listed:
        """The areas without words, where they have values and are few enough for a list beside the map."""
        plot, left = self.plot, [one for one in named if one.index not in labels]
        is_needed = self.scale and 0 < len(left) <= MOST_LISTED
        if not is_needed or len(left) * ROW * plot.size > room.height:
            return Listed()
        left.sort(key=lambda one: -one.land.box.top - one.land.box.bottom)
        rows = tuple((f"{self._name(one)} {self._told(one)}", one) for one in left)
        width = max(plot.measure(words) for words, _ in rows) + (SWATCH + SWATCH_GAP) * plot.size
        if width > room.width / 3:
            return Listed()
        beside = [label.box(plot).right for label in labels.values() if label.beside]
        return Listed(rows, width, max([ground.window.right, *beside]) + APART * plot.size)
