"""Edits that change no word are told, what programs write anew by themselves is not: real files, real programs."""

from __future__ import annotations

import copy
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

import deckgen
from built import Built
from deckgen.comparing import by_hand
from deckgen.comparing.comparison import Edits
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.manifest import PageRecord
from deckgen.office.built_file import read_built
from deckgen.processes.parsing import Parser
from deckgen.writers.diff import edits_text
from hand_made import image
from side_files import png

DECK = """\
title: Trade
transition: fade
data: {trips: {file: trips.csv, unit: bn}}
sections:
  - title: Border
    slides:
      - {id: drive, title: Most people drive, text: "Cars **lead**, says [the census](https://census.example.org)."}
      - id: chart
        title: Cars lead
        chart: {type: bar, rows: [[Cars, 3], [Buses, 1]], x: way, y: {n: Trips}, render: native}
        allow: [missing_source]
      - {id: view, title: The bridge, image: {file: bridge.png, alt: A bridge at dawn}}
      - {id: cards, title: Three tasks, cards: [Trade, Security, People]}
      - id: rows
        title: Some rows
        table: {rows: [[Texas, 3], [Ohio, 1]], columns: [State, Count]}
        allow: [missing_source]
      - id: unit
        title: Trips rise
        chart: {type: line, data: trips, x: year, y: {n: Trips}, render: native}
        allow: [missing_source]
"""
TRIPS = "year,n\n2016,3.5\n2017,1.5\n2018,2.5\n"
CREATION = (
    '<a:extLst><a:ext uri="{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}"><a16:creationId '
    'xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main" id="{0}"/></a:ext></a:extLst>'
)
PARSER = Parser()
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
Change = Callable[[Any], object]


def edits(path: Path) -> Edits:
    log = Diagnostics()
    file = read_built(path, path.name, log, PARSER)
    assert file is not None, [str(one) for one in log]
    return by_hand(file)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    (folder / "deck.yaml").write_text(DECK)
    (folder / "trips.csv").write_text(TRIPS)
    png(folder / "bridge.png")
    return deckgen.build(folder / "deck.yaml").path


@pytest.fixture
def told(built: Path, tmp_path: Path) -> Callable[[Change], list[str]]:
    """What is told of a file, once python-pptx has changed its slides and saved it."""

    def told(change: Change) -> list[str]:
        deck = Presentation(str(built))
        change({slide.name: slide for slide in deck.slides})
        deck.save(str(tmp_path / "edited.pptx"))
        return [line.strip() for line in edits_text(edits(tmp_path / "edited.pptx"))]

    return told


def named(slide: Any, name: str) -> Any:
    """A shape by its name, in whatever group it stands."""
    shapes = list(slide.shapes)
    for shape in shapes:
        shapes += getattr(shape, "shapes", [])
    return next(shape for shape in shapes if shape.name == name)


def remove(element: Any) -> None:
    element.getparent().remove(element)


def other_alt(slide: Any) -> None:
    named(slide, "Picture")._element._nvXxPr.cNvPr.set("descr", "A bridge at dusk")


def recolor(slide: Any) -> None:
    named(slide, "Text").text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(200, 0, 0)  # type: ignore[no-untyped-call]


def new_data(slide: Any) -> None:
    data = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = ["Cars", "Buses"]
    data.add_series("Trips", (4, 1))  # type: ignore[no-untyped-call]
    named(slide, "Chart").chart.replace_data(data)


def other_picture(slide: Any) -> None:
    _, identity = slide.part.get_or_add_image_part(io.BytesIO(image("#AA0000")))
    named(slide, "Picture")._element.blipFill.blip.rEmbed = identity


def other_link(slide: Any) -> None:
    run = next(run for run in named(slide, "Text").text_frame.paragraphs[0].runs if run.hyperlink.address)
    run.hyperlink.address = "https://elsewhere.example.org"


def dark(slide: Any) -> None:
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = RGBColor(0, 0, 0)  # type: ignore[no-untyped-call]


def move_group(slide: Any) -> None:
    named(slide, "Card: Trade").left += Pt(20)


def bullets(slide: Any) -> Any:
    return named(slide, "Text").text_frame.paragraphs[0]


