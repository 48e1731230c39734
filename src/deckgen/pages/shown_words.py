"""The words of a page as an audience sees them: their size, their color, and the color that is behind them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from deckgen.fitting.measure import Typesetter
from deckgen.model.brand import Brand
from deckgen.model.color import contrast, difference
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import Box, Emu
from deckgen.model.page import (
    ChartBox,
    Document,
    Ellipse,
    FontRole,
    Page,
    Paragraph,
    Picture,
    Rectangle,
    Shape,
    TableBox,
    TextBox,
)
from deckgen.model.seen_ground import ALIKE, TRIFLE
from deckgen.plot.planned import Planned

Kind = Literal["text", "table", "chart", "kicker", "title", "source", "number"]
"""What words belong to: running text and headings in it, a table, a chart, or a part of the frame."""
ROLES: tuple[Kind, ...] = ("kicker", "title", "source", "number")
HEAVY = re.compile(r"semi|demi|bold|black|heavy", re.IGNORECASE)


class ShownWords(Struct, frozen=True):
    """Words that look alike and stand together.

    ground: the color behind them (hex), None where that is a picture.
    size: in points.
    bold: whether they are bold, or of a font of such a weight.
    span: where the author asks for the chart that they are on; None for all others.
    crosses: they stand on several colors of a template's layout, of which ground is the hardest for them.
    """

    words: str
    kind: Kind
    color: str
    ground: str | None
    size: float
    bold: bool
    font: FontRole = "body"
    span: Span | None = None
    crosses: bool = False


def shown_words(
    page: Page, brand: Brand, typesetter: Typesetter, sheet: Callable[[ChartBox], Planned | None]
) -> Iterator[ShownWords]:
    """All words on a page, notes aside; sheet gives the words of a chart."""
    behind: list[Shape] = []
    for shape in page.shapes:
        if isinstance(shape, TextBox):
            yield from _of_text(shape, behind, page, brand, typesetter)
        elif isinstance(shape, TableBox):
            yield from _of_table(shape, behind, page, brand)
        elif isinstance(shape, ChartBox) and (planned := sheet(shape)) is not None:
            for line in planned.lettered:
                bold = line.weight == "bold" or (line.weight == "semibold" and is_heavy(brand))
                font: FontRole = "heading" if line.weight == "semibold" else "body"
                ground, crosses = planned.ground(line), False
                if ground == brand.colors.paper and _is_on_template(page, brand):
                    ground, crosses = _hardest(line.color, shape.box, page, brand)
                yield ShownWords(line.words, "chart", line.color, ground, line.size, bold, font, shape.span, crosses)
        if isinstance(shape, Picture | Rectangle | Ellipse) or (isinstance(shape, TextBox) and shape.fill):
            behind.append(shape)


def data_words(document: Document) -> Iterator[str]:
    """The words that charts and tables show of their rows: categories, series and cells."""
    for page in document.pages:
        for shape in page.shapes:
            if isinstance(shape, ChartBox):
                yield from (*shape.chart.x, *(one.label for one in shape.chart.series))
            elif isinstance(shape, TableBox):
                yield from (one.text.plain for row in shape.rows for cell in row for one in cell.paragraphs)


def is_heavy(brand: Brand) -> bool:
    """Whether the font of headings is a bold one by itself."""
    return bool(HEAVY.search(brand.fonts.heading))


def _of_text(
    shape: TextBox, behind: Sequence[Shape], page: Page, brand: Brand, typesetter: Typesetter
) -> Iterator[ShownWords]:
    kind: Kind = next((role for role in ROLES if role == shape.role), "text")
    start = _start(shape)
    if _is_on_template(page, brand) and not shape.fill and not any(_holds(one.box, start) for one in behind):
        for paragraph, box in _placed(shape, typesetter):
            ground, crosses = _hardest(paragraph.style.color, box, page, brand)
            for words in _of_paragraph(paragraph, kind, ground, brand):
                yield replace(words, crosses=crosses)
        return
    plain = shape.fill or _ground(start, behind, page, brand)
    for paragraph in shape.paragraphs:
        yield from _of_paragraph(paragraph, kind, plain, brand)


def _is_on_template(page: Page, brand: Brand) -> bool:
    """Whether what a template's layout shows is behind the shapes of a page."""
    return page.backdrop is None and page.layout in brand.seen_grounds


