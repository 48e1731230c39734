"""Where a shape stands on its slide: groups scale what is in them, and placeholders stand where their layout says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from deckgen.office.file_parts import Parts
from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

# The further types of placeholders that a master has.
_OF_MASTERS = ("dt", "ftr", "sldNum")
# No slide is larger than this, in EMU.
_MOST = 51_206_400 * 4


class Frame(Struct, frozen=True):
    """How the coordinates in a group become those of its slide: stretched by the one, then moved by the other."""

    scale: tuple[float, float] = (1.0, 1.0)
    shift: tuple[float, float] = (0.0, 0.0)


def frame_of_group(group: _Element, around: Frame) -> Frame:
    """The frame of what is in a group, which itself stands in another frame."""
    place = group.find(f"{P}grpSpPr/{A}xfrm")
    own = [_pair(place, name, keys) for name, keys in (("off", "xy"), ("ext", ("cx", "cy")))]
    inner = [_pair(place, name, keys) for name, keys in (("chOff", "xy"), ("chExt", ("cx", "cy")))]
    if None in own or None in inner:
        return around
    (x, y), (width, height) = own  # type: ignore[misc]
    (left, top), (wide, high) = inner  # type: ignore[misc]
    stretch = (width / wide if wide else 1.0, height / high if high else 1.0)
    shift = (x - left * stretch[0], y - top * stretch[1])
    scale = (around.scale[0] * stretch[0], around.scale[1] * stretch[1])
    return Frame(scale, (around.shift[0] + shift[0] * around.scale[0], around.shift[1] + shift[1] * around.scale[1]))


def placed(shape: _Element, frame: Frame, slide: str, parts: Parts) -> tuple[int, int, int, int] | None:
    """Left, top, width and height of a shape on its slide; None where nothing says it."""
    place = shape.find(f"{P}spPr/{A}xfrm")
    if place is None:
        place = _of_placeholder(shape, slide, parts)
    return _in_frame(place, frame)


def own_place(shape: _Element) -> tuple[int, int, int, int] | None:
    """The same of a shape in no group, as far as it says it itself."""
    return _in_frame(shape.find(f"{P}spPr/{A}xfrm"), Frame())


def _in_frame(place: _Element | None, frame: Frame) -> tuple[int, int, int, int] | None:
    off, extent = _pair(place, "off", "xy"), _pair(place, "ext", ("cx", "cy"))
    if off is None or extent is None:
        return None
    x, y = (at * scale + shift for at, scale, shift in zip(off, frame.scale, frame.shift, strict=True))
    width, height = (size * scale for size, scale in zip(extent, frame.scale, strict=True))
    return (round(x), round(y), round(width), round(height)) if 0 < width < _MOST and 0 < height < _MOST else None


def _of_placeholder(shape: _Element, slide: str, parts: Parts) -> _Element | None:
    """The place that the layout, or else the master, gives a placeholder.

    A layout knows it by its number; a master by its type, of which it has few.
    """
    mark = next(shape.iter(f"{P}ph"), None)
    layout = _target(slide, "slideLayout", parts) if mark is not None else ""
    master = _target(layout, "slideMaster", parts) if layout else ""
    if mark is None or not layout:
        return None
    number = mark.get("idx", "0")
    own = next((one for one in parts.xml(layout).iter(f"{P}ph") if one.get("idx", "0") == number), None)
    place = None if own is None else _place(own)
    if place is not None or not master:
        return place
    kind = (mark if own is None else own).get("type", "obj")
    wanted = {"ctrTitle": "title", "title": "title"}.get(kind, kind if kind in _OF_MASTERS else "body")
    return next((_place(one) for one in parts.xml(master).iter(f"{P}ph") if one.get("type") == wanted), None)


def _place(mark: _Element) -> _Element | None:
    """The place of the shape that a mark makes a placeholder."""
    return next((each.find(f"{P}spPr/{A}xfrm") for each in mark.iterancestors(f"{P}sp", f"{P}pic")), None)


def _target(part: str, kind: str, parts: Parts) -> str:
    return next((name for its, name in parts.related(part).values() if its == kind and name in parts.names), "")


def _pair(place: _Element | None, name: str, keys: str | tuple[str, str]) -> tuple[int, int] | None:
    """Two numbers of an element of a place; None where they aren't there."""
    held = None if place is None else place.find(f"{A}{name}")
    try:
        first, second = (int(held.get(key, "")) for key in keys) if held is not None else (0, 0)
    except ValueError:
        return None
    return None if held is None else (first, second)
