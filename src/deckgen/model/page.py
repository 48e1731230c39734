"""Page: one slide with all its shapes, each in its place.

These are all the shapes that there are. writers/pptx and writers/svg know each of them, and so does mirror.py.
Colors are hex without '#'. A name is what PowerPoint's selection pane calls a shape; an alt what screen readers say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, field

from deckgen.model.brand_colors import Colors
from deckgen.model.carried_slide import CarriedSlide
from deckgen.model.chart_data import ChartData, Setting
from deckgen.model.connector import Connector
from deckgen.model.diagnostics import Span
from deckgen.model.findings import Misfit, PictureFile
from deckgen.model.geometry import NO_INSETS, ZERO, Box, Emu, Insets, Pt
from deckgen.model.layouts import Align, Anchor
from deckgen.model.native_chart import Native
from deckgen.model.reveal import Step, Transition
from deckgen.model.rich_text import Text
from deckgen.model.word_places import WordPlaces

FontRole = Literal["heading", "body", "mono"]


class Style(Struct, frozen=True):
    """How the words of a paragraph look.

    font: which of the brand's families they are set in.
    tracking: the extra space between letters.
    caps: they are shown in capitals, and stay as they are in the file.
    """

    size: Emu
    color: str
    font: FontRole = "body"
    bold: bool = False
    italic: bool = False
    tracking: Emu = ZERO
    caps: bool = False


# How far apart lines of code are, in multiples of their size, in whatever font: stripes lie behind some of them.
CODE_LINE = 1.2


class Bullet(Struct, frozen=True):
    """The mark before a paragraph.

    character: the mark, where it is no number.
    number: the number, where it is one.
    color: its color, "" for that of the words.
    indent: how far it stands to the left of the words.
    """

    character: str = "•"
    number: int | None = None
    color: str = ""
    indent: Emu = field(default_factory=lambda: Pt(18))


class Paragraph(Struct, frozen=True):
    """A paragraph.

    text: its words, with what is bold and the like.
    style: how they look.
    align: where its lines stand.
    level: how deep it is nested in a list, from 0.
    left: how far its lines stand from the left inset of the box.
    bullet: the mark before it, None for none.
    before: the space above it.
    line_height: how far apart its lines are, as a multiple of the font's own distance.
    kept: the places of blanks in its words at which no line is broken, counted in letters.
    """

    text: Text
    style: Style
    align: Align = "left"
    level: int = 0
    left: Emu = ZERO
    bullet: Bullet | None = None
    before: Emu = ZERO
    line_height: float = 1.0
    kept: tuple[int, ...] = ()

    @property
    def is_code(self) -> bool:
        """Whether it is a line of code, which runs from left to right in every language."""
        return self.style.font == "mono"


class TextBox(Struct, frozen=True):
    """Paragraphs in a box.

    role: the placeholder of the layout that it fills, None where it is a text box of its own.
    anchor: where the paragraphs stand, if the box is higher than they are.
    insets: the free room inside its edges.
    fill: the color of the box, None for none.
    corner: the radius of its corners, which shows where it is filled; half of its height makes its ends round.
    span: where the author wrote what it stands for, where whoever shows the page must know.
    unbroken: its lines are never broken, however wide their letters are where the page is shown.
    """

    box: Box
    paragraphs: tuple[Paragraph, ...]
    name: str
    role: str | None = None
    anchor: Anchor = "top"
    insets: Insets = NO_INSETS
    fill: str | None = None
    corner: Emu = ZERO
    span: Span | None = None
    unbroken: bool = False


class Cell(Struct, frozen=True):
    """A cell of a table.

    fill: its color, None for none.
    rule, rule_width: the color (None for none) and the width of the line under it.
    insets: the free room inside its edges.
    """

    paragraphs: tuple[Paragraph, ...]
    fill: str | None = None
    rule: str | None = None
    rule_width: Emu = field(default_factory=lambda: Pt(0.75))
    insets: Insets = NO_INSETS


class LaterRow(Struct, frozen=True):
    """A row of a table that appears by itself in the show, after those over it.

    number: which row it is; the header is 0.
    name: what it is called, and by which the page's steps name it.
    alt: what screen readers say before its cells.
    """

    number: int
    name: str
    alt: str


class TableBox(Struct, frozen=True):
    """A table of PowerPoint's own.

    widths, heights: those of its columns and rows.
    rows: its cells; the first row is the header.
    totaled: its last row is the total.
    overlaid: shapes lie over its cells, such as bars. Then it isn't marked as right to left in any language, which
        would turn its columns round under the shapes.
    later: its last rows, where they appear one by one; the name and the alternative text of the table are then those
        of the rows before them.
    span: where the author wrote it.
    """

    box: Box
    widths: tuple[Emu, ...]
    heights: tuple[Emu, ...]
    rows: tuple[tuple[Cell, ...], ...]
    name: str
    alt: str
    totaled: bool = False
    overlaid: bool = False
    later: tuple[LaterRow, ...] = ()
    span: Span | None = None

    def placed(self, *, leftwards: bool) -> Iterator[tuple[tuple[Box, Cell], ...]]:
        """The cells of each row with their boxes. In a language that runs leftwards the first column is at the right,
        as PowerPoint has it.
        """
        turned = leftwards and not self.overlaid
        y = self.box.y
        for height, row in zip(self.heights, self.rows, strict=True):
            x = self.box.x + (sum(self.widths) if turned else 0)
            boxes = []
            for width in self.widths:
                x = x - width if turned else x
                boxes.append(Box(x, y, width, height))
                x = x if turned else x + width
            yield tuple(zip(boxes, row, strict=True))
            y += height


class ChartBox(Struct, frozen=True):
    """A chart that stages/draw replaces by a Picture, or by a NativeChart.

    span: where the author asks for it, for complaints.
    native: PowerPoint is to draw it.
    places: where its words are written.
    setting: how it is set on its sheet; None where that is still to be found, and for the author's own drawings.
    colors: those of the brand on the ground that it stands on, None for the brand's paper.
    in_steps: its series and its annotations appear one after the other.
    """

    box: Box
    chart: ChartData
    name: str
    alt: str
    span: Span | None = None
    native: bool = False
    places: WordPlaces = WordPlaces()
    setting: Setting | None = None
    colors: Colors | None = None
    in_steps: bool = False


class Film(Struct, frozen=True):
    """What plays in the place of a picture.

    data: the bytes of an mp4.
    seconds: how long it runs.
    loop: it begins again at its end.
    autoplay: it begins when its slide is shown, without a click.
    """

    data: bytes
    seconds: float
    loop: bool = False
    autoplay: bool = False


class Picture(Struct, frozen=True):
    """A picture.

    data, media: the bytes of a PNG or JPEG.
    svg: the drawing that this is a picture of, for programs that show SVG; None for none.
    crop: the shares that are cut off at the left, top, right and bottom, 0 to 1.
    file: where the pixels come from; None for what is drawn at any size.
    round: only the largest ellipse in its box is seen.
    link: the address that it leads to, "" for none.
    film: what plays in its place in a show, None for nothing.
    """

    box: Box
    data: bytes
    media: Literal["png", "jpeg"]
    name: str
    alt: str
    svg: bytes | None = None
    crop: tuple[float, float, float, float] = (0, 0, 0, 0)
    file: PictureFile | None = None
    round: bool = False
    link: str = ""
    film: Film | None = None


class Rectangle(Struct, frozen=True):
    """A plain area of color; a decoration, which screen readers pass over."""

    box: Box
    fill: str
    name: str


class Shade(Struct, frozen=True):
    """An area of color that lets through what is behind it, evenly more or less of it from one side to the other.

    stops: how much it covers (0 to 1) at some places between its beginning (0), which is at the top or the left, and
        its end (1); between two of these it changes evenly.
    upright: it changes from top to bottom, else from left to right.
    alt: what the picture under it shows, which has no words of its own; "" for a decoration.
    """

    box: Box
    color: str
    stops: tuple[tuple[float, float], ...]
    upright: bool
    name: str
    alt: str = ""


class Ellipse(Struct, frozen=True):
    """A plain ellipse of color, a circle where its box is a square; a decoration."""

    box: Box
    fill: str
    name: str


class Icon(Struct, frozen=True):
    """An icon by its name in one color, which stages/draw replaces by a Picture; a decoration."""

    box: Box
    icon: str
    color: str
    name: str


class Line(Struct, frozen=True):
    """A straight line; a decoration.

    It runs along the top edge of its box where that is wider than high, else along its left edge.
    """

    box: Box
    color: str
    width: Emu
    name: str
    dotted: bool = False


Point = tuple[Emu, Emu]


class Polyline(Struct, frozen=True):
    """Lines through points, as of a sparkline; a decoration.

    strokes: the points of each line, measured from the upper left corner of the box.
    width: how thick the lines are.
    dot: the radius of the mark on the last point; 0 for no mark.
    """

    box: Box
    strokes: tuple[tuple[Point, ...], ...]
    color: str
    width: Emu
    name: str
    dot: Emu = ZERO


class Group(Struct, frozen=True):
    """Decorations that are grouped, so that whoever moves one in PowerPoint moves all of them."""

    box: Box
    shapes: tuple[Rectangle | Line | Polyline, ...]
    name: str


class Arrow(Struct, frozen=True):
    """A line of an annotation: it ends in the head of an arrow, or is dotted."""

    line: Polyline
    head: bool = False
    dotted: bool = False


class Pill(Struct, frozen=True):
    """Words on a box with round ends in a color; the words stand in its middle."""

    box: Box
    paragraph: Paragraph
    fill: str
    name: str


class Annotated(Struct, frozen=True):
    """An annotation over a chart that PowerPoint draws: grouped shapes, from the rearmost to the foremost."""

    box: Box
    shapes: tuple[Arrow | Ellipse | Pill | TextBox, ...]
    name: str


class NativeChart(Struct, frozen=True):
    """A chart that PowerPoint draws.

    over: shapes over it, for what PowerPoint's charts can't show. Their boxes, and those of the shapes under it, are
        measured from the upper left corner of the chart.
    under: shapes behind it.
    apart: these shapes appear by themselves, and so are in no group with the chart.
    """

    box: Box
    native: Native
    name: str
    alt: str
    over: tuple[TextBox | Line | Ellipse | Annotated, ...] = ()
    under: tuple[Rectangle, ...] = ()
    apart: bool = False

    @property
    def group(self) -> str:
        """The name of the group with all of it; "" where the chart stands alone."""
        return f"{self.name} with its words" if (self.over or self.under) and not self.apart else ""


Shape = (
    TextBox
    | TableBox
    | ChartBox
    | NativeChart
    | Icon
    | Picture
    | Rectangle
    | Shade
    | Ellipse
    | Line
    | Polyline
    | Connector
    | Group
)


class Bundle(Struct, frozen=True):
    """Shapes of a page that follow each other and are grouped: whoever moves one in PowerPoint moves all of them.

    name: that of the group.
    alt: what screen readers say of all of it, besides the words in it; "" for nothing.
    shapes: the names of the shapes, none of which fills a placeholder.
    """

    name: str
    alt: str
    shapes: frozenset[str]


Side = Literal["auto", "top", "bottom", "left", "right", "full", "none"]
"""Where a picture is shaded: from one side, all over, not at all, or from the side where it takes least."""


class Backdrop(Struct, frozen=True):
    """What an author has put behind a page, in place of all that its layout shows there.

    colors: those of the brand on it; its own color, which a picture covers, is their paper.
    picture: what fills the page, cut to it; None for the color alone.
    side: where the picture is to be shaded.
    shades: those shades, once it was found how strong they must be.
    missing: how much of a shade (0 to 1) the words need and don't have.
    """

    colors: Colors
    picture: Picture | None = None
    side: Side = "none"
    shades: tuple[Shade, ...] = ()
    missing: float = 0.0

    @property
    def alt(self) -> str:
        """What screen readers are told of the picture; "" for nothing."""
        return self.picture.alt if self.picture else ""


class Page(Struct, frozen=True):
    """One slide of the file, ready to be written.

    slide: the id of the deck's slide that it shows, which is the same from build to build.
    title: its title, also where no shape shows one.
    layout: the role of its layout, such as "cover" or "content".
    shapes: its shapes, from the rearmost to the foremost.
    notes: what the speaker sees under it.
    section: the title of the PowerPoint section that it belongs to, "" before the first.
    hidden: PowerPoint passes over it in the show.
    part: a slide of the deck that runs on has several pages, which are counted from 0.
    name: what the file calls it; no two pages have one name.
    bundles: which of its shapes are grouped.
    misfits: the words that layout found no room for.
    text_size: the size of its running text, 0 where it has none.
    backdrop: what its author has put behind it, None for the ground of its layout.
    steps: what appears on each click in the show; all else stands there at first. A chart that appears in steps takes
        one here until it is drawn.
    transition: how it comes in the show.
    carried: the slide of an earlier file that stands in its place, as it is there.
    """

    slide: str
    title: str
    layout: str
    shapes: tuple[Shape, ...]
    notes: tuple[Paragraph, ...] = ()
    section: str = ""
    hidden: bool = False
    part: int = 0
    name: str = ""
    bundles: tuple[Bundle, ...] = ()
    misfits: tuple[Misfit, ...] = ()
    text_size: Emu = ZERO
    backdrop: Backdrop | None = None
    steps: tuple[Step, ...] = ()
    transition: Transition = "none"
    carried: CarriedSlide | None = None

    @property
    def lacks_room(self) -> bool:
        """Whether words run over their room, so that more to say of the page would only be noise.

        Words that its layout has no place for are left out, and the rest is as it will be shown.
        """
        return any(misfit.part != "place" for misfit in self.misfits)


class Document(Struct, frozen=True):
    """Everything that the writer needs besides the brand.

    pages: the slides in order.
    title, author, subject: properties of the file.
    language: that of the words (BCP 47).
    date: when the file says that it was created and changed (ISO 8601), so that the same deck gives the same bytes.
    logo: the picture that all layouts show, None for none.
    """

    pages: tuple[Page, ...]
    title: str
    author: str
    subject: str
    language: str
    date: str
    logo: Picture | None = None