def behind(slide: Any) -> None:
    picture = named(slide, "Picture")._element
    tree = picture.getparent()
    tree.remove(picture)
    tree.insert(2, picture)


def chart(slide: Any) -> Any:
    return named(slide, "Chart").chart


def retitle_chart(slide: Any) -> None:
    chart(slide).chart_title.text_frame.text = "By hand"


def label(slide: Any) -> None:
    chart(slide).plots[0].series[0].points[0].data_label.text_frame.text = "Look here"


def bulleted(slide: Any) -> None:
    properties = bullets(slide)._p.get_or_add_pPr()
    for mark in properties.findall("{*}buNone"):
        properties.remove(mark)
    etree.SubElement(properties, f"{A}buChar").set("char", "–")


def ellipse(slide: Any) -> None:
    next(named(slide, "Card: Trade")._element.iter(f"{A}prstGeom")).set("prst", "ellipse")


def number(slide: Any) -> None:
    named(slide, "Slide number").text_frame.paragraphs[0].runs[0].text = "Draft"


def without_sections(slide: Any) -> None:
    for extension in slide.part.package.presentation_part._element.findall(".//{*}ext"):
        remove(extension)


EDITS: dict[str, tuple[str, Change, str]] = {
    "moved": ("view", lambda one: setattr(named(one, "Picture"), "left", Pt(9)), "Picture: stands elsewhere"),
    "resized": ("view", lambda one: setattr(named(one, "Picture"), "width", Pt(90)), "Picture: has another size"),
    "turned": ("view", lambda one: setattr(named(one, "Picture"), "rotation", 12), "Picture: was turned"),
    "a group": ("cards", move_group, "Card: Trade: stands elsewhere"),
    "recolored words": ("drive", recolor, "Text: its words look otherwise"),
    "a ground": ("drive", dark, "has another ground"),
    "a picture": ("view", other_picture, "Picture: shows another picture"),
    "a crop": ("view", lambda one: setattr(named(one, "Picture"), "crop_left", 0.2), "Picture: is cut otherwise"),
    "data": ("chart", new_data, "Chart: has other values"),
    "added": ("drive", lambda one: one.shapes.add_shape(1, 0, 0, Pt(40), Pt(40)), "+ Rectangle 5 was added"),
    "gone": ("view", lambda one: remove(named(one, "Picture")._element), "- Picture is gone"),
    "alt": ("view", other_alt, "Picture: has another alternative text"),
    "a link": ("drive", other_link, "Text: leads elsewhere"),
    "a chart's title": ("chart", retitle_chart, "Chart: has other title or labels"),
    "a label": ("chart", label, "Chart: has other title or labels, gridlines, axes, gaps or numbers at values"),
    "a legend": (
        "chart",
        lambda one: setattr(chart(one), "has_legend", True),
        "Chart: has other legend",
    ),
    "an axis": (
        "chart",
        lambda one: setattr(chart(one).value_axis, "maximum_scale", 40),
        "Chart: has other ends of an axis",
    ),
    "a level": (
        "drive",
        lambda one: setattr(bullets(one), "level", 1),
        "Text: its paragraphs are aligned, indented or spaced otherwise",
    ),
    "a side": (
        "drive",
        lambda one: setattr(bullets(one), "alignment", PP_ALIGN.RIGHT),
        "Text: its paragraphs are aligned, indented or spaced otherwise",
    ),
    "space": (
        "drive",
        lambda one: setattr(bullets(one), "line_spacing", 2.0),
        "Text: its paragraphs are aligned, indented or spaced otherwise",
    ),
    "a bullet": ("drive", bulleted, "Text: its paragraphs are aligned, indented or spaced otherwise"),
    "an anchor": (
        "drive",
        lambda one: setattr(named(one, "Text").text_frame, "vertical_anchor", MSO_ANCHOR.BOTTOM),
        "Text: its words stand higher or lower in it",
    ),
    "an underline": (
        "drive",
        lambda one: setattr(bullets(one).runs[0].font, "underline", True),
        "Text: its words look otherwise",
    ),
    "the number": ("drive", number, "Slide number: says now Draft · #"),
    "behind others": ("view", behind, "Picture: stands before or behind other shapes"),
    "an outline": ("cards", ellipse, "Card: has another outline"),
    "a transition": ("drive", lambda one: remove(one._element.find("{*}transition")), "transition: none"),
}


