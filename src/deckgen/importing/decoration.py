"""What decorates an old slide and says nothing: patches of color at its edge or behind other things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.importing.covered_shapes import on_slide
from deckgen.importing.filled_places import filled_place
from deckgen.office.old_deck.old_values import AnyShape, DrawnShape, OldDeck, OldSlide, PictureShape, Place, WordShape

DECORATION = "decoration, such as patches of one color at its edge or behind other things, is left out"
# A patch of color that covers no more of its slide may be an icon.
_ICON = 0.012
# What is no further from the edge of its slide, as a share of that, stands at it; what is further out runs off it.
_AT_EDGE, _OFF = 0.01, 0.02
# Other things lie on a patch with so much of themselves.
_ON = 0.3
# What has so much of itself under a patch may be hidden by it.
_HIDDEN = 0.05
# A picture that runs off so many slides is an ornament of theirs.
_OFTEN = 3


def without_decoration(deck: OldDeck) -> OldDeck:
    """A deck without what decorates its slides; how much that was is noted in each."""
    size = deck.size
    off = Counter(
        media
        for slide in deck.slides
        for media in {
            one.media for one in slide.shapes if isinstance(one, PictureShape) and _runs_off(one.place, size)
        }
    )
    slides = []
    for slide in deck.slides:
        left = tuple(
            one
            for index, one in enumerate(slide.shapes)
            if not _decorates(one, slide.shapes[:index], slide.shapes[index + 1 :], deck, off)
            and not _is_mask(one, slide, slide.shapes[:index], deck)
        )
        slides.append(replace(slide, shapes=left, decoration=len(slide.shapes) - len(left)))
    return replace(deck, slides=tuple(slides))


def _decorates(
    shape: AnyShape, below: Sequence[AnyShape], above: Sequence[AnyShape], deck: OldDeck, off: Counter[str]
) -> bool:
    place = on_slide(shape.place, deck.size)
    if not isinstance(shape, PictureShape) or shape.link or not place.area:
        return False
    if off[shape.media] >= _OFTEN and _runs_off(shape.place, deck.size) and not shape.alt:
        return True
    if shape.media not in deck.blobs or place.area <= deck.size[0] * deck.size[1] * _ICON:
        return False
    is_lid = any(_covers(place, one, deck) for one in below)
    is_behind = any(place.shared(one.place) > one.place.area * _ON for one in above)
    return not is_lid and (_stands_at_edge(shape.place, deck.size) or is_behind)


def _is_mask(shape: AnyShape, slide: OldSlide, below: Sequence[AnyShape], deck: OldDeck) -> bool:
    """Whether a plate in the color of the ground hides nothing but what its layout draws."""
    if not isinstance(shape, DrawnShape) or not shape.is_blank:
        return False
    if slide.ground not in ("", deck.look.colors.get("bg1", "")):
        return False
    return not any(_covers(on_slide(shape.place, deck.size), one, deck) for one in below)


def _covers(place: Place, shape: AnyShape, deck: OldDeck) -> bool:
    """Whether what stands at a place may hide a part of something that is no patch itself."""
    if isinstance(shape, DrawnShape) or (isinstance(shape, PictureShape) and shape.media in deck.blobs):
        return False
    under = on_slide(filled_place(shape) if isinstance(shape, WordShape) else shape.place, deck.size)
    return place.shared(under) > under.area * _HIDDEN


def _runs_off(place: Place, size: tuple[int, int]) -> bool:
    """Whether a part of a place is outside of its slide."""
    return _passes(place, size, _OFF)


def _stands_at_edge(place: Place, size: tuple[int, int]) -> bool:
    return _passes(place, size, -_AT_EDGE)


def _passes(place: Place, size: tuple[int, int], share: float) -> bool:
    across, down = size[0] * share, size[1] * share
    return place.x < -across or place.y < -down or place.right > size[0] + across or place.bottom > size[1] + down
