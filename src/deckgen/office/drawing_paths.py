"""The outlines of DrawingML's shapes as paths of SVG, in a box whose upper left corner is at 0, 0."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from deckgen.office.drawing_frames import DEGREE
from deckgen.office.preset_outlines import OUTLINES, Sides
from deckgen.office.xml_names import A

if TYPE_CHECKING:
    from lxml.etree import _Element

LINES: Final = ("line", "straightConnector1", "bentConnector3")


def svg_path(properties: _Element, width: float, height: float) -> str | None:
    """The path of a shape by its p:spPr; None for an outline that isn't known here."""
    preset = properties.find(f"{A}prstGeom")
    if preset is not None:
        return _preset(preset, width, height)
    own = properties.find(f"{A}custGeom")
    if own is None:
        return OUTLINES["rect"](Sides(width, height))
    try:
        return "".join(part for path in own.iterfind(f"{A}pathLst/{A}path") for part in _own(path, width, height))
    except ValueError:
        # A point by a formula, which only few shapes that somebody drew have.
        return None


def _preset(preset: _Element, width: float, height: float) -> str | None:
    name = preset.get("prst", "")
    if name == "bentConnector3":
        return f"M0 0L{width / 2:g} 0L{width / 2:g} {height:g}L{width:g} {height:g}"
    if name in LINES:
        return f"M0 0L{width:g} {height:g}"
    outline = OUTLINES.get(name)
    return outline(Sides(width, height, _adjusted(preset))) if outline is not None else None


def _adjusted(preset: _Element) -> tuple[float, ...]:
    """The numbers by which a shape is adjusted, as shares."""
    said = (guide.get("fmla", "").removeprefix("val ") for guide in preset.iterfind(f"{A}avLst/{A}gd"))
    return tuple(int(words) / 100_000 for words in said if words.isdecimal() and len(words) < 10)


def _own(path: _Element, width: float, height: float) -> Iterator[str]:
    """The steps of one path that somebody drew. ValueError where one of its points is a formula."""
    wide, high = _number(path.get("w", "0")), _number(path.get("h", "0"))
    across, down = (width / wide if wide else 1.0), (height / high if high else 1.0)
    at = (0.0, 0.0)
    letters = {"moveTo": "M", "lnTo": "L", "cubicBezTo": "C", "quadBezTo": "Q"}
    for step in path:
        tag = str(step.tag).rpartition("}")[2]
        if tag == "close":
            yield "Z"
        elif tag == "arcTo":
            end, drawn = _arc(step, at, across, down)
            yield drawn
            at = end
        elif tag in letters:
            points = [(_number(point.get("x", "")), _number(point.get("y", ""))) for point in step]
            if points:
                yield letters[tag] + " ".join(f"{x * across:g} {y * down:g}" for x, y in points)
                at = points[-1]


def _arc(step: _Element, at: tuple[float, float], across: float, down: float) -> tuple[tuple[float, float], str]:
    """Where an arc ends that begins at a point, and its step."""
    rx, ry = _number(step.get("wR", "")), _number(step.get("hR", ""))
    start, swing = (math.radians(_number(step.get(key, "")) / DEGREE) for key in ("stAng", "swAng"))
    x, y = at
    middle = (x - rx * math.cos(start), y - ry * math.sin(start))
    # A whole turn would end where it begins, and nothing would be drawn: it goes in two halves.
    parts = 2 if abs(swing) > math.pi else 1
    drawn = ""
    for part in range(1, parts + 1):
        angle = start + swing * part / parts
        x, y = middle[0] + rx * math.cos(angle), middle[1] + ry * math.sin(angle)
        drawn += f"A{rx * across:g} {ry * down:g} 0 0 {int(swing > 0)} {x * across:g} {y * down:g}"
    return (x, y), drawn


def _number(words: str) -> float:
    if len(words) > 12:
        raise ValueError("no number of a drawing is that long")
    return float(int(words))
