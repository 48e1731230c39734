"""Fonts that travel in the file, as PowerPoint embeds them: Embedded OpenType, one part a face (ECMA-376, 19.2.1.9).

The format is the W3C's submission "Embedded OpenType (EOT) File Format", in its version 2.1. PowerPoint itself packs
the font (MicroType Express) and blurs it (XOR). Both are left out here, as the flags say: the zip packs it anyway.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from typing import Final

from deckgen.model.travelling_font import TravellingFace, TravellingFont
from deckgen.writers.pptx.foundation import EmbeddedFont
from deckgen.writers.pptx.package import FONT_TYPE, Package
from deckgen.writers.xml_words import attribute

_VERSION, _MAGIC, _SUBSET = 0x00020001, 0x504C, 0x1
# The character sets of Windows: that of the font itself, and that of western Europe.
_DEFAULT, _ANSI = 1, 0
# What fonts look like, as Windows numbers it: letters of various widths with serifs and without, and of one width.
_SERIF, _SANS, _MONO = 0x12, 0x22, 0x31
# The same as Panose has it: the numbers of serifs, and that of letters of one width.
_SERIFS, _ONE_WIDTH = range(2, 11), 9
# The fields before the names, and how long they are.
_HEAD: Final = struct.Struct("<4I10s2BI2H4I2II4I")


def add_fonts(
    package: Package, fonts: Iterable[TravellingFont], besides: Sequence[EmbeddedFont]
) -> tuple[EmbeddedFont, ...]:
    """The fonts of a template, and behind them others, whose parts are added; none is embedded twice."""
    held = list(besides)
    for font in fonts:
        named = f'typeface="{attribute(font.family)}"'
        if any(named in one.font for one in besides):
            continue
        panose = font.faces[0].facts.panose
        look = f'panose="{panose.hex().upper()}" pitchFamily="{_pitch(panose)}" charset="{_ANSI}"'
        element = f"<p:font {named} {look}/>"
        faces = tuple(
            (face.style, package.add(package.free_name("ppt/fonts/font", "fntdata"), FONT_TYPE, eot(face)))
            for face in sorted(font.faces, key=lambda face: _ORDER.index(face.style))
        )
        held.append(EmbeddedFont(element, faces))
    return tuple(held)


def _pitch(panose: bytes) -> int:
    """What a font looks like."""
    if panose[3] == _ONE_WIDTH:
        return _MONO
    return _SERIF if panose[1] in _SERIFS else _SANS


# The order of the schema.
_ORDER: Final = ("regular", "bold", "italic", "boldItalic")


def eot(face: TravellingFace) -> bytes:
    """A face as Embedded OpenType: a head that says what it is, and the bytes of its TrueType file."""
    facts = face.facts
    names = b"".join(
        struct.pack("<H", len(words)) + words + b"\0\0"
        for words in (name.encode("utf-16-le") for name in (facts.family, facts.style, facts.version, facts.full))
    )
    # The last of the paddings stands before the size of the root string, of which there is none.
    rest = b"\0\0" + names + b"\0\0"
    size = _HEAD.size + len(rest) + len(face.data)
    head = _HEAD.pack(
        size,
        len(face.data),
        _VERSION,
        _SUBSET if face.is_subset else 0,
        facts.panose,
        _DEFAULT,
        int(facts.italic),
        facts.weight,
        facts.rights,
        _MAGIC,
        *facts.ranges,
        *facts.pages,
        facts.adjustment,
        *(0, 0, 0, 0),
    )
    return head + rest + face.data
