"""Make the shapes of countries and states that ship with deckgen: `python docs/atlas.py FOLDER`.

FOLDER holds the packages of npm that they come from, as `npm install world-atlas@2.0.2 us-atlas@3.0.1
@svg-maps/mexico@2.0.0` puts them there. What is made is small: lines have as many corners as can be seen on a slide,
in steps of a hundredth of a degree. src/deckgen/geography/shapes/README.md says whose the shapes are.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

from deckgen.charting.states import REGIONS
from deckgen.geography.shapes import degrees_of

Point = tuple[float, float]
Arcs = list[list[Point]]
Polygons = list[list[list[int]]]

HERE = Path(__file__).parent
ROOM = HERE.parent / "src" / "deckgen" / "geography" / "shapes"
LANGUAGES = ("es", "fr", "de", "pt", "it")
STEP = 0.01
# Of each file: how far a line may be off, and how large an island must be to stay, in degrees and square degrees.
WORLD, CLOSE, US = (0.13, 0.12), (0.045, 0.015), (0.014, 0.004)
# Parts that Natural Earth draws apart, and which have no code of their own, by the country that has it.
PARTS = {"Somaliland": "706", "N. Cyprus": "196", "Ashmore and Cartier Is.": "036", "Indian Ocean Ter.": ""}
POLE = -89.9
CRIMEA = (32.0, 44.0, 37.0, 46.5)
RUSSIA, UKRAINE = "643", "804"
# From which size on, in degrees, an area's lines are as coarse as they may be.
WHOLE_SLACK = 3.0
NOT_STATES = ("60", "66", "69", "72", "78")
# The Mexican drawing is in Mercator's projection; this was found by laying its coast over that of Natural Earth.
MEXICO_X, MEXICO_Y = (0.0399502, -118.3776), (-0.0401716, 34.6748)


def main(folder: Path) -> None:
    """Write the shapes and the names of countries."""
    packages = folder / "node_modules"
    world = json.loads((packages / "world-atlas" / "countries-50m.json").read_text(encoding="utf-8"))
    arcs, areas = unpacked(world, "countries")
    countries = by_code(arcs, areas)
    write("world.json", arcs, countries, *WORLD)
    write("world-close.json", arcs, countries, *CLOSE)
    write_names([code for code in countries if code])
    states = json.loads((packages / "us-atlas" / "states-10m.json").read_text(encoding="utf-8"))
    arcs, areas = unpacked(states, "states")
    found = {state_code("us", name): polygons for code, name, polygons in areas if code not in NOT_STATES}
    write("us.json", arcs, found, *US)
    drawing = (packages / "@svg-maps" / "mexico" / "mexico.svg").read_text(encoding="utf-8")
    write("mx.json", *mexico(drawing), 0.0, 0.0)


def state_code(region: str, name: str) -> str:
    """The code of a state by its name."""
    state = REGIONS[region].find(name)
    assert state is not None, name
    return state.code


def unpacked(topology: Mapping[str, Any], name: str) -> tuple[Arcs, list[tuple[str, str, Polygons]]]:
    """The arcs of a TopoJSON file in degrees, and its areas: code, name, polygons of rings of numbers of arcs."""
    (dx, dy), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: Arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for across, up in steps:
            x, y = x + across, y + up
            arc.append((left + x * dx, bottom + y * dy))
        arcs.append(arc)
    areas = []
    for one in topology["objects"][name]["geometries"]:
        polygons = [one["arcs"]] if one["type"] == "Polygon" else one["arcs"] if one["type"] == "MultiPolygon" else []
        areas.append((one.get("id", ""), one["properties"]["name"], polygons))
    return arcs, areas


def by_code(arcs: Arcs, areas: Iterable[tuple[str, str, Polygons]]) -> dict[str, Polygons]:
    """Countries by their codes of two letters; "" has what belongs to none."""
    named = get_global("territory_aliases")
    found: dict[str, Polygons] = {}
    parts: list[tuple[str, Polygons]] = []
    for number, name, polygons in areas:
        if name in PARTS:
            parts.append((PARTS[name], polygons))
            continue
        code = "XK" if name == "Kosovo" else named[number][0] if number else ""
        # The pole is drawn as a ring of its own, which the coast around it does without.
        bare = ([ring for ring in polygon if ring_of(arcs, ring)[0][1] > POLE] for polygon in polygons)
        found.setdefault(code, []).extend(polygon for polygon in bare if polygon)
    for number, polygons in parts:
        if number:
            code = named[number][0]
            found[code] = merged(arcs, [*found[code], *polygons])
    russia, ukraine = named[RUSSIA][0], named[UKRAINE][0]
    crimea = [one for one in found[russia] if _inside(ring_of(arcs, one[0]), CRIMEA)]
    found[russia] = [one for one in found[russia] if one not in crimea]
    found[ukraine] = merged(arcs, [*found[ukraine], *crimea])
    return found


def merged(arcs: Arcs, polygons: Polygons) -> Polygons:
    """Polygons without the lines between them."""
    every = [arc for polygon in polygons for ring in polygon for arc in ring]
    left = [arc for arc in every if ~arc not in every]
    rings: list[list[int]] = []
    while left:
        ring = [left.pop(0)]
        while ends(arcs, ring[-1])[1] != ends(arcs, ring[0])[0]:
            following = next(arc for arc in left if ends(arcs, arc)[0] == ends(arcs, ring[-1])[1])
            left.remove(following)
            ring.append(following)
        rings.append(ring)
    outer = [ring for ring in rings if _signed(ring_of(arcs, ring)) < 0]
    holes = [ring for ring in rings if _signed(ring_of(arcs, ring)) >= 0]
    return [
        [ring, *(hole for hole in holes if _holds(ring_of(arcs, ring), ring_of(arcs, hole)[0]))] for ring in outer
    ]


def ends(arcs: Arcs, arc: int) -> tuple[Point, Point]:
    """Where an arc begins and ends."""
    points = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
    return points[0], points[-1]


def ring_of(arcs: Arcs, ring: Sequence[int]) -> list[Point]:
    """The corners of a ring."""
    return [point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])[:-1]]


def mexico(drawing: str) -> tuple[Arcs, dict[str, Polygons]]:
    """The states of Mexico: each ring is an arc."""
    arcs: Arcs = []
    states: dict[str, Polygons] = {}
    for name, path in re.findall(r'<path\s[^>]*?aria-label="([^"]+)"\s+d="([^"]+)"', drawing):
        for corners in path_rings(path):
            arc = [(x * MEXICO_X[0] + MEXICO_X[1], _latitude(y * MEXICO_Y[0] + MEXICO_Y[1])) for x, y in corners]
            states.setdefault(state_code("mx", name), []).append([[len(arcs)]])
            arcs.append([*arc, arc[0]])
    return arcs, states


def path_rings(path: str) -> Iterable[list[Point]]:
    """The rings of an SVG's path that is made of straight lines."""
    word, x, y = "", 0.0, 0.0
    ring: list[Point] = []
    parts = iter(re.findall(r"[a-zA-Z]|-?\d*\.?\d+(?:e-?\d+)?", path))
    for part in parts:
        if part.isalpha():
            word, part = part, ""
        if word in "zZ":
            (x, y), ring = ring[0], (yield ring) or []
            continue
        first = float(part or next(parts))
        if word.lower() in "hv":
            across, up = (first, 0.0) if word.lower() == "h" else (0.0, first)
        else:
            across, up = first, float(next(parts))
        x, y = (x + across, y + up) if word.islower() else (across if word != "V" else x, up if word != "H" else y)
        ring.append((x, y))
        word = {"m": "l", "M": "L"}.get(word, word)
    if ring:
        yield ring


