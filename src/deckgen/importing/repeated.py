"""What stands on every slide: footers, page numbers, logos. They belong to the look, and to no slide."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import Struct

from deckgen.importing.marked_words import plain_line
from deckgen.importing.source_lines import sources_in
from deckgen.office.old_deck.old_values import (
    TITLES,
    AnyShape,
    DrawnShape,
    OldSlide,
    PictureShape,
    Place,
    WordShape,
)

AUTOMATIC = ("ftr", "dt", "sldNum", "hdr")
# What stands at one place of so many slides, and of this share of all, is part of the look.
_FEWEST, _SHARE = 3, 0.5
# What is told by these words belongs to the look from the fewest slides on, whatever their share.
_OF_SHEETS = ("layout", "running")
# Places that differ by less than this are one place.
_STEP = 100_000
_NUMBER = re.compile(
    r"\W*(?:page|slide|seite|página|pagina)?\W*\d{1,4}(?:\s*(?:/|of|von|de)\s*\d{1,4})?\W*", re.IGNORECASE
)
# The edges of a slide in which logos stand, as shares of its width and height, and how much of it one covers.
_MARGIN, _SMALL = 0.16, 0.04
# What takes so much of an edge is a border.
_BORDER = 0.85
# The head and the foot of a slide, as shares of its height, and the size of small type.
_HEAD, _FOOT, _SMALL_TYPE = 0.12, 0.85, 14.0
# What stands under a picture that is wider than this share of its slide may be the foot of the slide.
_WIDE = 0.6
# Titles may be alike on many slides and belong to each of them, unless they stand in the lower part.
_LOWER = 0.6


class Repeated(Struct, frozen=True):
    """What is left out of slides.

    footers: the words of it, once each. pictures: the numbers of the slides that each such picture stands on.
    keys: what tells such shapes apart. grounds: the pictures behind several slides. size: of a slide.
    of_look: the words of layouts that are part of the look, and days at the foot, once each. drawn: the numbers of
    the slides that lines, bars and the like stand on at one place.
    """

    footers: tuple[str, ...]
    pictures: tuple[tuple[int, ...], ...]
    size: tuple[int, int]
    keys: frozenset[tuple[object, ...]]
    grounds: frozenset[str] = frozenset()
    of_look: tuple[str, ...] = ()
    drawn: tuple[int, ...] = ()

    def holds(self, shape: AnyShape, number: int) -> bool:
        """Whether a shape of the slide of this number stands on every slide, or is filled in by PowerPoint."""
        if isinstance(shape, WordShape) and shape.role in AUTOMATIC:
            return not _is_source(shape)
        if isinstance(shape, WordShape) and shape.is_of_layout and _is_frame(shape, self.size):
            return True
        return _key(shape, self.size) in self.keys or _is_number(shape, number, self.size[1])


def repeated(slides: Sequence[OldSlide], size: tuple[int, int]) -> Repeated:
    """What stands on most of the slides, which are of this size."""
    counts: dict[tuple[object, ...], list[int]] = defaultdict(list)
    words: Counter[str] = Counter()
    grounds: Counter[str] = Counter()
    for number, slide in enumerate(slides, 1):
        for key in {key for shape in slide.shapes if (key := _key(shape, size))}:
            counts[key].append(number)
        grounds.update([slide.background])
        # The words of its footer, and not the day.
        words.update(
            {
                _words(shape)
                for shape in slide.shapes
                if isinstance(shape, WordShape) and shape.role == "ftr" and not _is_source(shape)
            }
        )
    captions = Counter(
        key
        for slide in slides
        for key in {
            _key(one, size)
            for one in slide.shapes
            if isinstance(one, WordShape) and any(_is_caption(one.place, each, size) for each in slide.shapes)
        }
    )
    for key, count in captions.items():
        if key and key[0] == "words" and count >= len(counts[key]) * _SHARE:
            del counts[key]
    fewest = max(_FEWEST, len(slides) * _SHARE)
    on_first = {_words(shape) for slide in slides[:1] for shape in slide.shapes if isinstance(shape, WordShape)}
    keys = frozenset(
        key
        for key, numbers in counts.items()
        if len(numbers) >= (_FEWEST if key[0] in _OF_SHEETS else fewest)
        and (key[0] != "running" or key[1] in on_first)
    )
    fixed = [one for slide in slides for one in slide.shapes if isinstance(one, WordShape)]
    of_look = [
        one
        for one in fixed
        if (_key(one, size) in keys and _key(one, size)[0] in _OF_SHEETS)
        or (one.is_of_layout and _is_frame(one, size))
        or one.role == "dt"
    ]
    said = [str(key[1]) for key in keys if key[0] == "words"]
    return Repeated(
        tuple(dict.fromkeys([*words, *sorted(said)])),
        tuple(sorted(tuple(counts[key]) for key in keys if key[0] == "picture")),
        size,
        keys,
        frozenset(ground for ground, count in grounds.items() if ground and count >= _FEWEST),
        tuple(dict.fromkeys(_words(one) for one in of_look if not is_beside(one.place, size))),
        tuple(sorted({number for key in keys if key[0] == "drawn" for number in counts[key]})),
    )


def _key(shape: AnyShape, size: tuple[int, int]) -> tuple[object, ...]:
    """What is the same of shapes that are one on all slides; () for a shape that belongs to its slide."""
    place = tuple(round(each / _STEP) for each in (shape.place.x, shape.place.y))
    if isinstance(shape, WordShape) and (_is_source(shape) or shape.role in AUTOMATIC):
        return ()
    if isinstance(shape, WordShape) and shape.is_of_layout:
        return ("layout", _words(shape), *place)
    if isinstance(shape, WordShape) and shape.role in TITLES and _is_frame(shape, size):
        # A title in small letters at the edge of several slides is that of the talk, where the first one says it too.
        return ("running", _words(shape))
    if isinstance(shape, WordShape) and (shape.role not in TITLES or shape.place.y > size[1] * _LOWER):
        # What is said again in the middle of slides is said there, such as whom each of their pictures shows.
        begins = shape.place.y / max(1, size[1])
        if _HEAD < begins < _FOOT - _HEAD / 2 and not is_beside(shape.place, size):
            return ()
        return ("words", _words(shape), *place)
    if isinstance(shape, PictureShape) and shape.media and _is_at_edge(shape.place, size):
        return ("picture", shape.media, *place)
    if isinstance(shape, DrawnShape):
        return ("drawn", shape.what, *place)
    return ()


def _is_caption(words: Place, shape: AnyShape, size: tuple[int, int]) -> bool:
    """Whether words begin right under a picture, and no wider: they say what it shows."""
    if not isinstance(shape, PictureShape) or shape.place.width > size[0] * _WIDE:
        return False
    left, right = shape.place.x, shape.place.right
    begins_under = abs(words.y - shape.place.bottom) <= words.height
    return begins_under and left <= words.x and words.right <= right and words.y > shape.place.y


def _is_frame(shape: WordShape, size: tuple[int, int]) -> bool:
    """Whether words may be part of the look: small ones at the edge, and hints beside the slide."""
    is_small = all(one.size <= _SMALL_TYPE for one in shape.paragraphs)
    return is_beside(shape.place, size) or (is_small and _is_at_end(shape.place, size[1]))


def _is_at_end(place: Place, height: int) -> bool:
    """Whether a place is at the head or at the foot of a slide."""
    return place.y > height * _FOOT or place.bottom < height * _HEAD


def _is_at_edge(place: Place, size: tuple[int, int]) -> bool:
    """Whether a picture is a border, or a small one within a margin, and so none of what its slide shows."""
    width, height = size
    if is_beside(place, size):
        return True
    across, down = width * _MARGIN, height * _MARGIN
    sides = (place.right <= across, place.x >= width - across, place.bottom <= down, place.y >= height - down)
    is_border = place.width >= width * _BORDER or place.height >= height * _BORDER
    return any(sides) and (is_border or place.area <= width * height * _SMALL)


def is_beside(place: Place, size: tuple[int, int]) -> bool:
    """Whether what stands at a place is outside of its slide, where no audience sees it."""
    return place.x > size[0] or place.right < 0 or place.y > size[1] or place.bottom < 0


def _is_source(shape: WordShape) -> bool:
    """Whether a box says where something is from, which belongs to its slide even where all slides say the same."""
    return bool(sources_in(_words(shape)))


def _is_number(shape: AnyShape, number: int, height: int) -> bool:
    """Whether a box at the foot holds the number of its slide alone."""
    if not isinstance(shape, WordShape) or shape.role:
        return False
    words = _words(shape)
    return (
        _is_at_end(shape.place, height)
        and bool(_NUMBER.fullmatch(words))
        and str(number) in re.findall(r"\d+", words)
    )


def _words(shape: WordShape) -> str:
    return " ".join(plain_line(one.text) for one in shape.paragraphs)
