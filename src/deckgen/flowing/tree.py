"""tree: boxes in levels, each under or behind what leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from deckgen.fitting.canvas import Press
from deckgen.flowing.flow_contents import FlowContents, FlowLink
from deckgen.flowing.layers import layered
from deckgen.flowing.plan import CLEAR, Plan, words_size
from deckgen.flowing.router import Router
from deckgen.model.connector import Connector
from deckgen.model.geometry import ZERO, Box, Emu, Inch, Pt

# The widths of boxes that are tried, and the room between boxes of a level.
WIDTHS, BESIDE, OVER = (Inch(2.8), Inch(2.4), Inch(2.1), Inch(1.8), Inch(1.5), Inch(1.25)), Pt(16), Pt(10)
# The room between levels, from top to bottom and from left to right.
DOWN, ACROSS = Pt(40), Pt(44)
# The most lines of titles where there is a choice.
MOST_TITLE = 2
# Where on a bent course its words stand first: near its end, where it leads to one item alone.
NEAR_END = (0.86, 0.75, 0.5, 0.3)
# How much of the room that is left over the space between levels and the boxes take.
MOST_STRETCH = 1.5


def plan_tree(flow: FlowContents, width: Emu, press: Press, room: Emu = ZERO) -> Plan:
    """The plan of a tree in this width: its levels under each other where they have room, else beside each other."""
    places = layered(len(flow.items), ((link.start, link.end) for link in flow.links))
    first: Plan | None = None
    for plan in chain(_downwards(flow, places, width, press, room), _rightwards(flow, places, width, press)):
        if plan.trouble is None:
            return plan
        first = first or plan
    return first or Router([Box(ZERO, ZERO, Pt(1), Pt(1))] * len(flow.items), width, press).plan(flow)


def _labels(flow: FlowContents, press: Press) -> tuple[Emu, Emu]:
    """The width and the height that the largest words on links take, the room around them included."""
    sizes = [words_size(link.text, press, Pt(110)) for link in flow.links if link.text]
    most = [max(lengths, default=ZERO) for lengths in zip(*sizes, strict=True)] if sizes else [ZERO, ZERO]
    return most[0] + CLEAR * 2, most[1] + CLEAR * 2


def _downwards(
    flow: FlowContents, places: tuple[tuple[float, int], ...], width: Emu, press: Press, room: Emu
) -> Iterator[Plan]:
    """Plans with the levels under each other, the widest boxes first."""
    label = _labels(flow, press)
    across, least = max(x for x, _ in places), flow.least_width(press)
    levels = 1 + max(level for _, level in places)
    gap = DOWN + (label[1] if any(link.text for link in flow.links) else ZERO)
    most = (width - BESIDE * across) // int(across + 1)
    for box in sorted({*WIDTHS, min(most, WIDTHS[0])}, reverse=True):
        apart = max(box + BESIDE, label[0] * 1.5 if any(link.text for link in flow.links) else ZERO)
        whole = apart * across + box
        if whole > width or box < least or _has_long_titles(flow, box, press):
            continue
        high = flow.height(box, press)
        natural = high * levels + gap * (levels - 1)
        stretch = min(MOST_STRETCH, max(1.0, int(room) / int(natural)))
        high, between = high * min(stretch, 1.25), gap * stretch
        left = (width - whole) // 2
        boxes = [Box(left + apart * x, (high + between) * level, box, high) for x, level in places]
        router = Router(boxes, width, press)
        for link in flow.links:
            router.lay(link, tuple(_down(link, places, router, between)), NEAR_END)
        yield router.plan(flow)


def _has_long_titles(flow: FlowContents, box: Emu, press: Press) -> bool:
    """Whether titles take more lines than they should where boxes could have another width."""
    return box > WIDTHS[-1] and flow.title_lines(box, press) > MOST_TITLE


def _down(link: FlowLink, places: tuple[tuple[float, int], ...], router: Router, between: Emu) -> Iterator[Connector]:
    """A course from level to level; one to a deeper level turns aside over the last, or over the first of them."""
    yield router.arrow(link, "bottom", "top", curved=False, turn=between // 2)
    further = places[link.end][1] - places[link.start][1]
    if further > 1:
        along = router.arrow(link, "bottom", "top").turned.along
        yield router.arrow(link, "bottom", "top", curved=False, turn=along - between // 2)


def _rightwards(
    flow: FlowContents, places: tuple[tuple[float, int], ...], width: Emu, press: Press
) -> Iterator[Plan]:
    """The plan with the levels beside each other."""
    label = _labels(flow, press)
    levels = 1 + max(level for _, level in places)
    gap = ACROSS + (label[0] if any(link.text for link in flow.links) else ZERO)
    box = min((width - gap * (levels - 1)) // levels, WIDTHS[0])
    if box < flow.least_width(press):
        return
    high = flow.height(box, press)
    apart = high + max(OVER, label[1] if any(link.text for link in flow.links) else ZERO)
    left = (width - (box + gap) * levels + gap) // 2
    boxes = [Box(left + (box + gap) * level, apart * y, box, high) for y, level in places]
    router = Router(boxes, width, press)
    for link in flow.links:
        router.lay(link, (router.arrow(link, "right", "left", curved=False, turn=ACROSS // 2),), NEAR_END)
    yield router.plan(flow)
