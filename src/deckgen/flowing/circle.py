"""circle: boxes around a ring, clockwise from its top."""

from __future__ import annotations

from itertools import combinations
from math import cos, hypot, pi, sin

from deckgen.fitting.canvas import Press
from deckgen.flowing.flow_contents import FlowContents, FlowLink
from deckgen.flowing.plan import Plan
from deckgen.flowing.router import Router
from deckgen.model.connector import Connector, Point
from deckgen.model.geometry import ZERO, Box, Emu, Inch, Pt

# The most width of a ring and of a box.
WIDEST, WIDEST_BOX = Inch(10.2), Inch(2.7)
# The parts of the ring's width that a box may take, the best first.
SHARES = (0.3, 0.26, 0.22, 0.19, 0.16, 0.13)
# The least room between boxes beside each other, and between boxes over each other.
ACROSS, DOWN = Pt(34), Pt(30)
# How high a ring may be, as a part of its width, by how much higher ones are tried, and how often.
ROUND, STEP, MOST_TRIES = 0.62, Pt(6), 4


def plan_circle(flow: FlowContents, width: Emu, press: Press, room: Emu = ZERO) -> Plan:
    """The plan of a circle in this width: as low as it can be, but where there is more room it takes that."""
    whole, least = min(width, WIDEST), min(flow.least_width(press), width)
    for share in SHARES:
        box = max(min(whole * share, WIDEST_BOX), least)
        high, radius_x = flow.height(box, press), (whole - box) // 2
        lowest = _least_radius(len(flow.items), radius_x, (box, high))
        if lowest <= radius_x * ROUND or box == least:
            break
    most = min(Emu(max(room - high, ZERO)) // 2, radius_x * ROUND)
    plan = _laid(flow, radius_x, max(lowest, most), (box, high), width, press)
    for _ in range(MOST_TRIES if plan.trouble else 0):
        lowest = lowest + STEP * 3
        plan = _laid(flow, radius_x, max(lowest, most), (box, high), width, press)
        if plan.trouble is None:
            break
    return plan


def _least_radius(count: int, radius_x: Emu, size: tuple[Emu, Emu]) -> Emu:
    """The least height of a ring, from its middle, at which its boxes stand apart; its width where none is."""
    radius_y = size[1] // 2
    while radius_y < radius_x * 2:
        boxes = _boxes(count, radius_x, radius_y, size)
        if all(_apart(one, other) for one, other in combinations(boxes, 2)):
            return radius_y
        radius_y = radius_y + STEP
    return radius_x


def _apart(one: Box, other: Box) -> bool:
    return not Box(one.x - ACROSS, one.y - DOWN, one.width + ACROSS * 2, one.height + DOWN * 2).overlaps(other)


def _boxes(count: int, radius_x: Emu, radius_y: Emu, size: tuple[Emu, Emu]) -> tuple[Box, ...]:
    """The boxes around the middle of a ring; of an even number from six on two stand at its top."""
    width, height = size
    start = -pi / 2 - (pi / count if count >= 6 and count % 2 == 0 else 0)
    angles = (start + 2 * pi * number / count for number in range(count))
    return tuple(
        Box(radius_x * cos(angle) - width // 2, radius_y * sin(angle) - height // 2, width, height)
        for angle in angles
    )


def _laid(flow: FlowContents, radius_x: Emu, radius_y: Emu, size: tuple[Emu, Emu], width: Emu, press: Press) -> Plan:
    boxes = tuple(
        Box(box.x + width // 2, box.y, box.width, box.height)
        for box in _boxes(len(flow.items), radius_x, radius_y, size)
    )
    router = Router(boxes, width, press)
    for link in flow.links:
        router.lay(link, _outwards(link, router, (width // 2, ZERO)))
    return router.plan(flow)


def _outwards(link: FlowLink, router: Router, middle: Point) -> list[Connector]:
    """The courses with one turn, or none, by which a neighbor on the ring is reached; that furthest out is first."""
    return sorted(router.direct(link), key=lambda course: -_distance(course, middle))


def _distance(course: Connector, middle: Point) -> float:
    """How far from the middle of the ring a course is halfway."""
    x, y = course.halfway
    return hypot(int(x) - int(middle[0]), int(y) - int(middle[1]))