def hide(slide: Any) -> None:
    named(slide, "Picture")._element._nvXxPr.cNvPr.set("hidden", "1")


def mirror(slide: Any) -> None:
    named(slide, "Picture")._element.spPr.xfrm.set("flipH", "1")


def gray(slide: Any) -> None:
    blip = next(named(slide, "Picture")._element.iter(f"{A}blip"))
    blip.insert(0, etree.SubElement(blip, f"{A}grayscl"))


def cast_shadow(slide: Any) -> None:
    effects = etree.SubElement(named(slide, "Picture")._element.spPr, f"{A}effectLst")
    etree.SubElement(etree.SubElement(effects, f"{A}outerShdw"), f"{A}srgbClr").set("val", "000000")


def highlight(slide: Any) -> None:
    look = next(slide.shapes.title._element.iter(f"{A}r")).get_or_add_rPr()
    etree.SubElement(etree.SubElement(look, f"{A}highlight"), f"{A}srgbClr").set("val", "FFFF00")


def widen_column(slide: Any) -> None:
    columns = named(slide, "Table").table.columns
    columns[0].width, columns[1].width = columns[0].width + Pt(40), columns[1].width - Pt(40)


def draw_border(slide: Any) -> None:
    cell = etree.SubElement(named(slide, "Table").table.cell(1, 1)._tc.get_or_add_tcPr(), f"{A}lnB", w="38100")
    etree.SubElement(etree.SubElement(cell, f"{A}solidFill"), f"{A}srgbClr").set("val", "FF0000")


def turn_bars(slide: Any) -> None:
    direction = next(named(slide, "Chart").chart._chartSpace.iter("{*}barDir"))
    direction.set("val", "bar" if direction.get("val") == "col" else "col")


def fill_bar(slide: Any) -> None:
    fill = named(slide, "Chart").chart.plots[0].series[0].points[1].format.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(9, 9, 9)  # type: ignore[no-untyped-call]


def fill_marker(slide: Any) -> None:
    fill = named(slide, "Chart").chart.plots[0].series[0].points[1].marker.format.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(9, 9, 9)  # type: ignore[no-untyped-call]


def format_labels(slide: Any) -> None:
    for written in named(slide, "Chart").chart._chartSpace.xpath(".//c:dLbls/c:numFmt"):
        written.set("formatCode", "0.00")


def enlarge_labels(slide: Any) -> None:
    named(slide, "Chart").chart.category_axis.tick_labels.font.size = Pt(30)


def other_unit(slide: Any) -> None:
    named(slide, "Chart words 1").text_frame.paragraphs[0].runs[0].text = "billion trips"


def heighten_row(slide: Any) -> None:
    row = named(slide, "Table").table.rows[1]
    row.height = row.height + Pt(30)


def break_line(slide: Any) -> None:
    (run,) = slide.shapes.title._element.iter(f"{A}r")
    words = run.t.text.split(" ", 1)
    run.t.text, rest = words[0], copy.deepcopy(run)
    rest.t.text = words[1]
    etree.SubElement(run.getparent(), f"{A}br")
    run.getparent().append(rest)


def ungroup(slide: Any) -> None:
    group = next(one for one in slide.shapes if one.name == "Card: Trade")
    for one in group.shapes:
        group._element.addprevious(one._element)
    remove(group._element)


