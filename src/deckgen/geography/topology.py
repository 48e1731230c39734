"""TopoJSON: areas whose borders are lines that neighbors share.

Source: https://github.com/topojson/topojson-specification
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

from deckgen.geography.shapes import Point, Polygon


def lines_of(topology: Mapping[str, Any]) -> list[list[Point]]:
    """Its lines, in degrees. Errors of Python's own where it isn't made as the specification says."""
    transform = topology.get("transform")
    if transform is None:
        return [[(float(point[0]), float(point[1])) for point in line] for line in topology["arcs"]]
    (across, up), (left, bottom) = transform["scale"][:2], transform["translate"][:2]
    lines = []
    for line in topology["arcs"]:
        xs = accumulate(step[0] for step in line)
        ys = accumulate(step[1] for step in line)
        lines.append([(left + x * across, bottom + y * up) for x, y in zip(xs, ys, strict=True)])
    return lines


def polygons_of(geometry: Mapping[str, Any], lines: Sequence[list[Point]]) -> tuple[Polygon, ...] | None:
    """The polygons of a geometry; None where it has another kind of shape, or none."""
    kind = geometry.get("type")
    if kind not in ("Polygon", "MultiPolygon"):
        return None
    many = [geometry["arcs"]] if kind == "Polygon" else geometry["arcs"]
    return tuple(tuple(_ring(numbers, lines) for numbers in polygon) for polygon in many)


def _ring(numbers: Sequence[int], lines: Sequence[list[Point]]) -> tuple[Point, ...]:
    """The corners of a ring: a number that is below zero stands for the line before it, from its end."""
    points: list[Point] = []
    for number in numbers:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        points += line[:-1]
    return tuple(points)
