"""The areas in the bytes of a GeoJSON or TopoJSON file: all of it runs apart, in the process of processes/parsing.py.

Sources: RFC 7946 for GeoJSON, and its forerunner of 2008, which could name other coordinates than degrees.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from deckgen.geography.shapes import Point, Polygon, Ring, size_of
from deckgen.geography.topology import lines_of, polygons_of
from deckgen.model.diagnostics import Severity
from deckgen.processes.carried import Carried

MOST_AREAS, MOST_KEPT = 5_000, 40_000
# How many properties of an area are kept, and how many characters of each.
_MOST_PROPERTIES, _LONGEST = 40, 100
# Corners of the finest grid that shapes are set on, along the longer side of all of them.
_FINENESS = 8_000
_DEGREES = re.compile(r"CRS:?84|EPSG:{1,2}(?:[\d.]+:)?(?:4326|4269|4258)$|WGS ?_?(?:19)?84", re.IGNORECASE)
_SAVE = "export it as GeoJSON in degrees (WGS 84, EPSG:4326)"
_BEGINNINGS = (
    (b"PK", "a zip file, perhaps of a shapefile"),
    (b"\x00\x00\x27\x0a", "a shapefile (.shp)"),
    (b"SQLite", "a GeoPackage (.gpkg)"),
    (b"<", "XML, perhaps KML"),
    (b"\x1f\x8b", "a packed file"),
)


class Feature(Struct, frozen=True, array_like=True):
    """An area of a file: the object of TopoJSON that it belongs to, what is said of it, and its polygons."""

    group: str
    properties: dict[str, str]
    polygons: tuple[Polygon, ...]


class ReadShapes(Struct, frozen=True):
    """The areas of a file, none where complaints say why."""

    features: tuple[Feature, ...]
    complaints: tuple[Carried, ...] = ()


class _WrongError(Exception):
    """What is wrong with a file, as code, message and hint."""

    def __init__(self, code: str, message: str, hint: str, line: int = 0) -> None:
        super().__init__(message)
        self.said = Carried(Severity.ERROR, code, message, hint, line, 1 if line else 0, 2 if line else 0)


def read_shapes(data: bytes, display_path: str) -> ReadShapes:
    """The areas of a file; shapes with more corners than a slide can show have fewer."""
    try:
        value = _decoded(data, display_path)
        features = tuple(_features(value, display_path))
        if not any(feature.polygons for feature in features):
            message = f"'{display_path}' holds no areas, which are of the type Polygon or MultiPolygon"
            raise _WrongError("no_shapes", message, "points go into a table, with the columns of 'lat' and 'lon'")
        return ReadShapes(_simplified(features))
    except _WrongError as wrong:
        return ReadShapes((), (wrong.said,))
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError):
        message = f"'{display_path}' isn't made as GeoJSON or TopoJSON is: some of its shapes can't be read"
        return ReadShapes((), (Carried(Severity.ERROR, "no_shapes", message, "export it again"),))


def _decoded(data: bytes, display_path: str) -> Mapping[str, Any]:
    bare = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    looks = next((what for beginning, what in _BEGINNINGS if bare.startswith(beginning)), None)
    if looks is not None:
        raise _WrongError("no_shapes", f"'{display_path}' is no GeoJSON or TopoJSON: it looks like {looks}", _SAVE)
    try:
        value = msgspec.json.decode(bare)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        place = re.search(r"\(byte (\d+)\)", str(error))
        if place is None and "truncated" not in str(error):
            why = str(error).partition(" - ")[0]
            message = f"'{display_path}' is not JSON: {why[:1].lower()}{why[1:]}"
            raise _WrongError("bad_json", message, "export it again, as UTF-8") from error
        before = data[: len(data) - len(bare) + int(place[1])] if place else data
        message = "this is not JSON from here on" if place else "this is not JSON: it stops before its end"
        raise _WrongError("bad_json", message, "export it again", before.count(b"\n") + 1) from error
    if not isinstance(value, dict) or not isinstance(value.get("type"), str):
        message = f"'{display_path}' is JSON, and neither GeoJSON nor TopoJSON"
        raise _WrongError("no_shapes", message, _SAVE)
    return value


def _features(value: Mapping[str, Any], display_path: str) -> Iterator[Feature]:
    if value["type"] == "Topology":
        lines = [[_checked(point, display_path) for point in line] for line in lines_of(value)]
        for name, one in value["objects"].items():
            geometries = one["geometries"] if one.get("type") == "GeometryCollection" else [one]
            _count(geometries, display_path)
            for geometry in geometries:
                shapes = polygons_of(geometry, lines) or ()
                yield Feature(str(name), _properties(geometry), tuple(map(_open, shapes)))
        return
    system = value.get("crs")
    named = str(system["properties"].get("name", "")) if system else ""
    if named and not _DEGREES.search(named):
        raise _WrongError("other_projection", f"'{display_path}' has its own coordinates ({named[:60]})", _SAVE)
    features = value["features"] if value["type"] == "FeatureCollection" else [value]
    _count(features, display_path)
    for one in features:
        geometry = one.get("geometry") if one.get("type") == "Feature" else one
        found = _polygons(geometry, display_path) if geometry else ()
        yield Feature("", _properties(one), tuple(map(_open, found)))


def _count(features: Sequence[object], display_path: str) -> None:
    if len(features) > MOST_AREAS:
        message = f"'{display_path}' has {len(features):,} areas"
        raise _WrongError("too_large", message, f"a map can show {MOST_AREAS:,} at the most; leave the others out")


def _polygons(geometry: Mapping[str, Any], display_path: str) -> tuple[Polygon, ...]:
    """The polygons of a geometry of GeoJSON; points and lines have none."""
    kind = geometry.get("type")
    if kind == "GeometryCollection":
        return tuple(one for part in geometry["geometries"] for one in _polygons(part, display_path))
    if kind not in ("Polygon", "MultiPolygon"):
        return ()
    many = [geometry["coordinates"]] if kind == "Polygon" else geometry["coordinates"]
    return tuple(
        tuple(tuple(_checked(point, display_path) for point in ring) for ring in polygon) for polygon in many
    )


def _checked(point: Sequence[Any], display_path: str) -> Point:
    """Longitude and latitude of a position, which may have a height too."""
    longitude, latitude = float(point[0]), float(point[1])
    if not (abs(longitude) <= 360 and abs(latitude) <= 90.0001):
        here = f"{longitude:g}, {latitude:g}" if math.isfinite(longitude + latitude) else "no numbers"
        message = f"'{display_path}' has coordinates that are no degrees, such as {here}"
        raise _WrongError("other_projection", message, _SAVE)
    return longitude, latitude


def _open(polygon: Polygon) -> Polygon:
    """A polygon whose rings don't say their first corner again at the end, without rings that enclose nothing."""
    rings = [ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring for ring in polygon]
    if not rings or len(rings[0]) < 3:
        return ()
    return tuple(ring for ring in rings if len(ring) > 2)