def _latitude(mercator: float) -> float:
    return math.degrees(2 * math.atan(math.exp(math.radians(mercator))) - math.pi / 2)


def write(name: str, arcs: Arcs, areas: Mapping[str, Polygons], slack: float, least: float) -> None:
    """Write areas as TopoJSON: lines off by no more than slack, and no islands smaller than least but the largest."""
    kept = {code: _large(arcs, polygons, least) for code, polygons in areas.items()}
    rings = [ring for polygons in kept.values() for polygon in polygons for ring in polygon]
    # The smaller an area, the finer its lines, so that it stays what it is.
    finer: dict[int, float] = {}
    for ring in rings:
        share = min(1.0, max(1 / 6, math.sqrt(degrees_of(ring_of(arcs, ring))) / WHOLE_SLACK))
        finer |= {_line(arc): min(share, finer.get(_line(arc), 1.0)) for arc in ring}
    used = sorted({_line(arc) for ring in rings for arc in ring})
    number = {arc: index for index, arc in enumerate(used)} | {~arc: ~index for index, arc in enumerate(used)}
    lines = [_steps(simplified(arcs[arc], slack * finer[arc])) for arc in used]
    geometries = [
        {
            "type": "MultiPolygon",
            "id": code,
            "arcs": [[[number[arc] for arc in ring] for ring in polygon] for polygon in polygons],
        }
        for code, polygons in sorted(kept.items())
    ]
    topology = {
        "type": "Topology",
        "transform": {"scale": [STEP, STEP], "translate": [0, 0]},
        "objects": {"areas": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": lines,
    }
    (ROOM / name).write_text(json.dumps(topology, separators=(",", ":")) + "\n", encoding="utf-8")
    print(name, len(kept), "areas,", sum(map(len, lines)), "corners,", (ROOM / name).stat().st_size, "bytes")


def _line(arc: int) -> int:
    """The number of an arc, whichever way it is followed."""
    return arc if arc >= 0 else ~arc


def _large(arcs: Arcs, polygons: Polygons, least: float) -> Polygons:
    sizes = [degrees_of(ring_of(arcs, polygon[0])) for polygon in polygons]
    kept = [one for one, size in zip(polygons, sizes, strict=True) if size >= least or size == max(sizes)]
    return [[ring for ring in one if ring is one[0] or degrees_of(ring_of(arcs, ring)) >= least] for one in kept]


def _steps(line: Sequence[Point]) -> list[list[int]]:
    steps: list[list[int]] = []
    before = (0, 0)
    for x, y in line:
        here = round(x / STEP), round(y / STEP)
        if not steps or here != before:
            steps.append([here[0] - before[0], here[1] - before[1]])
        before = here
    return steps if len(steps) > 1 else [*steps, [0, 0]]


def simplified(line: Sequence[Point], slack: float) -> list[Point]:
    """A line with fewer corners, nowhere further off than slack (Douglas and Peucker 1973); rings keep four."""
    if len(line) < 5 or not slack:
        return list(line)
    if line[0] == line[-1]:
        far = max(range(len(line)), key=lambda index: _away(line[index], line[0], line[0]))
        return [*_halved(line[: far + 1], slack), *_halved(line[far:], slack)[1:]]
    return _halved(line, slack)


def _halved(line: Sequence[Point], slack: float) -> list[Point]:
    if len(line) < 3:
        return list(line)
    offs = [_away(point, line[0], line[-1]) for point in line[1:-1]]
    far = max(range(len(offs)), key=offs.__getitem__) + 1
    if offs[far - 1] <= slack:
        return [line[0], line[-1]]
    return [*_halved(line[: far + 1], slack), *_halved(line[far:], slack)[1:]]


def _away(point: Point, start: Point, end: Point) -> float:
    """How far a point is from a straight line between two others, as degrees of latitude."""
    wide = math.cos(math.radians(point[1])) or 1e-6
    px, py, dx, dy = (point[0] - start[0]) * wide, point[1] - start[1], (end[0] - start[0]) * wide, end[1] - start[1]
    length = dx * dx + dy * dy
    share = max(0.0, min(1.0, (px * dx + py * dy) / length)) if length else 0.0
    return math.hypot(px - share * dx, py - share * dy)


def _signed(ring: Sequence[Point]) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def _inside(ring: Sequence[Point], box: tuple[float, float, float, float]) -> bool:
    return all(box[0] < x < box[2] and box[1] < y < box[3] for x, y in ring)


def _holds(ring: Sequence[Point], point: Point) -> bool:
    x, y = point
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return (
        sum((y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1 for (x1, y1), (x2, y2) in pairs) % 2
        > 0
    )


def write_names(codes: Iterable[str]) -> None:
    """Write the codes of countries with their names, in English and the other languages of the house."""
    three = {new[0]: old for old, new in get_global("territory_aliases").items() if old.isalpha() and len(old) == 3}
    rows = {}
    for code in sorted(codes):
        names = [Locale(language).territories[code] for language in ("en", *LANGUAGES)]
        rows[code] = [three.get(code, ""), *names]
    lines = ",\n".join(f"{json.dumps(code)}: {json.dumps(row, ensure_ascii=False)}" for code, row in rows.items())
    (ROOM / "countries.json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
