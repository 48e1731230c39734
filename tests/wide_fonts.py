"""Fonts that stand in the place of the brand's where that is missing: they have its name and Arial's widths."""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont

from built import FONTS
from deckgen.fitting.arial import as_wide_as_arial
from deckgen.fitting.face import face

STYLES = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")


def make_wide_fonts(folder: Path) -> Path:
    """Write them into a folder: Source Sans Pro in the styles that decks use, and its own semibold."""
    folder.mkdir(parents=True, exist_ok=True)
    for style in STYLES:
        path = FONTS / f"SourceSansPro-{style}.ttf"
        wide = as_wide_as_arial(face(str(path)), bold=style.startswith("Bold"))
        with TTFont(path) as font:
            units, metrics = font["head"].unitsPerEm, font["hmtx"].metrics
            for code, glyph in font.getBestCmap().items():
                metrics[glyph] = (round(wide.widths[chr(code)] * units), metrics[glyph][1])
            # Arial's pairs are hardly kerned.
            for table in ("GPOS", "GSUB", "kern", "hdmx", "VDMX", "LTSH"):
                if table in font:
                    del font[table]
            font.save(folder / path.name)
    return folder
