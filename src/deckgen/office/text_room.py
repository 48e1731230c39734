"""How much room words have in their box, measured roughly: letters of a usual width, by the sizes in the file."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from deckgen.office.attributes import whole
from deckgen.office.file_parts import Parts
from deckgen.office.old_deck.deck_parts import DeckFile
from deckgen.office.old_deck.inherited_looks import letters, look_of, placeholder_of, sheets_behind
from deckgen.office.shape_boxes import Frame, frame_of_group, placed
from deckgen.office.talk_words import words_in
from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

# Of a line: its height, and the width of a usual letter, as parts of the size of its type; and what type has no size.
_LINE, _LETTER, _USUAL = 1.2, 0.46, 18.0
_POINT: Final = 12_700
# What stays free around the words of a box, where it doesn't say otherwise: at the sides, above and below.
_SIDE, _ABOVE = 91_440, 45_720
_MOST_LEVELS: Final = 9


class Room(Struct, frozen=True):
    """The room of a paragraph: what lengths there are is in EMU.

    size: the size of its type in points.
    left: where it begins on the slide. width, height: those of the box around it, without its margins.
    used: the height of all paragraphs of the box as they are.
    wraps: its lines end at the edge of the box.
    """

    size: float
    left: int
    width: int
    height: int
    used: float
    wraps: bool = True

    def lines(self, words: str) -> int:
        """How many lines words take up."""
        return sum(
            max(1, ceil(_long(line, self.size) / self.width)) if self.wraps else 1 for line in words.split("\n")
        )

    def grown(self, before: str, after: str) -> float:
        """By how much the words of the box become higher once a paragraph has other words."""
        return (self.lines(after) - self.lines(before)) * self.size * _LINE * _POINT

    def end(self, words: str) -> float:
        """Where the longest line ends on the slide, if it begins at the left."""
        return self.left + max(_long(line, self.size) for line in words.split("\n"))


class Rooms:
    """The rooms of the words on a slide."""

    def __init__(self, slide: str, parts: Parts) -> None:
        self._slide, self._parts = slide, parts
        self._sheets = sheets_behind(slide, DeckFile(parts))
        self._used: dict[_Element, float] = {}

    def of(self, shape: _Element, paragraph: _Element) -> Room | None:
        """The room of a paragraph in a shape; None where that isn't known, as in a table or for upright words."""
        body = shape.find(f"{P}txBody/{A}bodyPr")
        frame = Frame()
        for group in reversed(list(shape.iterancestors(f"{P}grpSp"))):
            frame = frame_of_group(group, frame)
        box = placed(shape, frame, self._slide, self._parts) if shape.tag == f"{P}sp" else None
        if box is None or body is None or body.get("vert", "horz") != "horz" or whole(body, "numCol") > 1:
            return None
        sides = [whole(body, key) if key in body.attrib else _SIDE for key in ("lIns", "rIns")]
        above = [whole(body, key) if key in body.attrib else _ABOVE for key in ("tIns", "bIns")]
        width, wraps = max(1, box[2] - sum(sides)), body.get("wrap") != "none"
        left, height = box[0] + sides[0], max(0, box[3] - sum(above))
        room = Room(self._size(shape, paragraph), left, width, height, 0.0, wraps)
        if shape not in self._used:
            self._used[shape] = sum(self._height(one, shape, room) for one in shape.iterfind(f"{P}txBody/{A}p"))
        return replace(room, used=self._used[shape])

    def _height(self, paragraph: _Element, shape: _Element, room: Room) -> float:
        """The height of a paragraph as it is, in a box with a room."""
        size = self._size(shape, paragraph)
        return replace(room, size=size).lines(words_in(paragraph)) * size * _LINE * _POINT

    def _size(self, shape: _Element, paragraph: _Element) -> float:
        """The size of the type of a paragraph: its own, or that of its level in the shape and its placeholders."""
        own = (letters(each).size for each in paragraph.iterfind(f"{A}r/{A}rPr"))
        size = next((one for one in own if one), None)
        if size is None:
            properties, mark = paragraph.find(f"{A}pPr"), placeholder_of(shape)
            level = 0 if properties is None else min(_MOST_LEVELS - 1, max(0, whole(properties, "lvl")))
            role = "" if mark is None else self._sheets.type_of(mark)
            size = look_of(properties).over(self._sheets.look(role, shape, level)).size
        shrunk = shape.find(f"{P}txBody/{A}bodyPr/{A}normAutofit")
        scale = (whole(shrunk, "fontScale") or 100_000) / 100_000 if shrunk is not None else 1.0
        return (size or _USUAL) * scale


def _long(line: str, size: float) -> float:
    return len(line) * size * _LETTER * _POINT
