"""Shapes as PowerPoint's users meet them: placeholders, alternative texts, links, tables, pictures, words."""

from __future__ import annotations

import io
from math import cos, radians, sin
from typing import Any

import pytest
from msgspec.structs import replace
from pptx import Presentation
from pptx.shapes.base import BaseShape
from pptx.util import Pt as Points

from deckgen.model.brand import Brand
from deckgen.model.connector import Connector, End, Side, Way
from deckgen.model.geometry import Box, Emu, Inch, Pt
from deckgen.model.page import Bundle, Group, Line, Polyline, Rectangle, TextBox
from deckgen.model.rich_text import Run, Text, parse
from deckgen.writers.pptx import flaws
from hand_made import Make, Opened
from written_file import write

SLIDE = "ppt/slides/slide1.xml"


def first(make: Make, *shapes: Any, layout: str = "content", **options: Any) -> Any:
    page = make.page("one", "One", *shapes, layout=layout)
    return Presentation(io.BytesIO(write(make.document(page, **options), Brand()))).slides[0]


def words(make: Make, paragraph: Any, **options: Any) -> Any:
    box = TextBox(make.picture().box, (paragraph,), "Words")
    return next(shape for shape in first(make, box, **options).shapes if shape.name == "Words").text_frame.paragraphs[
        0
    ]


def test_roles_fill_the_placeholders_of_the_layout(make: Make) -> None:
    slide = first(make, make.filled("body", "body", make.bullet("A")), layout="body")
    assert {(place.placeholder_format.type.name, place.placeholder_format.idx) for place in slide.placeholders} == {
        ("TITLE", 0),
        ("BODY", 1),
        ("FOOTER", 10),
        ("SLIDE_NUMBER", 11),
    }


def test_a_placeholder_takes_its_place_from_the_layout_unless_it_was_moved(make: Make, opened: type[Opened]) -> None:
    own = make.filled("body", "body", make.par("A"))
    moved = replace(own, box=replace(own.box, width=own.box.width - Inch(1)))
    path = "//p:sp[p:nvSpPr/p:cNvPr/@name='Body']/p:spPr/a:xfrm"
    for box, count in ((own, 0), (moved, 1)):
        page = make.page("one", "One", box, layout="body")
        assert len(opened(write(make.document(page), Brand())).find(SLIDE, path)) == count


def test_a_role_that_the_layout_lacks_or_has_given_away_is_a_text_box(make: Make) -> None:
    spare = TextBox(make.picture().box, (make.par("Spare"),), "Spare", "tracker")
    twice = TextBox(make.picture().box, (make.par("Twice"),), "Twice", "title")
    shapes = {shape.name: shape for shape in first(make, spare, twice).shapes}
    assert not shapes["Spare"].is_placeholder
    assert not shapes["Twice"].is_placeholder
    assert (shapes["Spare"].text_frame.text, shapes["Twice"].text_frame.text) == ("Spare", "Twice")


def test_empty_words_leave_nothing_behind(make: Make) -> None:
    empty = TextBox(make.picture().box, (make.par(""),), "Empty", "kicker")
    panel = TextBox(make.picture().box, (), "Panel", fill="F2F5F8")
    assert [shape.name for shape in first(make, empty, panel).shapes] == ["Title", "Panel", "Source", "Number"]


def test_a_slide_that_shows_no_title_has_one_for_screen_readers(make: Make) -> None:
    page = replace(make.page("one", "A port at night"), shapes=(make.picture(),))
    data = write(make.document(page), Brand())
    slide = Presentation(io.BytesIO(data)).slides[0]
    assert slide.shapes.title.text_frame.text == "A port at night"
    assert slide.shapes.title.top + slide.shapes.title.height < 0
    assert flaws(data) == []


def test_decorations_are_marked_and_pictures_are_described(make: Make, opened: type[Opened]) -> None:
    written = opened(write(make.sample(), Brand()))
    path = "//*[local-name()='decorative'][@val='1']/ancestor::p:cNvPr/@name"
    assert written.find("ppt/slides/slide5.xml", path) == ["Bar", "Rule"]
    assert written.find("ppt/slides/slide5.xml", "//p:pic//p:cNvPr/@descr") == ["A green area"]
    assert written.find("ppt/slides/slide4.xml", "//p:graphicFrame//p:cNvPr/@descr") == ["A table of chapters"]


