"""Face: what is measured of a font file."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import IO

from msgspec import Struct


class Face(Struct, frozen=True):
    """What is measured of one font file, in multiples of the size of type."""

    path: str
    """The font file."""
    widths: dict[str, float]
    """The width of each character that the font has."""
    line: float
    """The height of a line."""
    ascent: float
    """How far the baseline lies under the top of a line."""

    def width(self, words: str) -> float:
        """The width of words in multiples of their size; for a character that the font lacks it is estimated."""
        widths = self.widths
        return sum(widths[letter] if letter in widths else _fallback_width(letter) for letter in words)


def _fallback_width(character: str) -> float:
    """About how wide a character is in the font from which PowerPoint takes it where the font lacks it."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF" or ord(character) > 0x1F000:
        return 1.05
    return 0.62


@lru_cache(maxsize=64)
def face(path: str) -> Face:
    """Reads a font file: .ttf, .otf, or the first font of a .ttc."""
    return face_of(path, path)


def face_of(path: str, file: str | IO[bytes]) -> Face:
    """The same, of the file of a path or of its bytes; raises an exception where they can't be read."""
    from fontTools.ttLib import TTFont

    font = TTFont(file, lazy=True, fontNumber=0)
    # fontTools would read the names of all glyphs, which is slow; numbers do as well.
    font.setGlyphOrder([str(number) for number in range(font["maxp"].numGlyphs)])
    units = font["head"].unitsPerEm
    if not 16 <= units <= 16_384:
        raise ValueError(f"the font has {units} units to the em")
    advances, line = font["hmtx"].metrics, font["hhea"]
    codes = ((code, glyph) for code, glyph in font.getBestCmap().items() if not 0xD800 <= code <= 0xDFFF)
    widths = {chr(code): advances[glyph][0] / units for code, glyph in codes}
    height = (line.ascent - line.descent + line.lineGap) / units
    if not 0.1 <= height <= 20:
        raise ValueError("the font's lines have no sensible height")
    return Face(path, widths, height, line.ascent / units)
