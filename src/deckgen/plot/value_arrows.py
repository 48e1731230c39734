"""An arrow from one value of a chart to another that touches nothing on its way, with a pill that says how much.

There are three ways. Where one of the values can be carried over to the place of the other by a dotted line, the
arrow stands there, as long as the difference. Else it goes over everything from the one to the other: in a curve, or,
where that would touch something, straight up, across and down. The first way that is free is taken.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from deckgen.model.chart_data import Annotation, Spot
from deckgen.plot.added import Added, Path
from deckgen.plot.free_sheet import LIFT, FreeSheet
from deckgen.plot.occupied import steps_along
from deckgen.plot.paper import HEAD_LENGTH, Point
from deckgen.plot.rect import Rect
from deckgen.plot.sum_brackets import bracket_beside

STEPS, ROUND = 18, 10.0
# How far from the middle of its arrow, in sizes of words, a pill still stands in the middle; and from a bracket's.
NEAR_MIDDLE, OFF_MIDDLE = 2.0, 0.4
# How many steps up and down a pill beside an arrow may stand, how long one is in points, and how far it keeps from a
# dotted line, if it can.
SHIFTS, SHIFT, OFF_LEAD = 8, 1.0, 4.0
# How far in points from the ends of lines an arrow between them begins and ends.
OFF_DOTS = 7.0
# The room that an arrow needs besides its pill, so that it is seen as one.
SEEN = HEAD_LENGTH * 2 + 6


def arrow_between(annotation: Annotation, sheet: FreeSheet, start: Spot, end: Spot) -> Added | None:
    """The arrow from one value to another with its pill; None where no way is free."""
    first, last = sheet.tip(start), sheet.tip(end)
    if first is None or last is None:
        return None
    is_gap = annotation.kind == "gap"
    if start.position == end.position:
        ways = _along_one(annotation, sheet, first, last)
    elif sheet.standing.lies:
        ways = _lying(annotation, sheet, first, last)
    else:
        ways = _upright(annotation, sheet, first, last)
    return next((_with_heads(one, both=is_gap) for one in ways), None)


def _with_heads(added: Added, *, both: bool) -> Added:
    """The same, its arrow with a head at its start too where it says a distance and no way."""
    if not both:
        return added
    paths: list[Path] = []
    for path in added.paths:
        paths.append(path)
        if path.head:
            paths.append(Path(tuple(reversed(path.points)), path.color, path.width, head=True))
    return replace(added, paths=tuple(paths))


def _along_one(annotation: Annotation, sheet: FreeSheet, first: Point, last: Point) -> Iterator[Added]:
    """An arrow straight between two values of one place, with its pill on it or beside it."""
    if first[0] != last[0] and first[1] != last[1]:
        # Bars side by side.
        yield from _upright(annotation, sheet, first, last)
        return
    if sheet.standing.lies:
        yield from _on_a_row(annotation, sheet, first, last)
        return
    low, high = sorted((first[1], last[1]))
    # The dots at the ends of lines stay free.
    free = OFF_DOTS if not sheet.standing.thick and high - low > SEEN + OFF_DOTS * 2 else 0.0
    up = math.copysign(free, last[1] - first[1])
    yield from _straight(annotation, sheet, (first[0], first[1] + up), (last[0], last[1] - up), dotted=())
    yield from bracket_beside(annotation, sheet, Rect(first[0], low, first[0], high))


def _on_a_row(annotation: Annotation, sheet: FreeSheet, first: Point, last: Point) -> Iterator[Added]:
    """A pill over the line between two dots of a row, or under it."""
    x, y = (first[0] + last[0]) / 2, first[1]
    for away in (1.0, 1.3, 1.6, 1.9):
        for side in (1, -1):
            pill, lines = sheet.pill(x, y + side * (sheet.size * away + LIFT), annotation)
            if sheet.fits(pill, lines, 1.0):
                yield Added(pills=(pill,), lines=lines)


def _upright(annotation: Annotation, sheet: FreeSheet, first: Point, last: Point) -> Iterator[Added]:
    """The ways between two values that stand side by side."""
    half = sheet.standing.thick / 2
    hang = -1 if half and _hang(annotation, sheet) else 1
    far, near = (first, last) if first[1] * hang >= last[1] * hang else (last, first)
    way = 1 if near[0] >= far[0] else -1
    if not half and far is last:
        # Lines that rise have no bar to stand on: the arrow swings over them, with room spared for it if need be.
        yield from _curved(annotation, sheet, first, last)
        yield from _over(annotation, sheet, first, last)
        if not sheet.spare.top:
            return
    # The value that is further off is carried over to the other one, where the arrow stands over it.
    if abs(far[1] - near[1]) > SEEN:
        foot = sheet.over(near, hang)
        begin = sheet.behind((far[0] + way * (half + 2 if half else 5), far[1]), way)
        lead = (begin, (near[0] + way * max(half, 12.0), far[1]))
        head = (near[0], far[1])
        ends = (head, foot) if near is last else (foot, head)
        if (head[1] - foot[1]) * hang > HEAD_LENGTH * 2:
            yield from _straight(annotation, sheet, *ends, dotted=(lead,))
    if hang > 0:
        yield from _curved(annotation, sheet, first, last)
        yield from _over(annotation, sheet, first, last)
    yield from _bracketed(annotation, sheet, first, last)


def _hang(annotation: Annotation, sheet: FreeSheet) -> bool:
    """Whether both bars of an annotation reach down from where they begin."""
    pairs = [(sheet.tip(spot), sheet.root(spot)) for spot in annotation.spots]
    return all(tip and root and tip[1] < root[1] for tip, root in pairs)


def _lying(annotation: Annotation, sheet: FreeSheet, first: Point, last: Point) -> Iterator[Added]:
    """The ways between two values that lie in rows: the longer is carried over to the shorter one's row."""
    half = sheet.standing.thick / 2
    far, near = (first, last) if first[0] >= last[0] else (last, first)
    way = 1 if near[1] >= far[1] else -1
    foot = sheet.beside(near)
    if far[0] - foot[0] > SEEN and not sheet.standing.wrapped:
        lead = ((far[0], far[1] + way * (half + 2 if half else 5)), (far[0], near[1] + way * max(half, 8.0)))
        head = (far[0], near[1])
        ends = (head, foot) if near is last else (foot, head)
        yield from _straight(annotation, sheet, *ends, dotted=(lead,))
    yield from _bracketed(annotation, sheet, first, last)


