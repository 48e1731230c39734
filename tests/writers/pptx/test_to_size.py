"""Pages at another size than they were laid out at: every length grows alike, whatever shape it is of."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.model.brand import Brand
from deckgen.model.geometry import Box, Emu, Inch, Insets, Pt
from deckgen.model.layouts import Layout, Placeholder
from deckgen.model.native_chart import Column, Dot, Drawn, Group, Lettering, Native, Region
from deckgen.model.page import Document, NativeChart, Page, Paragraph, Polyline, Style, TextBox
from deckgen.model.rich_text import plain
from deckgen.writers.pptx.to_size import to_size

BOX = Box(Inch(1), Inch(2), Inch(3), Inch(4))


def grown(*shapes: object, notes: tuple[Paragraph, ...] = ()) -> tuple[Page, Brand]:
    """A page of 13.333 by 7.5 inches in a file of twice that size."""
    brand = replace(
        Brand(),
        page_in_file=(Brand().page[0] * 2, Brand().page[1] * 2),
        own_layouts=(Layout("content", "Title Only", (Placeholder("title", "title", 0, BOX),)),),
    )
    page = Page("s", "S", "content", shapes, notes=notes)  # type: ignore[arg-type]
    document, larger = to_size(Document((page,), "T", "A", "", "en", "2020-01-01"), brand)
    return document.pages[0], larger


def test_boxes_words_and_layouts_grow_and_notes_do_not() -> None:
    words = Paragraph(plain("Trade"), Style(Pt(20), "000000"), before=Pt(6), line_height=0.95)
    box = TextBox(BOX, (words,), "Title", "title", insets=Insets(Pt(1), Pt(2), Pt(3), Pt(4)), corner=Pt(5))
    page, brand = grown(box, notes=(words,))
    (found,) = page.shapes
    assert isinstance(found, TextBox)
    assert found.box == Box(Inch(2), Inch(4), Inch(6), Inch(8)) == brand.layouts["content"].placeholders[0].box
    assert (found.paragraphs[0].style.size, found.paragraphs[0].before) == (Pt(40), Pt(12))
    assert (found.insets, found.corner) == (Insets(Pt(2), Pt(4), Pt(6), Pt(8)), Pt(10))
    assert (found.paragraphs[0].line_height, page.notes) == (0.95, (words,))
    assert (brand.page, brand.page_in_file) == ((Brand().page[0] * 2, Brand().page[1] * 2), None)


def test_lines_and_charts_of_powerpoints_own_grow() -> None:
    line = Polyline(BOX, (((Emu(10), Emu(20)),),), "000000", Pt(2), "Line", dot=Pt(3))
    drawn = Drawn(0, line=("FF0000", 2.0), dots=((0, Dot(4.0, "FF0000")),))
    native = Native((Column("x", ("a",)),), (Group("line", (drawn,)),), Region(0, 0, 1, 1), Lettering(12.0, "000000"))
    page, _ = grown(line, NativeChart(BOX, native, "Chart", ""))
    found, chart = page.shapes
    assert isinstance(found, Polyline)
    assert isinstance(chart, NativeChart)
    assert (found.strokes, found.width, found.dot) == ((((20, 40),),), Pt(4), Pt(6))
    assert chart.native.text.size == 24
    assert chart.native.plot == Region(0, 0, 1, 1)
    (series,) = chart.native.groups[0].series
    assert (series.line, series.dots[0][1].width) == (("FF0000", 4.0), 8.0)


def test_a_page_of_its_own_size_stays_as_it_is() -> None:
    document, brand = Document((), "T", "A", "", "en", "2020-01-01"), Brand()
    assert to_size(document, brand) == (document, brand)
