"""The color that is behind a shape of a slide: of its background, or of what lies under the shape there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from deckgen.office.attributes import is_off
from deckgen.office.drawing_colors import Palette, palette_of
from deckgen.office.file_parts import Parts
from deckgen.office.shape_boxes import own_place
from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

Box = tuple[int, int, int, int]
Ground = Callable[["_Element", Box], str]


def ground_of(slide: str, own: _Element, parts: Parts) -> Ground:
    """What tells the color (hex) behind a shape with a box of a slide, whose XML is own.

    It gives "" where that is a picture, or changes from side to side.
    """
    sheets = [slide, *_above(slide, parts)]
    theme = next((name for kind, name in parts.related(sheets[-1]).values() if kind == "theme"), "")
    if len(sheets) < 3 or theme not in parts.names:
        return lambda _shape, _box: ""
    layout, master = (parts.xml(name) for name in sheets[1:])
    palette = palette_of(parts.xml(theme), master, layout)
    behind = _background((own, layout, master), palette)
    hidden = [is_off(one.get("showMasterSp")) for one in (own, layout)]
    under = [*([master] if not any(hidden) else []), *([layout] if not hidden[0] else [])]
    seen = [shape for tree in under for shape in _shapes(tree) if next(shape.iter(f"{P}ph"), None) is None]
    covers = [(shape, own_place(shape), _cover(shape, palette)) for shape in (*seen, *_shapes(own))]

    def ground(shape: _Element, box: Box) -> str:
        color, around = behind, [shape, *shape.iterancestors(f"{P}grpSp")]
        for other, place, cover in covers:
            if other in around:
                return color
            if cover is not None and _holds(place, box):
                color = cover
        return color

    return ground


def _above(slide: str, parts: Parts) -> Iterator[str]:
    """The layout of a slide and the master of that."""
    part = slide
    for kind in ("slideLayout", "slideMaster"):
        part = next((name for its, name in parts.related(part).values() if its == kind and name in parts.names), "")
        if not part:
            return
        yield part


def _background(sheets: tuple[_Element, ...], palette: Palette) -> str:
    """The plain color of the first sheet that has a background; white where none has, "" for any other."""
    for sheet in sheets:
        held = sheet.find(f"{P}cSld/{P}bg")
        if held is None:
            continue
        properties, reference = held.find(f"{P}bgPr"), held.find(f"{P}bgRef")
        paint = palette.paint(properties.find(f"{A}solidFill") if properties is not None else reference)
        return paint.color if paint is not None else ""
    return "FFFFFF"


def _shapes(tree: _Element) -> Iterator[_Element]:
    """The shapes of a sheet, from the rearmost to the foremost, and the groups among them."""
    sheet = tree.find(f"{P}cSld/{P}spTree")
    for shape in sheet if sheet is not None else ():
        if shape.tag in (f"{P}sp", f"{P}pic", f"{P}grpSp"):
            yield shape


def _cover(shape: _Element, palette: Palette) -> str | None:
    """The color of a shape that lies over another color; "" where that isn't plain, None where the other is seen."""
    looks = shape.find(f"{P}spPr")
    if shape.tag == f"{P}pic" or looks is None:
        return ""
    plain = palette.paint(looks.find(f"{A}solidFill"))
    if plain is not None:
        return plain.color if plain.opacity > 0.9 else ""
    if any(looks.find(f"{A}{other}") is not None for other in ("gradFill", "blipFill", "pattFill")):
        return ""
    return None


def _holds(outer: Box | None, box: Box) -> bool:
    """Whether a box lies in another one, about."""
    if outer is None:
        return False
    x, y, width, height = outer
    slack_x, slack_y = box[2] // 20, box[3] // 20
    return (
        x <= box[0] + slack_x
        and y <= box[1] + slack_y
        and box[0] + box[2] <= x + width + slack_x
        and box[1] + box[3] <= y + height + slack_y
    )
