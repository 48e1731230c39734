"""The words of DrawingML's shapes, with the one look that stands for all of a shape's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from deckgen.model.geometry import PER_POINT
from deckgen.office.attributes import is_on
from deckgen.office.drawing_colors import Palette
from deckgen.office.drawing_frames import whole
from deckgen.office.sheet_words import is_number
from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

ALIGN: Final[Mapping[str, Literal["left", "center", "right"]]] = {"ctr": "center", "r": "right"}
ANCHOR: Final[Mapping[str, Literal["top", "middle", "bottom"]]] = {"ctr": "middle", "b": "bottom"}
# How far words stand from the edges of their shape where it doesn't say it: left, top, right and bottom, in EMU.
_INSETS: Final = (91_440, 45_720, 91_440, 45_720)
_MOST_LETTERS: Final = 1000
# How wide a letter and high a line is, as a multiple of the size of type.
_LETTER, _LINE = 0.5, 1.2
NUMBER: Final = "‹#›"
"""What stands in words for the number of the page, as in PowerPoint."""


class GroundWords(Struct, frozen=True):
    """Words on a layout: the box that they have inside of their shape (x, y, width, height in EMU), and their look.

    size is in points, color hex without '#'. The page's number is NUMBER.
    """

    box: tuple[int, int, int, int]
    words: str
    size: float
    color: str
    bold: bool
    align: Literal["left", "center", "right"]
    anchor: Literal["top", "middle", "bottom"]

    @property
    def area(self) -> tuple[int, int, int, int]:
        """About where the words stand in their box: x, y, width, height in EMU."""
        x, y, width, height = self.box
        lines = self.words.split("\n")
        wide = min(width, round(max(map(len, lines)) * self.size * PER_POINT * _LETTER))
        high = min(height, round(len(lines) * self.size * PER_POINT * _LINE))
        across = {"left": 0, "center": (width - wide) // 2, "right": width - wide}[self.align]
        down = {"top": 0, "middle": (height - high) // 2, "bottom": height - high}[self.anchor]
        return x + across, y + down, wide, high


def words_of(shape: _Element, box: tuple[int, int, int, int], palette: Palette) -> GroundWords | None:
    """The words of a shape with this box (x, y, width, height in EMU); None where it has none."""
    body = shape.find(f"{P}txBody")
    if body is None:
        return None
    words = "\n".join("".join(map(_said, line.iter(f"{A}t"))) for line in body.iterfind(f"{A}p")).strip()[
        :_MOST_LETTERS
    ]
    if not words:
        return None
    look, paragraph = next(body.iter(f"{A}rPr"), None), next(body.iter(f"{A}pPr"), None)
    about = body.find(f"{A}bodyPr")
    size = whole(look.get("sz") if look is not None else None, 1800) / 100
    paint = palette.paint(look.find(f"{A}solidFill") if look is not None else None)
    fallback = palette.slots.get(palette.names.get("tx1", "dk1"), "000000")
    return GroundWords(
        _inside(box, about),
        words,
        max(1.0, min(400.0, size)),
        paint.color if paint else fallback,
        look is not None and is_on(look.get("b")),
        ALIGN.get(paragraph.get("algn", "l") if paragraph is not None else "l", "left"),
        ANCHOR.get(about.get("anchor", "t") if about is not None else "t", "top"),
    )


def _said(text: _Element) -> str:
    """The words of an a:t, in a field of the page's number what stands for that."""
    return NUMBER if is_number(text.getparent()) else text.text or ""


def _inside(box: tuple[int, int, int, int], about: _Element | None) -> tuple[int, int, int, int]:
    """The box that words have inside of their shape, by its a:bodyPr."""
    sides = zip(("lIns", "tIns", "rIns", "bIns"), _INSETS, strict=True)
    left, top, right, bottom = (whole(about.get(s) if about is not None else None, o) for s, o in sides)
    return box[0] + left, box[1] + top, max(0, box[2] - left - right), max(0, box[3] - top - bottom)
