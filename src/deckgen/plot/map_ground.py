"""The ground of a map: which part of the globe it shows, in which projection, and where areas lie on the sheet."""

from __future__ import annotations

import math
from collections.abc import Sequence, Set
from functools import lru_cache

from msgspec import Struct

from deckgen.geography.atlas import WORLD, WORLD_CLOSE, shapes_of
from deckgen.geography.flat import beside, flat, on_a_grid
from deckgen.geography.projections import EqualEarth, Projection, UnitedStates, projection_for
from deckgen.geography.shapes import Extent, Polygon, Shape, degrees_of, extent_of, size_of
from deckgen.plot.color_scale import Hues
from deckgen.plot.paper import Point as Place
from deckgen.plot.rect import Rect

# The polygons of an area on a plane, each as its rings.
Polygons = list[list[list[Place]]]
# The meridian in the middle of the world: the map ends in the Bering Strait, and cuts no country.
MIDDLE = 11.0
_WORLD, _UNITED_STATES = EqualEarth(MIDDLE), UnitedStates()
ANTARCTICA = "AQ"
# How far under the key a map may begin that is lower than its room, in points.
HIGHEST_GAP = 24.0
# Corners lie on a grid of so many points, which nobody sees.
STEP = 0.25
# Parts of a country that are nearer to its main part than so many degrees belong to what a map is cut to. So do
# others of which more than this share is shown anyway, where they are no mere islands.
NEAR, SHARE, NO_ISLAND = 4.0, 0.25, 0.04
# Parts of an area that would be smaller than so many points, and lie further than so many degrees from its main part,
# are left out of a map of one country: they look like dirt, and all else is smaller for them.
ISLET, FAR_OFF = 6.0, 0.8
# The room around points that a map is cut to, as a share of their extent, and in degrees at the least.
AROUND, LEAST_AROUND = 0.12, 2.0
# Points that lie further apart than so many degrees of longitude are shown on the whole world.
WHOLE = 150.0
# How much of the room stays around what a map is cut to, and how far beyond it the map goes on where it can, as a
# share of its longer side.
MARGIN, SURROUNDINGS = 0.03, 0.18


class Mapped(Struct, frozen=True):
    """What a map has besides its names and values.

    atlas: which shapes that ship with deckgen are drawn; own: those of the author in their place.
    keys: for each x the key of its area, "" where it has none.
    codes: for each x the short name that stands on its area; none where names are written out.
    shown: the keys of the areas that the map is cut to; all of them where there are none.
    spots: for each x its longitude and latitude, where rows are points and no areas.
    size_name: what the sizes of points are called.
    hues: the colors of the values.
    missing: what the key says of an area without a value.
    """

    atlas: str = WORLD
    own: tuple[Shape, ...] = ()
    keys: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    spots: tuple[tuple[float, float], ...] = ()
    size_name: str = ""
    hues: Hues = Hues()
    missing: str = ""

    def shows(self, key: str) -> bool:
        """Whether an area is one of those that the map shows, and doesn't only lie around them."""
        return not self.shown or key in self.shown


class Land(Struct, frozen=True):
    """An area on the sheet: its key, its parts, each an outer ring and its holes, and the box around them."""

    key: str
    parts: tuple[tuple[tuple[Place, ...], ...], ...]
    box: Rect

    @property
    def largest(self) -> tuple[tuple[Place, ...], ...]:
        """Its largest part."""
        return max(self.parts, key=lambda part: size_of(part[0]))

    @property
    def size(self) -> float:
        """Its area in square points."""
        return sum(size_of(ring) for part in self.parts for ring in part)

    @property
    def rings(self) -> list[tuple[Place, ...]]:
        """The rings of all its parts."""
        return [ring for part in self.parts for ring in part]


class Ground(Struct, frozen=True):
    """The lands of a map, and where the points of the globe lie on the sheet; lengths are in points.

    window is the part of the sheet that the map fills, or is cut to.
    """

    lands: tuple[Land, ...]
    window: Rect
    projection: Projection
    scale: float
    corner: Place
    """Where the origin of the projection lies."""

    def place(self, longitude: float, latitude: float) -> Place | None:
        """Where a point of the globe lies; None where the map doesn't reach it."""
        turn = 360.0 * round((self.projection.middle - longitude) / 360.0)
        if not self.projection.reaches(longitude + turn, latitude):
            return None
        x, y = self.projection(longitude + turn, latitude)
        return self.corner[0] + x * self.scale, self.corner[1] + y * self.scale

    def shows(self, longitude: float, latitude: float) -> bool:
        """Whether a point of the globe lies in the window."""
        place, box = self.place(longitude, latitude), self.window
        return place is not None and box.left <= place[0] <= box.right and box.bottom <= place[1] <= box.top