def _placed(shape: TextBox, typesetter: Typesetter) -> Iterator[tuple[Paragraph, Box]]:
    """The paragraphs of a text box, each with the box that its words take."""
    inside = shape.box.inset(shape.insets)
    whole = typesetter.height(shape.paragraphs, inside.width)
    top = inside.y + (inside.height - whole) * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[shape.anchor]
    for number, paragraph in enumerate(shape.paragraphs):
        over = typesetter.height(shape.paragraphs[:number], inside.width)
        under = typesetter.height(shape.paragraphs[: number + 1], inside.width)
        width = Emu(min(inside.width, typesetter.width(paragraph.text, paragraph.style)))
        spare = (inside.width - width) * {"left": 0.0, "center": 0.5, "right": 1.0}[paragraph.align]
        yield paragraph, Box(inside.x + spare, top + over, width, Emu(max(1, under - over)))


def _hardest(color: str, box: Box, page: Page, brand: Brand) -> tuple[str, bool]:
    """The ground in a box on which words of a color are hardest to read, but for a trifle of it; and whether there
    is another one, too.
    """
    counted = brand.grounds_in(page.layout, box)
    grounds = sorted(counted, key=lambda ground: contrast(color, ground))
    trifle = int(counted.total() * TRIFLE)
    hardest, easiest = (_behind(trifle, counted, order) for order in (grounds, grounds[::-1]))
    return hardest, difference(hardest, easiest) >= ALIKE


def _behind(trifle: int, counted: Counter[str], grounds: Sequence[str]) -> str:
    """The first of some grounds that isn't among so many cells."""
    reached = accumulate(counted[ground] for ground in grounds)
    return next(ground for ground, cells in zip(grounds, reached, strict=True) if cells > trifle)


def _of_table(shape: TableBox, behind: Sequence[Shape], page: Page, brand: Brand) -> Iterator[ShownWords]:
    lefts = [0, *accumulate(map(int, shape.widths))]
    tops = [0, *accumulate(map(int, shape.heights))]
    for row, cells in enumerate(shape.rows):
        for column, cell in enumerate(cells):
            place = (shape.box.x + lefts[column] + 1, shape.box.y + tops[row] + 1)
            ground = cell.fill or _ground(place, behind, page, brand)
            for paragraph in cell.paragraphs:
                yield from _of_paragraph(paragraph, "table", ground, brand)


def _of_paragraph(paragraph: Paragraph, kind: Kind, ground: str | None, brand: Brand) -> Iterator[ShownWords]:
    style = paragraph.style
    for run in paragraph.text.runs:
        if run.text.strip():
            font: FontRole = "mono" if run.code else style.font
            bold = style.bold or run.bold or (font == "heading" and is_heavy(brand))
            words = run.text.upper() if style.caps else run.text
            yield ShownWords(words, kind, run.color or style.color, ground, style.size.pt, bold, font)


def _start(shape: TextBox) -> tuple[int, int]:
    """A point in a text box at which words stand, about."""
    box = shape.box.inset(shape.insets)
    first = shape.paragraphs[0] if shape.paragraphs else None
    across = {"left": 0.02, "center": 0.5, "right": 0.98}[first.align if first else "left"]
    down = {"top": 0.02, "middle": 0.5, "bottom": 0.98}[shape.anchor]
    return int(box.x + box.width * across), int(box.y + box.height * down)


def _ground(place: tuple[int, int], behind: Sequence[Shape], page: Page, brand: Brand) -> str | None:
    """The color at a place of a page with these pictures and fills on it; None where a picture is there."""
    for shape in reversed(behind):
        if not _holds(shape.box, place):
            continue
        if isinstance(shape, Picture):
            return None
        if isinstance(shape, Rectangle | Ellipse):
            return shape.fill
        if isinstance(shape, TextBox) and shape.fill:
            return shape.fill
    if page.backdrop is None:
        return brand.ground_at(page.layout, *place)
    return page.backdrop.colors.paper if page.backdrop.picture is None else None


def _holds(box: Box, place: tuple[int, int]) -> bool:
    return box.x <= place[0] < box.x + box.width and box.y <= place[1] < box.y + box.height
