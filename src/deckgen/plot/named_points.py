"""A value that is named where it stands: a dot on it, and its number and words beside it, where these are free."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from deckgen.model.chart_data import Annotation, Spot
from deckgen.plot.added import Added, Line, Path, Spotted
from deckgen.plot.free_sheet import FreeSheet
from deckgen.plot.lettering import Weight
from deckgen.plot.paper import LINE_HEIGHT, Align, Point
from deckgen.plot.rect import Rect
from deckgen.plot.wrap import wrap

RADIUS, AWAY = 3.6, 7.0
# From this distance on in points words have a leader, so wide, which ends so far before them; and how many steps of
# distance are tried.
LEADS, LEADER, BEFORE, FURTHEST = 14.0, 0.9, 3.0, 4
# How far over a bar its words stand, by how many steps they are lifted over its neighbours, and how wide their lines
# are, measured in the bar; how far they keep from words over the chart that they would seem to go on, in sizes.
OVER_BAR, HIGHEST, SNUG, APART = 2.0, 16, 1.4, 4.0
# The widths of the words in sizes of their letters, with the most lines; one line beside a number isn't longer.
FORMS, LONGEST = ((14.0, 1), (12.0, 2), (10.0, 3), (18.0, 3), (40.0, 1)), 14.0


def name_point(annotation: Annotation, sheet: FreeSheet) -> Added | None:
    """A dot on the first spot of an annotation, with its words; None where there is no value, or no room for them.

    The number stands only where the chart hasn't written it. Words that find room only a little away have a thin line
    to their value.
    """
    spot = annotation.spots[0]
    tip = sheet.tip(spot)
    if tip is None:
        return None
    standing = sheet.standing
    is_said = sheet.sheet.is_written_near(annotation.number, tip)
    dots = () if standing.thick else (Spotted(*tip, RADIUS, _color(sheet, spot)),)
    if is_said and not annotation.text:
        return Added(spots=dots)
    if standing.thick and not standing.lies and not _hangs(annotation, sheet, tip):
        return _over_bar(annotation, sheet, tip, numbered=not is_said)
    lines = sheet.first_free(_places(annotation, sheet, tip, numbered=not is_said))
    if not lines:
        return None
    return Added(spots=dots, paths=() if standing.thick else _leader(sheet, tip, sheet.box(lines)), lines=lines)


def values_at_ends(annotation: Annotation, sheet: FreeSheet) -> tuple[list[Added], int]:
    """The values at the spots of an annotation that the chart hasn't written there, and how many have no room."""
    found: list[Added] = []
    missing = 0
    for spot, value in zip(annotation.spots, annotation.values, strict=False):
        tip = sheet.tip(spot)
        if tip is not None and not sheet.is_said(value, tip):
            named = name_point(Annotation("", "point", (spot,), value), sheet.with_added(found))
            found += [named] if named else []
            missing += named is None
    return found, missing


def _hangs(annotation: Annotation, sheet: FreeSheet, tip: Point) -> bool:
    """Whether the value is the foot of a bar that hangs."""
    return tip[1] < (sheet.root(annotation.spots[0]) or tip)[1]


def _over_bar(annotation: Annotation, sheet: FreeSheet, tip: Point, *, numbered: bool) -> Added | None:
    """Words centered right over a bar, under them the number, and gridlines make way for both.

    Where its neighbours are higher they are lifted over these, and then a thin line leads to them. Only where even
    room spared over the bars doesn't help do they stand aside.
    """
    x, y = foot = sheet.over(tip)
    number, text = annotation.number if numbered else "", annotation.text
    measure = partial(sheet.sheet.measure, weight=_weight(number))
    snug, wide = sheet.standing.thick * SNUG, sheet.size * LONGEST
    forms = [wrap(text, width, measure, 3) for width in (wide, snug, sheet.size * 10.0)] if text else []
    blocks = dict.fromkeys(tuple(form.lines) for form in forms if form.complete) if text else {(): None}
    edges = (y + OVER_BAR + step * 3.0 for step in range(HIGHEST))
    stacks = (_stack(sheet, number, block, x, edge) for edge in edges for block in blocks)
    places = (moved for stack in stacks for moved in _over_all(sheet, stack))
    lines = next((lines for lines in places if _is_clear(sheet, sheet.box(lines))), ())
    if lines:
        lines = tuple(replace(line, ground=sheet.look.paper) for line in lines)
    elif sheet.spare.top:
        lines = sheet.first_free(_places(annotation, sheet, tip, numbered=numbered))
    leader = _leader(sheet, foot, sheet.box(lines)) if lines else ()
    return Added(paths=leader, lines=lines) if lines else None