def plan_ground(mapped: Mapped, valued: Set[str], room: Rect, around: Extent | None = None) -> Ground:
    """The ground in a room; valued are the keys of the areas that have to be seen.

    around is what the points of a map lie in; None where it has none.
    """
    has_antarctica = ANTARCTICA in (*valued, *mapped.shown)
    return _planned(Mapped(mapped.atlas, mapped.own, shown=mapped.shown), has_antarctica, room, around)


@lru_cache(maxsize=8)
def _planned(mapped: Mapped, has_antarctica: bool, room: Rect, around: Extent | None) -> Ground:
    """The same, which the panels of a chart share, and the sheets on which it is tried."""
    is_around = around is not None and mapped.atlas == WORLD and not mapped.own and around.width < WHOLE
    is_cut = bool(mapped.shown) or is_around
    atlas = WORLD_CLOSE if is_cut and mapped.atlas == WORLD else mapped.atlas
    shapes = mapped.own or shapes_of(atlas)
    if atlas in (WORLD, WORLD_CLOSE) and not has_antarctica:
        shapes = tuple(shape for shape in shapes if shape.key != ANTARCTICA)
    if mapped.shown:
        framed = _framed([shape for shape in shapes if shape.key in mapped.shown])
    elif around is not None and is_around:
        framed = [_surroundings(around)]
    else:
        framed = [polygon for shape in shapes for polygon in shape.polygons]
    projection = _projection(mapped, framed, is_cut)
    laid = _laid_flat(shapes, projection)
    if not is_cut and projection not in (_WORLD, _UNITED_STATES):
        laid = _without_islets(shapes, laid, room)
    if is_cut:
        outline = [point for polygon in framed for ring in flat(polygon, projection) for point in ring]
    else:
        outline = [point for polygons in laid for rings in polygons for ring in rings for point in ring]
    edge = MARGIN * min(room.width, room.height) if is_cut else 0.0
    scale, corner = _fitted(outline, room.cut(left=edge, bottom=edge, right=edge, top=edge))
    window = _bounds(outline, scale, corner)
    if is_cut:
        more = SURROUNDINGS * max(window.width, window.height)
        window = Rect(
            max(room.left, window.left - more),
            max(room.bottom, window.bottom - more),
            min(room.right, window.right + more),
            min(room.top, window.top + more),
        )
    pairs = zip(shapes, laid, strict=True)
    lands = (_land(shape.key, polygons, scale, corner, window if is_cut else None) for shape, polygons in pairs)
    return Ground(tuple(land for land in lands if land), window, projection, scale, corner)


def _projection(mapped: Mapped, framed: Sequence[Polygon], is_cut: bool) -> Projection:
    if not mapped.own and not is_cut and mapped.atlas == WORLD:
        return _WORLD
    if mapped.atlas == "us" and not mapped.own and not mapped.shown:
        return _UNITED_STATES
    extent = extent_of(polygon[0] for polygon in framed)
    found = projection_for(extent)
    return _WORLD if isinstance(found, EqualEarth) and extent.width > 300 else found


def _framed(shown: Sequence[Shape]) -> list[Polygon]:
    """What a map is cut to that shows some areas: these without what lies far off."""
    mains: list[Polygon] = []
    others: list[tuple[Polygon, bool]] = []
    for polygons in (shape.polygons for shape in shown):
        extents = [extent_of(polygon[:1]) for polygon in polygons]
        sizes = [degrees_of(polygon[0]) for polygon in polygons]
        largest = sizes.index(max(sizes))
        for index, polygon in enumerate(polygons):
            if index == largest or extents[index].apart(extents[largest]) < NEAR:
                mains.append(polygon)
            else:
                others.append((polygon, sizes[index] > NO_ISLAND * sizes[largest]))
    frame = extent_of(polygon[0] for polygon in mains)
    return mains + [
        polygon for polygon, matters in others if matters and _share(extent_of(polygon[:1]), frame) > SHARE
    ]


def _share(part: Extent, frame: Extent) -> float:
    """How much of a part, by its box, lies in a frame."""
    shift = 360 * round((frame.middle[0] - part.middle[0]) / 360)
    wide = min(part.east + shift, frame.east) - max(part.west + shift, frame.west)
    high = min(part.north, frame.north) - max(part.south, frame.south)
    return max(0.0, wide) * max(0.0, high) / max(part.width * part.height, 1e-9)


def _surroundings(extent: Extent) -> Polygon:
    """What a map shows around points that lie in an extent."""
    more = max(LEAST_AROUND, AROUND * max(extent.width, extent.height))
    south, north = max(-89.0, extent.south - more), min(89.0, extent.north + more)
    wide = more / max(0.2, math.cos(math.radians(extent.middle[1])))
    west, east = extent.west - wide, min(extent.east + wide, extent.west - wide + 359)
    corners = [west + (east - west) * step / 12 for step in range(13)]
    return (tuple((x, south) for x in corners) + tuple((x, north) for x in reversed(corners)),)


