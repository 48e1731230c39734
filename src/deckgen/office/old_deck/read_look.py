"""The colors and fonts of a deck's theme."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from deckgen.office.old_deck.deck_parts import DeckFile
from deckgen.office.old_deck.old_values import OldLook
from deckgen.office.old_deck.read_grounds import ground_of
from deckgen.office.old_deck.theme_colors import theme_colors
from deckgen.office.xml_names import A


def look_of_deck(
    master: str, file: DeckFile, size: tuple[int, int], used: Mapping[str, int], written: Mapping[str, int]
) -> OldLook:
    """The look of a master's theme, with the colors of the ground and of words as the master has them.

    used are the colors that slides write themselves, by on how many of them each stands, and written those of words,
    by how many letters they have. size is that of slides.
    """
    theme = file.first(master, "theme") if master else ""
    if not theme:
        return OldLook()
    root = file.xml(theme)
    fonts = [root.find(f"{A}themeElements/{A}fontScheme/{A}{kind}/{A}latin") for kind in ("majorFont", "minorFont")]
    heading, body = ("" if font is None else font.get("typeface", "").strip() for font in fonts)
    ground = ground_of([file.xml(master)], master, file, size)
    colors = theme_colors(master, file)
    return OldLook(ground, colors, _counted(used, colors), _counted(written, colors), heading, body)


def _counted(found: Mapping[str, int], colors: Mapping[str, str]) -> dict[str, int]:
    """Colors as six digits, the most frequent first."""
    counts = Counter[str]()
    for name, count in found.items():
        counts[colors.get(name, name)] += count
    return {color: count for color, count in counts.most_common() if re.fullmatch("[0-9A-F]{6}", color)}
