"""The patterns of DrawingML, seen from afar: as the one color that the lines and the ground of each make together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from deckgen.model.color import mix
from deckgen.office.drawing_colors import Paint, Palette
from deckgen.office.xml_names import A

if TYPE_CHECKING:
    from lxml.etree import _Element

# How much of the eight by eight dots of a pattern is in its foreground color, where its name doesn't say it.
_FOREGROUND: Final = {
    "horz": 0.25, "vert": 0.25, "ltHorz": 0.25, "ltVert": 0.25, "dkHorz": 0.5, "dkVert": 0.5, "narHorz": 0.5,
    "narVert": 0.5, "dashHorz": 0.13, "dashVert": 0.13, "cross": 0.23, "dnDiag": 0.25, "upDiag": 0.25,
    "ltDnDiag": 0.25, "ltUpDiag": 0.25, "dkDnDiag": 0.5, "dkUpDiag": 0.5, "wdDnDiag": 0.38, "wdUpDiag": 0.38,
    "dashDnDiag": 0.13, "dashUpDiag": 0.13, "diagCross": 0.25, "smCheck": 0.5, "lgCheck": 0.5, "smGrid": 0.44,
    "lgGrid": 0.23, "dotGrid": 0.08, "smConfetti": 0.13, "lgConfetti": 0.31, "horzBrick": 0.34,
    "diagBrick": 0.25, "solidDmnd": 0.38, "openDmnd": 0.23, "dotDmnd": 0.08, "plaid": 0.44, "sphere": 0.47,
    "weave": 0.36, "divot": 0.09, "shingle": 0.25, "wave": 0.25, "trellis": 0.63, "zigZag": 0.25,
}  # fmt: skip
_USUAL: Final = 0.25


def mean_paint(fill: _Element, palette: Palette, own: Paint | None = None) -> Paint:
    """The mean color of an a:pattFill; where it doesn't say its colors these are black and white."""
    behind = palette.paint(fill.find(f"{A}bgClr"), own) or Paint("FFFFFF")
    before = palette.paint(fill.find(f"{A}fgClr"), own) or Paint("000000")
    name = fill.get("prst", "")
    percent = re.fullmatch(r"pct(\d{1,2})", name)
    share = int(percent[1]) / 100 if percent else _FOREGROUND.get(name, _USUAL)
    return Paint(mix(behind.color, before.color, share), behind.opacity + (before.opacity - behind.opacity) * share)
