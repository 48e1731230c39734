"""Pages as PDF: every shape there is stands where its SVG has it, and says what it says."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops

from deckgen.fitting.fonts import Fonts
from deckgen.fitting.measure import Typesetter
from deckgen.model.brand import Brand
from deckgen.model.connector import Connector, End, Side, Way
from deckgen.model.geometry import Box, Emu, Inch, Pt
from deckgen.model.ground import Ground
from deckgen.model.page import (
    Bullet,
    Bundle,
    Cell,
    Document,
    Ellipse,
    Group,
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
from deckgen.writers.pdf import Album, Bound, album_pdf
from deckgen.writers.svg import Sheet, WordWriter, page_svg

SETTER = Typesetter(Fonts(Brand()))
SIZE = (Inch(10), Inch(6))
GROUND = Ground("FFF8E8", (Rectangle(Box(Inch(0), Inch(0), Inch(0.2), Inch(6)), "AA3322", "Stripe"),))
STYLE = Style(Pt(16), "223344")
WORDS_IN_IT = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>no</text></svg>'
DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><defs><linearGradient id="g">
<stop stop-color="#f00"/><stop offset="1" stop-color="#00f"/></linearGradient></defs>
<rect width="20" height="10" fill="url(#g)"/><circle cx="5" cy="5" r="4" fill="#fff" fill-opacity=".6"/></svg>"""


def box(x: float, y: float, width: float, height: float) -> Box:
    return Box(Inch(x), Inch(y), Inch(width), Inch(height))


def pixels() -> bytes:
    stream = io.BytesIO()
    picture = Image.new("RGB", (200, 100), "#118855")
    picture.paste("#EE8800", (0, 0, 100, 50))
    picture.save(stream, "PNG")
    return stream.getvalue()


def cell(words: str, fill: str | None = None) -> Cell:
    return Cell((Paragraph(parse(words), STYLE),), fill=fill, rule="AA3322")


