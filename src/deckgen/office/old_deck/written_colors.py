"""In which colors the words of a slide are written, as their shapes, layouts and masters say it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from deckgen.office.attributes import whole
from deckgen.office.drawing_colors import Palette
from deckgen.office.old_deck.inherited_looks import Sheets, letters, placeholder_of
from deckgen.office.old_deck.shape_fills import covers
from deckgen.office.old_deck.theme_colors import digits_of
from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

# What words are written in where nothing says otherwise.
_USUAL = "tx1"


def written_colors(slide: _Element, sheets: Sheets, palette: Palette) -> Counter[str]:
    """How many letters stand in each color, as six digits; words on plates, and links, aside."""
    found: Counter[str] = Counter()
    usual = palette.slots.get(palette.names.get(_USUAL, ""), "")
    for shape in slide.iter(f"{P}sp"):
        placeholder = placeholder_of(shape)
        if any(covers(one) for one in (shape, *sheets.behind(placeholder))):
            continue
        role = "" if placeholder is None else sheets.type_of(placeholder)
        of_style = digits_of(shape.find(f"{P}style/{A}fontRef"), palette)
        for paragraph in shape.iterfind(f"{P}txBody/{A}p"):
            properties = paragraph.find(f"{A}pPr")
            level = 0 if properties is None else max(0, min(8, whole(properties, "lvl")))
            behind = digits_of(sheets.look(role, shape, level).filling, palette) or of_style or usual
            for run in paragraph.iterfind(f"{A}r"):
                if run.find(f"{A}rPr/{A}hlinkClick") is None:
                    color = digits_of(letters(run.find(f"{A}rPr")).filling, palette) or behind
                    found[color] += sum(map(str.isalnum, run.findtext(f"{A}t") or ""))
    return +found