EDITS |= {
    "row height": ("rows", heighten_row, "Table: has other row heights"),
    "line break": ("drive", break_line, "Title: has other line breaks"),
    "ungrouped": ("cards", ungroup, "Card: Trade: was ungrouped"),
    "hidden": ("view", hide, "Picture: has other visibility"),
    "mirrored": ("view", mirror, "Picture: has other mirroring"),
    "gray": ("view", gray, "Picture: has other picture effects"),
    "shadow": ("view", cast_shadow, "Picture: has other shadow or glow"),
    "highlighted": ("drive", highlight, "Title: has other highlighting"),
    "column widths": ("rows", widen_column, "Table: has other column widths"),
    "borders": ("rows", draw_border, "Table: has other borders"),
    "bars lie": ("chart", turn_bars, "Chart: has other bars or lines"),
    "one bar": ("chart", fill_bar, "Chart: has other colors of single values"),
    "one marker": ("unit", fill_marker, "Chart: has other colors of single values"),
    "number format": ("chart", format_labels, "Chart: has other number formats"),
    "label size": ("chart", enlarge_labels, "Chart: has other label sizes"),
    "unit": ("unit", other_unit, "Chart words 1: says now billion trips"),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_that_changes_no_word_is_told_at_its_slide(name: str, told: Callable[[Change], list[str]]) -> None:
    slide, change, words = EDITS[name]
    head, *under = told(lambda slides: change(slides[slide]))
    assert head.endswith(
        {
            "drive": "Most people drive",
            "chart": "Cars lead",
            "view": "The bridge",
            "rows": "Some rows",
            "unit": "Trips rise",
        }.get(slide, "tasks")
    )
    assert under == [words]


def test_cells_that_were_merged_are_told_as_that_alone(told: Callable[[Change], list[str]]) -> None:
    def merge(slides: dict[str, Any]) -> None:
        table = named(slides["rows"], "Table").table
        table.cell(1, 0).merge(table.cell(1, 1))

    assert told(merge)[1:] == ["Table: has other cells merged"]


def test_sections_that_were_changed_are_told(told: Callable[[Change], list[str]]) -> None:
    lines = told(lambda slides: without_sections(slides["drive"]))
    assert lines.count("the slide stands in another section") == 8


def resize(deck: Any) -> None:
    deck.slide_width = Pt(720)


def move_in_layout(deck: Any) -> None:
    deck.slide_layouts.get_by_name("Title and Content").placeholders[0].left = Pt(200)


def enlarge_in_layout(deck: Any) -> None:
    layout = deck.slide_layouts.get_by_name("Title and Content")
    next(layout.placeholders[1]._element.iter(f"{A}defRPr")).set("sz", "5000")


def move_in_master(deck: Any) -> None:
    named(deck.slide_masters[0], "Footer rule").top -= Pt(30)


def move_in_master_and_slides(deck: Any) -> None:
    move_in_master(deck)
    listed = deck.slides._sldIdLst
    first = listed[0]
    listed.remove(first)
    listed.append(first)


def recolor_theme(deck: Any) -> None:
    (theme,) = (one.target_part for one in deck.slide_masters[0].part.rels.values() if one.reltype.endswith("/theme"))
    theme._blob = theme.blob.replace(b"1F5FA8", b"AA0000")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (resize, ["size of the slides in points: 960 × 540 → 720 × 540"]),
        (move_in_layout, ["the layout “Title and Content”", "Title Placeholder 1: stands elsewhere"]),
        (enlarge_in_layout, ["the layout “Title and Content”", "Kicker Placeholder 2: its words look otherwise"]),
        (move_in_master, ["the slide master", "Footer rule: stands elsewhere"]),
        (
            move_in_master_and_slides,
            ["the slide master", "Footer rule: stands elsewhere", "1  Trade  stands elsewhere"],
        ),
        (recolor_theme, ["the slide master", "its colors or fonts are others"]),
    ],
)
def test_what_slides_stand_on_is_told_by_itself(
    change: Change, words: list[str], built: Path, tmp_path: Path
) -> None:
    deck = Presentation(str(built))
    change(deck)
    deck.save(str(tmp_path / "edited.pptx"))
    assert [line.strip() for line in edits_text(edits(tmp_path / "edited.pptx"))] == words


