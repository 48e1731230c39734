"""Short words right under a picture, which are its credit."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.importing.marked_words import markdown
from deckgen.office.old_deck.old_values import AnyShape, PictureShape, Place, WordShape

_LONGEST, _LARGEST = 110, 16


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
