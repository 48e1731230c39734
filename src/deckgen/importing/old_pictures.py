"""Looks at the pictures of an old deck, each apart: which are sound, what is seen through them, their colors."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.importing.asset_files import UNREADABLE, picture_ending
from deckgen.importing.deck_colors import has_dark_paper
from deckgen.office.old_deck.old_values import AnyShape, OldDeck, PictureShape
from deckgen.pictures.blob import is_blob
from deckgen.pictures.median_color import median_color
from deckgen.pictures.picture_guest import probe
from deckgen.pictures.plate import on_color, on_plate
from deckgen.pictures.see_through import is_opaque
from deckgen.pictures.vivid_color import vivid_color
from deckgen.processes.parsing import Failed, Parser


def with_sound_pictures(parser: Parser, old: OldDeck) -> OldDeck:
    """The deck with nothing in the place of pictures that can't be read, as of those of an unknown kind.

    On dark slides those that are dark themselves and transparent get a plate.
    """
    old = _on_own_grounds(parser, old)
    media, plated, opaque, blobs = dict(old.media), set[str](), set[str](), set[str]()
    grounds, vivid = dict[str, str](), dict[str, str]()
    is_dark = has_dark_paper(old)
    on_layouts = {one.media for slide in old.slides for one in slide.on_layout}
    behind = on_layouts | {slide.background for slide in old.slides}
    for part, data in old.media.items():
        if not picture_ending(data):
            continue
        probed = parser.parse(probe, data, part, True)
        if isinstance(probed, Failed) or probed.size is None:
            media[part] = UNREADABLE
            continue
        if parser.parse(is_opaque, data) is True:
            opaque.add(part)
        elif parser.parse(is_blob, data) is True:
            blobs.add(part)
        if part in behind and isinstance(color := parser.parse(median_color, data), str) and color:
            grounds[part] = color
        if part in on_layouts and isinstance(color := parser.parse(vivid_color, data), str) and color:
            vivid[part] = color
        if is_dark and isinstance(made := parser.parse(on_plate, data), bytes) and made:
            media[part] = made
            plated.add(part)
    seen = {"plated": frozenset(plated), "opaque": frozenset(opaque), "blobs": frozenset(blobs)}
    return replace(old, media=media, grounds=grounds, vivid=vivid, **seen)


def _on_own_grounds(parser: Parser, old: OldDeck) -> OldDeck:
    """The deck with transparent pictures on the color that their frame is filled with, as pictures of their own."""
    made: dict[str, bytes] = {}

    def grounded(shape: AnyShape) -> AnyShape:
        data = old.media.get(shape.media, b"") if isinstance(shape, PictureShape) and shape.ground else b""
        if not isinstance(shape, PictureShape) or not picture_ending(data):
            return shape
        name = f"{shape.media} on {shape.ground}"
        if name not in made:
            laid = parser.parse(on_color, data, shape.ground)
            made[name] = laid if isinstance(laid, bytes) else b""
        return replace(shape, media=name) if made[name] else shape

    slides = tuple(replace(slide, shapes=tuple(map(grounded, slide.shapes))) for slide in old.slides)
    return replace(old, slides=slides, media=old.media | {name: data for name, data in made.items() if data})
