"""Pages as SVG: what is drawn is where the page says, in its colors, and reads the same as text."""

from __future__ import annotations

import io

import pytest
from lxml import etree
from msgspec.structs import replace
from PIL import Image, ImageChops

from deckgen.fitting.fonts import Fonts
from deckgen.fitting.measure import Typesetter
from deckgen.model.brand import Brand
from deckgen.model.connector import Connector, End
from deckgen.model.geometry import Box, Inch, Pt
from deckgen.model.ground import Ground, own_ground
from deckgen.model.page import (
    Cell,
    Ellipse,
    Group,
    Icon,
    Line,
    Page,
    Paragraph,
    Picture,
    Polyline,
    Rectangle,
    Shape,
    Style,
    TableBox,
    TextBox,
)
from deckgen.model.rich_text import parse, plain
from deckgen.pictures.svg import render_svg
from deckgen.writers.svg import Lettering, Sheet, WordWriter, page_svg

BRAND = Brand()
SETTER = Typesetter(Fonts(BRAND))
STYLE = Style(Pt(20), "0000FF")
RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def sheet(*, leftwards: bool = False, lettering: Lettering = "outlines") -> Sheet:
    words = WordWriter(SETTER, BRAND.fonts, leftwards, lettering)
    return Sheet((Inch(10), Inch(5)), words, "en-US", leftwards)


def drawn(*shapes: Shape, leftwards: bool = False) -> Image.Image:
    """A page with these shapes, 100 pixels an inch."""
    svg = page_svg(Page("s", "S", "content", shapes), Ground("FFFFFF"), sheet(leftwards=leftwards))
    return Image.open(io.BytesIO(render_svg(svg.encode(), 1000))).convert("RGB")


def box(x: float, y: float, width: float, height: float) -> Box:
    return Box(Inch(x), Inch(y), Inch(width), Inch(height))


def inked(picture: Image.Image, color: tuple[int, int, int]) -> tuple[int, int, int, int] | None:
    """The edges of all that has a color, in pixels."""
    distance = ImageChops.difference(picture, Image.new("RGB", picture.size, color))
    red, green, blue = (channel.point(lambda value: 255 if value < 60 else 0) for channel in distance.split())
    return ImageChops.multiply(ImageChops.multiply(red, green), blue).getbbox()


@pytest.mark.parametrize(
    ("shape", "edges"),
    [
        (Rectangle(box(1, 1, 2, 1), "FF0000", "R"), (100, 100, 300, 200)),
        (Ellipse(box(1, 1, 1, 1), "FF0000", "E"), (100, 100, 200, 200)),
        (Line(box(1, 1, 2, 0), "FF0000", Pt(3.6), "L"), (100, 97, 300, 103)),
        (Line(box(1, 1, 0, 2), "FF0000", Pt(3.6), "L"), (97, 100, 103, 300)),
        (
            Polyline(box(1, 1, 2, 1), (((Inch(0), Inch(1)), (Inch(2), Inch(0))),), "FF0000", Pt(1), "P", dot=Pt(7.2)),
            (99, 90, 310, 201),
        ),
        (TextBox(box(1, 1, 2, 1), (), "T", fill="FF0000", corner=Pt(9)), (100, 100, 300, 200)),
        (
            Connector(
                End("A", "right", (Inch(1), Inch(1))), End("B", "left", (Inch(3), Inch(1))), "FF0000", Pt(3.6), "C"
            ),
            (100, 87, 300, 113),
        ),
        (Group(box(1, 1, 2, 1), (Rectangle(box(1, 1, 2, 1), "FF0000", "R"),), "G"), (100, 100, 300, 200)),
    ],
)
def test_each_shape_stands_in_its_place(shape: Shape, edges: tuple[int, int, int, int]) -> None:
    assert inked(drawn(shape), RED) == pytest.approx(edges, abs=2)


def test_words_are_outlines_that_need_no_font_and_stand_in_their_box() -> None:
    words = TextBox(box(1, 1, 4, 1), (Paragraph(plain("HHHH"), STYLE, align="right"),), "T", fill="00FF00")
    picture = drawn(words)
    assert inked(picture, GREEN) == pytest.approx((100, 100, 500, 200), abs=1)
    left, top, right, bottom = inked(picture, BLUE) or (0, 0, 0, 0)
    assert right == pytest.approx(500, abs=4)
    # Capitals of 20 points are about 18 pixels high here.
    assert 100 < top < bottom < 135
    assert left > 350