def _bracketed(annotation: Annotation, sheet: FreeSheet, first: Point, last: Point) -> Iterator[Added]:
    """A bracket at the right of all, from the one value to the other, where an arrow finds no way.

    Upright values are both carried over to it, and so are those of rows that go on in further lines.
    """
    standing, (low, high), right = sheet.standing, sorted((first[1], last[1])), max(first[0], last[0])
    if standing.lies:
        starts = [sheet.beside(point) for point in (first, last)] if standing.wrapped else []
        edge = right
    else:
        starts = [(point[0] + standing.thick / 2 + 2, point[1]) for point in (first, last)]
        edge = max(right, standing.area.right)
        if high - low < SEEN:
            return
    for added in bracket_beside(annotation, sheet, Rect(edge, low, edge, high)):
        end = min(x for path in added.paths for x, _ in path.points) - 2
        leads = [(start, (end, start[1])) for start in starts if end - start[0] > HEAD_LENGTH]
        if all(sheet.is_open(lead) for lead in leads):
            yield replace(added, paths=(*(sheet.path(lead, dotted=True) for lead in leads), *added.paths))


def _straight(
    annotation: Annotation,
    sheet: FreeSheet,
    start: Point,
    end: Point,
    dotted: Sequence[tuple[Point, Point]],
) -> Iterator[Added]:
    """A straight arrow with its pill in its middle, or beside it where the arrow is short; leads are dotted."""
    if not all(sheet.is_open(lead) for lead in dotted) or not sheet.is_open((start, end)):
        return
    leads = tuple(sheet.path(lead, dotted=True) for lead in dotted)
    path = sheet.path((start, end), head=True)
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    pill, lines = sheet.pill(x, y, annotation)
    upright = start[0] == end[0]
    room = abs(end[1] - start[1]) if upright else abs(end[0] - start[0])
    long_enough = room >= (pill.box.height if upright else pill.box.width) + SEEN
    away = pill.box.width / 2 + LIFT * 2 if upright else pill.box.height / 2 + LIFT * 2
    places = [(x, y)] if long_enough else []
    if upright:
        places += _beside(sheet, annotation, (x, y), away, [lead[0][1] for lead in dotted])
    else:
        places += [(x, y + away), (x, y - away)]
    for place in places:
        pill, lines = sheet.pill(*place, annotation, level=not upright)
        if sheet.fits(pill, lines):
            yield Added(paths=(*leads, path), pills=(pill,), lines=lines)


