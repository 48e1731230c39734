"""The color of the ground of a slide: its own, or that of its layout or its master."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckgen.office.old_deck.deck_parts import DeckFile
from deckgen.office.old_deck.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

_DIGITS = re.compile("[0-9A-Fa-f]{6}")
_USUAL = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


def ground_of(part: str, file: DeckFile) -> str:
    """The color as six digits; "" for a picture, and for what isn't said."""
    layout = file.first(part, "slideLayout")
    master = file.first(layout, "slideMaster") if layout else ""
    found = (ground_on(sheet, master, file) for sheet in (part, layout, master) if sheet)
    return next((color for color in found if color is not None), "")


def ground_on(sheet: str, master: str, file: DeckFile) -> str | None:
    """The color that a slide, a layout or a master has itself; None where it has none of its own."""
    ground = file.xml(sheet).find(f"{P}cSld/{P}bg")
    return None if ground is None else _color(ground, master, file)


def _color(ground: _Element, master: str, file: DeckFile) -> str:
    if ground.find(f".//{A}blip") is not None:
        return ""
    # Of a gradient the first color stands for all.
    named = next((one for one in ground.iter(f"{A}srgbClr", f"{A}schemeClr", f"{A}sysClr")), None)
    if named is None:
        return ""
    words = named.get("lastClr") or named.get("val") or ""
    if _DIGITS.fullmatch(words):
        return words.upper()
    theme = file.first(master, "theme") if master else ""
    if not theme:
        return ""
    said = file.xml(master).find(f"{P}clrMap")
    usual = _USUAL.get(words, words)
    meant = usual if said is None else said.get(words) or words
    value = file.xml(theme).find(f"{A}themeElements/{A}clrScheme/{A}{meant}/*")
    digits = "" if value is None else value.get("lastClr") or value.get("val") or ""
    return digits.upper() if _DIGITS.fullmatch(digits) else ""
