"""The colors of a theme, by their own names and by those that a master has for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckgen.office.old_deck.deck_parts import DeckFile
from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

_DIGITS = re.compile("[0-9A-Fa-f]{6}")
# What the names mean where a master says nothing.
_USUAL = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


def theme_colors(master: str, file: DeckFile) -> dict[str, str]:
    """The colors as six digits; none where a master has no theme."""
    theme = file.first(master, "theme") if master else ""
    if not theme:
        return {}
    slots = {
        entry.tag.rpartition("}")[2]: color
        for entry in file.xml(theme).iterfind(f"{A}themeElements/{A}clrScheme/*")
        if (color := digits_of(next(iter(entry), None)))
    }
    said = file.xml(master).find(f"{P}clrMap")
    names = dict(_USUAL)
    if said is not None:
        names.update((str(name), str(slot)) for name, slot in said.attrib.items())
    return slots | {name: slots[slot] for name, slot in names.items() if slot in slots}


def digits_of(color: _Element | None) -> str:
    """The six digits that an element says its color is; "" where it names another one."""
    words = "" if color is None else color.get("lastClr") or color.get("val") or ""
    return words.upper() if _DIGITS.fullmatch(words) else ""