def test_hidden_slides_are_hidden(make: Make, opened: type[Opened]) -> None:
    written = opened(write(make.sample(), Brand()))
    assert [written.xml(f"ppt/slides/slide{number}.xml").get("show") for number in (5, 6)] == [None, "0"]


def test_one_picture_is_stored_once(make: Make, opened: type[Opened]) -> None:
    pages = [make.page(name, name, make.picture(), make.picture()) for name in ("one", "two")]
    written = opened(write(make.document(*pages), Brand()))
    assert [name for name in written.names if "/media/" in name] == ["ppt/media/image1.png"]


def test_an_svg_stands_beside_its_bitmap(make: Make, opened: type[Opened]) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    written = opened(write(make.document(make.page("one", "One", make.picture(svg=drawing))), Brand()))
    relations = {each.get("Id"): each.get("Target") for each in written.xml("ppt/slides/_rels/slide1.xml.rels")}
    bitmap, vector = written.find(SLIDE, "//a:blip/@r:embed | //*[local-name()='svgBlip']/@r:embed")
    assert (relations[bitmap], relations[vector]) == ("../media/image1.png", "../media/image2.svg")
    assert written.find(SLIDE, "//a:blip//a:ext/@uri") == ["{96DAC541-7B7A-43D3-8B79-37D633B846F1}"]


def test_a_picture_is_cropped(make: Make) -> None:
    shapes = first(make, make.picture(crop=(0.25, 0, 0.1, 0))).shapes
    picture = next(shape for shape in shapes if shape.name == "Chart")
    assert (picture.crop_left, picture.crop_top, picture.crop_right, picture.crop_bottom) == (0.25, 0, 0.1, 0)


def test_a_table_is_native(make: Make) -> None:
    rows = (("Issue", "Progress"), ("Energy & trade", "**Good** <now>"))
    frame = next(shape for shape in first(make, make.table(*rows)).shapes if shape.has_table)
    assert [[cell.text for cell in row.cells] for row in frame.table.rows] == [
        ["Issue", "Progress"],
        ["Energy & trade", "Good <now>"],
    ]
    assert frame.table.first_row
    assert {cell.vertical_anchor.name for cell in frame.table.iter_cells()} == {"MIDDLE"}


def test_a_rule_between_two_rows_belongs_to_both(make: Make, opened: type[Opened]) -> None:
    page = make.page("one", "One", make.table(("a",), ("b",)))
    written = opened(write(make.document(page), Brand()))
    lines = written.find(SLIDE, "//a:tr[1]//a:lnB//a:schemeClr/@val | //a:tr[2]//a:lnT//a:schemeClr/@val")
    assert len(lines) == 2
    assert lines[0] == lines[1]


def test_the_last_row_of_a_totaled_table_is_its_total(make: Make) -> None:
    rows = (("Issue", "Votes"), ("Energy", "3"), ("Total", "3"))
    tables = [make.table(*rows), replace(make.table(*rows), totaled=True)]
    frames = [shape for shape in first(make, *tables).shapes if shape.has_table]
    assert [frame.table.last_row for frame in frames] == [False, True]


def test_the_columns_of_a_table_under_shapes_are_not_turned_round(make: Make) -> None:
    plain = make.table(("Issue", "Votes"))
    shapes = first(make, plain, replace(plain, overlaid=True), language="ar").shapes
    ways = [shape._element.find(".//{*}tblPr").get("rtl") for shape in shapes if shape.has_table]
    assert ways == ["1", None]


def test_decorations_that_belong_together_are_a_group(make: Make) -> None:
    area = Rectangle(Box(Inch(2), Inch(3), Inch(1), Pt(10)), "1F5FA8", "Bar: Texas")
    zero = Line(Box(Inch(2), Inch(3), Pt(0), Pt(10)), "6B7785", Pt(1), "Zero")
    group = Group(Box(Inch(2), Inch(3), Inch(1), Pt(10)), (area, zero), "Bars")
    (found,) = (shape for shape in first(make, group).shapes if shape.name == "Bars")
    assert [part.name for part in found.shapes] == ["Bar: Texas", "Zero"]
    assert (found.left, found.top, found.width, found.height) == (Inch(2), Inch(3), Inch(1), Pt(10))
    assert (found.shapes[0].left, found.shapes[0].width) == (Inch(2), Inch(1))
    assert found._element.find(".//{*}cNvPr//{*}decorative").get("val") == "1"


