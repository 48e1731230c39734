"""The colors and fonts of a deck's theme."""

from __future__ import annotations

from deckgen.office.old_deck.deck_parts import DeckFile
from deckgen.office.old_deck.old_values import OldLook
from deckgen.office.old_deck.read_grounds import ground_of
from deckgen.office.old_deck.theme_colors import palette_on, theme_colors
from deckgen.office.xml_names import A


def look_of_deck(master: str, file: DeckFile, size: tuple[int, int]) -> OldLook:
    """The look of a master's theme, with the color of the master's ground; size is that of slides."""
    theme = file.first(master, "theme") if master else ""
    if not theme:
        return OldLook()
    root = file.xml(theme)
    fonts = [root.find(f"{A}themeElements/{A}fontScheme/{A}{kind}/{A}latin") for kind in ("majorFont", "minorFont")]
    heading, body = ("" if font is None else font.get("typeface", "").strip() for font in fonts)
    ground = ground_of([file.xml(master)], palette_on(master, file), size)
    return OldLook(ground, theme_colors(master, file), heading, body)