@pytest.mark.parametrize(("words", "rows"), [("~~l l~~", (118, 123)), ("[l l](https://a.org)", (129, 134))])
def test_struck_words_have_a_line_through_them_and_links_one_under_them(words: str, rows: tuple[int, int]) -> None:
    picture = drawn(TextBox(box(1, 1, 4, 1), (Paragraph(parse(words), STYLE),), "T"))
    blank = 110
    marked = [y for y in range(100, 140) if picture.getpixel((blank, y)) != WHITE]
    assert marked
    assert rows[0] <= min(marked) <= max(marked) <= rows[1]


def test_a_picture_is_cropped_and_a_drawing_stays_one() -> None:
    halves = Image.new("RGB", (20, 10), RED)
    halves.paste(GREEN, (10, 0, 20, 10))
    data = io.BytesIO()
    halves.save(data, "PNG")
    right = Picture(box(1, 1, 2, 1), data.getvalue(), "png", "P", "Two halves", crop=(0.5, 0, 0, 0))
    picture = drawn(right)
    assert inked(picture, RED) is None
    # Its pixels are 20 times as large here, and their edges soft.
    assert inked(picture, GREEN) == pytest.approx((100, 100, 300, 200), abs=8)
    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="2" height="1" fill="red"/></svg>'
    )
    assert inked(drawn(replace(right, svg=drawing, crop=(0, 0, 0, 0))), RED) == pytest.approx(
        (100, 100, 300, 200), abs=2
    )
    # Words of a drawing, whatever their elements are called, stand in the brand's fonts in its pixels alone.
    worded = (
        b'<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><s:rect width="2" height="1" fill="red"/>'
        b'<s:text y="1">Words</s:text></s:svg>'
    )
    assert inked(drawn(replace(right, svg=worded)), RED) is None


@pytest.mark.parametrize(("leftwards", "first"), [(False, 100), (True, 300)])
def test_the_first_column_of_a_table_is_where_its_language_begins(leftwards: bool, first: int) -> None:
    def cell(fill: str | None) -> Cell:
        return Cell((Paragraph(plain("x"), STYLE),), fill, rule="0000FF", rule_width=Pt(2))

    table = TableBox(
        box(1, 1, 4, 1), (Inch(2), Inch(2)), (Inch(0.5), Inch(0.5)),
        ((cell("FF0000"), cell(None)), (cell(None), cell(None))), "T", "",
    )  # fmt: skip
    left, top, right, bottom = inked(drawn(table, leftwards=leftwards), RED) or (0, 0, 0, 0)
    assert (left, right) == pytest.approx((first, first + 200), abs=2)
    assert (top, bottom) == pytest.approx((100, 150), abs=3)


def test_as_text_words_can_be_read_with_their_looks_and_links() -> None:
    words = TextBox(box(1, 1, 6, 1), (Paragraph(parse("A **b** [c](https://example.org/?a&b)"), STYLE),), "T")
    svg = page_svg(Page("s", "A < B", "content", (words,)), Ground("FFFFFF"), sheet(lettering="text"))
    root = etree.fromstring(svg.encode())
    space = {"s": "http://www.w3.org/2000/svg"}
    assert root.findtext("s:title", namespaces=space) == "A < B"
    texts = root.findall(".//s:text", space)
    assert "".join(text.text or "" for text in texts) == "A b c"
    assert [text.get("font-weight") for text in texts if (text.text or "").strip() == "b"] == ["bold"]
    assert root.find(".//s:a", space).get("href") == "https://example.org/?a&b"  # type: ignore[union-attr]


def test_dark_grounds_have_their_decoration_and_no_line_over_the_footer() -> None:
    def names(role: str) -> list[str]:
        return [shape.name for shape in own_ground(BRAND, role, None, "en-US").shapes]

    assert names("content") == ["Footer rule"]
    assert names("cover") == ["Stripe", "Rule"]
    assert names("quote") == ["Stripe", "Mark"]
    mirrored = own_ground(BRAND, "cover", None, "ar").shapes[0]
    assert mirrored.box.right == BRAND.page[0]


def test_what_is_still_to_be_drawn_is_no_picture_yet() -> None:
    with pytest.raises(TypeError, match="has not been drawn"):
        drawn(Icon(box(1, 1, 1, 1), "truck", "FF0000", "I"))
