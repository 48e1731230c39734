"""What stands beside the title on covers and closing slides of a template: on the title's axis, or a code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from deckgen.model.geometry import ZERO, Box, Emu, Inch, Insets
from deckgen.model.layouts import CODE, CODE_SHARE, Align
from deckgen.stages.read_brand.page_ground import AIR, EDGE, PageGround, with_air

# The part of a place that lies under or over the title where it belongs to that, and how low it may become there.
_UNDER, _LOWER = 0.5, 0.7
_STEP: Final = Inch(0.06)
LEAST_WIDTH: Final = Inch(2.4)
"""The least width of the place for who speaks."""
# The least width of the place for a code and the words under it, and its least height; what of that is for the words;
# and the room beside a code.
_LEAST_CODE, _LEAST_HEIGHT, _UNDER_CODE, _BESIDE = Inch(1.9), Inch(2.1), Inch(0.5), Inch(0.56)
# The part of the place for a code that is of one color, where it is one of several grounds.
_EVEN: Final = 0.9
# How far a code stays from what is drawn around it.
_AIR: Final = Insets(AIR, AIR, AIR, AIR)
# The part of the page from which on a title is wide.
_WIDE: Final = 0.6
# The least part of the page's width for a line at the foot, the least part of a title's width for it, and how high
# it is at the least.
_LINE_AT_FOOT, _OF_TITLE, _LOW_LINE = 0.34, 0.6, Inch(0.28)


def belongs_to(box: Box, title: Box) -> bool:
    """Whether a place lies under or over a title, and not beside it."""
    shared = min(box.right, title.right) - max(box.x, title.x)
    return shared >= min(box.width, title.width) * _UNDER


def on_axis(ground: PageGround, box: Box, title: Box, align: Align, taken: Sequence[Box]) -> Box:
    """A place moved to the edge or the middle of a title, as its words are aligned; unmoved where that isn't free."""
    wanted = _aligned(ground, box, title, align)
    if wanted.width < LEAST_WIDTH or box.contains(wanted):
        return box if wanted.width < LEAST_WIDTH else wanted
    room = ground.room(box, taken)
    return next((one for one in _lower(wanted) if room.is_free(one)), box)


def line_at_foot(ground: PageGround, standard: Box, title: Box, align: Align, taken: Sequence[Box]) -> Box | None:
    """Where a line stands at the foot of a cover or a divider, under all that is taken; None where there is no room.

    It lies between the edges of a wide title, on the title's axis where that is free. It is as high as deckgen's own
    one, or as one line of words where it finds no room for more.
    """
    is_wide = title.width > ground.width * _WIDE
    left, width = (title.x, title.width) if is_wide else (ZERO, ground.width)
    strip = ground.within(Box(left, standard.y, width, standard.height))
    least = Emu(strip.width * _OF_TITLE if is_wide else ground.width * _LINE_AT_FOOT)
    on_edge = _axial_strip(strip, title, align, least, ground.width)
    over = Box(ZERO, ZERO, ground.width, max(box.bottom for box in taken))
    for one in (on_edge, strip):
        tried = (replace(one, height=height) for height in (strip.height, _LOW_LINE))
        rows = [row for low in tried if (row := ground.foot_row(low, [*taken, over], least, EDGE))]
        if rows:
            usual = (row for row in rows if row.y == strip.y)
            return next(usual, max(rows, key=lambda row: row.bottom))
    return None


def _axial_strip(strip: Box, title: Box, align: Align, width: Emu, page: Emu) -> Box:
    """A strip of a width at the edge or in the middle of a title, on a page of this width."""
    at = {"left": title.x, "center": (title.x + title.right - width) // 2, "right": title.right - width}[align]
    return replace(strip, x=Emu(max(0, min(int(at), page - width))), width=width)


def code_place(ground: PageGround, title: Box, under: Box | None, others: Sequence[Box]) -> Box | None:
    """Where a code stands and the words under it; None for the right end of the title and of what is under that.

    It leaves who speaks room for their address. Where no ground is calm it is a card over what the template shows.
    others are the places of all other words, the title's first.
    """
    bottom = max(title.bottom, under.bottom if under else title.bottom)
    usual = max(_LEAST_CODE, min(CODE, title.width * CODE_SHARE))
    speaker = under.x + LEAST_WIDTH + _BESIDE if under and not under.overlaps(title) else title.x
    width = Emu(max(_LEAST_CODE, min(usual, title.right - speaker)))
    column = Box(title.right - width, title.y, width, bottom - title.y)
    if title.width > ground.width * _WIDE:
        if ground.room(column).is_free(column) and column.height >= _LEAST_HEIGHT:
            return None if width == usual else column
        lower = ground.within(replace(column, height=Emu(max(column.height, width + _UNDER_CODE))))
        for found in (ground.room(one, others[1:]).largest(one) for one in (column, lower)):
            place = found and found.inset(_AIR)
            if place is not None and _is_large(place) and _is_calm(ground, place, title):
                return place
    # Who speaks needs no more than the left of a wide place.
    taken = [with_air(box) for box in others]
    taken += [replace(under, width=Emu(max(LEAST_WIDTH, int(under.width * _WIDE))))] if under else []
    calm = ground.calmest(taken, _LEAST_CODE, _LEAST_CODE)
    calm = calm and calm.inset(_AIR)
    if calm is not None and _is_large(calm):
        width = Emu(min(calm.width, CODE))
        return Box(calm.right - width, calm.y, width, calm.height)
    return _card(ground, title, width)


def _is_calm(ground: PageGround, box: Box, title: Box) -> bool:
    """Whether a place shows one color, or as many as are seen behind the title."""
    return ground.evenness(box) >= _EVEN or ground.is_as_even(box, title)


def _is_large(box: Box) -> bool:
    """Whether a code in a place is large enough to be read from a seat."""
    return box.width >= _LEAST_CODE and box.height >= _LEAST_HEIGHT


def _card(ground: PageGround, title: Box, width: Emu) -> Box:
    """The place of a code in the middle of the page's height, at the right."""
    right = min(max(title.right, ground.width // 2 + width), ground.width - EDGE)
    height = min(width + _UNDER_CODE, ground.height - EDGE * 2)
    return Box(Emu(right - width), Emu((ground.height - height) // 2), width, Emu(height))


def _aligned(ground: PageGround, box: Box, title: Box, align: Align) -> Box:
    """A box from the edge of a title that its lines begin at; or as far on both sides of its middle."""
    if align == "left":
        return replace(box, x=title.x, width=Emu(max(0, box.right - title.x)))
    if align == "right":
        return replace(box, width=Emu(max(0, title.right - box.x)))
    middle = (title.x + title.right) // 2
    half = min(middle - box.x, box.right - middle)
    if half * 2 < LEAST_WIDTH:
        half = min(title.width // 2, middle - EDGE, ground.width - EDGE - middle)
    return replace(box, x=Emu(middle - half), width=Emu(max(0, half * 2)))


def _lower(box: Box) -> Iterator[Box]:
    """A box, then what of it is left where it becomes lower from above or from below."""
    yield box
    for step in range(1, int(box.height * (1 - _LOWER)) // int(_STEP) + 1):
        yield box.below(_STEP * step)
        yield box.above(_STEP * step)
