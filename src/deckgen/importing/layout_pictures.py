"""Pictures that layouts and masters draw: some are what a slide stands on, the others belong to the look."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.importing.brand_draft import may_keep_layouts
from deckgen.importing.covered_shapes import fills
from deckgen.office.old_deck.old_values import OldDeck, OldSlide, PictureShape, WordShape


def with_grounds_of_layouts(deck: OldDeck) -> OldDeck:
    """A deck whose slides have the pictures that fill their layouts behind them, where its layouts won't be kept.

    So have slides of words alone. Others have what they show, and the colors of the brand behind it.
    """
    if may_keep_layouts(deck):
        return deck
    return replace(deck, slides=tuple(_with_ground(slide, deck.size) for slide in deck.slides))


def _with_ground(slide: OldSlide, size: tuple[int, int]) -> OldSlide:
    filling = [one for one in slide.on_layout if _fills(one, size)]
    is_worded = all(isinstance(one, WordShape) and not one.covers for one in slide.shapes)
    if slide.background or not filling or not is_worded:
        return slide
    left = tuple(one for one in slide.on_layout if not _fills(one, size))
    return replace(slide, background=filling[-1].media, on_layout=left)


def _fills(picture: PictureShape, size: tuple[int, int]) -> bool:
    return fills(picture.place, size) and not any(picture.crop)
