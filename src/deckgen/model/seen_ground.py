"""SeenGround: what a layout of a template shows behind words, as a grid of cells that an eye would tell apart.

Places are shares of the page's width and height, 0 to 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final

from msgspec import Struct

from deckgen.model.color import contrast, difference, readable
from deckgen.model.geometry import Box, Emu

COLUMNS: Final = 96
ROWS: Final = 54
# Colors that differ by less, in Oklab, are one ground to words; a share of cells of another color is passed over.
ALIKE: Final = 0.07
# The contrast of words, and what part of that on most of their ground does where that has less.
_OF_WORDS, _AS_READABLE = 4.5, 0.75
RESTLESS: Final = 2
"""Marks a cell on which no words are read well, whatever its color is from afar."""
LINED: Final = 3
"""Marks a cell that a thin line crosses, whose color from afar is that of the ground: titles are read across it."""
TRIFLE: Final = 0.06
"""The part of the ground behind words of which nothing is said, such as the edge of a decoration."""
# How many of the colors of a page are looked at as grounds.
_MOST_GROUNDS: Final = 8
# By how much a channel, of 255, differs between neighboring cells of a gradient at the most.
_EVEN: Final = 8
# How many bits of each channel count where colors are gathered.
_BITS: Final = 4

Region = tuple[float, float, float, float]
"""The left, the top, the width and the height of a part of the page."""
WHOLE: Final[Region] = (0.0, 0.0, 1.0, 1.0)


class SeenGround(Struct, frozen=True):
    """What stands behind the words of a layout.

    colors: red, green and blue of each cell, row by row.
    marked: for each cell 0 where nothing is drawn over the background, RESTLESS where that is uneven, LINED where it
        is a thin line, else 1.
    """

    colors: bytes
    marked: bytes

    def color(self, cell: int) -> str:
        """The color of a cell, hex."""
        return self.colors[cell * 3 : cell * 3 + 3].hex().upper()

    def shown(self, region: Region = WHOLE) -> Iterator[str]:
        """The color of every cell of a region, row by row."""
        return map(self.color, cells(region))

    def counted(self, region: Region) -> Counter[str]:
        """The colors of a region, each with the number of cells that have it."""
        found = Counter(self.colors[cell * 3 : cell * 3 + 3] for cell in cells(region))
        return Counter({color.hex().upper(): count for color, count in found.items()})

    def at(self, x: float, y: float) -> str:
        """The color at a place."""
        return self.color(_index(y, ROWS) * COLUMNS + _index(x, COLUMNS))

    def main(self, region: Region = WHOLE) -> str:
        """The color that most of a region has; where it changes evenly, the one in the middle of the most common."""
        found = [self.colors[cell * 3 : cell * 3 + 3] for cell in cells(region)]
        counted = Counter(bytes(part >> (8 - _BITS) for part in color) for color in found)
        most = counted.most_common(1)[0][0]
        held = [color for color in found if bytes(part >> (8 - _BITS) for part in color) == most]
        exact, count = Counter(held).most_common(1)[0]
        if count * 2 >= len(held):
            return exact.hex().upper()
        return "".join(f"{round(sum(color[at] for color in held) / len(held)):02X}" for at in range(3))

    def hardest(self, region: Region) -> str:
        """The color in a region on which words are hardest to read that are right on most of it, but for a trifle."""
        ink = readable(self.main(region), "000000", "FFFFFF")
        colors = sorted(self.shown(region), key=lambda color: contrast(ink, color))
        return colors[int(len(colors) * TRIFLE)]

    def free(self, region: Region, *, lines: bool = True) -> tuple[bool, ...]:
        """For each cell of the page whether words of the color that is right in a region are read in it undisturbed.

        lines is whether thin lines are no disturbance. Where the region lies on something that is drawn, such as a
        card, only cells of its color are free.
        """
        inside, main = tuple(cells(region)), self.main(region)
        on_card = sum(self.marked[cell] > 0 for cell in inside) * 2 > len(inside)
        ink = readable(main, "000000", "FFFFFF")
        least = min(_OF_WORDS, contrast(ink, main) * _AS_READABLE)

        @cache
        def is_read(color: str) -> bool:
            return contrast(ink, color) >= least

        @cache
        def is_alike(color: str) -> bool:
            return difference(color, main) < ALIKE

        # A photo or a gradient is free as far as the words of this place are read on it.
        free = [
            mark != RESTLESS and (is_alike(color) if on_card or mark else is_read(color))
            for color, mark in zip(self.shown(), self.marked, strict=True)
        ]
        if on_card:
            for cell in self.grown((cell for cell in inside if free[cell]), is_read):
                free[cell] = True
        return tuple(one and (lines or mark != LINED) for one, mark in zip(free, self.marked, strict=True))

    def grown(self, start: Iterable[int], is_read: Callable[[str], bool], even: int = _EVEN) -> set[int]:
        """Cells, and all that go over into them evenly, as a gradient on a card does, and that words are read on.

        even is by how much a channel, of 255, differs at the most between neighbors.
        """
        reached = set(start)
        left = list(reached)
        while left:
            cell = left.pop()
            own = self.colors[cell * 3 : cell * 3 + 3]
            for other in _neighbors(cell):
                color = self.colors[other * 3 : other * 3 + 3]
                if other in reached or max(abs(a - b) for a, b in zip(own, color, strict=True)) > even:
                    continue
                if self.marked[other] != RESTLESS and is_read(self.color(other)):
                    reached.add(other)
                    left.append(other)
        return reached

    def grounds(self) -> Iterator[tuple[bool, ...]]:
        """For each ground of the page, for each cell whether it is of that one.

        These are what words on most of the page are read on, such as a gradient, and the colors that it shows most.
        """
        yield self.free(WHOLE)
        colors = list(self.shown())
        left = Counter(colors)
        for _ in range(_MOST_GROUNDS):
            if not left:
                return
            main = left.most_common(1)[0][0]
            alike = {color for color in set(colors) if difference(color, main) < ALIKE}
            left = Counter({color: count for color, count in left.items() if color not in alike})
            yield tuple(color in alike and mark != RESTLESS for color, mark in zip(colors, self.marked, strict=True))


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


def _neighbors(cell: int) -> Iterator[int]:
    row, column = divmod(cell, COLUMNS)
    if column:
        yield cell - 1
    if column < COLUMNS - 1:
        yield cell + 1
    if row:
        yield cell - COLUMNS
    if row < ROWS - 1:
        yield cell + COLUMNS


def _within(start: float, end: float, count: int) -> range:
    first = max(0, min(count - 1, round(start * count)))
    return range(first, max(first + 1, min(count, round(end * count))))


def _index(share: float, count: int) -> int:
    return max(0, min(count - 1, int(share * count)))
