"""Page: a slide whose every shape has its box. The set of shapes is closed; the writer knows each of them.

Colors are hex without '#'; sizes are Emu; a shape's role names the placeholder that it fills.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from deckgen.model.chart_data import ChartData
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import NO_INSETS, ZERO, Box, Emu, Insets, Pt
from deckgen.model.native_chart import Native
from deckgen.model.rich_text import Text

FontRole = Literal["heading", "body", "mono"]
Align = Literal["left", "center", "right"]
Anchor = Literal["top", "middle", "bottom"]


class Style(Struct, frozen=True):
    """How a paragraph's words look; tracking is the extra space between letters, caps shows them as capitals."""

    size: Emu
    color: str
    font: FontRole = "body"
    bold: bool = False
    italic: bool = False
    tracking: Emu = ZERO
    caps: bool = False


class Bullet(Struct, frozen=True):
    """The mark before a paragraph: a character, or a number where number is set. It hangs indent to the left."""

    character: str = "•"
    number: int | None = None
    color: str = ""
    indent: Emu = field(default_factory=lambda: Pt(18))


class Paragraph(Struct, frozen=True):
    """Text set in one style; left is the distance of its lines from the box's left inset."""

    text: Text
    style: Style
    align: Align = "left"
    level: int = 0
    left: Emu = ZERO
    bullet: Bullet | None = None
    before: Emu = ZERO
    line_height: float = 1.0


class TextBox(Struct, frozen=True):
    """Paragraphs in a box. Where role is set it fills the layout's placeholder of that role."""

    box: Box
    paragraphs: tuple[Paragraph, ...]
    name: str
    role: str | None = None
    anchor: Anchor = "top"
    insets: Insets = NO_INSETS
    fill: str | None = None


class Cell(Struct, frozen=True):
    """A table cell; rule is the color of the line under it, rule_width its weight."""

    paragraphs: tuple[Paragraph, ...]
    fill: str | None = None
    rule: str | None = None
    rule_width: Emu = field(default_factory=lambda: Pt(0.75))
    insets: Insets = NO_INSETS


class TableBox(Struct, frozen=True):
    """A native table: widths of its columns, heights of its rows, cells row by row (the first is the header).

    Where it is totaled its last row is the total. One that is overlaid has shapes over its cells, so that its columns
    stand from left to right as they are given, in every language and every program.
    """

    box: Box
    widths: tuple[Emu, ...]
    heights: tuple[Emu, ...]
    rows: tuple[tuple[Cell, ...], ...]
    name: str
    alt: str
    totaled: bool = False
    overlaid: bool = False


class ChartBox(Struct, frozen=True):
    """A chart that is still to be drawn, and where the author asks for it; native says that PowerPoint draws it."""

    box: Box
    chart: ChartData
    name: str
    alt: str
    span: Span | None = None
    native: bool = False


class PictureFile(Struct, frozen=True):
    """The file that a picture comes from: its path as the author wrote it and where, and its own size in pixels.

    dpi is how many of its pixels stand on an inch of the slide.
    """

    path: str
    span: Span
    size: tuple[int, int]
    dpi: float


class Picture(Struct, frozen=True):
    """A picture: bytes of a PNG or JPEG, and the SVG it stands for where there is one.

    crop is the share cut off at the left, top, right and bottom (0 to 1). file is where the pixels come from, None
    for what is drawn at any size.
    """

    box: Box
    data: bytes
    media: Literal["png", "jpeg"]
    name: str
    alt: str
    svg: bytes | None = None
    crop: tuple[float, float, float, float] = (0, 0, 0, 0)
    file: PictureFile | None = None


class Rectangle(Struct, frozen=True):
    """A plain area of color; a decoration, which screen readers pass over."""

    box: Box
    fill: str
    name: str


class Ellipse(Struct, frozen=True):
    """A plain ellipse of color, a circle where its box is a square; a decoration."""

    box: Box
    fill: str
    name: str


class Icon(Struct, frozen=True):
    """A drawing of the icon set that is still to be made, by its name and in one color; a decoration."""

    box: Box
    icon: str
    color: str
    name: str


class Line(Struct, frozen=True):
    """A straight line along the top edge of a flat box, or the left edge of a narrow one; a decoration."""

    box: Box
    color: str
    width: Emu
    name: str
    dotted: bool = False


Point = tuple[Emu, Emu]


class Polyline(Struct, frozen=True):
    """Strokes through points, which are measured from the box's top left corner; a decoration.

    dot is the radius of the mark on the last point, nothing where there is none.
    """

    box: Box
    strokes: tuple[tuple[Point, ...], ...]
    color: str
    width: Emu
    name: str
    dot: Emu = ZERO


class Group(Struct, frozen=True):
    """Decorations that belong together, so that a hand in PowerPoint moves them as one."""

    box: Box
    shapes: tuple[Rectangle | Line | Polyline, ...]
    name: str


class NativeChart(Struct, frozen=True):
    """A chart that PowerPoint draws, with what it has no words for laid over it; the boxes of that are measured from
    the chart's upper left corner.
    """

    box: Box
    native: Native
    name: str
    alt: str
    over: tuple[TextBox | Line | Ellipse, ...] = ()


class Misfit(Struct, frozen=True):
    """Words that find no room on their page: what is said of it, where the words are written, and what would help.

    part is what they belong to: the slide's title, its source line, or its content.
    """

    part: Literal["title", "sources", "content"]
    message: str
    span: Span
    hint: str | None = None


Shape = TextBox | TableBox | ChartBox | NativeChart | Icon | Picture | Rectangle | Ellipse | Line | Polyline | Group


class Page(Struct, frozen=True):
    """One slide, ready to be written.

    slide is the id of the deck's slide that it shows, which lasts from build to build. A slide that runs on has
    several pages: part counts them from 0. name is that of the page in the file, where no two pages share one.
    layout is the role of the layout that it stands on ("cover", "content", …), section the title of the PowerPoint
    section that it belongs to ("" before the first). misfits are the words that layout found no room for.
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
    misfits: tuple[Misfit, ...] = ()


class Document(Struct, frozen=True):
    """Everything the writer needs: the pages in order, the brand they stand on, and the document's properties.

    date is ISO 8601 and stands for the document's creation and change; keywords are free words.
    """

    pages: tuple[Page, ...]
    title: str
    author: str
    subject: str
    language: str
    date: str
    logo: Picture | None = None
