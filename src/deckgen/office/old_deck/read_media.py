"""The bytes of pictures and clips that slides show."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.office.file_parts import Parts
from deckgen.office.old_deck.old_values import AnyShape, DrawnShape, OldSlide, PictureShape, PlayedShape, WordShape

# How many bytes they may have together: they are handed on in one piece.
MOST_TOGETHER = 400_000_000


def media_of(slides: Iterable[OldSlide], parts: Parts) -> dict[str, bytes]:
    """The bytes of all pictures and clips of slides, by their parts. What finds no room any more is left out."""
    found: dict[str, bytes] = {}
    left = MOST_TOGETHER
    for slide in slides:
        shapes = (*slide.shapes, *slide.on_layout)
        for name in (slide.background, *(name for shape in shapes for name in _parts(shape))):
            if not name or name in found:
                continue
            try:
                data = parts.read(name)
            except ValueError:
                continue
            if len(data) <= left:
                found[name] = data
                left -= len(data)
    return found


def _parts(shape: AnyShape) -> tuple[str, ...]:
    if isinstance(shape, PlayedShape):
        return shape.media, shape.poster
    if isinstance(shape, WordShape):
        return (shape.picture,)
    return (shape.media,) if isinstance(shape, PictureShape | DrawnShape) else ()