CONNECTORS: tuple[tuple[Side, Side, float, float, Way, Emu], ...] = (
    ("right", "left", 5, 4.5, "straight", Pt(0)),
    ("bottom", "bottom", 6.2, 4.5, "curved", Pt(25)),
    ("right", "top", 3.8, 4.9, "curved", Pt(0)),
    ("top", "right", 1, 4.2, "bent", Pt(0)),
)
SHAPES: tuple[Shape, ...] = (
    TextBox(
        box(0.5, 0.3, 6, 0.5), (Paragraph(parse("Every *shape* there is"), Style(Pt(24), "000000")),), "T", "title"
    ),
    TextBox(
        box(0.5, 1, 3, 2),
        (
            Paragraph(parse("**Bold**, ~~struck~~, x^2^ and `code` on a panel, over two lines"), STYLE),
            Paragraph(plain("first"), STYLE, left=Pt(18), bullet=Bullet(number=7), before=Pt(6)),
            Paragraph(plain("second"), STYLE, left=Pt(18), bullet=Bullet(number=8)),
        ),
        "Panel",
        fill="DDEEFF",
    ),
    TableBox(
        box(4, 1, 3, 1),
        (Inch(1), Inch(2)),
        (Inch(0.5), Inch(0.5)),
        ((cell("Who"), cell("What", "FFDD99")), (cell("Ana"), cell(""))),
        "Table",
        "A table",
    ),
    Picture(box(7.5, 1, 2, 1), pixels(), "png", "Photo", "A field", crop=(0.25, 0.1, 0.1, 0.3)),
    Picture(box(7.5, 2.5, 2, 1), b"", "png", "Drawing", "", svg=DRAWING),
    Picture(box(7.5, 4, 1, 1), pixels(), "png", "Words", "Words in it", svg=WORDS_IN_IT),
    Ellipse(box(0.5, 3.5, 1, 0.7), "884499", "Ellipse"),
    Line(box(2, 3.5, 2, 0), "000000", Pt(3), "Flat", dotted=True),
    Line(box(2, 3.8, 0, 1), "000000", Pt(2), "Upright"),
    Polyline(
        box(2.5, 3.8, 2, 1),
        (((Inch(0), Inch(0)), (Inch(1), Inch(1)), (Inch(2), Inch(0.2))),),
        "225588",
        Pt(3),
        "Spark",
        Pt(5),
    ),
    TextBox(box(8.6, 4, 0.8, 0.4), (Paragraph(plain("x"), STYLE, "center"),), "Round", fill="EEDD99", corner=Pt(8)),
    *(
        Connector(
            End("a", side, (Inch(x), Inch(4.5))),
            End("b", end, (Inch(x + 1), Inch(y))),
            "774411",
            Pt(3),
            "A",
            way,
            turn,
        )
        for side, end, x, y, way, turn in CONNECTORS
    ),
    Group(
        box(5, 3, 2, 1),
        (Rectangle(box(5, 3, 1, 1), "119966", "R"), Line(box(5, 4.2, 2, 0), "FF0000", Pt(2), "L")),
        "G",
    ),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    page = Page("s", "Every shape there is", "content", SHAPES, name="s")
    document = Document((page,), "Shapes", "", "", "en-US", "2018-09-12")
    bound = album_pdf(Album(document, SIZE, lambda layout: GROUND, SETTER))
    assert isinstance(bound, Bound), bound
    path = tmp_path_factory.mktemp("pdf") / "shapes.pdf"
    path.write_bytes(bound.data)
    return path


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="poppler (pdftoppm) is missing")
def test_every_shape_stands_where_its_svg_has_it(made: Path) -> None:
    subprocess.run(["pdftoppm", "-r", "160", "-png", "-singlefile", made, made.with_suffix("")], check=True)
    sheet = Sheet(SIZE, WordWriter(SETTER, Brand().fonts, leftwards=False), "en-US")
    # A drawing with words is shown by its pixels.
    shapes = tuple(
        shape if shape.name != "Words" else Picture(shape.box, pixels(), "png", "W", "") for shape in SHAPES
    )
    svg = page_svg(Page("s", "S", "content", shapes), GROUND, sheet)
    wanted = Image.open(io.BytesIO(render_svg(svg.encode(), 1600))).convert("RGB")
    drawn = Image.open(made.with_suffix(".png")).convert("RGB")
    assert drawn.size == wanted.size
    apart = ImageChops.difference(drawn.reduce(4), wanted.reduce(4)).convert("L")
    assert sum(apart.histogram()[48:]) < 0.002 * apart.width * apart.height


def test_decorations_say_nothing_and_pictures_what_they_show(made: Path) -> None:
    with pikepdf.open(made) as pdf:
        elements = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]
        said = [str(one.Alt) for one in elements if one.S == "/Figure"]
        assert said == ["A field", "Words in it"]
        numbering = [str(one.A[0].ListNumbering) for one in elements if one.S == "/L"]
        assert numbering == ["/Decimal"]
        assert pdf.check_pdf_syntax() == []


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler (pdftotext) is missing")
def test_what_is_said_of_a_group_is_read_where_it_begins(tmp_path: Path) -> None:
    boxes = [
        TextBox(box(x, 2, 1, 1), (Paragraph(plain(words), STYLE),), words) for x, words in ((1, "Ask"), (3, "Tell"))
    ]
    page = Page(
        "s",
        "S",
        "content",
        tuple(boxes),
        name="s",
        bundles=(Bundle("Flow", "It leads on.", frozenset(("Ask", "Tell"))),),
    )
    bound = album_pdf(
        Album(Document((page,), "S", "", "", "en-US", "2018-09-12"), SIZE, lambda layout: GROUND, SETTER)
    )
    assert isinstance(bound, Bound), bound
    path = tmp_path / "group.pdf"
    path.write_bytes(bound.data)
    read = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout.split()
    assert "".join(read).index("Itleadson.") < "".join(read).index("Ask") < "".join(read).index("Tell")
