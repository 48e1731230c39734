"""In which colors the words of a slide are written, as their shapes, layouts and masters say it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from deckgen.office.attributes import whole
from deckgen.office.old_deck.inherited_looks import Sheets, letters, placeholder_of
from deckgen.office.old_deck.read_shapes import covers
from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

# What words are written in where nothing says otherwise.
_USUAL = "tx1"


def written_colors(slide: _Element, sheets: Sheets) -> Counter[str]:
    """How many letters stand in each color, as six digits or a name of the theme; words on plates aside."""
    found: Counter[str] = Counter()
    for shape in slide.iter(f"{P}sp"):
        if covers(shape):
            continue
        placeholder = placeholder_of(shape)
        role = "" if placeholder is None else sheets.type_of(placeholder)
        for paragraph in shape.iterfind(f"{P}txBody/{A}p"):
            properties = paragraph.find(f"{A}pPr")
            level = 0 if properties is None else max(0, min(8, whole(properties, "lvl")))
            behind = sheets.look(role, shape, level).color or _USUAL
            for run in paragraph.iterfind(f"{A}r"):
                color = letters(run.find(f"{A}rPr")).color or behind
                found[color] += len((run.findtext(f"{A}t") or "").strip())
    return found
