"""Shape: an area of a map, in degrees of longitude and latitude."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from msgspec import Struct

Point = tuple[float, float]
Ring = tuple[Point, ...]
"""The corners of a closed line; the first isn't said again at its end."""
Polygon = tuple[Ring, ...]
"""The line around it, and those of its holes."""


class Shape(Struct, frozen=True):
    """An area: what it is known by, "" where that is nothing, and the polygons that it is made of."""

    key: str
    polygons: tuple[Polygon, ...]


class Extent(Struct, frozen=True):
    """A part of the globe, in degrees. West is from -180 to 180; east lies beyond it, and so may be more than 180."""

    west: float
    south: float
    east: float
    north: float

    @property
    def middle(self) -> Point:
        """Its middle."""
        return (self.west + self.east) / 2, (self.south + self.north) / 2

    @property
    def width(self) -> float:
        """How many degrees of longitude it has."""
        return self.east - self.west

    @property
    def height(self) -> float:
        """How many degrees of latitude it has."""
        return self.north - self.south

    def apart(self, other: Extent) -> float:
        """How many degrees lie between it and another one; 0 where they touch."""
        shift = 360 * round((self.middle[0] - other.middle[0]) / 360)
        across = max(self.west - other.east - shift, other.west + shift - self.east)
        return max(0.0, across, self.south - other.north, other.south - self.north)


def unrolled(ring: Sequence[Point]) -> list[Point]:
    """A ring without a leap from 180 to -180 degrees: longitudes run on beyond them.

    One that runs all around the globe goes back along the pole that it encloses.
    """
    points, shift, before = [], 0.0, ring[0][0]
    for longitude, latitude in ring:
        if abs(longitude - before) > 180:
            shift += 360.0 if before > longitude else -360.0
        before = longitude
        points.append((longitude + shift, latitude))
    first, last = points[0], points[-1]
    if abs(last[0] - first[0]) < 180:
        return points
    pole = math.copysign(90.0, sum(latitude for _, latitude in ring))
    turn = math.copysign(360.0, last[0] - first[0])
    return [*points, (first[0] + turn, first[1]), (first[0] + turn, pole), (first[0], pole)]


def extent_of(rings: Iterable[Sequence[Point]]) -> Extent:
    """The narrowest extent that holds rings, wherever on the globe they lie; at least one ring is needed."""
    reaches: list[tuple[float, float]] = []
    south, north = 90.0, -90.0
    for ring in rings:
        longitudes, latitudes = zip(*unrolled(ring), strict=True)
        south, north = min(south, *latitudes), max(north, *latitudes)
        west, wide = min(longitudes), max(longitudes) - min(longitudes)
        reaches.append(((west + 180) % 360 - 180, wide))
    reaches.sort()
    # The extent begins behind the widest gap between rings.
    gaps: list[tuple[float, float]] = []
    end = reaches[0][0] + reaches[0][1]
    for west, wide in reaches[1:]:
        gaps.append((west - end, west))
        end = max(end, west + wide)
    gaps.append((reaches[0][0] + 360 - end, reaches[0][0]))
    widest, west = max(gaps)
    return Extent(west, south, west + 360 - max(widest, 0.0), north)


def degrees_of(ring: Sequence[Point]) -> float:
    """How large a ring is on the globe, as square degrees at the equator; a rough measure for sorting."""
    points = unrolled(ring)
    latitudes = [latitude for _, latitude in points]
    return abs(size_of(points)) * math.cos(math.radians((min(latitudes) + max(latitudes)) / 2))


def size_of(ring: Sequence[Point]) -> float:
    """The area that a ring encloses, in the units of its points; negative where it runs with the clock."""
    before, twice = ring[-1], 0.0
    for point in ring:
        twice += before[0] * point[1] - point[0] * before[1]
        before = point
    return twice / 2
