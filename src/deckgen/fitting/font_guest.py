"""Examines a font file, in the process of processes/parsing.py: with every library that will use it.

A damaged font can crash any of them. One that came through this is safe to measure and to draw with.
"""

from __future__ import annotations

import io

from msgspec import Struct

from deckgen.fitting.face import Face, face_of
from deckgen.fitting.font_names import FontName, read_names

# How many glyphs and letters are drawn to see whether the file is sound. Of more, some of all parts are taken.
_MOST_GLYPHS, _MOST_LETTERS = 3_000, 400


class Examined(Struct, frozen=True):
    """What is known of a font: its family by name, bold and italic, and what is measured of it."""

    names: tuple[FontName, ...]
    face: Face


def examine(path: str, data: bytes) -> Examined:
    """What is known of a font; raises an exception where a library can't use it."""
    found = Examined(read_names(io.BytesIO(data)), face_of(path, io.BytesIO(data)))
    if not found.names:
        raise ValueError("the font has no name")
    _draw_glyphs(data)
    _draw_letters(path, found)
    _outline_glyphs(data)
    return found


def _draw_glyphs(data: bytes) -> None:
    """Have matplotlib's FreeType load the glyphs as it does for charts."""
    from matplotlib.backends.backend_agg import get_hinting_flag
    from matplotlib.ft2font import FT2Font

    font = FT2Font(io.BytesIO(data))
    font.set_size(20, 72)
    for glyph in range(0, font.num_glyphs, font.num_glyphs // _MOST_GLYPHS + 1):
        font.load_glyph(glyph, flags=get_hinting_flag())  # type: ignore[arg-type]
        font.get_path()
    font.set_text("".join(map(chr, list(font.get_charmap())[:_MOST_LETTERS])), 0.0)
    font.draw_glyphs_to_bitmap()


def _draw_letters(path: str, found: Examined) -> None:
    """Have resvg draw letters as it does for the words of a drawing."""
    from xml.sax.saxutils import escape

    from resvg_py import svg_to_bytes

    letters = [letter for letter in found.face.widths if letter.isprintable()]
    words = escape("".join(letters[:: len(letters) // _MOST_LETTERS + 1]))
    text = f'<text y="9" font-size="4">{words}</text>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 9">{text}</svg>'
    family = found.names[0][0]
    svg_to_bytes(svg_string=svg, width=900, skip_system_fonts=True, font_files=[path], font_family=family)


def _outline_glyphs(data: bytes) -> None:
    """Have HarfBuzz shape letters and give the outlines of glyphs as it does for drawings of slides."""
    import uharfbuzz

    font = uharfbuzz.Font(uharfbuzz.Face(data))
    buffer = uharfbuzz.Buffer()
    buffer.add_str("".join(map(chr, sorted(font.face.unicodes)[:_MOST_LETTERS])))
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    for glyph in range(0, font.face.glyph_count, font.face.glyph_count // _MOST_GLYPHS + 1):
        font.draw_glyph(glyph, uharfbuzz.DrawFuncs())
