"""A chart of PowerPoint's own: its parts, what is grouped with it, and the flaws that the self-check finds in it."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from deckgen.model.brand import Brand
from deckgen.model.geometry import Box, Inch, Pt
from deckgen.model.native_chart import (
    Column,
    Drawn,
    Group,
    Label,
    Lettering,
    NameAxis,
    Native,
    Region,
    ValueAxis,
)
from deckgen.model.page import Line, NativeChart, Paragraph, Style, TextBox
from deckgen.model.rich_text import plain
from deckgen.writers.pptx import flaws
from hand_made import Make, Opened
from written_file import write

CHART = "ppt/charts/chart1.xml"
LOOK = Lettering(12, "6B7785")
LABELS = tuple((row, Label(LOOK, "tip", "0")) for row in range(2))


def shape(**more: object) -> NativeChart:
    native = Native(
        (Column("", ("North", "South")), Column("Trade & travel", (2.5, None), "0.0")),
        (Group("column", (Drawn(1, "1F5FA8", colors=((0, "B9C6D6"),), labels=LABELS),)),),
        Region(0.1, 0.1, 0.8, 0.7),
        LOOK,
        (ValueAxis(0, 3, 1, "0", LOOK, "D9DEE5"),),
        NameAxis(LOOK),
    )
    return NativeChart(Box(Inch(1), Inch(2), Inch(6), Inch(4)), native, "Chart", "Two bars", **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def built(make: Make) -> bytes:
    return write(make.document(make.page("chart", "Chart", shape())), Brand())


def test_the_chart_and_its_workbook_are_parts_of_the_file(built: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(built)) as archive:
        assert {CHART, "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"} <= set(archive.namelist())
        types = archive.read("[Content_Types].xml").decode()
        book = openpyxl.load_workbook(io.BytesIO(archive.read("ppt/embeddings/Microsoft_Excel_Sheet1.xlsx")))
    assert 'Extension="xlsx"' in types
    assert "drawingml.chart+xml" in types
    assert list(book.active.values) == [(None, "Trade & travel"), ("North", 2.5), ("South", None)]
    assert book.active["B2"].number_format == "0.0"
    assert book.properties.creator == "E. Anthony Wayne"


def test_what_lies_over_a_chart_is_grouped_with_it_and_measured_from_its_corner(
    make: Make, opened: type[Opened]
) -> None:
    words = Paragraph(plain("Up here"), Style(Pt(12), "6B7785"))
    over = (
        TextBox(Box(Inch(0.5), Inch(0.25), Inch(2), Inch(0.3)), (words,), "Words"),
        Line(Box(Inch(1), Inch(1), Pt(0), Inch(2)), "6B7785", Pt(1), "Line", dotted=True),
    )
    data = write(make.document(make.page("chart", "Chart", shape(over=over))), Brand())
    assert flaws(data) == []
    xml = zipfile.ZipFile(io.BytesIO(data)).read("ppt/slides/slide1.xml").decode()
    assert xml.count("<p:grpSp>") == 1
    assert f'<a:off x="{int(Inch(1.5))}" y="{int(Inch(2.25))}"/>' in xml
    assert "<a:custDash>" in xml


@pytest.mark.parametrize(
    ("part", "old", "new", "fault"),
    [
        (CHART, 'axId val="102"/></c:barChart>', 'axId val="9"/></c:barChart>', "it has no axis 9"),
        (CHART, '<c:crossAx val="101"/>', '<c:crossAx val="7"/>', "an axis crosses the axis 7, which is not there"),
        (CHART, '<c:axId val="101"/><c:scaling>', '<c:axId val="102"/><c:scaling>', "two axes have the id 102"),
        (CHART, "$A$2:$A$3", "$A$2:$A$9", "Sheet1!$A$2:$A$9 are 8 cells, and 2 points stand for them"),
        (CHART, '<c:pt idx="1">', '<c:pt idx="5">', "a point that stands for Sheet1!$A$2:$A$3 is none of its cells"),
        (CHART, "Sheet1!$B$1", "Sheet1!Trade", "the formula 'Sheet1!Trade' names no cells"),
        (CHART, 'externalData r:id="rId1"', 'externalData r:id="rId8"', "its workbook is not there, or no workbook"),
        ("ppt/charts/_rels/chart1.xml.rels", "/package", "/oleObject", "its workbook is not there, or no workbook"),
    ],
)
def test_each_fault_of_a_chart_is_found(
    opened: type[Opened], built: bytes, part: str, old: str, new: str, fault: str
) -> None:
    found = flaws(opened(built).changed(part, old, new))
    assert [sentence for sentence in found if fault in sentence], found
