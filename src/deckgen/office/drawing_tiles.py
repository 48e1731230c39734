"""Pictures that fill a shape of DrawingML as tiles: where one tile stands, from which all others follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from deckgen.model.geometry import Box, Emu
from deckgen.office.drawing_colors import share_of
from deckgen.office.drawing_frames import whole

if TYPE_CHECKING:
    from lxml.etree import _Element

# Where a tile stands across and down, by the last letters of its alignment: at the start, in the middle, at the end.
_ACROSS: Final = {"l": 0.0, "r": 1.0}
_DOWN: Final = {"t": 0.0, "b": 1.0}
# The smallest side of a tile in EMU: smaller ones are as many as nobody sees.
_SMALLEST: Final = 12_700


def tile_of(tile: _Element, natural: tuple[int, int], width: int, height: int) -> Box:
    """One tile of an a:tile in a box at 0, 0, of a picture with this natural width and height in EMU."""
    wide, high = (
        max(_SMALLEST, round(length * abs(share_of(tile.get(key), 1.0))))
        for length, key in zip(natural, ("sx", "sy"), strict=True)
    )
    side = tile.get("algn", "tl")
    across, down = _ACROSS.get(side[-1:], 0.5), _DOWN.get(side[:1], 0.5)
    x, y = (width - wide) * across + whole(tile.get("tx"), 0), (height - high) * down + whole(tile.get("ty"), 0)
    return Box(Emu(round(x)), Emu(round(y)), Emu(wide), Emu(high))


def tiles(name: str, tile: Box, picture: str) -> str:
    """The pattern of this name, of pictures side by side; picture has the attributes of one."""
    return (
        f'<pattern id="{name}" x="{tile.x}" y="{tile.y}" width="{tile.width}" height="{tile.height}" '
        f'patternUnits="userSpaceOnUse"><image width="{tile.width}" height="{tile.height}" '
        f'preserveAspectRatio="none"{picture}/></pattern>'
    )
