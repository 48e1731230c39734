"""Where lines and arrows of a slide lead: the shapes that they are fastened to, and the way in which they point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckgen.office.attributes import is_on, whole
from deckgen.office.old_deck.old_values import Way
from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

# The ways clockwise, and those in which outlines point by themselves.
_WAYS: tuple[Way, ...] = ("right", "down", "left", "up")
_FORMS: dict[str, Way] = {
    "chevron": "right", "homePlate": "right", "rightArrow": "right", "notchedRightArrow": "right",
    "stripedRightArrow": "right", "rightArrowCallout": "right", "leftArrow": "left", "leftArrowCallout": "left",
    "upArrow": "up", "upArrowCallout": "up", "downArrow": "down", "downArrowCallout": "down",
    "leftRightArrow": "both", "upDownArrow": "both", "leftRightUpArrow": "both", "quadArrow": "both",
}  # fmt: skip
_FULL_TURN, _QUARTER = 21_600_000, 5_400_000


def way_of_form(shape: _Element, form: str) -> Way:
    """The way in which an outline points; "" where it points nowhere, or not along an edge of the slide."""
    way = _FORMS.get(form, "")
    return _turned(way, shape.find(f"{P}spPr/{A}xfrm"))


def way_of_line(line: _Element) -> Way:
    """The way in which a line points, by its heads and the longer of its sides; "" for one without a head."""
    start, end = _heads(line)
    transform = line.find(f"{P}spPr/{A}xfrm")
    size = None if transform is None else transform.find(f"{A}ext")
    if start and end:
        return "both"
    if size is None or not (start or end):
        return ""
    across = whole(size, "cx") >= whole(size, "cy")
    # A line runs from the upper left to the lower right, until it is turned.
    along: Way = "right" if across else "down"
    return _turned(along if end else _opposite(along), transform)


def led_by(line: _Element) -> tuple[str, str]:
    """The ids of the shapes that a line leads from and to; "" where there is none, or the line has two heads."""
    start, end = _heads(line)
    fastened = [line.find(f"{P}nvCxnSpPr/{P}cNvCxnSpPr/{A}{tag}") for tag in ("stCxn", "endCxn")]
    first, last = ("" if one is None else one.get("id", "") for one in fastened)
    if start == end:
        return "", ""
    return (first, last) if end else (last, first)


def _heads(line: _Element) -> tuple[bool, bool]:
    """Whether there is a head at the start of a line, and at its end."""
    found = [line.find(f"{P}spPr/{A}ln/{A}{tag}") for tag in ("headEnd", "tailEnd")]
    start, end = (one is not None and one.get("type", "none") != "none" for one in found)
    return start, end


def _turned(way: Way, transform: _Element | None) -> Way:
    """A way after the flips and the turn of a shape."""
    if transform is None or way in ("", "both"):
        return way
    if is_on(transform.get("flipH")) and way in ("right", "left"):
        way = _opposite(way)
    if is_on(transform.get("flipV")) and way in ("up", "down"):
        way = _opposite(way)
    quarters, rest = divmod(whole(transform, "rot") % _FULL_TURN, _QUARTER)
    # A turn by a few degrees leaves the way as it is.
    if _QUARTER * 0.1 < rest < _QUARTER * 0.9:
        return ""
    quarters += rest > _QUARTER / 2
    return _WAYS[(_WAYS.index(way) + quarters) % 4]


def _opposite(way: Way) -> Way:
    return _WAYS[(_WAYS.index(way) + 2) % 4]
