"""Decks that were made by hand, read: places in groups, merged cells, the newer charts, strict files, odd parts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from lxml import etree
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

import old_decks
from deckgen.office.old_deck.old_values import (
    ChartShape,
    DrawnShape,
    OldSlide,
    PictureShape,
    Place,
    TableShape,
    WordShape,
)
from deckgen.office.old_deck.read_deck import read_deck

STRICT = {
    b"http://schemas.openxmlformats.org/drawingml/2006/main": b"http://purl.oclc.org/ooxml/drawingml/main",
    b"http://schemas.openxmlformats.org/presentationml/2006/main": b"http://purl.oclc.org/ooxml/presentationml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
    b"http://schemas.openxmlformats.org/drawingml/2006/chart": b"http://purl.oclc.org/ooxml/drawingml/chart",
    b"http://schemas.openxmlformats.org/drawingml/2006/diagram": b"http://purl.oclc.org/ooxml/drawingml/diagram",
}
WATERFALL = """\
<cx:chartSpace xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex"
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
  <cx:chartData><cx:data id="0">
    <cx:strDim type="cat"><cx:lvl ptCount="2">
      <cx:pt idx="0">Start</cx:pt><cx:pt idx="1">More</cx:pt></cx:lvl></cx:strDim>
    <cx:numDim type="val"><cx:lvl ptCount="2"><cx:pt idx="0">3</cx:pt><cx:pt idx="1">1.5</cx:pt></cx:lvl></cx:numDim>
  </cx:data></cx:chartData>
  <cx:chart><cx:title><cx:tx><cx:rich><a:p><a:r><a:t>Budget</a:t></a:r></a:p></cx:rich></cx:tx></cx:title>
    <cx:plotArea><cx:plotAreaRegion><cx:series layoutId="waterfall"><cx:dataId val="0"/></cx:series>
    </cx:plotAreaRegion></cx:plotArea></cx:chart>
</cx:chartSpace>"""


def template(data: bytes) -> bytes:
    found = read_deck(data)
    assert found.deck is not None, found.problem
    return found.deck.template


def slides(data: bytes) -> tuple[OldSlide, ...]:
    found = read_deck(data)
    assert found.deck is not None, found.problem
    return found.deck.slides


def first(data: bytes, kind: type[Any]) -> Any:
    return next(shape for slide in slides(data) for shape in slide.shapes if isinstance(shape, kind))


def test_shapes_in_groups_stand_where_they_are_seen() -> None:
    deck = old_decks.OldDeck()
    group = deck.slide(old_decks.BLANK).shapes.add_group_shape()
    box = group.shapes.add_textbox(Inches(1), Inches(1), Inches(2), Inches(1))
    box.text_frame.text = "inside"
    group.left, group.top, group.width, group.height = Inches(4), Inches(2), Inches(1), Inches(0.5)
    shape = first(deck.bytes(), WordShape)
    assert shape.place == Place(Inches(4), Inches(2), Inches(1), Inches(0.5))
    assert shape.is_grouped


def test_a_cell_over_others_stands_once() -> None:
    deck = old_decks.OldDeck()
    slide = deck.slide(old_decks.BLANK)
    table = slide.shapes.add_table(2, 2, 0, 0, Inches(4), Inches(2)).table
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(0, 0).text, table.cell(1, 0).text, table.cell(1, 1).text = "both", "a", "b"
    rows = first(deck.bytes(), TableShape).rows
    assert [[cell.plain for cell in row] for row in rows] == [["both", ""], ["a", "b"]]


def test_strict_files_are_read_as_all_others() -> None:
    data = old_decks.a_conference_deck().bytes()

    def strict(name: str, part: bytes) -> bytes:
        for usual, of_strict in STRICT.items() if name.endswith((".xml", ".rels")) else ():
            part = part.replace(usual, of_strict)
        return part

    made = old_decks.edited(data, strict)
    assert slides(made) == slides(data)
    # Without its slides it is a template of the usual kind.
    assert template(made) == template(data) != b""


def test_charts_of_the_newer_kinds_are_read() -> None:
    deck = old_decks.OldDeck()
    old_chart = old_decks.categories(["a", "b"], Values=[1, 2])
    deck.chart(deck.slide(old_decks.TITLE_ONLY, "Budget"), XL_CHART_TYPE.LINE, old_chart)

    def newer(name: str, part: bytes) -> bytes:
        return WATERFALL.encode() if re.fullmatch(r"ppt/charts/chart\d*\.xml", name) else part

    chart = first(old_decks.edited(deck.bytes(), newer), ChartShape)
    assert (chart.title, chart.categories) == ("Budget", ("Start", "More"))
    assert [(one.kind, one.values) for one in chart.series] == [("waterfall", (3.0, 1.5))]


def test_what_other_programs_put_there_has_its_picture() -> None:
    deck = old_decks.OldDeck()
    slide = deck.slide(old_decks.BLANK)
    slide.shapes.add_picture(old_decks.picture(), 0, 0)
    picture = slide.shapes[0]._element
    blip = etree.tostring(picture.find(".//{*}blip")).decode()
    frame = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<mc:Choice Requires="v"><p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name="Sheet"/>'
        "</p:nvGraphicFramePr>"
        "<a:graphic><a:graphicData><p:oleObj/></a:graphicData></a:graphic></p:graphicFrame></mc:Choice>"
        '<mc:Fallback><p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name="Sheet"/></p:nvGraphicFramePr>'
        f"<a:graphic><a:graphicData><p:oleObj><p:pic>{blip}</p:pic></p:oleObj></a:graphicData></a:graphic>"
        "</p:graphicFrame></mc:Fallback></mc:AlternateContent>"
    )
    picture.getparent().replace(picture, etree.fromstring(frame))
    shape = first(deck.bytes(), DrawnShape)
    assert (shape.what, shape.name) == ("an embedded object", "Sheet")
    assert shape.media.startswith("ppt/media/")


def test_a_picture_outside_of_the_file_has_no_part() -> None:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.BLANK).shapes.add_picture(old_decks.picture(), 0, 0)

    def linked(name: str, part: bytes) -> bytes:
        if name != "ppt/slides/_rels/slide1.xml.rels":
            return part
        return re.sub(rb'Target="\.\./media/[^"]*"', b'Target="file:///etc/passwd" TargetMode="External"', part)

    assert first(old_decks.edited(deck.bytes(), linked), PictureShape).media == ""


def test_damaged_notes_cost_their_slide_alone() -> None:
    deck = old_decks.OldDeck()
    for title in ("First", "Second"):
        deck.slide(old_decks.TITLE_ONLY, title).notes_slide.notes_text_frame.text = "Welcome"
    cut = old_decks.edited(deck.bytes(), lambda name, part: part[:300] if name.endswith("otesSlide1.xml") else part)
    found = read_deck(cut)
    assert found.deck is not None, found.problem
    assert list(found.unread) == [1]
    assert [[one.text.plain for one in slide.notes] for slide in found.deck.slides] == [[], ["Welcome"]]


@pytest.mark.parametrize("identity", ["", "rId99", "rId1"])
def test_slides_that_lead_nowhere_are_none(identity: str) -> None:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.BLANK)

    def change(name: str, part: bytes) -> bytes:
        if name == "ppt/presentation.xml":
            return re.sub(rb'(<p:sldId [^>]*r:id=")[^"]*"', rb"\g<1>" + identity.encode() + b'"', part)
        return part

    assert read_deck(old_decks.edited(deck.bytes(), change)).problem == "it has no slides"