def test_a_polyline_is_a_freeform_with_a_dot_at_its_end(make: Make) -> None:
    strokes = (((Pt(3), Pt(9)), (Pt(20), Pt(3))), ((Pt(40), Pt(5)),))
    line = Polyline(Box(Inch(2), Inch(3), Pt(50), Pt(12)), strokes, "1F5FA8", Pt(1.5), "Line", Pt(2))
    (found,) = (shape for shape in first(make, line).shapes if shape.name == "Line")
    drawn, dot = found._element.findall(".//{*}path")
    points = [(int(each.get("x")), int(each.get("y"))) for each in drawn.iter("{*}pt")]
    assert [each.tag.rpartition("}")[2] for each in drawn] == ["moveTo", "lnTo", "moveTo", "lnTo"]
    assert points == [*strokes[0], strokes[1][0], strokes[1][0]]
    assert (drawn.get("fill"), dot.get("stroke")) == ("none", "0")
    assert dot.find(".//{*}pt").get("x") == str(Pt(42))
    assert found._element.find(".//{*}ln/{*}solidFill/{*}schemeClr") is not None


SIDES: tuple[tuple[Side, Side, Way], ...] = (
    ("right", "left", "straight"),
    ("bottom", "bottom", "curved"),
    ("top", "top", "curved"),
    ("right", "right", "curved"),
    ("left", "left", "bent"),
    ("bottom", "top", "bent"),
    ("left", "right", "curved"),
    ("right", "top", "curved"),
    ("top", "right", "bent"),
)


@pytest.mark.parametrize(("start", "end", "way"), SIDES)
@pytest.mark.parametrize("to", [(5.0, 4.0), (1.0, 4.5), (1.5, 1.0), (3.0, 2.0), (6.0, 2.0)])
def test_a_connector_begins_and_ends_where_its_boxes_are(
    make: Make, start: Side, end: Side, way: Way, to: tuple[float, float]
) -> None:
    points = (Inch(3), Inch(2)), (Inch(to[0]), Inch(to[1]))
    arrow = Connector(End("A", start, points[0]), End("B", end, points[1]), "1F5FA8", Pt(2), "Arrow", way, Pt(40))
    (found,) = (shape for shape in first(make, arrow).shapes if shape.name == "Arrow")
    if arrow.turns_elsewhere:
        assert drawn_ends(found) == pytest.approx([*points[0], *points[1]], abs=1)
        return
    place = found._element.find(".//{*}xfrm")
    width, height = (int(place.find("{*}ext").get(side)) for side in ("cx", "cy"))
    left, top = (int(place.find("{*}off").get(axis)) for axis in ("x", "y"))
    turn = radians(int(place.get("rot", 0)) / 60_000)
    seen = []
    for x, y in ((-width / 2, -height / 2), (width / 2, height / 2)):
        x, y = (-x if place.get("flipH") else x), (-y if place.get("flipV") else y)
        turned = x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)
        seen += [left + width / 2 + turned[0], top + height / 2 + turned[1]]
    assert seen == pytest.approx([*points[0], *points[1]], abs=1)


def drawn_ends(found: BaseShape) -> list[int]:
    """Where a freeform begins and ends on its slide."""
    corners = found._element.findall(".//{*}pt")
    places = ((corner.get("x", ""), corner.get("y", "")) for corner in (corners[0], corners[-1]))
    return [int(at) + offset for x, y in places for at, offset in ((x, found.left), (y, found.top))]