def rewritten(data: bytes, change: Callable[[str, str], str], **more: str) -> bytes:
    """The file with the words of its XML parts changed, and more parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as made:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith((".xml", ".rels")):
                content = change(name, content.decode()).encode()
            made.writestr(name, content)
        for name, words in more.items():
            made.writestr(name, words)
    return stream.getvalue()


COMMENTS = {
    "comments/comment1.xml": (
        '<p:cmLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cm authorId="0" idx="1">'
        '<p:pos x="10" y="10"/><p:text>Is this so?</p:text></p:cm></p:cmLst>',
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    ),
    "comments/modernComment_100_0.xml": (
        '<p188:cmLst xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p188:cm id="{1}"><p188:txBody><a:p><a:r>'
        "<a:t>Is this so?</a:t></a:r></a:p></p188:txBody></p188:cm></p188:cmLst>",
        "http://schemas.microsoft.com/office/2018/10/relationships/comments",
    ),
}


@pytest.mark.parametrize("part", COMMENTS)
def test_a_comment_is_told_with_its_words(part: str, built: Path, tmp_path: Path) -> None:
    words, kind = COMMENTS[part]

    def related(name: str, xml: str) -> str:
        relation = f'<Relationship Id="rId99" Type="{kind}" Target="../{part}"/></Relationships>'
        return xml.replace("</Relationships>", relation) if name == "ppt/slides/_rels/slide3.xml.rels" else xml

    path = tmp_path / "edited.pptx"
    path.write_bytes(rewritten(built.read_bytes(), related, **{f"ppt/{part}": words}))
    (edit,) = edits(path).slides
    assert [(one.what, one.new) for one in edit.looks] == [("comment", "Is this so?")]


def _cut(match: re.Match[str]) -> str:
    return f"{match[1]}{match[3]} </a:t></a:r><a:r>{match[2]}<a:t>{match[4]}</a:t></a:r>"


def as_powerpoint_writes(name: str, xml: str) -> str:
    """A part with what PowerPoint is known to change when it saves a file in which nobody changed anything."""
    if name == "docProps/app.xml":
        return xml.replace("<Application>deckgen<", "<Application>Microsoft Office PowerPoint<")
    if name.startswith("ppt/slides/slide"):
        xml = re.sub(r'(<a:rPr lang="[^"]+")', r'\1 dirty="0" err="1" smtClean="0"', xml)
        xml = re.sub(r'<a:endParaRPr lang="[^"]+"', '<a:endParaRPr lang="de-DE" dirty="0"', xml)
        xml = re.sub(r'(<p:cNvPr id="\d+" name="[^"]*")/>', rf"\1>{CREATION}</p:cNvPr>", xml)
        xml = re.sub(r'<p:cSld name="[^"]*">', "<p:cSld>", xml)
        # A run is cut in two where somebody once put the cursor.
        xml = re.sub(r"(<a:r>(<a:rPr(?:(?!</a:r>).)*</a:rPr>)<a:t>)(\w+) ([^<]*)</a:t></a:r>", _cut, xml)
        xml = re.sub(r'<a:off x="(\d+)" y="(\d+)"/>', lambda m: f'<a:off x="{int(m[1]) + 1}" y="{m[2]}"/>', xml)
        xml = re.sub(
            r"<p:transition (.*?)</p:transition>",
            '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
            'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" Requires="p14"><p:transition '
            r'p14:dur="700" \1</p:transition></mc:Choice><mc:Fallback><p:transition \1</p:transition></mc:Fallback>'
            "</mc:AlternateContent>",
            xml,
        )
    if name.startswith("ppt/charts/chart"):
        xml = xml.replace("<c:v>3</c:v>", "<c:v>3.0000000000000004</c:v>")
        xml = re.sub(r'<c:lang val="[^"]+"/>', '<c:lang val="de-DE"/>', xml)
    return xml


@pytest.mark.parametrize("deck", ["talk", "everything"])
def test_what_powerpoint_writes_anew_is_no_edit(deck: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    file: Built = request.getfixturevalue(deck)
    path = tmp_path / "saved.pptx"
    path.write_bytes(rewritten(file.made.path.read_bytes(), as_powerpoint_writes))
    assert edits(path) == Edits()


def renamed(data: bytes) -> bytes:
    """The file with other prefixes, attributes in another order, and slides under other names of parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as made:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("ppt/slides/slide"):
                content = re.sub(rb"(</?)p:", rb"\1x:", content).replace(b"xmlns:p=", b"xmlns:x=")
                root = etree.fromstring(content)
                for element in root.iter():
                    attributes = sorted(element.attrib.items(), reverse=True)
                    element.attrib.clear()
                    element.attrib.update(attributes)
                content = etree.tostring(root)
            content = (
                content.replace(b"slides/slide", b"slides/page") if name.endswith((".rels", "].xml")) else content
            )
            made.writestr(re.sub(r"slides/(_rels/)?slide", r"slides/\1page", name), content)
    return stream.getvalue()


