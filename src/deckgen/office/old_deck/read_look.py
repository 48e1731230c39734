"""The colors and fonts of a deck's theme."""

from __future__ import annotations

import re

from deckgen.office.old_deck.deck_parts import DeckFile
from deckgen.office.old_deck.old_values import OldLook
from deckgen.office.old_deck.read_grounds import ground_on
from deckgen.office.old_deck.xml_names import A, P

_DIGITS = re.compile("[0-9A-Fa-f]{6}")
_MAPPED = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


def look_of_deck(master: str, file: DeckFile) -> OldLook:
    """The look of a master's theme, with the colors of the ground and of words as the master has them."""
    theme = file.first(master, "theme") if master else ""
    if not theme:
        return OldLook()
    root, colors = file.xml(theme), dict[str, str]()
    for entry in root.iterfind(f"{A}themeElements/{A}clrScheme/*"):
        value = next(iter(entry), None)
        words = "" if value is None else value.get("lastClr") or value.get("val") or ""
        if _DIGITS.fullmatch(words):
            colors[entry.tag.rpartition("}")[2]] = words.upper()
    said = file.xml(master).find(f"{P}clrMap")
    for name, usual in _MAPPED.items():
        meant = usual if said is None else said.get(name, usual)
        if meant in colors:
            colors[name] = colors[meant]
    fonts = [root.find(f"{A}themeElements/{A}fontScheme/{A}{kind}/{A}latin") for kind in ("majorFont", "minorFont")]
    heading, body = ("" if font is None else font.get("typeface", "").strip() for font in fonts)
    return OldLook(ground_on(master, master, file) or "", colors, heading, body)