def test_a_connector_is_fastened_to_its_boxes_in_the_group_that_they_share(make: Make) -> None:
    boxes = [
        TextBox(Box(Inch(x), Inch(3), Inch(1), Inch(1)), (make.par(name),), name, fill="F2F5F8", corner=Pt(6))
        for x, name in ((2, "A"), (4, "B"))
    ]
    ends = End("A", "right", (Inch(3), Inch(3.5))), End("B", "left", (Inch(4), Inch(3.5)))
    arrow = Connector(*ends, "1F5FA8", Pt(2), "Arrow")
    page = replace(
        make.page("one", "1", *boxes, arrow),
        bundles=(Bundle("Flow", "A leads to B.", frozenset(("A", "B", "Arrow"))),),
    )
    deck = Presentation(io.BytesIO(write(make.document(page), Brand())))
    (group,) = (shape for shape in deck.slides[0].shapes if shape.name == "Flow")
    assert group._element.find(".//{*}cNvPr").get("descr") == "A leads to B."
    assert (group.left, group.top, group.width, group.height) == (Inch(2), Inch(3), Inch(3), Inch(1))
    one, other, found = group.shapes
    start, end = (found._element.find(f".//{{*}}{tag}") for tag in ("stCxn", "endCxn"))
    assert (int(start.get("id")), start.get("idx")) == (one.shape_id, "3")
    assert (int(end.get("id")), end.get("idx")) == (other.shape_id, "1")
    assert found._element.find(".//{*}tailEnd").get("type") == "triangle"
    assert one._element.find(".//{*}prstGeom").get("prst") == "roundRect"
    assert one._element.find(".//{*}cNvSpPr").get("txBox") is None


def test_what_libreoffice_would_draw_elsewhere_is_a_freeform_with_a_head(make: Make) -> None:
    ends = End("A", "bottom", (Inch(3), Inch(2))), End("B", "bottom", (Inch(1), Inch(2)))
    under = Connector(*ends, "1F5FA8", Pt(2), "Arrow", "curved", Pt(40))
    (found,) = (shape for shape in first(make, under).shapes if shape.name == "Arrow")
    assert found._element.find(".//{*}prstGeom") is None
    assert (found.left, found.top, found.width, found.height) == (Inch(1), Inch(2), Inch(2), Pt(40))
    assert found._element.find(".//{*}tailEnd").get("type") == "triangle"


def test_words_keep_their_looks(make: Make) -> None:
    text = parse("plain **bold** *italic* `code` x^2^ H~2~O")
    runs = {run.text.strip(): run for run in words(make, make.par(text, 18)).runs}
    assert (runs["bold"].font.bold, runs["plain"].font.bold) == (True, False)
    assert runs["italic"].font.italic
    assert runs["code"].font.name == "DejaVu Sans Mono"
    assert runs["plain"].font.name == "+mn-lt"
    assert {run.font.size for run in runs.values()} == {Points(18)}
    assert [run._r.rPr.get("baseline") for run in runs.values() if run.text == "2"] == ["-25000"]


def test_every_run_says_its_language(make: Make, opened: type[Opened]) -> None:
    written = opened(write(replace(make.sample(), language="es-MX"), Brand()))
    slides = [name for name in written.names if name.startswith(("ppt/slides/s", "ppt/notesSlides/n"))]
    said = {lang for name in slides for lang in written.find(name, "//a:rPr/@lang | //a:endParaRPr/@lang")}
    silent = [
        each for name in slides for each in written.find(name, "//a:rPr[not(@lang)] | //a:endParaRPr[not(@lang)]")
    ]
    assert (said, silent) == ({"es-MX"}, [])


def test_links_lead_out_and_to_other_slides(make: Make) -> None:
    links = ("https://example.org/a?x=1&y=á b", "mailto:a@b.org", "#two", "#nowhere", "mailto:a@b.org")
    text = Text(tuple(Run(link, link=link) for link in links))
    box = TextBox(make.picture().box, (make.par(text),), "Words")
    deck = Presentation(io.BytesIO(write(make.document(make.page("one", "1", box), make.page("two", "2")), Brand())))
    shape = next(shape for shape in deck.slides[0].shapes if shape.name == "Words")
    site, mail, jump, lost, again = shape.text_frame.paragraphs[0].runs
    assert site.hyperlink.address == "https://example.org/a?x=1&y=%C3%A1%20b"
    assert mail.hyperlink.address == again.hyperlink.address == "mailto:a@b.org"
    assert mail._r.rPr.hlinkClick.rId != again._r.rPr.hlinkClick.rId
    assert jump._r.rPr.hlinkClick.get("action") == "ppaction://hlinksldjump"
    assert deck.slides[0].part.related_part(jump._r.rPr.hlinkClick.rId) is deck.slides[1].part
    assert lost._r.rPr.hlinkClick is None