def test_prefixes_order_of_attributes_and_names_of_parts_make_no_difference(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "saved.pptx"
    path.write_bytes(renamed(built.read_bytes()))
    assert edits(path) == Edits()


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is missing")
class TestLibreOffice:
    """Files that LibreOffice opened and saved."""

    @staticmethod
    def saved(path: Path, folder: Path) -> Path:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "pptx",
            "--outdir",
            str(folder / "saved"),
            str(path),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
        return folder / "saved" / path.name

    @pytest.mark.parametrize("deck", ["talk", "everything"])
    def test_what_it_writes_anew_is_no_edit(self, deck: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
        file: Built = request.getfixturevalue(deck)
        assert edits(self.saved(file.made.path, tmp_path)) == Edits()

    def test_decks_from_right_to_left_are_no_edit_either(self, tmp_path: Path) -> None:
        (tmp_path / "deck.yaml").write_text(DECK.replace("title: Trade", "title: Trade\nlanguage: ar", 1))
        (tmp_path / "trips.csv").write_text(TRIPS)
        png(tmp_path / "bridge.png")
        path = deckgen.build(tmp_path / "deck.yaml").path
        assert edits(self.saved(path, tmp_path)) == Edits()

    def test_an_edit_is_still_told_after_it_saved_the_file(self, built: Path, tmp_path: Path) -> None:
        deck = Presentation(str(built))
        slides = {slide.name: slide for slide in deck.slides}
        recolor(slides["drive"])
        bullets(slides["drive"]).alignment = PP_ALIGN.RIGHT
        number(slides["view"])
        new_data(slides["chart"])
        other_picture(slides["view"])
        named(slides["view"], "Picture").left += Emu(300_000)
        cell = named(slides["rows"], "Table").table.cell(1, 0)
        cell.fill.solid()
        cell.fill.fore_color.rgb = RGBColor(255, 255, 0)  # type: ignore[no-untyped-call]
        slides["cards"].shapes.title.text_frame.paragraphs[0].runs[0].hyperlink.address = "https://example.org/cards"
        slides["unit"].shapes.title.text_frame.paragraphs[0].runs[0].text = "Nobody goes there"
        deck.save(str(tmp_path / "edited.pptx"))
        found = edits(self.saved(tmp_path / "edited.pptx", tmp_path)).slides
        # It calls placeholders otherwise.
        assert [(one.where, one.old, one.new) for edit in found for one in edit.words] == [
            ("Title", "Trips rise", "Nobody goes there")
        ]
        assert [(edit.slide.id, one.shape, one.what) for edit in found for one in edit.looks] == [
            ("drive", "Text", "words"),
            ("drive", "Text", "paragraphs"),
            ("chart", "Chart", "data"),
            ("view", "Picture", "moved"),
            ("view", "Picture", "picture"),
            ("view", "Slide number", "said"),
            ("cards", "Title", "link"),
            ("rows", "Table", "color"),
        ]


def test_what_an_earlier_deckgen_did_not_note_is_no_edit(built: Path) -> None:
    log = Diagnostics()
    file = read_built(built, "deck.pptx", log, PARSER)
    assert file is not None

    def earlier(page: PageRecord) -> PageRecord:
        assert page.looks is not None
        later = {"inherits": False, "form": "", "edge": 0, "paragraphs": (), "anchor": "", "said": "", "frame": ()}
        shapes = tuple(replace(one, **later) for one in page.looks.shapes)
        return replace(page, looks=replace(page.looks, shapes=shapes, layout="", edition=1))

    slides = (replace(slide, pages=tuple(map(earlier, slide.pages))) for slide in file.manifest.slides)
    old = replace(file, manifest=replace(file.manifest, slides=tuple(slides), sheets=(), size=()))
    assert not old.knows_looks
    assert by_hand(old) == Edits()


def test_files_of_the_first_deckgens_are_compared_by_their_words(built: Path) -> None:
    log = Diagnostics()
    file = read_built(built, "deck.pptx", log, PARSER)
    assert file is not None
    assert file.knows_looks
    slides = tuple(
        replace(slide, pages=tuple(replace(page, looks=None) for page in slide.pages))
        for slide in file.manifest.slides
    )
    old = replace(file, manifest=replace(file.manifest, slides=slides))
    assert not old.knows_looks
    assert by_hand(old) == Edits()
