"""YAML in, text out: decks laid out for tests, and pages written down a line a shape, in drawing order.

    bullets 0.65,1.90 12.03x1.05 | 21pt • One point / • Another

is a shape's name, the inches from the slide's left and top edge, its width and height, and what is in it: sizes
where they change, a slash between paragraphs. `@body` behind a name is the placeholder that the shape fills.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from textwrap import dedent, indent
from typing import assert_never

from msgspec import Struct

from deckgen.check import Desk
from deckgen.deck import Deck
from deckgen.fitting.fonts import Fonts
from deckgen.fitting.measure import Typesetter
from deckgen.model.brand import Brand
from deckgen.model.connector import Connector
from deckgen.model.diagnostics import Diagnostic, Diagnostics
from deckgen.model.geometry import Box
from deckgen.model.page import (
    Annotated,
    ChartBox,
    Document,
    Ellipse,
    Group,
    Icon,
    Line,
    NativeChart,
    Page,
    Paragraph,
    Picture,
    Polyline,
    Rectangle,
    Shade,
    Shape,
    TableBox,
    TextBox,
)
from deckgen.stages.bind.binder import bind
from deckgen.stages.bind.coloring import color_things
from deckgen.stages.gather import gather
from deckgen.stages.judge import judge
from deckgen.stages.layout.layouter import layout
from deckgen.stages.load.loader import load
from deckgen.stages.read_brand.brand_reader import read_brand
from deckgen.stages.tailor import tailor
from deckgen.tailoring import variant_of

FRAME = ("kicker", "title", "source", "number")


class Laid(Struct, frozen=True):
    """A deck as far as layout brings it, and what there was to say."""

    deck: Deck
    document: Document
    log: Diagnostics
    brand: Brand
    typesetter: Typesetter

    @property
    def ids(self) -> list[str]:
        """The ids of the pages in order."""
        return [page.name for page in self.document.pages]

    def page(self, which: str | int) -> Page:
        """A page by its id or its place."""
        pages = self.document.pages
        return pages[which] if isinstance(which, int) else next(page for page in pages if page.name == which)

    def text(self, which: str | int, *, whole: bool = False) -> str:
        """A page as text, with its frame (kicker, title, sources, number) where it is whole."""
        return page_text(self.page(which), whole=whole)

    @property
    def said(self) -> list[str]:
        """Every complaint: its line, its code and its words."""
        return [complaint(one) for one in self.log]

    @property
    def chart(self) -> ChartBox:
        """The one chart of the last page, in a deck that there is nothing to say of."""
        assert self.said == []
        (box,) = (shape for shape in self.document.pages[-1].shapes if isinstance(shape, ChartBox))
        return box

    def written(self, box: TextBox) -> Box:
        """The part of a text box that its words take."""
        inside = box.box.inset(box.insets)
        height = self.typesetter.height(box.paragraphs, inside.width)
        spare = inside.height - height
        down = {"top": 0, "middle": spare // 2, "bottom": spare}[box.anchor]
        return Box(inside.x, inside.y + down, inside.width, height)

    def lines(self, box: TextBox) -> int:
        """How many lines deckgen measures for a text box."""
        width = box.box.inset(box.insets).width
        return sum(self.typesetter.lines(p.text, p.style, width - p.left) for p in box.paragraphs)


def lay_out(path: Path, shown: str = "deck.yaml", **whose: str) -> Laid | None:
    """A deck file laid out as `check` does it, whole or for one audience or event; None where too little is right."""
    log = Diagnostics()
    outline = load(path, shown, log)
    if outline is None:
        return None
    variant = variant_of(outline, **whose)
    tailored = tailor(outline, log, variant)
    brand = read_brand(tailored.brand, path.parent, log)
    fonts = Fonts(brand)
    with closing(gather(outline, path.parent, log)) as gathered:
        colors = color_things(outline, brand, gathered)
        deck = bind(tailored, brand, gathered, log, variant.event, thing_colors=colors)
    typesetter = Typesetter(fonts)
    document = layout(deck, typesetter, log)
    judge(Desk(outline, brand, fonts, typesetter, path.parent, variant.event), deck, document, log)
    return Laid(deck, document, log, brand, typesetter)


def whole_deck(slide: str, top: str = "") -> str:
    """A deck of one slide without a divider: the slide's YAML, and what stands at the top of the deck."""
    body = dedent(slide).strip("\n")
    head = dedent(top).strip("\n")
    titled = any(line.startswith("title:") for line in body.split("\n"))
    first = "" if titled else "title: A finding\n"
    item = indent(first + body, "      ")[6:]
    return f"title: Talk\n{head}\nsections:\n- title: Part\n  divider: false\n  slides:\n    - {item}\n"