def test_the_slide_number_is_a_field(make: Make, opened: type[Opened]) -> None:
    written = opened(write(make.document(make.page("one", "One")), Brand()))
    assert written.find(SLIDE, "//a:fld/@type") == ["slidenum"]
    assert written.find(SLIDE, "//a:fld/@id")[0].startswith("{")


def test_a_line_break_is_one(make: Make) -> None:
    paragraph = words(make, make.par(Text((Run("one\ntwo", bold=True),))))
    assert paragraph.text == "one\vtwo"
    assert [run.font.bold for run in paragraph.runs] == [True, True]


@pytest.mark.parametrize(
    "said",
    ["Emoji 😀👩‍👩‍👧", "العربية", "中文，测试", "“Quotes” 'and' \"more\"", "a < b && c > d", "]]>", "tab\there", "é"],
)
def test_unusual_words_come_back_as_they_were(make: Make, said: str) -> None:
    page = make.page("one", "One", TextBox(make.picture().box, (make.par(Text((Run(said),))),), said), notes=(
        make.par(Text((Run(said),))),
    ), section=said)  # fmt: skip
    data = write(make.document(page, title=said, author=said), Brand())
    assert flaws(data) == []
    deck = Presentation(io.BytesIO(data))
    shape = next(shape for shape in deck.slides[0].shapes if shape.name == said)
    assert shape.text_frame.paragraphs[0].runs[0]._r.t.text == said
    assert deck.core_properties.title == said


def test_what_xml_cannot_hold_is_left_out(make: Make) -> None:
    paragraph = words(make, make.par(Text((Run("a\x07b\ud800c\uffffd\x0be"),))))
    assert paragraph.text == "abcde"


def test_bullets_hang_and_lists_count_on(make: Make, opened: type[Opened]) -> None:
    body = make.filled(
        "body",
        "body",
        make.bullet("first"),
        make.bullet("three", number=3),
        make.bullet("four", number=4),
        make.bullet("below", 1),
        make.bullet("five", number=5),
        make.bullet("one", number=1),
        make.par("none"),
    )
    written = opened(write(make.document(make.page("one", "One", body, layout="body")), Brand()))
    at = "//p:sp[p:nvSpPr/p:cNvPr/@name='Body']//a:p"
    # PowerPoint counts on through neighbours that name one start.
    assert written.find(SLIDE, f"{at}//a:buAutoNum/@startAt") == ["3", "3", "3"]
    assert len(written.find(SLIDE, f"{at}//a:buAutoNum")) == 4
    assert written.find(SLIDE, f"{at}[1]/a:pPr/@marL | {at}[1]/a:pPr/@indent") == ["228600", "-228600"]
    assert len(written.find(SLIDE, f"{at}[7]/a:pPr/a:buNone")) == 1


def test_text_is_set_as_it_was_measured(make: Make, opened: type[Opened]) -> None:
    written = opened(write(make.sample(), Brand()))
    slides = [name for name in written.names if name.startswith("ppt/slides/s")]
    assert not [each for name in slides for each in written.find(name, "//a:normAutofit | //a:spAutoFit")]
    assert not [each for name in slides for each in written.find(name, "//a:rPr[not(@sz)]")]
    assert {wrap for name in slides for wrap in written.find(name, "//p:txBody/a:bodyPr/@wrap")} == {"square"}


def test_a_line_is_flat_or_upright(make: Make) -> None:
    from deckgen.model.page import Line

    box = replace(make.picture().box, height=Pt(1))
    flat, upright = (
        Line(box, "D9DEE5", Pt(1), "flat"),
        Line(replace(box, width=Emu(9), height=Pt(90)), "1B2A41", Pt(2), "up"),
    )
    shapes = {shape.name: shape for shape in first(make, flat, upright).shapes}
    assert (shapes["flat"].height, shapes["up"].width) == (0, 0)
    assert shapes["up"].line.width == Points(2)


def test_capitals_are_a_look_and_not_the_words(make: Make, opened: type[Opened]) -> None:
    kicker = replace(make.par("Trade"), style=replace(make.par("Trade").style, caps=True))
    written = opened(write(make.document(make.page("one", "One", make.filled("content", "kicker", kicker))), Brand()))
    shape = "//p:sp[p:nvSpPr/p:cNvPr/@name='Kicker']//a:r"
    assert written.find(SLIDE, f"{shape}/a:rPr/@cap | {shape}/a:t/text()") == ["all", "Trade"]
