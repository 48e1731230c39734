"""What stands in a deck that somebody made by hand, as values: slides, and the shapes on them.

Lengths are EMU of the slide, sizes of type are points. Words are Text, whose links lead to addresses, or to a slide
of the deck as "slide:" and the name of its part.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from deckgen.model.rich_text import Text
from deckgen.office.old_deck.old_series import OldAxis, OldSeries

SLIDE_LINK = "slide:"
# The way in which an arrow points, "both" for two ways at once, and "" for none.
Way = Literal["", "right", "down", "left", "up", "both"]
# The kinds of placeholders that hold the title of a slide.
TITLES = ("title", "ctrTitle")
# What is cut off of a picture from this share on.
_CUT = 0.005


class Place(Struct, frozen=True):
    """Where a shape stands on its slide."""

    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0

    @property
    def right(self) -> int:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """Its lower edge."""
        return self.y + self.height

    @property
    def area(self) -> int:
        """What it covers."""
        return self.width * self.height

    def shared(self, other: Place) -> int:
        """How much of it another place covers."""
        width = min(self.right, other.right) - max(self.x, other.x)
        height = min(self.bottom, other.bottom) - max(self.y, other.y)
        return width * height if width > 0 and height > 0 else 0

    @property
    def halves(self) -> tuple[Place, Place]:
        """Its left half and its right one."""
        half = self.width // 2
        return Place(self.x, self.y, half, self.height), Place(self.x + half, self.y, self.width - half, self.height)


class OldParagraph(Struct, frozen=True):
    """A paragraph.

    level: 0 for the first. mark: what stands before it. size: of its first letters, 0 where nothing says it.
    is_leftwards: its lines run from right to left.
    formula: whether it is a formula and nothing else, or holds one that text has in one line; of a formula that can't
    be written text has the signs alone. tex: the formula that it is, as TeX writes it.
    skipped: how many empty paragraphs stand between it and the one before.
    is_plain: it is said that no mark stands before it. number: the one that it has in a list that counts.
    left: where its first line begins, in EMU from the edge of its box. is_underlined: some of its words are, which
    lead nowhere.
    """

    text: Text
    level: int = 0
    mark: Literal["", "bullet", "number"] = ""
    size: float = 0.0
    is_leftwards: bool = False
    formula: Literal["", "alone", "in line", "unwritten"] = ""
    tex: str = ""
    skipped: int = 0
    is_plain: bool = False
    number: int = 0
    left: int = 0
    is_underlined: bool = False


class OldShape(Struct, frozen=True, tag=True, kw_only=True):
    """A shape.

    place: where it stands. name: what PowerPoint calls it. alt: what screen readers are told.
    identity: the number by which lines that are fastened to it name it.
    top: the number of the shape in the slide's own list that it is, or is a part of.
    is_grouped: that shape is a group. is_moved: an animation carries it elsewhere. is_passing: one lets it come
    later, takes it away or carries it elsewhere, so that what lies under it is seen at some time.
    """

    place: Place
    name: str = ""
    alt: str = ""
    identity: str = ""
    top: int = 0
    is_grouped: bool = False
    is_moved: bool = False
    is_passing: bool = False


class WordShape(OldShape, frozen=True, kw_only=True):
    """A shape with words in it.

    role: the kind of placeholder that it is, such as "title" or "body"; "" for none.
    form: the name of its outline, such as "rect" or "rightArrow". points: the way in which that points.
    is_colored: some of its words have a color that the others don't have.
    is_drawn: it has an outline or is filled. covers: what lies under it can't be seen.
    picture: the part of a picture of it, for programs that know no formulas.
    is_of_layout: it stands on the layout or the master of its slide, and shows there.
    """

    paragraphs: tuple[OldParagraph, ...]
    role: str = ""
    form: str = "rect"
    points: Way = ""
    is_drawn: bool = False
    covers: bool = False
    picture: str = ""
    is_colored: bool = False
    is_of_layout: bool = False


class PictureShape(OldShape, frozen=True, kw_only=True):
    """A picture.

    media: the part that holds it; "" where it isn't in the file.
    crop: what is cut off at the left, the top, the right and the bottom, as shares.
    link: where a click on it leads. turned: by how many degrees it is. is_mirrored: it is the other way round.
    is_box: it fills the box around it, and is not cut to another form. ground: the color that its frame is filled
    with.
    """

    media: str
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    link: str = ""
    turned: float = 0.0
    is_mirrored: bool = False
    is_box: bool = True
    ground: str = ""

    @property
    def is_cut(self) -> bool:
        """Whether a part of it isn't shown."""
        return any(share >= _CUT for share in self.crop) or not self.is_box


class PlayedShape(OldShape, frozen=True, kw_only=True):
    """A video or a sound: its part ("" where it isn't in the file), and that of the picture of it."""

    media: str
    poster: str
    is_sound: bool = False


class TableShape(OldShape, frozen=True, kw_only=True):
    """A table, row by row, the lines of a cell with breaks between them; a cell that another one covers is empty.

    covered: by the numbers of the row and the column of each such cell those of the one that covers it.
    fills: the color of each cell that has one of its own, as its file names it, by its row and its column.
    has_formulas: there are formulas in it. is_leftwards: its first column stands at the right.
    """

    rows: tuple[tuple[Text, ...], ...]
    has_header: bool = True
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    fills: dict[tuple[int, int], str] = {}
    has_formulas: bool = False
    is_leftwards: bool = False


