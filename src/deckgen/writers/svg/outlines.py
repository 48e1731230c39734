"""Words as outlines, put together from the glyphs of their font file."""

from __future__ import annotations

from deckgen.fitting.glyphs import outline, shaped, units_of
from deckgen.fitting.setting import Stretch


def path_of_words(stretch: Stretch) -> tuple[str, float]:
    """The path of the words in units of their font, from the left end of their baseline upwards, and how many points
    such a unit is.
    """
    units, parts = units_of(stretch.file), []
    tracking = stretch.tracking.pt / stretch.size.pt
    glyphs = shaped(stretch.words, stretch.file, stretch.size, leftwards=stretch.leftwards).glyphs
    for number, glyph in enumerate(glyphs):
        drawn = outline(stretch.file, glyph.number)
        if drawn.steps:
            x, y = (glyph.x + number * tracking) * units + drawn.x, glyph.y * units + drawn.y
            parts.append(f"M{x:.5g} {y:.5g}{drawn.steps}")
    return "".join(parts), stretch.size.pt / units
