"""The shade between a picture and the words on it: as strong as the words need it there, and no stronger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

from msgspec.structs import replace

from deckgen.fitting.measure import Typesetter
from deckgen.fitting.setting import set_paragraphs
from deckgen.model.color import luminance
from deckgen.model.geometry import ZERO, Box, Emu, Pt
from deckgen.model.language import runs_leftwards
from deckgen.model.page import Backdrop, ChartBox, Icon, Page, Picture, Rectangle, Shade, Shape, TableBox, TextBox
from deckgen.pages.contrast import least_contrast
from deckgen.pictures.shade_guest import Needed, Spot, needed_shade
from deckgen.processes.kept import Kept
from deckgen.processes.parsing import Failed

_KEPT: Final = Kept(("pictures", "model/color.py"), {"PIL": "pillow"})
# The room around words that is shaded for them.
_AROUND: Final = Pt(3)
# A shade is a little stronger than it must be, since programs round it otherwise.
_MORE: Final = 0.03
# Of words that need no more than that, none needs a shade.
_ENOUGH: Final = 0.02
# Where a shade may begin, in shares of the page from the side across; and over how much of the page it may grow.
_BEGINNINGS: Final = tuple(step / 20 for step in range(-8, 17))
_GROWTHS: Final = (0.3, 0.4, 0.55, 0.75)
# Where the foot of a page begins: what stands there may have a shade of its own.
_FOOT: Final = 0.88
_OTHER_SIDE: Final = {"left": "right", "right": "left"}
_SIDES: Final = ("bottom", "left", "right", "top", "full")


class _Course(NamedTuple):
    """How a shade runs: from which side, from where across it begins to where it has grown to how much it covers.

    The places are shares of the page, of which the first may lie outside of it.
    """

    side: str
    begin: float
    grown: float
    most: float

    @property
    def covered(self) -> float:
        """How much of the picture it covers."""
        start = max(0.0, self.begin)
        growing = max(0.0, self.grown - start)
        return self.most * (1 - start - growing + growing * (self.at(start) + 1) / 2)

    def at(self, place: float) -> float:
        """The part of the most that it covers at a place."""
        if place >= self.grown:
            return 1.0
        return max(0.0, (place - self.begin) / (self.grown - self.begin))


def shaded(page: Page, typesetter: Typesetter, size: tuple[Emu, Emu], language: str) -> Page:
    """A page of this width and height with the shade that its words need over the picture behind it.

    Where its author wants none, the backdrop says how much is missing.
    """
    backdrop = page.backdrop
    if backdrop is None or backdrop.picture is None:
        return page
    leftwards = runs_leftwards(language)
    spots = tuple(_spots(page.shapes, typesetter, size, backdrop, leftwards=leftwards))
    over = _needed(backdrop, tuple(spot for spot in spots if spot.top < _FOOT))
    under = _needed(backdrop, tuple(spot for spot in spots if spot.top >= _FOOT))
    needed = over.beside(under)
    most = max(needed.rows, default=0.0)
    if most <= _ENOUGH or backdrop.side == "none":
        missing = most if most > _ENOUGH else 0.0
        # A shade that covers nothing says what the picture shows.
        courses: tuple[_Course, ...] = (_Course("full", 0.0, 0.0, 0.0),) if backdrop.alt else ()
    else:
        missing = 0.0
        side = _OTHER_SIDE.get(backdrop.side, backdrop.side) if leftwards else str(backdrop.side)
        sides = _SIDES if side == "auto" else (side,)
        ways = [*_alone(needed, sides), *_with_foot(over, under, sides)]
        courses = min(ways, key=lambda way: sum(course.covered for course in way))
    shades = tuple(_placed(backdrop, size, course, number) for number, course in enumerate(courses))
    return replace(page, backdrop=replace(backdrop, shades=shades, missing=missing))


def _needed(backdrop: Backdrop, spots: tuple[Spot, ...]) -> Needed:
    assert backdrop.picture is not None
    found = _KEPT.parse(needed_shade, backdrop.picture.data, backdrop.colors.paper, spots)
    # A picture that can't be measured is covered.
    return Needed((1.0,), (1.0,)) if isinstance(found, Failed) else found


def _alone(needed: Needed, sides: Sequence[str]) -> Iterator[tuple[_Course, ...]]:
    """For each side the one shade that does for all words."""
    yield from ((_weakest(needed, side),) for side in sides)


def _with_foot(over: Needed, under: Needed, sides: Sequence[str]) -> Iterator[tuple[_Course, ...]]:
    """For each side a shade for what stands over the foot of the page, with one from the bottom for the foot."""
    foot = _weakest(under, "bottom")
    yield from ((_weakest(over, side), foot) for side in sides if side not in ("bottom", "full"))


def _weakest(needed: Needed, side: str) -> _Course:
    """The shade from a side that covers least of the picture, of all that give every word what it needs."""
    lines = needed.columns if side in ("left", "right") else needed.rows
    lines = lines[::-1] if side in ("top", "left") else lines
    wanted = [((place + 0.5) / len(lines), min(1.0, need + _MORE)) for place, need in enumerate(lines) if need > 0]
    even = _Course(side, 0.0, 0.0, max((need for _, need in wanted), default=0.0))
    if side == "full":
        return even
    best = even
    for begin, growth in product(_BEGINNINGS, _GROWTHS):
        grown = min(begin + growth, 1.0)
        course = _Course(side, begin, grown, 1.0)
        parts = [(need, course.at(place)) for place, need in wanted]
        if all(part > 0 for _, part in parts):
            most = max((need / part for need, part in parts), default=0.0)
            tried = course._replace(most=most)
            best = tried if most <= 1 and tried.covered < best.covered else best
    return best


def _placed(backdrop: Backdrop, size: tuple[Emu, Emu], course: _Course, number: int) -> Shade:
    """The shade of a course on a page of this width and height; the first of a page says what the picture shows."""
    width, height = size
    upright = course.side not in ("left", "right")
    from_start = course.side in ("top", "left")
    begin = max(0.0, course.begin)
    length = (height if upright else width) * (1 - begin)
    start = ZERO if from_start else (height if upright else width) - length
    box = Box(ZERO, start, width, length) if upright else Box(start, ZERO, length, height)
    knee = max(0.0, course.grown - begin) / (1 - begin)
    stops = [
        (0.0, course.most * course.at(begin)),
        *([(knee, course.most)] if 0 < knee < 1 else []),
        (1.0, course.most),
    ]
    if from_start:
        stops = [(1 - place, opacity) for place, opacity in reversed(stops)]
    name = f"Shade {number + 1}" if number else "Shade"
    return Shade(box, backdrop.colors.paper, tuple(stops), upright, name, "" if number else backdrop.alt)


def _spots(
    shapes: Sequence[Shape], typesetter: Typesetter, size: tuple[Emu, Emu], backdrop: Backdrop, *, leftwards: bool
) -> Iterator[Spot]:
    """The places of a page where something must be read on the picture itself, and not on an area of its own."""
    opaque: list[Box] = []
    for shape in shapes:
        if isinstance(shape, TextBox) and not shape.fill:
            for box, color, least in _lines(shape, typesetter, leftwards=leftwards):
                if not any(one.contains(box) for one in opaque):
                    yield _spot(box, color, least, size)
        elif isinstance(shape, ChartBox | TableBox):
            yield _spot(shape.box, backdrop.colors.grey, least_contrast(12, bold=False), size)
        elif isinstance(shape, Icon):
            yield _spot(shape.box, shape.color, least_contrast(24, bold=False), size)
        if isinstance(shape, Picture | Rectangle) or (isinstance(shape, TextBox) and shape.fill):
            opaque.append(shape.box)


def _lines(shape: TextBox, typesetter: Typesetter, *, leftwards: bool) -> Iterator[tuple[Box, str, float]]:
    """The lines of a text box: their places, their color, and the contrast that they need."""
    inner = shape.box.inset(shape.insets)
    for one in set_paragraphs(
        typesetter, shape.paragraphs, inner.width, inner.height, shape.anchor, leftwards=leftwards
    ):
        for line in one.lines:
            for stretch in line.stretches:
                box = Box(inner.x + stretch.x, inner.y + line.top, stretch.width, line.height)
                bold = one.paragraph.style.bold or stretch.run.bold or one.paragraph.style.font == "heading"
                yield box, stretch.color, least_contrast(stretch.size.pt, bold=bold)


def _spot(box: Box, color: str, least: float, size: tuple[Emu, Emu]) -> Spot:
    width, height = map(int, size)
    # The darkest that words of this color may be on, by the formula of WCAG 2.1 turned round.
    lightest = (luminance(color) + 0.05) / least - 0.05
    return Spot(
        (box.x - _AROUND) / width,
        (box.y - _AROUND) / height,
        (box.right + _AROUND) / width,
        (box.bottom + _AROUND) / height,
        max(lightest, 0.0),
    )