def complaint(one: Diagnostic) -> str:
    """A diagnostic on one line."""
    place = f"{one.span.line} " if one.span and one.span.line else ""
    return f"{place}{one.code}: {one.message}"


def page_text(page: Page, *, whole: bool = False) -> str:
    """A page, a line a shape."""
    shown = (shape for shape in page.shapes if whole or getattr(shape, "role", None) not in FRAME)
    return "\n".join(shape_text(shape) for shape in shown)


def shape_text(shape: Shape) -> str:
    """A shape on one line."""
    box, role = shape.box, getattr(shape, "role", None)
    place = f"{box.x.inches:.2f},{box.y.inches:.2f} {box.width.inches:.2f}x{box.height.inches:.2f}"
    return f"{shape.name}{f' @{role}' if role else ''} {place} | {_inside(shape)}"


def _inside(shape: Shape) -> str:
    match shape:
        case TextBox():
            return _words(shape.paragraphs) + (f" on {shape.fill}" if shape.fill else "")
        case TableBox():
            rows = (", ".join(_words(cell.paragraphs, sizes=False) for cell in row) for row in shape.rows)
            sizes = ", ".join(f"{row[0].paragraphs[0].style.size.pt:g}pt" for row in shape.rows[:2])
            return f"{sizes} " + " / ".join(rows)
        case ChartBox():
            return f"{shape.chart.kind}: {shape.alt}"
        case NativeChart():
            over = (one for one in shape.over if not isinstance(one, Annotated))
            return "\n  ".join([f"native: {shape.alt}", *map(shape_text, over)])
        case Icon():
            return f"{shape.icon} {shape.color}"
        case Picture():
            return f"{shape.media}: {shape.alt}"
        case Rectangle() | Ellipse():
            return shape.fill
        case Shade():
            return f"{shape.color} {' '.join(f'{opacity:.2f}' for _, opacity in shape.stops)}"
        case Line():
            return f"{shape.color} {shape.width.pt:g}pt"
        case Polyline():
            strokes = (" ".join(f"{x.inches:.2f},{y.inches:.2f}" for x, y in stroke) for stroke in shape.strokes)
            return f"{shape.color} {' / '.join(strokes)}"
        case Connector():
            ends = (f"{end.shape} {end.side}" for end in (shape.start, shape.end))
            return f"{shape.color} {shape.way} {' to '.join(ends)}"
        case Group():
            return "\n  ".join(["", *map(shape_text, shape.shapes)])
        case _:
            assert_never(shape)


def _words(paragraphs: tuple[Paragraph, ...], *, sizes: bool = True) -> str:
    size, parts = 0.0, []
    for paragraph in paragraphs:
        points = paragraph.style.size.pt
        lead = f"{points:g}pt " if sizes and points != size else ""
        size = points
        mark = paragraph.bullet
        shown = "" if mark is None else f"{mark.number}. " if mark.number else f"{mark.character} "
        parts.append(lead + shown + paragraph.text.plain)
    return " / ".join(parts)


def table(laid: Laid) -> TableBox:
    """The one table of the last page, in a deck that there is nothing to say of."""
    assert laid.said == []
    (found,) = (shape for shape in laid.document.pages[-1].shapes if isinstance(shape, TableBox))
    return found


def words(found: TableBox) -> list[list[str]]:
    """The words of a table, row by row."""
    return [[cell.paragraphs[0].text.plain for cell in row] for row in found.rows]


def text_boxes(page: Page) -> Iterator[TextBox]:
    """The text boxes of a page."""
    return (shape for shape in page.shapes if isinstance(shape, TextBox))