def _fitted(outline: Sequence[Place], room: Rect) -> tuple[float, Place]:
    """The scale, and where the origin lies, so that an outline is as large as a room allows, in the middle of it but
    near what stands over it.
    """
    left, right = min(x for x, _ in outline), max(x for x, _ in outline)
    low, high = min(y for _, y in outline), max(y for _, y in outline)
    scale = min(room.width / max(right - left, 1e-9), room.height / max(high - low, 1e-9))
    x = (room.left + room.right) / 2 - (left + right) / 2 * scale
    gap = min((room.height - (high - low) * scale) / 2, HIGHEST_GAP)
    return scale, (x, room.top - gap - high * scale)


def _bounds(outline: Sequence[Place], scale: float, corner: Place) -> Rect:
    xs, ys = [corner[0] + x * scale for x, _ in outline], [corner[1] + y * scale for _, y in outline]
    return Rect(min(xs), min(ys), max(xs), max(ys))


@lru_cache(maxsize=8)
def _laid_flat(shapes: tuple[Shape, ...], projection: Projection) -> tuple[Polygons, ...]:
    """The polygons of shapes on a plane: the same for a sheet of any size, and for words of any size on it."""
    return tuple([flat(polygon, projection) for polygon in shape.polygons] for shape in shapes)


def _without_islets(shapes: Sequence[Shape], laid: Sequence[Polygons], room: Rect) -> tuple[Polygons, ...]:
    """The polygons of shapes without those that would be specks far off the main part of their shape."""
    points = [point for polygons in laid for rings in polygons for ring in rings for point in ring]
    scale, _ = _fitted(points, room)
    kept: list[Polygons] = []
    for shape, polygons in zip(shapes, laid, strict=True):
        extents = [extent_of(polygon[:1]) for polygon in shape.polygons]
        main = max(extents, key=lambda extent: extent.width * extent.height, default=None)
        pairs = zip(extents, polygons, strict=True)
        kept.append(
            [
                rings
                for extent, rings in pairs
                if main is None or extent.apart(main) < FAR_OFF or not _is_speck(rings, scale)
            ]
        )
    return tuple(kept)


def _is_speck(rings: Sequence[Sequence[Place]], scale: float) -> bool:
    box = box_of([point for ring in rings for point in ring]) if rings else Rect(0.0, 0.0, 0.0, 0.0)
    return max(box.width, box.height) * scale < ISLET


def _land(key: str, polygons: Polygons, scale: float, corner: Place, window: Rect | None) -> Land | None:
    """An area on the sheet, cut to the window where there is one; None where nothing of it can be seen."""
    left, bottom = corner
    parts: list[tuple[tuple[Place, ...], ...]] = []
    for flattened in polygons:
        rings: list[tuple[Place, ...]] = []
        for ring in flattened:
            made = on_a_grid(ring, lambda point: (left + point[0] * scale, bottom + point[1] * scale), STEP)
            made = _inside(made, window) if window and made else made
            if len(made) > 2:
                rings.append(tuple(made))
        # A hole belongs to the part before it; where the map's end cuts a part, each piece is one.
        for one in rings:
            if size_of(one) > 0 or not parts:
                parts.append((one,))
            else:
                parts[-1] = (*parts[-1], one)
    if not parts:
        return _speck(key, polygons, scale, corner, window)
    return Land(key, tuple(parts), box_of([point for part in parts for point in part[0]]))


def _speck(key: str, polygons: Polygons, scale: float, corner: Place, window: Rect | None) -> Land | None:
    """A shape that is too small for the sheet's grid, as a square of its least size."""
    points = [point for rings in polygons for ring in rings for point in ring[:1]]
    if not points:
        return None
    x, y = corner[0] + points[0][0] * scale, corner[1] + points[0][1] * scale
    if window and not (window.left < x < window.right and window.bottom < y < window.top):
        return None
    box = Rect(x - STEP, y - STEP, x + STEP, y + STEP)
    square = ((box.left, box.bottom), (box.right, box.bottom), (box.right, box.top), (box.left, box.top))
    return Land(key, ((square,),), box)


def _inside(ring: list[Place], window: Rect) -> list[Place]:
    """The part of a ring in a window."""
    box = box_of(ring)
    if (
        box.left >= window.left
        and box.right <= window.right
        and box.bottom >= window.bottom
        and box.top <= window.top
    ):
        return ring
    if not box.overlaps(window):
        return []
    for axis, edge, side in ((0, window.left, 1), (0, window.right, -1), (1, window.bottom, 1), (1, window.top, -1)):
        ring = beside(ring, axis, edge, side)
    return ring


def box_of(points: Sequence[Place]) -> Rect:
    """The box around points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Rect(min(xs), min(ys), max(xs), max(ys))
