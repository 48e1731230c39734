"""Added: what an annotation adds to a sheet once it has found its place, in shapes that every sheet can draw."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckgen.model.chart_data import Spare
from deckgen.plot.lettering import Weight
from deckgen.plot.occupied import Occupied
from deckgen.plot.paper import ASCENT, CAPITAL, DESCENT, LINE_HEIGHT, Align, Plot, Point
from deckgen.plot.rect import Rect
from deckgen.plot.sheet_layers import Layer

ARROW, HEAD = 1.4, 7.0
# How far beside words gridlines end that make way for them.
ASIDE = 1.9


class Wash(Struct, frozen=True):
    """A quiet area of color (hex) behind all that is drawn."""

    box: Rect
    color: str


class Path(Struct, frozen=True):
    """A line through points; ends in the head of an arrow where it has one, is dotted where it only leads the eye."""

    points: tuple[Point, ...]
    color: str
    width: float = ARROW
    head: bool = False
    dotted: bool = False


class Pill(Struct, frozen=True):
    """A box with round ends in a color (hex), which words stand on."""

    box: Rect
    color: str


class Spotted(Struct, frozen=True):
    """A ring around a value: a dot of this radius in a color (hex), with a rim of paper."""

    x: float
    y: float
    radius: float
    color: str

    @property
    def box(self) -> Rect:
        """The square around it."""
        return Rect(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)


class Line(Struct, frozen=True):
    """A line of words; middle is the height of the middle of its capitals.

    ground is the color (hex) behind them where gridlines make way for them, "" where these go on.
    """

    x: float
    middle: float
    words: str
    size: float
    color: str
    weight: Weight = "regular"
    align: Align = "left"
    ground: str = ""

    def box(self, plot: Plot) -> Rect:
        """The room that the words take, also where they would leave the sheet."""
        baseline = self.middle - CAPITAL * self.size / 2
        width = plot.measure(self.words, self.weight, self.size)
        left = self.x - width * {"left": 0.0, "center": 0.5, "right": 1.0}[self.align]
        return Rect(left, baseline - DESCENT * self.size, left + width, baseline + ASCENT * self.size)


class Added(Struct, frozen=True):
    """The shapes of one annotation, in the order in which they lie on each other; number is its place among those of
    the chart. bare says how many of its values found no room, though nothing else says them.
    """

    washes: tuple[Wash, ...] = ()
    guides: tuple[Path, ...] = ()
    paths: tuple[Path, ...] = ()
    spots: tuple[Spotted, ...] = ()
    pills: tuple[Pill, ...] = ()
    lines: tuple[Line, ...] = ()
    number: int = 0
    bare: int = 0

    def take(self, plot: Plot, occupied: Occupied) -> None:
        """Take the squares of the shapes, so that what comes later keeps clear of them. Washes and guides, which
        go across the entire chart, take none.
        """
        for path in self.paths:
            occupied.line(path.points, path.width + (HEAD if path.head else 0.0))
        for spot in self.spots:
            occupied.fill(spot.box)
        for pill in self.pills:
            occupied.fill(pill.box)
        for line in self.lines:
            occupied.fill(line.box(plot))


def joined(parts: Sequence[Added]) -> Added:
    """The shapes of several as those of one."""
    return Added(
        tuple(wash for part in parts for wash in part.washes),
        tuple(guide for part in parts for guide in part.guides),
        tuple(path for part in parts for path in part.paths),
        tuple(spot for part in parts for spot in part.spots),
        tuple(pill for part in parts for pill in part.pills),
        tuple(line for part in parts for line in part.lines),
    )


class Placed(Struct, frozen=True):
    """The annotations of a chart once they have found their places, or none.

    spare is the room that the chart leaves free for them, left the words of those that found no place.
    """

    spare: Spare = Spare()
    added: tuple[Added, ...] = ()
    left: tuple[str, ...] = ()


def draw_under(plot: Plot, added: Sequence[Added]) -> None:
    """Draw what lies behind the chart, which is drawn after it."""
    for one in added:
        with plot.on(Layer("behind", number=one.number)):
            for wash in one.washes:
                plot.wash(wash.box, wash.color)


def draw_over(plot: Plot, added: Sequence[Added]) -> None:
    """Draw what lies over the chart, which is drawn already."""
    for one in added:
        with plot.on(Layer("over", number=one.number)):
            _draw(plot, one)


def _draw(plot: Plot, one: Added) -> None:
    for guide in one.guides:
        plot.line(guide.points, guide.color, guide.width, dotted=True)
    for path in one.paths:
        if path.head:
            plot.arrow(path.points, path.color, path.width)
        else:
            plot.line(path.points, path.color, path.width, dotted=path.dotted)
    for spot in one.spots:
        plot.dot(spot.x, spot.y, spot.radius + 1.5, plot.look.paper)
        plot.dot(spot.x, spot.y, spot.radius, spot.color)
    for pill in one.pills:
        plot.pill(pill.box, pill.color)
    for line in one.lines:
        if line.ground:
            # As high as lines are apart, so that no gridline goes between two of them.
            air = (LINE_HEIGHT - ASCENT - DESCENT) * line.size / 2
            plot.bar(line.box(plot).cut(left=-ASIDE, right=-ASIDE, bottom=-air, top=-air), line.ground)
        plot.text(
            line.x,
            line.middle,
            line.words,
            color=line.color,
            weight=line.weight,
            size=line.size,
            align=line.align,
            middle=True,
        )
