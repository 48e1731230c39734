"""What stands on the pages of a PDF, as values that the template (album.typ) draws. Lengths are points.

Places are measured from the upper left corner of the page, those in an item of a list from the item's own corner.
Colors are hex with '#'.
"""

from __future__ import annotations

from msgspec import Struct

from deckgen.model.geometry import ZERO, Box, Emu

Point = tuple[float, float]


class Stretch(Struct, frozen=True):
    """Words on a line that look alike.

    words: in pieces, between which the template may not move anything.
    font: the number of their font.
    x, y: where their left edge stands, and their baseline.
    tracking: the space behind each letter.
    leftwards: they are read from right to left.
    link: the address that they lead to; page: the name of the page that they lead to. "" for none.
    """

    words: tuple[str, ...]
    font: int
    size: float
    x: float
    y: float
    color: str
    tracking: float = 0.0
    leftwards: bool = False
    link: str = ""
    page: str = ""


class Passage(Struct, frozen=True, tag="passage"):
    """A paragraph: its stretches in the order in which they are read."""

    stretches: tuple[Stretch, ...]


class Heading(Struct, frozen=True, tag="heading"):
    """A title: how deep it stands in the outline, from 1, what it says there, its page, and its stretches."""

    level: int
    words: str
    name: str = ""
    stretches: tuple[Stretch, ...] = ()


class Listing(Struct, frozen=True, tag="listing"):
    """A list: the marks before its items, and what each of them holds."""

    numbered: bool
    marks: tuple[Stretch, ...]
    items: tuple[Item, ...]


class Item(Struct, frozen=True):
    """An item of a list: its paragraphs and lists, and how far the next one begins under it."""

    parts: tuple[Passage | Listing, ...]
    height: float


Part = Passage | Heading | Listing


class Grid(Struct, frozen=True, tag="grid"):
    """A table: the paragraphs of each cell by rows, the first of which is the header."""

    rows: tuple[tuple[tuple[Part, ...], ...], ...]


class Area(Struct, frozen=True, tag="area"):
    """A plain rectangle of color; corner is the radius of its corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    corner: float = 0.0


class Pointed(Struct, frozen=True, tag="pointed"):
    """A plain area of color with these corners, such as the head of an arrow."""

    corners: tuple[Point, ...]
    fill: str


class Wash(Struct, frozen=True, tag="wash"):
    """A rectangle whose color changes evenly, from top to bottom where it is upright, else from left to right.

    stops: colors and their places from its beginning (0) to its end (1); a color has two digits more, for how opaque
        it is.
    """

    x: float
    y: float
    width: float
    height: float
    stops: tuple[tuple[str, float], ...]
    upright: bool


class Oval(Struct, frozen=True, tag="oval"):
    """A plain ellipse of color."""

    x: float
    y: float
    width: float
    height: float
    fill: str


class Stroke(Struct, frozen=True, tag="stroke"):
    """Lines through points. dash is the length of dashes and gaps, 0 for a line without."""

    lines: tuple[tuple[Point, ...], ...]
    color: str
    width: float
    dash: float = 0.0
    rounded: bool = False


class Image(Struct, frozen=True, tag="image"):
    """A picture in a box, which cuts off what lies outside of it.

    file: its name. inner: where it stands, measured from the corner of the box: x, y, width and height.
    alt: what screen readers say; "" for a decoration.
    round: only the largest ellipse in the box is seen.
    link: the address that it leads to; page: the name of the page that it leads to. "" for none.
    """

    file: str
    x: float
    y: float
    width: float
    height: float
    inner: tuple[float, float, float, float]
    alt: str
    round: bool = False
    link: str = ""
    page: str = ""


class Words(Struct, frozen=True, tag="words"):
    """Paragraphs, lists and titles."""

    parts: tuple[Part, ...]


class Artifact(Struct, frozen=True, tag="artifact"):
    """What screen readers pass over."""

    marks: tuple[Mark, ...]


Mark = Area | Pointed | Wash | Oval | Stroke | Image | Words | Grid | Artifact


class Leaf(Struct, frozen=True):
    """A page: its name, the color of all of it, and what stands on it, from the rearmost to the foremost."""

    name: str
    fill: str
    marks: tuple[Mark, ...]


def rounded(points: float) -> float:
    """A length to a thousandth of a point."""
    return round(points, 3)


def place(box: Box) -> tuple[float, float, float, float]:
    """The place of a box: x, y, width and height."""
    return rounded(box.x.pt), rounded(box.y.pt), rounded(box.width.pt), rounded(box.height.pt)


def area(box: Box, fill: str, corner: Emu = ZERO) -> Area:
    """A box filled with a color, hex without '#'; corner is the radius of its corners."""
    return Area(*place(box), f"#{fill}", rounded(corner.pt))
