"""chain: boxes in a row, in several rows where they are many, or one under the other where there is little width."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from deckgen.fitting.canvas import Press
from deckgen.flowing.flow_contents import FlowContents, FlowLink
from deckgen.flowing.plan import CLEAR, Plan, best_of, in_rows, words_size
from deckgen.flowing.router import Router
from deckgen.model.connector import Connector
from deckgen.model.geometry import ZERO, Box, Emu, Inch, Pt

# The least and the greatest width of a box in a row, and of the gap between two.
NARROWEST, WIDEST, LEAST_GAP, MOST_GAP = Inch(1.2), Inch(3.5), Pt(36), Pt(64)
# The greatest width of boxes one under the other.
COLUMN = Inch(3.75)
# Boxes of this width are read with ease, though their words take more lines.
EASY = Inch(2)
# The most rows.
MOST_ROWS = 3
# The gap between rows, and the least one between boxes one under the other.
BETWEEN_ROWS, UNDER = Pt(44), Pt(30)
# The room at the right of boxes one under the other for each link that leads past others.
PAST = Pt(60)
# How much higher than their words boxes may grow where there is room.
MOST_GROWTH = 1.3


class Way(NamedTuple):
    """What is asked of a grid: how many lines the titles take at the most, and the words under them.

    narrowest: the least width of a box.
    rows: the most rows.
    is_full: whether all rows have equally many boxes.
    """

    titles: int
    texts: int
    narrowest: Emu = NARROWEST
    rows: int = MOST_ROWS
    is_full: bool = False


# What is tried, the best first: a row of narrower boxes comes before rows of which the last one has a gap.
WAYS = (Way(2, 3, is_full=True), Way(2, 5, EASY, 1), Way(2, 3), Way(2, 6), Way(4, 8))


class Grid(Struct, frozen=True):
    """So many boxes of one size in a row, with this gap between them; the rows are so far apart."""

    columns: int
    width: Emu
    gap: Emu
    between: Emu


def plan_chain(flow: FlowContents, width: Emu, press: Press, room: Emu = ZERO) -> Plan:
    """The plan of a chain in this width. Where there is more room than it needs, its boxes are higher."""
    ways = ((_laid(flow, grid, width, press, ZERO), grid) for grid in _grids(flow, width, press))
    plan, grid = best_of(ways)
    spare = room - plan.extent.height
    if plan.trouble is not None or spare <= 0:
        return plan
    rows, high = len(in_rows(len(flow.items), grid.columns)), flow.height(grid.width, press)
    grown = _laid(flow, grid, width, press, min(spare // rows, high * (MOST_GROWTH - 1)))
    return grown if grown.trouble is None and grown.extent.height <= room else plan


def _grids(flow: FlowContents, width: Emu, press: Press) -> Iterator[Grid]:
    """How the boxes may stand, the best first."""
    count, least = len(flow.items), flow.least_width(press)
    labels = [
        words_size(link.text, press, Pt(120)) for link in flow.links if link.text and abs(link.end - link.start) == 1
    ]
    gap = max([LEAST_GAP, *(label_width + CLEAR * 2 + Pt(6) for label_width, _ in labels)])
    high = max([ZERO, *(height for _, height in labels)])
    others = [link for link in flow.links if link.end - link.start != 1]
    for way in WAYS:
        for rows in range(1, way.rows + 1):
            columns = -(-count // rows)
            cell = (width - gap * (columns - 1)) // columns
            if columns < 2 or cell < max(least, way.narrowest) or (way.is_full and count % columns):
                continue
            box = min(cell, WIDEST)
            if flow.title_lines(box, press) <= way.titles and flow.text_lines(box, press) <= way.texts:
                spread = (width - box * columns) // (columns - 1)
                between = BETWEEN_ROWS + (high + CLEAR * 2) * 2 if high else BETWEEN_ROWS
                if any(link.start // columns != link.end // columns for link in others):
                    tall = max([ZERO, *(words_size(link.text, press)[1] for link in others if link.text)])
                    between = max(between, BETWEEN_ROWS + (tall + CLEAR * 3) * 2)
                yield Grid(columns, box, min(spread, max(gap, MOST_GAP)), between)
    aside = PAST + max([ZERO, *(words_size(link.text, press, Pt(110))[0] for link in others if link.text)])
    column = width - (aside + Pt(30) * (len(others) - 1) if others else ZERO)
    yield Grid(1, max(Pt(1), min(column, COLUMN)), ZERO, max(UNDER, high + CLEAR * 2 + Pt(6)))


def _laid(flow: FlowContents, grid: Grid, width: Emu, press: Press, extra: Emu) -> Plan:
    """The boxes in a grid, this much higher than they must be, with their arrows."""
    high = flow.height(grid.width, press) + extra
    boxes = tuple(
        Box((grid.width + grid.gap) * (number - row.start), (high + grid.between) * index, grid.width, high)
        for index, row in enumerate(in_rows(len(flow.items), grid.columns))
        for number in row
    )
    whole = max(box.right for box in boxes)
    # In one column the arrows that lead past others run at its right; rows may take all the width.
    left = (width - whole) // 2 if grid.columns > 1 else ZERO
    boxes = tuple(Box(box.x + left, box.y, box.width, box.height) for box in boxes)
    router = Router(boxes, width, press)
    for link in sorted(flow.links, key=lambda link: (link.end - link.start != 1, abs(link.end - link.start))):
        router.lay(link, tuple(_preferred(link, grid, router)))
    return router.plan(flow)


def _preferred(link: FlowLink, grid: Grid, router: Router) -> Iterator[Connector]:
    """The courses that are taken before all others: straight ones to the next box, under or over a row to others."""
    start, end = divmod(link.start, grid.columns), divmod(link.end, grid.columns)
    if grid.columns == 1:
        if link.end - link.start == 1:
            yield router.arrow(link, "bottom", "top")
        else:
            yield from router.around(link, "right")
    elif link.end - link.start == 1:
        if start[0] == end[0]:
            yield router.arrow(link, "right", "left")
        else:
            yield router.arrow(link, "bottom", "top", curved=False, turn=grid.between // 2)
    elif start[0] == end[0] + 1:
        # What leads back to the row above runs between the rows, under what leads on to the next row.
        yield from (router.arrow(link, "top", "bottom", turn=grid.between * part) for part in (0.4, 0.5, 0.6, 0.3))
    elif start[0] == end[0]:
        # What leads back runs under the row, what leads on over it.
        yield from router.around(link, "bottom" if link.end < link.start else "top")
