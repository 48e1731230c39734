"""SeenGround: what a layout of a template shows behind words, as a grid of cells that an eye would tell apart.

Places are shares of the page's width and height, 0 to 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from deckgen.model.color import difference
from deckgen.model.geometry import Box, Emu

COLUMNS: Final = 96
ROWS: Final = 54
# Colors that differ by less, in Oklab, are one ground to words; a share of cells of another color is passed over.
ALIKE: Final = 0.07
# How many bits of each channel count where colors are gathered.
_BITS: Final = 4

Region = tuple[float, float, float, float]
"""The left, the top, the width and the height of a part of the page."""


class SeenGround(Struct, frozen=True):
    """What stands behind the words of a layout.

    colors: red, green and blue of each cell, row by row.
    marked: for each cell 1 where something is drawn over the background, else 0.
    """

    colors: bytes
    marked: bytes

    def color(self, cell: int) -> str:
        """The color of a cell, hex."""
        return self.colors[cell * 3 : cell * 3 + 3].hex().upper()

    def shown(self) -> Iterator[str]:
        """The color of every cell."""
        return (self.color(cell) for cell in range(COLUMNS * ROWS))

    def at(self, x: float, y: float) -> str:
        """The color at a place."""
        return self.color(_index(y, ROWS) * COLUMNS + _index(x, COLUMNS))

    def main(self, region: Region = (0.0, 0.0, 1.0, 1.0)) -> str:
        """The color that most of a region has; where it changes evenly, the one in the middle of the most common."""
        found = [self.colors[cell * 3 : cell * 3 + 3] for cell in cells(region)]
        counted = Counter(bytes(part >> (8 - _BITS) for part in color) for color in found)
        most = counted.most_common(1)[0][0]
        held = [color for color in found if bytes(part >> (8 - _BITS) for part in color) == most]
        exact, count = Counter(held).most_common(1)[0]
        if count * 2 >= len(held):
            return exact.hex().upper()
        return "".join(f"{round(sum(color[at] for color in held) / len(held)):02X}" for at in range(3))

    def free(self, region: Region) -> tuple[bool, ...]:
        """For each cell of the page whether words of the color that is right in a region are read in it undisturbed.

        Where the region lies on something that is drawn, such as a card, only cells of its color are free.
        """
        inside, main = tuple(cells(region)), self.main(region)
        on_card = sum(self.marked[cell] for cell in inside) * 2 > len(inside)
        known: dict[str, bool] = {}

        def is_free(cell: int) -> bool:
            if not on_card and not self.marked[cell]:
                return True
            color = self.color(cell)
            if color not in known:
                known[color] = difference(color, main) < ALIKE
            return known[color]

        return tuple(is_free(cell) for cell in range(COLUMNS * ROWS))


def region_of(box: Box, page: tuple[Emu, Emu]) -> Region:
    """A box as a part of a page of this width and height."""
    width, height = page
    return box.x / width, box.y / height, box.width / width, box.height / height


def cells(region: Region) -> Iterator[int]:
    """The cells of a region: those whose middle it holds, and one at least."""
    left, top, width, height = region
    columns = _within(left, left + width, COLUMNS)
    for row in _within(top, top + height, ROWS):
        yield from (row * COLUMNS + column for column in columns)


def _within(start: float, end: float, count: int) -> range:
    first = max(0, min(count - 1, round(start * count)))
    return range(first, max(first + 1, min(count, round(end * count))))


def _index(share: float, count: int) -> int:
    return max(0, min(count - 1, int(share * count)))
