"""Where the number of a page stands on a template that shows something in the place of its own number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from deckgen.model.geometry import ZERO, Box, Emu, Inch
from deckgen.model.layouts import Look
from deckgen.stages.read_brand.page_ground import EDGE, PageGround

_HEIGHT: Final = Inch(0.3)
# The least part of the page's width.
_LEAST: Final = 0.17


def number_line(ground: PageGround, box: Box, look: Look, taken: Sequence[Box]) -> Box | None:
    """A free line for the number instead of a box, on its side of the page; None where there is none.

    It is as low as there is room, and there as wide as the box where that can be.
    """
    line = ground.inside(_line_in(box, look))
    is_left = line.x + line.right < ground.width
    side = replace(line, x=EDGE if is_left else ground.width // 2, width=ground.width // 2 - EDGE)
    least = Emu(min(line.width, ground.width * _LEAST))
    tried = ((line, line.width), (line, least), (side, least))
    rows = [row for strip, width in tried if (row := ground.foot_row(strip, taken, width))]
    lowest = max((row.y for row in rows), default=ZERO)
    found = next((row for row in rows if row.bottom > lowest), None)
    if found is None:
        return None
    width = Emu(min(found.width, line.width))
    return replace(found, x=found.x if is_left else found.right - width, width=width)


def _line_in(box: Box, look: Look) -> Box:
    """A line of a box, where the words of the box stand."""
    spare = max(0, box.height - _HEIGHT)
    share = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[look.anchor]
    return replace(box, y=box.y + spare * share, height=Emu(min(box.height, _HEIGHT)))
