"""Where the words of a shape really stand: the box of a placeholder is mostly larger than they are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from deckgen.office.old_deck.old_values import OldParagraph, PictureShape, Place, WordShape

# Of a line: its height, and the width of a letter, as parts of the size of its type; and what type has no size.
_LINE, _LETTER, _USUAL = 1.25, 0.5, 18.0
_POINT = 12_700
# Around the words of a box.
_EDGES = 92_000
# A picture stands among words where so much of it lies in their box.
_AMONG = 0.6


def filled_place(shape: WordShape) -> Place:
    """The upper part of a shape's place that its words fill."""
    height = _EDGES + sum(_height(one, shape.place.width) for one in shape.paragraphs)
    return replace(shape.place, height=min(shape.place.height, height)) if shape.place.height else shape.place


def needed_place(shape: WordShape) -> Place:
    """A shape's place, as high as its words need, with a line to spare: they may run over the foot of their box."""
    spare = max((one.size or _USUAL for one in shape.paragraphs), default=0.0) * _LINE * _POINT
    height = _EDGES + int(spare) + sum(_height(one, shape.place.width) for one in shape.paragraphs)
    return shape.place if shape.is_drawn else replace(shape.place, height=max(shape.place.height, height))


def _height(paragraph: OldParagraph, width: int) -> int:
    size = paragraph.size or _USUAL
    letters = max(1.0, width / (size * _LETTER * _POINT))
    lines = sum(-(-len(line) // int(letters)) or 1 for line in paragraph.text.plain.split("\n"))
    return int((lines + paragraph.skipped) * size * _LINE * _POINT)


def words_by_picture(
    words: WordShape, pictures: Sequence[PictureShape]
) -> tuple[list[tuple[WordShape, PictureShape]], bool]:
    """The parts of a shape's words, each with the picture that room was left for under it.

    Nothing where there are no such parts; and whether pictures stand among the words all the same.
    """
    ordered = sorted(pictures, key=lambda one: one.place.y)
    among = [one for one in ordered if _lies_in(one.place, words.place)]
    stacked = all(first.place.bottom <= second.place.y + _EDGES for first, second in pairwise(among))
    parts = _parts(words.paragraphs)
    if len(among) > 1 and stacked and len(parts) == len(among):
        return [(replace(words, paragraphs=part), one) for part, one in zip(parts, among, strict=True)], True
    filled = filled_place(words)
    return [], any(_lies_in(one.place, filled) for one in among)


def _parts(paragraphs: Sequence[OldParagraph]) -> list[tuple[OldParagraph, ...]]:
    """Paragraphs parted where empty ones stand between them."""
    made: list[list[OldParagraph]] = []
    for one in paragraphs:
        if one.skipped or not made:
            made.append([])
        made[-1].append(one)
    return [tuple(part) for part in made]


def _lies_in(inner: Place, outer: Place) -> bool:
    width = min(inner.right, outer.right) - max(inner.x, outer.x)
    height = min(inner.bottom, outer.bottom) - max(inner.y, outer.y)
    return width > 0 and height > 0 and width * height >= inner.area * _AMONG
