"""In which direction the words of an old deck run, and what follows from that for the order of what stands on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from deckgen.model.language import runs_leftwards
from deckgen.numbers.by_language import is_language
from deckgen.office.old_deck.old_values import (
    AnyShape,
    DrawnShape,
    OldDeck,
    OldParagraph,
    OldSlide,
    TableShape,
    Way,
    WordShape,
)

# Letters of Hebrew, those of Arabic, and those that Persian has besides.
_HEBREW, _ARABIC, _PERSIAN = (re.compile(f"[{letters}]") for letters in ("א-ת", "ء-ي", "پچژگ"))
_BACK: dict[Way, Way] = {"right": "left", "left": "right"}


def language_of(deck: OldDeck) -> str:
    """The language of a deck, one from right to left where most of its lines run so; "" where none is said."""
    lines = [one for slide in deck.slides for one in _lines(slide)]
    leftwards = [one for one in lines if one.is_leftwards]
    if len(leftwards) * 2 > len(lines) and not runs_leftwards(deck.language):
        return _by_letters(" ".join(one.text.plain for one in leftwards))
    return deck.language if is_language(deck.language) else ""


def has_leftward_lines(slide: OldSlide) -> bool:
    """Whether lines of a slide run from right to left."""
    return any(one.is_leftwards and _letters(one.text.plain) for one in _lines(slide))


def mirrored(deck: OldDeck, language: str) -> OldDeck:
    """The deck as it is read: where words run from right to left, what stands at the right comes first."""
    if not runs_leftwards(language):
        return deck
    width = deck.size[0]
    slides = (replace(slide, shapes=tuple(_mirrored(one, width) for one in slide.shapes)) for slide in deck.slides)
    return replace(deck, slides=tuple(slides))


def _mirrored(shape: AnyShape, width: int) -> AnyShape:
    shape = replace(shape, place=replace(shape.place, x=width - shape.place.right))
    if isinstance(shape, WordShape | DrawnShape):
        return replace(shape, points=_BACK.get(shape.points, shape.points))
    if isinstance(shape, TableShape) and not shape.is_leftwards and shape.rows:
        last = len(shape.rows[0]) - 1
        return replace(
            shape,
            rows=tuple(row[::-1] for row in shape.rows),
            covered={(row, last - column): (at[0], last - at[1]) for (row, column), at in shape.covered.items()},
            fills={(row, last - column): color for (row, column), color in shape.fills.items()},
        )
    return shape


def _lines(slide: OldSlide) -> Iterator[OldParagraph]:
    """The paragraphs of a slide that hold letters."""
    for shape in slide.shapes:
        if isinstance(shape, WordShape):
            yield from (one for one in shape.paragraphs if any(letter.isalpha() for letter in one.text.plain))


def _letters(words: str) -> bool:
    return bool(_HEBREW.search(words) or _ARABIC.search(words))


def _by_letters(words: str) -> str:
    """The language of words that run from right to left; "" where none of its letters is known."""
    hebrew, arabic = len(_HEBREW.findall(words)), len(_ARABIC.findall(words))
    if not hebrew and not arabic:
        return ""
    return "he" if hebrew > arabic else "fa" if _PERSIAN.search(words) else "ar"
