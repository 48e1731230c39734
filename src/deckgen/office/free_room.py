"""The room that a layout leaves free: the largest rectangle of free cells, and strips for a line of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from deckgen.model.geometry import Box, Emu
from deckgen.model.seen_ground import COLUMNS, ROWS

_WHOLE: Final = COLUMNS * ROWS


class FreeRoom(Struct, frozen=True):
    """Which cells of a page of this width and height words may stand on, row by row."""

    width: Emu
    height: Emu
    free: tuple[bool, ...] = (True,) * _WHOLE

    def without(self, boxes: Iterable[Box]) -> FreeRoom:
        """The room that these boxes leave."""
        free = list(self.free)
        for box in boxes:
            for cell in self._cells(box):
                free[cell] = False
        return FreeRoom(self.width, self.height, tuple(free))

    def is_free(self, box: Box) -> bool:
        """Whether all of a box is on the page and free."""
        inside = box.x >= 0 and box.y >= 0 and box.right <= self.width and box.bottom <= self.height
        return inside and all(self.free[cell] for cell in self._cells(box))

    def share(self, box: Box) -> float:
        """The part of a box that is free."""
        held = [self.free[cell] for cell in self._cells(box)]
        return sum(held) / len(held) if held else 0.0

    def largest(self, within: Box) -> Box | None:
        """The largest free box in another one; None where nothing of it is free."""
        rows = _held(within.y, within.bottom, self.height, ROWS)
        columns = _held(within.x, within.right, self.width, COLUMNS)
        heights = dict.fromkeys(columns, 0)
        best, found = 0, None
        for row in rows:
            for column in columns:
                heights[column] = heights[column] + 1 if self.free[row * COLUMNS + column] else 0
            for left, right, height in _rectangles([heights[column] for column in columns]):
                if (right - left) * height > best:
                    best = (right - left) * height
                    found = (columns.start + left, row + 1 - height, right - left, height)
        return None if found is None else self._clipped(found, within)

    def run(self, strip: Box) -> Box | None:
        """The longest free part of a strip that is as high as the strip; None where it has none."""
        columns = _held(strip.x, strip.right, self.width, COLUMNS)
        rows = _touched(strip.y, strip.bottom, self.height, ROWS)
        open_ = [all(self.free[row * COLUMNS + column] for row in rows) for column in columns]
        longest = max(_runs(open_), key=lambda run: run[1] - run[0], default=None)
        if longest is None or strip.y < 0 or strip.bottom > self.height:
            return None
        cell = int(self.width) / COLUMNS
        # A run that reaches an end of the strip ends where the strip does, and not at the next cell.
        begins, ends = longest[0] == 0, longest[1] == len(columns)
        left = int(strip.x) if begins else round((columns.start + longest[0]) * cell)
        right = int(strip.right) if ends else round((columns.start + longest[1]) * cell)
        return Box(Emu(left), strip.y, Emu(max(0, right - left)), strip.height)

    def _cells(self, box: Box) -> Iterator[int]:
        for row in _touched(box.y, box.bottom, self.height, ROWS):
            yield from (row * COLUMNS + column for column in _touched(box.x, box.right, self.width, COLUMNS))

    def _clipped(self, cells: tuple[int, int, int, int], within: Box) -> Box:
        column, row, columns, rows = cells
        wide, high = int(self.width) / COLUMNS, int(self.height) / ROWS
        left, top = max(int(within.x), round(column * wide)), max(int(within.y), round(row * high))
        right = min(int(within.right), round((column + columns) * wide))
        bottom = min(int(within.bottom), round((row + rows) * high))
        return Box(Emu(left), Emu(top), Emu(max(0, right - left)), Emu(max(0, bottom - top)))


def _rectangles(heights: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The rectangles under a row of columns that can't be made larger: left, right and height of each."""
    open_: list[tuple[int, int]] = []
    for at, height in enumerate((*heights, 0)):
        start = at
        while open_ and open_[-1][1] >= height:
            start, high = open_.pop()
            yield start, at, high
        if height:
            open_.append((start, height))


def _runs(open_: Sequence[bool]) -> Iterator[tuple[int, int]]:
    start = None
    for at, is_open in enumerate((*open_, False)):
        if is_open and start is None:
            start = at
        elif not is_open and start is not None:
            yield start, at
            start = None


def _touched(start: int, end: int, whole: int, count: int) -> range:
    """The cells that lie under a length by more than a trifle."""
    cell = int(whole) / count
    return range(max(0, int(int(start) / cell + 0.1)), min(count, int(int(end) / cell + 0.9)))


def _held(start: int, end: int, whole: int, count: int) -> range:
    """The cells that a length holds."""
    cell = int(whole) / count
    return range(max(0, int(int(start) / cell + 0.5)), min(count, int(int(end) / cell + 0.5)))
