"""What is read of GeoJSON and TopoJSON, within bounds."""

from __future__ import annotations

import json
import math

import pytest

from deckgen.geography.shapes import size_of
from deckgen.geography.shapes_guest import MOST_AREAS, MOST_KEPT, Feature, read_shapes

SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]


def features(*shapes: object, **more: object) -> tuple[Feature, ...]:
    made = [{"type": "Feature", "properties": {"n": n}, "geometry": one} for n, one in enumerate(shapes)]
    return read_shapes(json.dumps({"type": "FeatureCollection", "features": made, **more}).encode(), "a").features


def code(data: bytes) -> str:
    read = read_shapes(data, "a.geojson")
    assert read.features == ()
    return read.complaints[0].code


def circle(x: float, corners: int) -> list[list[float]]:
    turns = (2 * math.pi * step / corners for step in range(corners))
    return [[x + math.cos(turn), math.sin(turn)] for turn in turns]


def test_shapes_with_more_corners_than_a_slide_shows_keep_their_areas_with_fewer() -> None:
    read = features(*({"type": "Polygon", "coordinates": [circle(x * 2, 20_000)]} for x in range(4)))
    rings = [one.polygons[0][0] for one in read]
    assert 1_000 < sum(map(len, rings)) <= MOST_KEPT
    assert all(size_of(ring) == pytest.approx(math.pi, rel=0.01) for ring in rings)


def test_neighbors_share_the_corners_of_their_border_when_these_become_fewer() -> None:
    border = [[math.sin(step / 90) / 50, step / 20_000] for step in range(20_000)]
    left, right = [[-1, 1], [-1, 0], *border], [*border[::-1], [1, 0], [1, 1]]
    one, other = features({"type": "Polygon", "coordinates": [left]}, {"type": "Polygon", "coordinates": [right]})
    inner = {point for point in one.polygons[0][0] if abs(point[0]) < 0.9}
    assert inner == {point for point in other.polygons[0][0] if abs(point[0]) < 0.9}


def test_an_area_stays_however_small_it_is_beside_the_others() -> None:
    tiny = [[50, 50], [50.00001, 50], [50.00001, 50.00001], [50, 50]]
    large = {"type": "Polygon", "coordinates": [[[-170, -80], [170, -80], [170, 80], [-170, 80]]]}
    assert features(large, {"type": "Polygon", "coordinates": [tiny]})[1].polygons


def test_more_areas_than_a_map_can_show_are_refused() -> None:
    one = {"type": "Feature", "properties": None, "geometry": {"type": "Polygon", "coordinates": [SQUARE]}}
    many = {"type": "FeatureCollection", "features": [one] * (MOST_AREAS + 1)}
    assert code(json.dumps(many).encode()) == "too_large"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"type": "Polygon", "coordinates": 5}', "no_shapes"),
        (b'{"type": "Polygon", "coordinates": [[["a", "b"]]]}', "no_shapes"),
        (b'{"type": "Topology", "arcs": [], "objects": {"a": {"type": "Polygon", "arcs": [[7]]}}}', "no_shapes"),
        (b'{"type": "FeatureCollection"}', "no_shapes"),
        (b'{"type": "FeatureCollection", "features": []}', "no_shapes"),
        (b'{"type": "Polygon", "coordinates": [[[1e400, 0], [1, 0], [1, 1]]]}', "bad_json"),
        (b"[" * 100_000, "no_shapes"),
        (b'{"type": "Polygon", "coordinates": [[[0, 0], [1, 0]', "bad_json"),
        (b"PK\x03\x04", "no_shapes"),
    ],
)
def test_what_is_no_map_is_said_to_be_none(data: bytes, said: str) -> None:
    assert code(data) == said


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4269"])
def test_degrees_may_be_named(name: str) -> None:
    named = {"type": "name", "properties": {"name": name}}
    assert features({"type": "Polygon", "coordinates": [SQUARE]}, crs=named)[0].polygons
