"""Which words of a slide are its title, where no placeholder says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckgen.importing.marked_words import plain_line
from deckgen.office.old_deck.old_values import TITLES, WordShape
from deckgen.office.old_deck.read_paragraphs import is_code

# A title stands in the upper part of the slide, and is no longer than this.
_UPPER, _MOST_WORDS = 0.3, 18
# Words are about as large as others from this part of their size on.
_ABOUT = 0.85
# Words from this size on may be a title elsewhere.
_LARGE = 28.0
# What begins at one height, in EMU.
_ONE_LINE = 100_000


def title_shape(shapes: Sequence[WordShape], height: int) -> WordShape | None:
    """The shape that holds the title; None where none does."""
    own = [one for one in shapes if one.role in TITLES]
    if own:
        return own[0]
    upper = [
        one
        for one in shapes
        if one.place.y < height * _UPPER and _may_be(one) and not one.is_grouped and not _is_of_column(one, shapes)
    ]
    if not upper:
        return _largest_by_far(shapes)
    largest = max(_size(one) for one in upper)
    others = [_size(one) for one in shapes if one not in upper]
    # Small words at the top are a label; the title is larger than what stands under it, or first of all.
    best = [one for one in upper if _size(one) == largest]
    if others and largest < max(others) * _ABOUT and largest < 24:
        return None
    return min(best, key=lambda one: (one.place.y, one.place.x))


def named_by_number(title: WordShape, shapes: Sequence[WordShape]) -> WordShape | None:
    """The words that belong to a title that is a number alone, such as "01": the only others that are large."""
    words = _line(title)
    large = [one for one in shapes if one is not title and _may_be(one) and _size(one) >= _LARGE]
    others = [one for one in shapes if one is not title and not _may_be(one)]
    return large[0] if re.fullmatch(r"\d{1,2}\.?", words) and len(large) == 1 and not others else None


def _largest_by_far(shapes: Sequence[WordShape]) -> WordShape | None:
    """The shape with a few words that are much larger than all others, wherever it stands."""
    ordered = sorted((one for one in shapes if not one.is_grouped), key=_size, reverse=True)
    if not ordered or not _may_be(ordered[0]) or _size(ordered[0]) < _LARGE:
        return None
    return ordered[0] if len(ordered) == 1 or _size(ordered[0]) >= _size(ordered[1]) * 1.3 else None


def _is_of_column(shape: WordShape, shapes: Sequence[WordShape]) -> bool:
    """Whether words are the heading of a column: others that are as large begin beside them."""
    return bool(re.search(r"[^\W\d]", _line(shape))) and any(
        one.place.x >= shape.place.right or one.place.right <= shape.place.x
        for one in shapes
        if abs(one.place.y - shape.place.y) < _ONE_LINE
        and _size(one) >= _size(shape)
        and re.search(r"[^\W\d]", _line(one))
    )


def _line(shape: WordShape) -> str:
    return " ".join(plain_line(one.text) for one in shape.paragraphs)


def _may_be(shape: WordShape) -> bool:
    words = _line(shape)
    is_listed = any(one.mark for one in shape.paragraphs)
    is_coded = all(is_code(one.text) for one in shape.paragraphs)
    return (
        not is_listed
        and not is_coded
        and len(shape.paragraphs) <= 2
        and 0 < len(words.split()) <= _MOST_WORDS
        and bool(re.search(r"\w", words))
    )


def _size(shape: WordShape) -> float:
    return max((one.size for one in shape.paragraphs), default=0) or 18.0
