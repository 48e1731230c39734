"""Every shape that a page can hold is written down, so that no test overlooks one."""

from __future__ import annotations

from typing import get_args

from deckgen.model.chart_data import ChartData
from deckgen.model.connector import Connector, End
from deckgen.model.geometry import Box, Inch, Pt
from deckgen.model.native_chart import Lettering, NameAxis, Native, Region, ValueAxis
from deckgen.model.page import (
    Bullet,
    Cell,
    ChartBox,
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
    Style,
    TableBox,
    TextBox,
)
from deckgen.model.rich_text import plain
from deckgen.numbers.by_language import number_format
from laid_out import page_text

BOX = Box(Inch(1), Inch(2), Inch(3), Inch(0.5))
RED = "BC3F27"
LETTERS = Lettering(12, RED)


def words(text: str, size: float = 20, bullet: Bullet | None = None) -> Paragraph:
    return Paragraph(plain(text), Style(Pt(size), RED), bullet=bullet)


def row(size: float, *cells: str) -> tuple[Cell, ...]:
    return tuple(Cell((words(cell, size),)) for cell in cells)


RULE = Line(BOX, RED, Pt(1.5), "Rule")
TITLE = TextBox(BOX, (words("Trade grew", 29),), "Title", "title")
CARD = TextBox(BOX, (words("Grew"), words("twice", 14, Bullet("•"))), "Card", fill="F2F5F8")
BARS = Native((), (), Region(0, 0, 1, 1), LETTERS, (ValueAxis(0, 3, 1, "0", LETTERS, RED),), NameAxis(LETTERS))
SHAPES: dict[Shape, str] = {
    TITLE: "Title @title 1.00,2.00 3.00x0.50 | 29pt Trade grew",
    CARD: "Card 1.00,2.00 3.00x0.50 | 20pt Grew / 14pt • twice on F2F5F8",
    TableBox(BOX, (), (), (row(14, "State", "Trade"), row(16, "Texas", "187")), "Table", "Trade by state"): (
        "Table 1.00,2.00 3.00x0.50 | 14pt, 16pt State, Trade / Texas, 187"
    ),
    ChartBox(BOX, ChartData("line", (), (), number_format("0", "en-US")), "Chart", "A line"): (
        "Chart 1.00,2.00 3.00x0.50 | line: A line"
    ),
    NativeChart(BOX, BARS, "Chart 2", "Two bars", (RULE,)): (
        "Chart 2 1.00,2.00 3.00x0.50 | native: Two bars\n  Rule 1.00,2.00 3.00x0.50 | BC3F27 1.5pt"
    ),
    Icon(BOX, "truck", RED, "Icon"): "Icon 1.00,2.00 3.00x0.50 | truck BC3F27",
    Picture(BOX, b"", "png", "Picture", "A bridge"): "Picture 1.00,2.00 3.00x0.50 | png: A bridge",
    Rectangle(BOX, RED, "Bar"): "Bar 1.00,2.00 3.00x0.50 | BC3F27",
    Shade(BOX, RED, ((0.0, 0.0), (1.0, 0.5)), True, "Shade"): "Shade 1.00,2.00 3.00x0.50 | BC3F27 0.00 0.50",
    Ellipse(BOX, RED, "Dot"): "Dot 1.00,2.00 3.00x0.50 | BC3F27",
    RULE: "Rule 1.00,2.00 3.00x0.50 | BC3F27 1.5pt",
    Polyline(BOX, (((Inch(0), Inch(1)), (Inch(2), Inch(0))),), RED, Pt(1), "Trend"): (
        "Trend 1.00,2.00 3.00x0.50 | BC3F27 0.00,1.00 2.00,0.00"
    ),
    Connector(
        End("Card", "right", (Inch(1), Inch(2))), End("Card 2", "left", (Inch(4), Inch(2))), RED, Pt(2), "Arrow"
    ): "Arrow 1.00,2.00 3.00x0.00 | BC3F27 straight Card right to Card 2 left",
    Group(BOX, (Rectangle(BOX, RED, "Bar"),), "Bars"): (
        "Bars 1.00,2.00 3.00x0.50 | \n  Bar 1.00,2.00 3.00x0.50 | BC3F27"
    ),
}


def test_a_page_is_a_line_a_shape_whatever_the_shape() -> None:
    assert {type(shape) for shape in SHAPES} == set(get_args(Shape))
    page = Page("one", "One", "content", tuple(SHAPES))
    assert page_text(page, whole=True).split("\n") == "\n".join(SHAPES.values()).split("\n")


def test_the_frame_of_a_page_is_left_out() -> None:
    assert page_text(Page("one", "One", "content", (TITLE, RULE))) == SHAPES[RULE]