def _beside(
    sheet: FreeSheet, annotation: Annotation, middle: Point, away: float, levels: Sequence[float]
) -> list[Point]:
    """Where a pill may stand beside an upright arrow, the best place first: well clear of dotted lines at some
    heights, as near to the middle of the arrow as that goes; else over such a line, and else nearer to it.
    """
    x, y = middle

    def near(place: Point) -> float:
        """By how much a pill is too near to a dotted line."""
        box = sheet.pill(*place, annotation)[0].box
        gaps = (max(level - box.top, box.bottom - level, 0.0) for level in levels)
        return OFF_LEAD - min((OFF_LEAD, *gaps))

    sides = [(at, y + step * SHIFT) for step in range(-SHIFTS, SHIFTS + 1) for at in (x + away, x - away)]
    sides.sort(key=lambda place: (near(place), abs(place[1] - y)))
    inside = min(x, sheet.sheet.width - (away - LIFT * 2) - 1)
    over = [(inside, level + sheet.half_pill + OFF_LEAD) for level in levels if level > y]
    clear = [place for place in sides if not near(place)]
    return [*clear, *over, *sides[len(clear) :]]


def _curved(annotation: Annotation, sheet: FreeSheet, first: Point, last: Point) -> Iterator[Added]:
    """A curve that rises from the first value and comes down onto the last one."""
    if sheet.standing.thick:
        return
    for top, most in _heights(sheet, first, last):
        path = sheet.path(_curve(sheet.over(first), sheet.over(last), top), head=True)
        if sheet.is_open(path.points):
            yield from _pilled(annotation, sheet, path, _at_top(path.points), most)


def _over(annotation: Annotation, sheet: FreeSheet, first: Point, last: Point) -> Iterator[Added]:
    """Straight up from the first value, across over everything, and down onto the last one, with round corners.

    What says a distance and no way is a bracket, with square corners and without a head, as near to both as can be.
    """
    start, end = sheet.over(first), sheet.over(last)
    is_gap, heights = annotation.kind == "gap", list(_heights(sheet, first, last))
    for top, most in reversed(heights) if is_gap else heights:
        if top <= max(start[1], end[1]) + ROUND:
            continue
        corners = [start, (start[0], top), (end[0], top), end]
        path = sheet.path(corners) if is_gap else sheet.path(_rounded(corners), head=True)
        if sheet.is_open(path.points):
            middle = (start[0] + end[0]) / 2, top
            yield from _pilled(annotation, sheet, path, middle, sheet.size * OFF_MIDDLE if is_gap else most)


