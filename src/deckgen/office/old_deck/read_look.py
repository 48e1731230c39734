"""The colors and fonts of a deck's theme."""

from __future__ import annotations

from deckgen.office.old_deck.deck_parts import DeckFile
from deckgen.office.old_deck.old_values import OldLook
from deckgen.office.old_deck.read_grounds import ground_of
from deckgen.office.old_deck.theme_colors import theme_colors
from deckgen.office.xml_names import A


def look_of_deck(master: str, file: DeckFile) -> OldLook:
    """The look of a master's theme, with the colors of the ground and of words as the master has them."""
    theme = file.first(master, "theme") if master else ""
    if not theme:
        return OldLook()
    root = file.xml(theme)
    fonts = [root.find(f"{A}themeElements/{A}fontScheme/{A}{kind}/{A}latin") for kind in ("majorFont", "minorFont")]
    heading, body = ("" if font is None else font.get("typeface", "").strip() for font in fonts)
    ground = ground_of([file.xml(master)], master, file)
    return OldLook(ground, theme_colors(master, file), heading, body)
