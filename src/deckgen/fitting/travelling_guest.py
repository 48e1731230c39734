"""Makes a font file ready to travel, in the process that reads somebody's bytes: says why not, or cuts it down."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct

from deckgen.fitting.font_names import read_records
from deckgen.model.travelling_font import FontFacts

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

# What the bits of OS/2's fsType say (OpenType, OS/2 table).
_RESTRICTED, _PREVIEW, _EDITABLE, _NO_SUBSETS, _BITMAPS = 0x2, 0x4, 0x8, 0x100, 0x200


class Ready(Struct, frozen=True):
    """A font that may travel, or why it doesn't.

    data: the bytes of its TrueType file. is_subset: whether these lack letters that it has.
    why_not: the end of a sentence about it; "" where it may.
    """

    data: bytes = b""
    facts: FontFacts | None = None
    is_subset: bool = False
    why_not: str = ""


def why_not(data: bytes) -> str:
    """Why a font can't travel in a .pptx, as the end of a sentence; "" where it can."""
    from fontTools.ttLib import TTFont

    if data[:4] == b"ttcf":
        return "it is a collection of fonts (.ttc), and PowerPoint embeds single files alone"
    font = TTFont(BytesIO(data), lazy=True)
    if "glyf" not in font:
        return "it has PostScript outlines (.otf), and PowerPoint embeds TrueType fonts alone"
    if "fvar" in font:
        return "it is a variable font, and PowerPoint embeds fonts of one style alone"
    if "OS/2" not in font or "head" not in font or "name" not in font:
        return "it doesn't say what it is"
    rights = font["OS/2"].fsType
    if rights & _RESTRICTED and not rights & (_PREVIEW | _EDITABLE):
        return "its license forbids it (fsType 2, restricted)"
    if rights & _PREVIEW and not rights & _EDITABLE:
        return "its license lets nobody edit a file that holds it (fsType 4, preview and print)"
    return "its license allows bitmaps alone (fsType 512)" if rights & _BITMAPS else ""


def make_ready(data: bytes, letters: str) -> Ready:
    """A font with these letters alone, with all of its own for "". A license that forbids subsets leaves it whole."""
    why = why_not(data)
    if why:
        return Ready(why_not=why)
    from fontTools.ttLib import TTFont

    cut = letters and not TTFont(BytesIO(data), lazy=True)["OS/2"].fsType & _NO_SUBSETS
    made = _cut_down(data, letters) if cut else data
    return Ready(made, _facts(TTFont(BytesIO(made), lazy=True)), bool(cut))


def _cut_down(data: bytes, letters: str) -> bytes:
    """A font with these letters alone, under its own names."""
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).update(map(ord, letters))
    return bytes(uharfbuzz.subset(uharfbuzz.Face(data), wanted).blob.data)


def _facts(font: TTFont) -> FontFacts:
    look, names = font["OS/2"], read_records(font.reader["name"])
    panose = look.panose
    parts = (
        *(panose.bFamilyType, panose.bSerifStyle, panose.bWeight, panose.bProportion, panose.bContrast),
        *(panose.bStrokeVariation, panose.bArmStyle, panose.bLetterForm, panose.bMidline, panose.bXHeight),
    )
    return FontFacts(
        family=names.get(1, ""),
        style=names.get(2, ""),
        version=names.get(5, ""),
        full=names.get(4, ""),
        panose=bytes(parts),
        weight=look.usWeightClass,
        italic=bool(look.fsSelection & 1),
        rights=look.fsType,
        ranges=(look.ulUnicodeRange1, look.ulUnicodeRange2, look.ulUnicodeRange3, look.ulUnicodeRange4),
        pages=(getattr(look, "ulCodePageRange1", 0), getattr(look, "ulCodePageRange2", 0)),
        adjustment=font["head"].checkSumAdjustment,
    )