def _heights(sheet: FreeSheet, first: Point, last: Point) -> Iterator[tuple[float, float]]:
    """How high the arrow may rise: from the top of the free room down to a little over both values; and how far from
    its middle its pill may stand then. Only where no room can be spared any more may that be far.
    """
    least = max(first[1], last[1]) + sheet.size
    most = min(
        sheet.standing.area.top + sheet.spare.top, sheet.ceiling(*sorted((first[0], last[0]))) - sheet.half_pill
    )
    if most <= least:
        return
    steps, near = 5, sheet.size * NEAR_MIDDLE
    for furthest in (near, math.inf) if sheet.spare.top else (near,):
        yield from ((least + (most - least) * step / steps, furthest) for step in range(steps, -1, -1))


def _pilled(annotation: Annotation, sheet: FreeSheet, path: Path, at: Point, most: float) -> Iterator[Added]:
    """An arrow with its pill where it is free near a point of it, no further off than most."""
    near = (point for point in steps_along(path.points, 6.0) if math.dist(point, at) <= most)
    for point in sorted(near, key=lambda point: math.dist(point, at)):
        pill, lines = sheet.pill(*point, annotation, level=True)
        ends_clear = all(not _holds(pill.box, end) for end in (path.points[0], path.points[-1]))
        if ends_clear and sheet.fits(pill, lines):
            yield Added(paths=(path,), pills=(pill,), lines=lines)
            return


def _holds(box: Rect, point: Point) -> bool:
    """Whether a point lies in a box, or so near to it that the head of an arrow there would be hidden."""
    x, y = point
    edge = HEAD_LENGTH * 1.6
    return box.left - edge < x < box.right + edge and box.bottom - edge < y < box.top + edge


def _curve(start: Point, end: Point, top: float) -> list[Point]:
    """Two joined curves: straight up out of the start and level at the top, then down onto the end."""
    (x0, y0), (x1, y1) = start, end
    middle = x0 + (x1 - x0) * 0.4
    rise = _bezier((x0, y0), (x0, top - (top - y0) * 0.15), (middle - (middle - x0) * 0.5, top), (middle, top))
    drop = top - y1
    if drop < abs(x1 - x0) * 0.12:
        turns = (middle + (x1 - middle) * 0.5, top), (x1 - (x1 - middle) * 0.25, y1 + drop)
    else:
        turns = (middle + (x1 - middle) * 0.6, top), (x1, y1 + drop * 0.75)
    fall = _bezier((middle, top), *turns, end)
    return [*rise, *fall[1:]]


def _bezier(start: Point, one: Point, two: Point, end: Point) -> list[Point]:
    points = []
    for step in range(STEPS + 1):
        t = step / STEPS
        weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
        xs, ys = zip(start, one, two, end, strict=True)
        points.append((sum(map(float.__mul__, weights, xs)), sum(map(float.__mul__, weights, ys))))
    return points


def _at_top(points: Sequence[Point]) -> Point:
    """The point of a curve at which its pill stands best: over the middle of the way, near the top."""
    return points[STEPS]


def _rounded(corners: Sequence[Point]) -> list[Point]:
    """A line through points whose corners are round."""
    points = [corners[0]]
    for before, corner, after in zip(corners[:-2], corners[1:-1], corners[2:], strict=True):
        radius = min(ROUND, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        into, out = _towards(corner, before, radius), _towards(corner, after, radius)
        points += [_between(into, corner, out, step / 6) for step in range(7)]
    return [*points, corners[-1]]


def _towards(start: Point, end: Point, length: float) -> Point:
    whole = math.dist(start, end) or 1.0
    return start[0] + (end[0] - start[0]) * length / whole, start[1] + (end[1] - start[1]) * length / whole


def _between(start: Point, corner: Point, end: Point, t: float) -> Point:
    """A point of the curve from start to end that turns at a corner."""
    weights = ((1 - t) ** 2, 2 * (1 - t) * t, t**2)
    xs, ys = zip(start, corner, end, strict=True)
    return sum(map(float.__mul__, weights, xs)), sum(map(float.__mul__, weights, ys))
