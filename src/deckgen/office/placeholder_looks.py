"""How a template wants the words of a placeholder to look: its layout says so, or its master, or the styles there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from deckgen.model.layouts import Look
from deckgen.office.drawing_colors import Palette
from deckgen.office.drawing_words import ALIGN, ANCHOR
from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

# The kind of placeholder on a master that one on a layout takes after, and the style of its words there.
BASES: Final = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
_STYLES: Final = {"title": "titleStyle", "body": "bodyStyle"}


def look_of(shape: _Element, kind: str, master: _Element, palette: Palette) -> Look:
    """The look of a placeholder of a kind on a layout."""
    base = BASES.get(kind, kind)
    above = next((one for one in master.iter(f"{P}sp") if _kind(one) == base), None)
    holders = [one for one in (shape, above) if one is not None]
    levels = list(_levels(holders, master.find(f"{P}txStyles/{P}{_STYLES.get(base, 'otherStyle')}")))
    paint = next((found for level in levels if (found := _paint(level, palette)) is not None), None)
    bodies = [body for one in holders if (body := one.find(f"{P}txBody/{A}bodyPr")) is not None]
    return Look(
        color=paint or "",
        align=ALIGN.get(_first(levels, "algn"), "left"),
        anchor=ANCHOR.get(_first(bodies, "anchor"), "top"),
        vertical=_first(bodies, "vert") not in ("", "horz"),
        painted=_is_painted(holders),
        bold=_first((level.find(f"{A}defRPr") for level in levels), "b") in ("1", "true"),
    )


def _is_painted(holders: list[_Element]) -> bool:
    """Whether a placeholder has a fill of its own: the nearest that says anything of it decides."""
    fills = (part for one in holders for part in one.iterfind(f"{P}spPr/*") if str(part.tag).endswith("Fill"))
    nearest = next(fills, None)
    return nearest is not None and nearest.tag != f"{A}noFill"


def _levels(holders: list[_Element], style: _Element | None) -> Iterator[_Element]:
    """What says how paragraphs of the first level look, from the nearest to the farthest."""
    for holder in holders:
        level = holder.find(f"{P}txBody/{A}lstStyle/{A}lvl1pPr")
        if level is not None:
            yield level
    level = style.find(f"{A}lvl1pPr") if style is not None else None
    if level is not None:
        yield level


def _paint(level: _Element, palette: Palette) -> str | None:
    paint = palette.paint(level.find(f"{A}defRPr/{A}solidFill"))
    return paint.color if paint is not None else None


def _first(elements: Iterable[_Element | None], key: str) -> str:
    """An attribute of the first element that has it; "" where none does."""
    return next((value for one in elements if one is not None and (value := one.get(key))), "")


def _kind(shape: _Element) -> str:
    mark = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    return "" if mark is None else mark.get("type", "obj")