def _properties(feature: Mapping[str, Any]) -> dict[str, str]:
    """What is said of an area in single words or numbers; its id is one of them."""
    given = feature.get("properties") or {}
    named = {**({"id": feature["id"]} if feature.get("id") is not None else {}), **given}
    plain = ((str(key), _words(value)) for key, value in named.items() if isinstance(value, str | int | float))
    kept = [(key, words) for key, words in plain if len(key) <= _LONGEST and 0 < len(words) <= _LONGEST]
    return dict(kept[:_MOST_PROPERTIES])


def _words(value: object) -> str:
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value).strip()


def _simplified(features: Sequence[Feature]) -> tuple[Feature, ...]:
    """Areas set on a grid that is as fine as it can be with so many corners as a map may have.

    Neighbors share the corners of their border before and after, so no gaps open between them.
    """
    longitudes, latitudes = zip(*_corners(features), strict=True)
    step = max(max(longitudes) - min(longitudes), max(latitudes) - min(latitudes)) / _FINENESS or 1e-6
    while True:
        features = tuple(Feature(one.group, one.properties, _on_grid(one.polygons, step)) for one in features)
        if sum(1 for _ in _corners(features)) <= MOST_KEPT:
            return features
        step *= 1.5


def _corners(features: Sequence[Feature]) -> Iterator[Point]:
    return (point for one in features for polygon in one.polygons for ring in polygon for point in ring)


def _on_grid(polygons: tuple[Polygon, ...], step: float) -> tuple[Polygon, ...]:
    """Polygons on a grid, without those that become too small; the largest stays as it is where all would."""
    kept = []
    for polygon in polygons:
        outer = _ring_on_grid(polygon[0], step) if polygon else ()
        if outer:
            holes = (_ring_on_grid(ring, step) for ring in polygon[1:])
            kept.append((outer, *(hole for hole in holes if hole)))
    sound = [polygon for polygon in polygons if polygon]
    if not kept and sound:
        largest = max(sound, key=lambda polygon: abs(size_of(polygon[0])))[0]
        kept.append((largest[:: 1 + len(largest) // 9],))
    return tuple(kept)


def _ring_on_grid(ring: Ring, step: float) -> Ring:
    cells: list[tuple[int, int]] = []
    before = None
    for longitude, latitude in ring:
        cell = round(longitude / step), round(latitude / step)
        if cell != before:
            cells.append(cell)
            before = cell
    if len(cells) > 1 and cells[0] == cells[-1]:
        cells.pop()
    if len(cells) < 3 or not size_of(cells):
        return ()
    return tuple((round(x * step, 7), round(y * step, 7)) for x, y in cells)
