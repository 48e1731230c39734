"""The picture behind a slide: a shape that fills it, or its background, with what is laid on it."""

from __future__ import annotations

from collections.abc import Collection

from deckgen.importing.asset_files import picture_ending
from deckgen.importing.covered_shapes import GROUND, fills, on_slide
from deckgen.importing.deck_colors import is_light_ground
from deckgen.importing.drafts import SlideDraft
from deckgen.importing.picture_blocks import PictureBlocks
from deckgen.office.old_deck.old_values import (
    AnyShape,
    ChartShape,
    DrawnShape,
    OldDeck,
    OldSlide,
    PictureShape,
    TableShape,
    WordShape,
)

# A picture on it that covers no more of the slide is a part of it, such as a sign over a face.
_PATCH = 0.06


class Grounds:
    """Takes the pictures behind the slides of one deck. usual: those behind several slides, which are left out."""

    def __init__(self, deck: OldDeck, usual: Collection[str], pictures: PictureBlocks) -> None:
        self._deck, self._usual, self._pictures = deck, usual, pictures
        self._area = deck.size[0] * deck.size[1]

    def fills(self, shape: AnyShape) -> bool:
        """Whether a shape is a picture that fills the slide."""
        return isinstance(shape, PictureShape) and fills(shape.place, self._deck.size)

    def without(self, slide: OldSlide, shapes: list[AnyShape], made: SlideDraft) -> list[AnyShape]:
        """The shapes but the picture that fills the slide, which becomes its background where words stand on it."""
        large = [one for one in shapes if isinstance(one, PictureShape) and self.fills(one)]
        others = [one for one in shapes if isinstance(one, WordShape | TableShape | ChartShape)]
        media = large[0].media if large else slide.background
        if media in self._usual:
            return shapes
        ending = picture_ending(self._deck.media.get(media, b""))
        if not media or not ending or (large and not others and (made.hides_title or not made.title)):
            return shapes
        if not large and others and is_light_ground(self._deck, media):
            made.say("a light picture behind it is not taken over: words on pictures are light, and these darkened")
            return shapes
        over = [one for one in shapes if not large or one is not large[0]]
        laid = [one for one in over if self._lies_on_ground(one)]
        shown = self._pictures.ground(slide, large[0] if large else None, laid, made)
        if shown is not None:
            made.background = shown
        return [one for one in over if isinstance(one, WordShape) or not any(one is each for each in laid)]

    def _lies_on_ground(self, shape: AnyShape) -> bool:
        """Whether a shape hides or marks a part of a picture behind the slide: a plate, a small picture, a ring."""
        share = on_slide(shape.place, self._deck.size).area / self._area
        if shape.is_passing:
            return False
        match shape:
            case DrawnShape():
                is_mark = not shape.is_line or bool(shape.points)
                return is_mark and not shape.media and share < GROUND
            case WordShape():
                return shape.covers and share < GROUND
            case PictureShape():
                return share <= _PATCH
        return False