class ChartShape(OldShape, frozen=True, kw_only=True):
    """A chart.

    categories: what stands along x. direction: "bar" for bars that lie, else "col".
    grouping: "clustered", "stacked", "percentStacked" or "standard". overlap: of bars, in percent of a bar.
    values: the axis of values. along: the other, which begins at the right, or on top, where it is reversed.
    joins_gaps: a line runs over values that are missing. totals: the numbers of the values that stand on zero.
    format: the number format of its values. axis: what is written at the axis of values, x_axis at the other.
    further: words that stand on it besides. middle: those in the middle of a ring.
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[OldSeries, ...]
    direction: str = "col"
    grouping: str = "standard"
    format: str = ""
    axis: str = ""
    x_axis: str = ""
    further: tuple[str, ...] = ()
    overlap: int = 0
    values: OldAxis = OldAxis()
    along: OldAxis = OldAxis()
    middle: Text = Text()
    joins_gaps: bool = False
    totals: tuple[int, ...] = ()


class Point(Struct, frozen=True):
    """A point of a SmartArt, and those under it."""

    text: Text
    points: tuple[Point, ...] = ()


class DiagramShape(OldShape, frozen=True, kw_only=True):
    """A SmartArt: its points; kind is the name of its layout, such as "process1"."""

    points: tuple[Point, ...]
    kind: str = ""


class DrawnShape(OldShape, frozen=True, kw_only=True):
    """What has no words of its own and is no picture: a line, an outline, ink, an embedded object.

    what: what a report calls it. form: the name of its outline. is_line: a line or an arrow between others.
    points: the way in which it points. leads_from, leads_to: the identities of the shapes that it is fastened to.
    media: the part of a picture of it. covers: what lies under it can't be seen.
    is_blank: it is a plate in the color of the theme's ground.
    """

    what: str
    form: str = ""
    is_line: bool = False
    points: Way = ""
    leads_from: str = ""
    leads_to: str = ""
    media: str = ""
    covers: bool = False
    is_blank: bool = False


AnyShape = WordShape | PictureShape | PlayedShape | TableShape | ChartShape | DiagramShape | DrawnShape

SheetKey = tuple[str, Place]


def sheet_key(shape: PictureShape | DrawnShape) -> SheetKey:
    """What tells apart the things that layouts draw."""
    return shape.media or (shape.form if isinstance(shape, DrawnShape) else ""), shape.place


class OldSlide(Struct, frozen=True):
    """A slide.

    part: the name of its part. kind: the type of its layout, such as "title", "secHead" or "obj".
    shapes: from the back to the front. notes: the speaker's, by paragraphs.
    section: the name of the section that begins with it; None where none does.
    background: the part of the picture behind it, ground: the color behind it as six digits; "" for none.
    on_layout: the pictures that its layout and its master draw, and those behind these, from the back to the front.
    drawn_on_layout: what else these draw, such as lines and bars.
    comments: how many there are. moves: whether anything on it is animated.
    decoration: how many shapes were taken out of it that decorated it.
    colors: those that it names itself, or that its layout and its master draw with, as six digits. written: how many
    of its letters stand in each color.
    """

    part: str
    kind: str
    shapes: tuple[AnyShape, ...]
    notes: tuple[OldParagraph, ...] = ()
    is_hidden: bool = False
    section: str | None = None
    background: str = ""
    ground: str = ""
    on_layout: tuple[PictureShape, ...] = ()
    drawn_on_layout: tuple[DrawnShape, ...] = ()
    comments: int = 0
    moves: bool = False
    decoration: int = 0
    colors: frozenset[str] = frozenset()
    written: dict[str, int] = {}


class OldLook(Struct, frozen=True):
    """The look of a deck: its master's ground, the colors of its theme by their names, as six digits; its fonts."""

    ground: str = ""
    colors: dict[str, str] = {}
    heading: str = ""
    body: str = ""


class OldDeck(Struct, frozen=True):
    """A deck.

    size: width and height of its slides. title, author: what its properties say. language: of most of its words.
    media: the bytes of pictures and videos, by their parts.
    on_notes: what stands at the edges of notes pages, once each.
    template: the file without its slides; empty where none could be made. layouts: the names of its layouts by what
    deckgen uses them for. on_template: what these draw. is_built: deckgen built it. over_titles: the sections that
    its slides then name over their titles, in small letters. plated: the parts of pictures that have got a plate.
    opaque: those that hide what is behind them. blobs: those that are a patch of one color and nothing else.
    grounds: the color that each picture behind slides has in most places. vivid: the one color that a picture of
    layouts is of.
    """

    size: tuple[int, int]
    slides: tuple[OldSlide, ...]
    title: str = ""
    author: str = ""
    language: str = ""
    look: OldLook = OldLook()
    media: dict[str, bytes] = {}
    on_notes: tuple[str, ...] = ()
    template: bytes = b""
    layouts: dict[str, str] = {}
    on_template: frozenset[SheetKey] = frozenset()
    is_built: bool = False
    over_titles: frozenset[str] = frozenset()
    plated: frozenset[str] = frozenset()
    opaque: frozenset[str] = frozenset()
    blobs: frozenset[str] = frozenset()
    grounds: dict[str, str] = {}
    vivid: dict[str, str] = {}
