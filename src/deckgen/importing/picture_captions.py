"""Words right under pictures: those of several in a row, and short ones, which are the credit of one."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.importing.marked_words import markdown
from deckgen.office.old_deck.old_values import AnyShape, PictureShape, Place, WordShape

_LONGEST, _LARGEST = 110, 16
# Words under one of several pictures in a row have no more paragraphs, and begin this near to its foot, in EMU.
_MOST_LINES, _OVER, _NEAR = 3, 250_000, 450_000


def captions(
    shapes: list[AnyShape], signs: Sequence[AnyShape], links: dict[str, str]
) -> tuple[list[AnyShape], dict[int, str]]:
    """The shapes without short words right under a picture that is no sign; those words by that picture."""
    found: dict[int, str] = {}
    used: list[AnyShape] = []
    pictures = [one for one in shapes if isinstance(one, PictureShape) and one not in signs]
    for one in shapes:
        if not isinstance(one, WordShape) or one.role in ("body", "subTitle") or len(one.paragraphs) > 2:
            continue
        words = " ".join(markdown(each.text, links) for each in one.paragraphs)
        size = max((each.size for each in one.paragraphs), default=0)
        if not words or len(words) > _LONGEST or size > _LARGEST or any(each.mark for each in one.paragraphs):
            continue
        under = [each for each in pictures if _stands_under(one.place, each.place) and id(each) not in found]
        if under:
            found[id(under[0])] = words
            used.append(one)
    return [one for one in shapes if one not in used], found


def _stands_under(words: Place, picture: Place) -> bool:
    """Whether words stand right under a picture, and no wider."""
    middle = words.x + words.width / 2
    gap = words.y - picture.bottom
    return -150_000 < gap < 450_000 and picture.x < middle < picture.right and words.width < picture.width * 1.5


def captioned_rows(
    shapes: Sequence[AnyShape], signs: Sequence[AnyShape]
) -> list[list[tuple[PictureShape, WordShape]]]:
    """Pictures in a row that all have words under them, with these, from left to right."""
    pictures = [one for one in shapes if isinstance(one, PictureShape) and not any(one is sign for sign in signs)]
    words = [one for one in shapes if isinstance(one, WordShape) and _may_be_under_one(one)]
    rows: list[list[PictureShape]] = []
    for one in sorted(pictures, key=lambda one: one.place.y):
        row = next((row for row in rows if all(_are_in_line(one.place, each.place) for each in row)), None)
        if row is None:
            rows.append([one])
        else:
            row.append(one)
    found: list[list[tuple[PictureShape, WordShape]]] = []
    for row in rows:
        pairs = [
            (picture, line)
            for picture in sorted(row, key=lambda one: one.place.x)
            for line in words
            if _begins_under(line.place, picture.place)
        ]
        if len(pairs) == len({id(line) for _, line in pairs}) == len(row) > 1:
            found.append(pairs)
    return found


def _may_be_under_one(shape: WordShape) -> bool:
    return (
        not (shape.role or shape.is_drawn)
        and len(shape.paragraphs) <= _MOST_LINES
        and not any(one.mark for one in shape.paragraphs)
    )


def _are_in_line(first: Place, second: Place) -> bool:
    """Whether pictures stand beside each other."""
    shared = min(first.bottom, second.bottom) - max(first.y, second.y)
    apart = first.x >= second.right or second.x >= first.right
    return apart and shared > min(first.height, second.height) / 2


def _begins_under(words: Place, picture: Place) -> bool:
    """Whether words begin right under a picture, with their middle under it."""
    middle = words.x + words.width / 2
    return -_OVER < words.y - picture.bottom < _NEAR and picture.x < middle < picture.right
