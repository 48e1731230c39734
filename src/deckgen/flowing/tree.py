"""tree: boxes in levels, each under or behind what leads to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate, count

from deckgen.fitting.canvas import Press
from deckgen.flowing.flow_contents import FlowContents, FlowLink
from deckgen.flowing.layers import layered
from deckgen.flowing.plan import CLEAR, Plan, best_of, words_size
from deckgen.flowing.router import Router
from deckgen.model.connector import Connector
from deckgen.model.geometry import ZERO, Box, Emu, Inch, Pt

# The widths of boxes that are tried, and the room between boxes of a level.
WIDTHS, BESIDE, OVER = tuple(map(Inch, (3.7, 3.2, 2.8, 2.4, 2.1, 1.8, 1.5, 1.25))), Pt(16), Pt(10)
# The room between levels, from top to bottom and from left to right.
DOWN, ACROSS = Pt(40), Pt(44)
# The widest boxes of a level that fills all the width.
WIDEST = Inch(4.2)
# The widest boxes of levels that stand beside each other.
WIDEST_ACROSS = Inch(2.8)
# The most lines of titles where there is a choice.
MOST_TITLE = 2
# Where on a bent course its words stand first: near its end, where it leads to one item alone.
NEAR_END = (0.86, 0.75, 0.5, 0.3)
# How much of the room that is left over the space between levels and the boxes take.
MOST_STRETCH = 1.5
# How much further apart levels stand for each further lane between them.
LANE = Pt(12)


Places = tuple[tuple[float, int], ...]
"""Of each item how far to the right it stands, in widths of a box, and in which level."""


class Lanes:
    """Where the arrows of each item turn aside, so that those of two items never lie on one line.

    count: how many lanes there are between two levels.
    """

    def __init__(self, flow: FlowContents, places: Places) -> None:
        reaches: dict[int, list[float]] = {}
        for link in flow.links:
            reaches.setdefault(link.start, [places[link.start][0]]).append(places[link.end][0])
        self._lanes: dict[int, int] = {}
        # The right end of what runs in each lane under each level; what follows may not even touch it.
        taken: dict[tuple[int, int], float] = {}
        for start, reach in sorted(reaches.items(), key=lambda one: (places[one[0]][1], min(one[1]))):
            level = places[start][1]
            lane = next(lane for lane in count() if taken.get((level, lane), -1.0) < min(reach))
            self._lanes[start], taken[level, lane] = lane, max(reach)
        self.count = 1 + max(self._lanes.values(), default=0)

    def turn(self, link: FlowLink, between: Emu) -> Emu:
        """How far out of its start a link turns aside, where there is so much room between the levels."""
        return Emu(round(between * (self._lanes[link.start] + 1) / (self.count + 1)))


def plan_tree(flow: FlowContents, width: Emu, press: Press, room: Emu = ZERO) -> Plan:
    """The plan of a tree in this width: its levels under each other where they have room, else beside each other."""
    places = layered(len(flow.items), ((link.start, link.end) for link in flow.links))
    plan, laid = best_of((lay(1.0), lay) for lay in _ways(flow, places, width, press))
    stretch = min(MOST_STRETCH, int(room) / int(plan.extent.height))
    if plan.trouble is not None or stretch <= 1:
        return plan
    higher = laid(stretch)
    return higher if higher.trouble is None and higher.extent.height <= room else plan


def _labels(flow: FlowContents, press: Press) -> tuple[Emu, Emu]:
    """The width and the height that the largest words on links take, the room around them included."""
    sizes = [words_size(link.text, press, Pt(110)) for link in flow.links if link.text]
    if not sizes:
        return ZERO, ZERO
    return max(width for width, _ in sizes) + CLEAR * 2, max(height for _, height in sizes) + CLEAR * 2


def _ways(flow: FlowContents, places: Places, width: Emu, press: Press) -> Iterator[Callable[[float], Plan]]:
    """How the tree may be laid: from top to bottom with boxes of several widths, and from left to right.

    Each is told how much higher than it must be it shall come out.
    """
    label = _labels(flow, press)
    across, least = max(x for x, _ in places), flow.least_width(press)
    most = (width - BESIDE * across) // int(across + 1)
    for box in sorted({*WIDTHS, most if most <= WIDEST else WIDTHS[0]}, reverse=True):
        apart = max(box + BESIDE, label[0] * 1.5)
        if apart * across + box <= width and box >= least and not _has_long_titles(flow, box, press):
            yield partial(_laid_down, flow, places, (box, apart), width, press)
    yield partial(_laid_right, flow, places, width, press)


def _laid_down(
    flow: FlowContents, places: Places, sizes: tuple[Emu, Emu], width: Emu, press: Press, stretch: float
) -> Plan:
    """The levels under each other; sizes are the width of boxes, and how far apart their left edges are."""
    box, apart = sizes
    lanes = Lanes(flow, places)
    between = (DOWN + LANE * (lanes.count - 1) + _labels(flow, press)[1]) * stretch
    heights = [level.height(box, press) * min(stretch, 1.25) for level in _levels(flow, places)]
    tops = [top + between * level for level, top in enumerate(accumulate(heights, initial=ZERO))]
    left = (width - apart * max(x for x, _ in places) - box) // 2
    boxes = [Box(left + apart * x, tops[level], box, heights[level]) for x, level in places]
    router = Router(boxes, width, press)
    for link in flow.links:
        router.lay(link, tuple(_down(link, places, router, between, lanes.turn(link, between))), NEAR_END)
    return router.plan(flow)


def _levels(flow: FlowContents, places: Places) -> list[FlowContents]:
    """The items of each level, which are as high as the words of that need."""
    count = 1 + max(level for _, level in places)
    return [
        FlowContents(tuple(item for item, (_, own) in zip(flow.items, places, strict=True) if own == level), ())
        for level in range(count)
    ]


def _has_long_titles(flow: FlowContents, box: Emu, press: Press) -> bool:
    """Whether titles take more lines than they should where boxes could have another width."""
    return box > WIDTHS[-1] and flow.title_lines(box, press) > MOST_TITLE


def _down(link: FlowLink, places: Places, router: Router, between: Emu, turn: Emu) -> Iterator[Connector]:
    """A course from level to level; one to a deeper level turns aside over the last, or over the first of them."""
    yield router.arrow(link, "bottom", "top", curved=False, turn=turn)
    further = places[link.end][1] - places[link.start][1]
    if further > 1:
        along = router.arrow(link, "bottom", "top").turned.along
        yield router.arrow(link, "bottom", "top", curved=False, turn=along - between + turn)


def _laid_right(flow: FlowContents, places: Places, width: Emu, press: Press, stretch: float) -> Plan:
    """The levels beside each other."""
    label, lanes = _labels(flow, press), Lanes(flow, places)
    levels = 1 + max(level for _, level in places)
    turns = ACROSS + LANE * (lanes.count - 1)
    gap = turns + label[0]
    box = max(min((width - gap * (levels - 1)) // levels, WIDEST_ACROSS), Pt(1))
    high = flow.height(box, press)
    apart = (high + max(OVER, label[1])) * stretch
    left = (width - (box + gap) * levels + gap) // 2
    boxes = [Box(left + (box + gap) * level, apart * y, box, high) for y, level in places]
    router = Router(boxes, width, press)
    for link in flow.links:
        router.lay(link, (router.arrow(link, "right", "left", curved=False, turn=lanes.turn(link, turns)),), NEAR_END)
    return router.plan(flow)