def _over_all(sheet: FreeSheet, lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """Words around the middle of a bar, then those that end with one of its sides, where they are wider than it."""
    yield _on_sheet(sheet, lines)
    box = sheet.box(lines)
    aside = (box.width - sheet.standing.thick) / 2
    for way in (1, -1) if aside > 0 else ():
        yield _on_sheet(sheet, tuple(replace(line, x=line.x + way * aside) for line in lines))


def _is_clear(sheet: FreeSheet, box: Rect) -> bool:
    """Whether words touch nothing, and don't seem to go on what stands over the chart."""
    return sheet.is_free(box, 2.0) and not any(
        box.top > caption.bottom
        and caption.left - sheet.size * APART < box.right
        and box.left - sheet.size * APART < caption.right
        for caption in sheet.captions
    )


def _stack(sheet: FreeSheet, number: str, block: Sequence[str], x: float, edge: float) -> tuple[Line, ...]:
    """Lines of words around x over an edge, and under them the number, which stands nearest to what it counts."""
    size, look, pitch = sheet.size, sheet.look, sheet.size * LINE_HEIGHT
    foot = edge + size * 0.5
    rows = [Line(x, foot, number, size, look.ink, "bold", "center")] if number else []
    color = look.grey if number else look.ink
    for words in reversed(block):
        rows.append(Line(x, foot + len(rows) * pitch, words, size, color, _weight(number), "center"))
    return tuple(reversed(rows))


def _color(sheet: FreeSheet, spot: Spot) -> str:
    """The color of the line that a spot lies on; ink where it belongs to no series."""
    found = (sheet.sheet.color(series) for series in sheet.chart.series if series.name == spot.series)
    return next(found, sheet.look.ink)


def _leader(sheet: FreeSheet, tip: Point, box: Rect) -> tuple[Path, ...]:
    """A thin line from a dot to words that don't stand right beside it, where it touches nothing."""
    x, y = tip
    end = min(max(x, box.left), box.right), min(max(y, box.bottom), box.top)
    away = math.dist(tip, end)
    if away < LEADS:
        return ()

    def at(length: float) -> Point:
        return x + (end[0] - x) * length / away, y + (end[1] - y) * length / away

    line = at(RADIUS + 2.0), at(away - BEFORE)
    return (Path(line, sheet.look.grey, LEADER),) if sheet.taken.is_open(line, 0.5, 0.0) else ()


def _places(
    annotation: Annotation, sheet: FreeSheet, tip: tuple[float, float], *, numbered: bool
) -> Iterator[tuple[Line, ...]]:
    """Where the words may stand, the best place first: in one line, or the number over the words."""
    size, standing = sheet.size, sheet.standing
    if standing.thick and standing.lies:
        x, y = sheet.beside(tip)
        yield sheet.in_line(annotation.number if numbered else "", annotation.text, x + 2.0, y)
        return
    hangs = standing.thick and _hangs(annotation, sheet, tip)
    x, y = sheet.over(tip, -1 if hangs else 1) if standing.thick else tip
    number, text = annotation.number if numbered else "", annotation.text
    area, measure = sheet.standing.area, partial(sheet.sheet.measure, weight=_weight(number))
    forms = [wrap(text, size * width, measure, lines) for width, lines in FORMS] if text else []
    blocks = list(dict.fromkeys(tuple(form.lines) for form in forms if form.complete))
    for step in range(FURTHEST):
        away = AWAY + step * 3.0
        places: list[tuple[float, float, Align, int]] = [
            (x, y + away, "center", 1),
            (x + away, y + away * 0.3, "left", 1),
            (x - away, y + away * 0.3, "right", 1),
            (x, y - away, "center", -1),
            (x + away, y - away * 0.3, "left", -1),
            (x - away, y - away * 0.3, "right", -1),
            (x + away, y, "left", 0),
            (x - away, y, "right", 0),
        ]
        if standing.thick:
            half, level = standing.thick / 2 + away, (tip[1] + (sheet.root(annotation.spots[0]) or tip)[1]) / 2
            places += [(x + half, level, "left", 0), (x - half, level, "right", 0)]
            places = [place for place in places if place[3] != (1 if hangs else -1)]
            if hangs:
                # Over the line that the bar hangs from is often more room than under it.
                places.append((x, (sheet.root(annotation.spots[0]) or tip)[1] + away, "center", 1))
        found = [_one_line(sheet, number, text, at, edge, align, up) for at, edge, align, up in places]
        found += [
            _block(sheet, number, block, at, edge, align, up)
            for block in blocks
            if number or len(block) > 1
            for at, edge, align, up in places
        ]
        yield from (lines for lines in found if lines and sheet.box(lines).left >= min(area.left, x) - 1)


def _on_sheet(sheet: FreeSheet, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines of words, moved to the left as far as they would leave the sheet."""
    beyond = max(0.0, sheet.box(lines).right - sheet.sheet.width + 0.1)
    return tuple(replace(line, x=line.x - beyond) for line in lines)


def _one_line(
    sheet: FreeSheet, number: str, text: str, at: float, edge: float, align: Align, up: int
) -> tuple[Line, ...]:
    """The number and the words in one line over an edge (up is 1), under it (-1) or around it (0)."""
    size, measure = sheet.size, sheet.sheet.measure
    if measure(text) > size * LONGEST and number:
        return ()
    widths = [measure(number, "bold")] if number else []
    widths += [measure(text, _weight(number))] if text else []
    wide = sum(widths) + size * 0.4 * (len(widths) - 1)
    left = at - wide * {"left": 0.0, "center": 0.5, "right": 1.0}[align]
    return sheet.in_line(number, text, left, edge + up * size * 0.5)


def _block(
    sheet: FreeSheet, number: str, block: Sequence[str], at: float, edge: float, align: Align, up: int
) -> tuple[Line, ...]:
    """The number over the lines of words, over an edge (up is 1), under it (-1) or around it (0)."""
    size, look = sheet.size, sheet.look
    rows = [*([number] if number else []), *block]
    pitch = size * LINE_HEIGHT
    height = (len(rows) - 1) * pitch
    top = edge + {1: height + size * 0.5, 0: height / 2, -1: -size * 0.5}[up]
    return tuple(
        Line(at, top - row * pitch, words, size, look.ink, "bold", align)
        if row == 0 or not number
        else Line(at, top - row * pitch, words, size, look.grey, "regular", align)
        for row, words in enumerate(rows)
    )


def _weight(number: str) -> Weight:
    """How heavy the words are: those that stand without a number are the finding themselves."""
    return "regular" if number else "bold"
