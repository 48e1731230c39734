"""Projections: the globe laid flat so that areas keep their sizes. Numbers are on a globe of radius 1.

Sources: J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987), for those of Albers and
Lambert; B. Šavrič, T. Patterson and B. Jenny, The Equal Earth map projection (2018); M. Bostock's d3-geo for where
Alaska and Hawaii stand beside the other states.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Protocol

from deckgen.geography.shapes import Extent, Point

# Beyond that many degrees from its middle, Lambert's projection shows nothing that could be recognized.
_FARTHEST = 110.0
# A part of the globe that is wider or higher, in degrees, is shown as the world is; far from the equator, beyond this
# latitude, it may be wider.
_WIDEST, _HIGHEST = 150.0, 100.0
_WIDEST_FAR, _FAR = 200.0, 40.0


class Projection(Protocol):
    """From longitude and latitude, in degrees, to a point on a flat map."""

    def __hash__(self) -> int: ...

    @property
    def middle(self) -> float:
        """The longitude in its middle."""
        ...

    @property
    def is_cut(self) -> bool:
        """Whether the map ends half way around the globe from its middle."""
        ...

    def __call__(self, longitude: float, latitude: float) -> Point:
        """Where a point lies on the map."""
        ...

    def reaches(self, longitude: float, latitude: float) -> bool:
        """Whether the map may show a point."""
        ...


class EqualEarth:
    """The whole globe."""

    is_cut = True

    def __init__(self, middle: float) -> None:
        self.middle = middle

    def __call__(self, longitude: float, latitude: float) -> Point:
        """Where a point lies on the map."""
        a1, a2, a3, a4, root = 1.340264, -0.081106, 0.000893, 0.003796, math.sqrt(3) / 2
        t = math.asin(root * math.sin(math.radians(latitude)))
        t2 = t * t
        t6 = t2 * t2 * t2
        slope = a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)
        x = math.radians(longitude - self.middle) * math.cos(t) / (root * slope)
        return x, t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))

    def reaches(self, longitude: float, latitude: float) -> bool:  # noqa: ARG002 - it shows all of the globe
        """Everything."""
        return True


class Albers:
    """A part of the globe that is wider than high; two latitudes are those at which distances are right."""

    is_cut = True

    def __init__(self, middle: float, first: float, second: float) -> None:
        self.middle = middle
        south, north = math.sin(math.radians(first)), math.sin(math.radians(second))
        self._n = (south + north) / 2
        self._c = math.cos(math.radians(first)) ** 2 + 2 * self._n * south
        self._height = math.sqrt(max(self._c - 2 * self._n * self._n, 0.0)) / self._n

    def __call__(self, longitude: float, latitude: float) -> Point:
        """Where a point lies on the map."""
        far = math.sqrt(max(self._c - 2 * self._n * math.sin(math.radians(latitude)), 0.0)) / self._n
        angle = self._n * math.radians(longitude - self.middle)
        return far * math.sin(angle), self._height - far * math.cos(angle)

    def reaches(self, longitude: float, latitude: float) -> bool:  # noqa: ARG002 - latitude alone matters
        """All but the other end of the globe, where shapes are drawn out to lines."""
        return latitude > -60 if self._n > 0 else latitude < 60


class Lambert:
    """A part of the globe around its middle: the azimuthal equal-area projection."""

    is_cut = False

    def __init__(self, middle: float, latitude: float) -> None:
        self.middle = middle
        self._sin, self._cos = math.sin(math.radians(latitude)), math.cos(math.radians(latitude))
        self._farthest = math.cos(math.radians(_FARTHEST))

    def __call__(self, longitude: float, latitude: float) -> Point:
        """Where a point lies on the map."""
        angle, up = math.radians(longitude - self.middle), math.radians(latitude)
        sin, cos, along = math.sin(up), math.cos(up), math.cos(angle)
        scale = math.sqrt(2 / max(1 + self._sin * sin + self._cos * cos * along, 1e-9))
        return scale * cos * math.sin(angle), scale * (self._cos * sin - self._sin * cos * along)

    def reaches(self, longitude: float, latitude: float) -> bool:
        """What lies not too far from the middle."""
        up = math.radians(latitude)
        along = math.cos(math.radians(longitude - self.middle))
        return self._sin * math.sin(up) + self._cos * math.cos(up) * along > self._farthest


class UnitedStates:
    """The states of the United States: Alaska, a third as large as the others, and Hawaii stand in the lower left."""

    is_cut = False
    middle = -96.0

    def __init__(self) -> None:
        self._main, self._alaska, self._hawaii = Albers(-96, 29.5, 45.5), Albers(-154, 55, 65), Albers(-157, 8, 18)
        self._origin = self._main(-96.6, 38.7)
        self._origins = self._alaska(-156, 58.5), self._hawaii(-160, 19.9)

    def __call__(self, longitude: float, latitude: float) -> Point:
        """Where a point lies on the map."""
        if latitude > 50 and (longitude < -129 or longitude > 0):
            x, y = self._alaska(longitude - 360 if longitude > 0 else longitude, latitude)
            return (x - self._origins[0][0]) * 0.35 - 0.307, (y - self._origins[0][1]) * 0.35 - 0.201
        if longitude < -150:
            x, y = self._hawaii(longitude, latitude)
            return x - self._origins[1][0] - 0.205, y - self._origins[1][1] - 0.212
        x, y = self._main(longitude, latitude)
        return x - self._origin[0], y - self._origin[1]

    def reaches(self, longitude: float, latitude: float) -> bool:  # noqa: ARG002 - it is given states alone
        """Whatever is a place of a state; what lies south of Hawaii and Florida is none."""
        return latitude > 17


@lru_cache(maxsize=16)
def projection_for(extent: Extent) -> Projection:
    """The projection that suits a part of the globe by how wide and high it is."""
    middle, latitude = extent.middle
    if extent.width > _WIDEST and abs(latitude) + extent.height / 2 >= 90 and extent.height < _HIGHEST / 2:
        # What lies around a pole.
        return Lambert(middle, math.copysign(90.0, latitude))
    if extent.width > (_WIDEST_FAR if abs(latitude) > _FAR else _WIDEST) or extent.height > _HIGHEST:
        return EqualEarth(middle)
    sixth, wide = extent.height / 6, extent.width * math.cos(math.radians(latitude))
    if 15 < abs(latitude) < 65 and extent.height * 1.3 < wide < 75 and extent.south * extent.north > 0:
        return Albers(middle, extent.south + sixth, extent.north - sixth)
    return Lambert(middle, latitude)
