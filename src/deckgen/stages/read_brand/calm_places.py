"""Where words stand that a template has across an edge: on what of their place is of one ground, or beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.geometry import Box, Emu
from deckgen.model.layouts import Anchor
from deckgen.stages.read_brand.page_ground import PageGround, beside

# The least part of a place's width that is kept where nothing wider is free, and the part from which on it is wide.
_LOW, _WIDE = 0.45, 0.6
# Where a title over blocks ends at the lowest, as a part of the page.
_OVER_BLOCKS: Final = 0.4


class Words(Struct, frozen=True):
    """The least height and width that words need, and the most height that they use."""

    height: Emu
    width: Emu
    most: Emu


def calm_place(
    ground: PageGround, box: Box, taken: Sequence[Box], words: Words, over_blocks: Emu | None = None
) -> Box:
    """A box, or what of it is on one ground; else a row beside it, or a calm area of the page; else the box as it is.

    over_blocks is how high a title is that stands over blocks: only a row that leaves these room will do then.
    """
    room = ground.room(box, taken)
    if room.is_free(box):
        return box
    inside = room.largest(box)
    inside = inside and beside(inside, box)
    if inside is not None and (inside.height < words.height or inside.width < max(words.width, box.width * _LOW)):
        inside = None
    is_wide = inside is not None and inside.width >= box.width * _WIDE
    if inside is not None and (is_wide or over_blocks is not None):
        return inside
    row = ground.row(replace(box, height=over_blocks or min(box.height, words.most)), taken, box.width * _WIDE)
    if over_blocks is not None:
        return row if row is not None and row.bottom < ground.height * _OVER_BLOCKS else box
    found = ground.calmest(taken, words.height, words.width)
    calm = inside or (found and found.top(Emu(min(found.height, max(box.height, words.most)))))
    # A row on a photo or a pattern is no better than a narrower place on plain ground.
    if row is not None and (calm is None or ground.is_as_even(row, calm)):
        return row
    return calm or box


def higher(ground: PageGround, box: Box, height: Emu, anchor: Anchor) -> Box:
    """A box as high as that, or as high as the calm ground around it lets it be, from where its words stand."""
    up = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[anchor]
    room, spare = ground.room(box), height - box.height
    shares = dict.fromkeys((up, 0.0, 0.25, 0.5, 0.75, 1.0))
    for part in range(4, 0, -1):
        for share in shares:
            more = spare * (part / 4)
            longer = Box(box.x, box.y - more * share, box.width, box.height + more)
            if longer == ground.within(longer) and room.is_free(longer):
                return longer
    return box
