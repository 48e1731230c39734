"""Small pictures among many, such as logos, of which a part is cut off: only what is seen of them goes on."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.office.old_deck.old_values import AnyShape, OldDeck, OldSlide, PictureShape
from deckgen.pictures.cropped import cropped
from deckgen.processes.parsing import Parser

# So many pictures that each cover no more of their slide are logos, which are shown whole.
_MANY, _LOGO = 4, 0.09


def with_small_crops(parser: Parser, deck: OldDeck) -> OldDeck:
    """The deck with pictures of their own in the place of small ones that are cut and stand among many."""
    media = dict(deck.media)
    slides = tuple(_slide(parser, one, deck.size[0] * deck.size[1], media) for one in deck.slides)
    return replace(deck, slides=slides, media=media)


def _slide(parser: Parser, slide: OldSlide, area: int, media: dict[str, bytes]) -> OldSlide:
    small = [one for one in slide.shapes if isinstance(one, PictureShape) and one.place.area <= area * _LOGO]
    if len(small) < _MANY:
        return slide
    shapes = (_shape(parser, one, media) if any(one is each for each in small) else one for one in slide.shapes)
    return replace(slide, shapes=tuple(shapes))


def _shape(parser: Parser, shape: AnyShape, media: dict[str, bytes]) -> AnyShape:
    assert isinstance(shape, PictureShape)
    if not shape.is_cut or not shape.is_box or min(shape.crop) < 0 or not media.get(shape.media):
        return shape
    made = parser.parse(cropped, media[shape.media], shape.crop)
    if not isinstance(made, bytes) or not made:
        return shape
    part = f"{shape.media}, cut {shape.crop}"
    media[part] = made
    return replace(shape, media=part, crop=(0.0, 0.0, 0.0, 0.0))
