"""`deckgen import`: what is said on an old slide is said on the new one, or the report tells what isn't."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.chart.data import XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Inches

import old_decks
from command import run
from imported_deck import imported

_A14 = "http://schemas.microsoft.com/office/drawing/2010/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice isn't found, unless a test asks for it: it takes its time to start."""
    monkeypatch.setenv("PATH", "")


def r(words: str) -> str:
    """Letters of a formula."""
    return f"<m:r><m:t>{words}</m:t></m:r>"


SQUARED = f"<m:sSup><m:e>{r('v')}</m:e><m:sup>{r('2')}</m:sup></m:sSup>"
ENERGY = f"{r('E=')}<m:f><m:num>{r('m')}{SQUARED}</m:num><m:den>{r('2')}</m:den></m:f>"
SUM = (
    f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{r("i=1")}</m:sub><m:sup>{r("n")}</m:sup>'
    f"<m:e><m:rad><m:deg/><m:e>{r('α')}</m:e></m:rad></m:e></m:nary>"
)
MATRIX = f"{r('A=')}<m:d><m:e><m:m><m:mr><m:e>{r('a')}</m:e><m:e>{r('b')}</m:e></m:mr></m:m></m:e></m:d>"


def with_formula(deck: old_decks.OldDeck, title: str, before: str, omml: str, after: str = "") -> None:
    """A slide with a formula between words."""
    slide = deck.slide(old_decks.TITLE_ONLY, title)
    paragraph = deck.box(slide, before, 1, 2, 6, 1, size=24).text_frame.paragraphs[0]
    paragraph._p.append(
        etree.fromstring(f'<a14:m xmlns:a14="{_A14}" xmlns:m="{_M}"><m:oMath>{omml}</m:oMath></a14:m>')
    )
    if after:
        paragraph.add_run().text = after


def a_deck_of_formulas() -> bytes:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    with_formula(deck, "Behind words", "Energy is ", ENERGY)
    with_formula(deck, "Alone", "", SUM)
    with_formula(deck, "As letters", "The speed ", SQUARED, " counts")
    with_formula(deck, "Within words", "That is ", ENERGY, " at last")
    with_formula(deck, "A matrix", "", MATRIX)
    return deck.bytes()


def test_a_formula_is_never_flattened(tmp_path: Path) -> None:
    deck, report = imported(tmp_path, a_deck_of_formulas())
    text = (deck / "deck.yaml").read_text()
    assert "        text: Energy is\n        math: E=\\frac{mv^{2}}{2}\n" in text
    assert "        math: ∑_{i=1}^{n} \\sqrt{α}\n" in text
    assert "The speed v^2^ counts" in text
    assert "That is E=(mv^2^)/2 at last" in text
    kept = [slide["kept"] for slide in report["slides"]]
    assert kept == ["whole", "whole", "whole", "whole", "partly", "partly"]
    assert "stands in one line, with brackets" in report["slides"][4]["not_taken_over"][0]
    assert "doesn't show how it was built" in report["slides"][5]["not_taken_over"][0]
    assert run(deck, "build").returncode == 0


def test_a_formula_that_tex_has_no_words_for_is_the_picture_that_powerpoint_left(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    with_formula(deck, "A matrix", "", MATRIX)
    slide = deck.presentation.slides[1]
    shape = slide.shapes[-1]._element
    _, picture = slide.part.get_or_add_image_part(old_decks.picture("red"))
    choice = etree.fromstring(
        f'<mc:AlternateContent xmlns:mc="{_MC}" xmlns:r="{_R}" xmlns:a="{_A}" xmlns:p="{_P}">'
        '<mc:Choice Requires="a14"/>'
        f'<mc:Fallback><p:sp><p:spPr><a:blipFill><a:blip r:embed="{picture}"/></a:blipFill></p:spPr></p:sp>'
        "</mc:Fallback></mc:AlternateContent>"
    )
    shape.addprevious(choice)
    choice[0].append(shape)
    folder, report = imported(tmp_path, deck.bytes())
    assert report["slides"][1]["kept"] == "picture"
    text = (folder / "deck.yaml").read_text()
    assert '"A formula: A=(a b)"' in text
    assert "file: assets/images/a-matrix-formula.png" in text


AB: dict[str, list[float | None]] = {"A": [1.0, 2.0, 3.0], "B": [2.0, 2.0, 1.0]}
TIMES = ["2019", "2020", "2021"]


def charted(folder: Path, kind: XL_CHART_TYPE, change: Callable[[Any], None] = lambda chart: None) -> tuple[str, Any]:
    """What is written of a slide with a chart, and what the report says of it."""
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    chart = deck.chart(deck.slide(old_decks.TITLE_ONLY, "Freight"), kind, old_decks.categories(TIMES, **AB), "Boxes")
    change(chart)
    made, report = imported(folder, deck.bytes())
    assert not report["errors"]
    text = (made / "deck.yaml").read_text() + (made / "assets/data/boxes.csv").read_text()
    return text, report["slides"][1]


def set_in(path: str, tag: str, **values: str) -> Callable[[Any], None]:
    """Add an element to a part of a chart."""

    def change(chart: Any) -> None:
        held = chart._chartSpace.find(path, {"c": _C})
        held.append(etree.SubElement(held, f"{{{_C}}}{tag}", values))

    return change


@pytest.mark.parametrize(
    ("kind", "written", "said"),
    [
        ("AREA", "type: line", "areas that stood before one another, and weren't added up, are lines"),
        ("AREA_STACKED", "type: area", None),
        ("AREA_STACKED_100", "type: share", "areas of parts that make 100 % are bars of 100 %"),
        ("LINE_STACKED", "type: area", "lines that were added up are the bands of an area chart"),
        ("LINE_STACKED_100", "type: share", "lines of parts that make 100 % are bars of 100 %"),
        ("COLUMN_STACKED_100", "type: share", "columns of 100 % lie on their side now"),
        ("BAR_CLUSTERED", "type: grouped", "bars that lay on their side stand now"),
        ("BAR_STACKED", "type: stacked", "bars that lay on their side stand now"),
        ("BAR_STACKED_100", "type: share", None),
        ("DOUGHNUT", "type: grouped", "rings within each other are bars side by side"),
        ("RADAR", "type: grouped", "a chart of a kind that deckgen has not (radarChart) is drawn as grouped"),
    ],
)
def test_a_chart_is_never_of_another_shape_in_silence(
    tmp_path: Path, kind: str, written: str, said: str | None
) -> None:
    text, slide = charted(tmp_path, getattr(XL_CHART_TYPE, kind))
    assert written in text
    assert slide["not_taken_over"] == ([said] if said else [])
    assert slide["kept"] == ("partly" if said else "whole")


@pytest.mark.parametrize(
    ("kind", "change", "said"),
    [
        ("COLUMN_CLUSTERED", set_in(".//c:barChart", "overlap", val="100"), "stood before one another"),
        (
            "COLUMN_CLUSTERED",
            set_in(".//c:valAx/c:scaling", "min", val="1"),
            "began at 1: bars and areas begin at zero",
        ),
        (
            "COLUMN_CLUSTERED",
            set_in(".//c:valAx/c:scaling", "logBase", val="10"),
            "steps of a chart's axis multiplied",
        ),
        ("LINE", set_in(".//c:ser", "trendline"), "a trend line of a chart is not taken over"),
        ("LINE", set_in(".//c:ser", "errBars"), "error bars of a chart are not taken over"),
    ],
)
def test_what_a_chart_does_not_say_any_more_is_told(
    tmp_path: Path, kind: str, change: Callable[[Any], None], said: str
) -> None:
    _, slide = charted(tmp_path, getattr(XL_CHART_TYPE, kind), change)
    assert said in " ".join(slide["not_taken_over"])
    assert slide["kept"] == "partly"


def test_the_axis_of_lines_goes_from_and_to_where_it_did(tmp_path: Path) -> None:
    def change(chart: Any) -> None:
        chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, 5

    text, slide = charted(tmp_path, XL_CHART_TYPE.LINE, change)
    assert "axis: {from: 0, to: 5, title: Boxes}" in text
    assert slide["kept"] == "whole"


def test_an_axis_that_grows_downwards_is_told(tmp_path: Path) -> None:
    def change(chart: Any) -> None:
        chart.value_axis.reverse_order = True

    _, slide = charted(tmp_path, XL_CHART_TYPE.LINE, change)
    assert "grew downwards" in slide["not_taken_over"][0]


def test_numbers_of_points_under_others_are_told(tmp_path: Path) -> None:
    """Lists count on their first level alone."""
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    deck.slide(old_decks.CONTENT, "Steps", "Build", (1, "1. get it"), (1, "2. make it"))
    _, report = imported(tmp_path, deck.bytes())
    assert "the numbers of points under others are not taken over" in report["slides"][1]["not_taken_over"][0]
    assert report["slides"][1]["kept"] == "partly"


def test_paragraphs_of_a_cell_are_points_however_they_begin(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    slide = deck.slide(old_decks.TITLE_ONLY, "Columns")
    table = slide.shapes.add_table(2, 1, Inches(1), Inches(2), Inches(8), Inches(3)).table
    lines = ["number of days since the last contact", "number of contacts before,", "outcome of the previous one"]
    table.cell(0, 0).text, table.cell(1, 0).text = "From a campaign", "\n".join(lines)
    made, _ = imported(tmp_path, deck.bytes())
    assert f"{lines[0]} · {lines[1]} {lines[2]}" in (made / "deck.yaml").read_text()


def test_lines_at_two_axes_are_two_charts(tmp_path: Path) -> None:
    def change(chart: Any) -> None:
        plot = chart._chartSpace.find(".//{*}plotArea")
        first = plot.find("{*}lineChart")
        second = deepcopy(first)
        first.remove(first.findall("{*}ser")[1])
        second.remove(second.findall("{*}ser")[0])
        first.addnext(second)
        axis = deepcopy(plot.find("{*}valAx"))
        axis.find("{*}axId").set("val", "77")
        axis.find("{*}crosses").set("val", "max")
        plot.find("{*}valAx").addnext(axis)
        second.findall("{*}axId")[1].set("val", "77")

    text, slide = charted(tmp_path, XL_CHART_TYPE.LINE, change)
    assert text.count("type: line") == 2
    assert slide["not_taken_over"] == ["a chart had two axes of values: each has a chart of its own now"]


def test_dots_that_a_line_joins_are_a_line(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    data: Any = XyChartData()  # type: ignore[no-untyped-call]
    for name in ("A", "B"):
        series = data.add_series(name)
        for x in (1, 2, 5):
            series.add_data_point(x, x * 2)
    deck.chart(deck.slide(old_decks.TITLE_ONLY, "Freight"), XL_CHART_TYPE.XY_SCATTER_LINES, data)
    made, report = imported(tmp_path, deck.bytes())
    assert "type: line" in (made / "deck.yaml").read_text()
    assert (made / "assets/data/freight-chart.csv").read_text() == "Category,A,B\n1,2,2\n2,4,4\n5,10,10\n"
    assert report["slides"][1]["kept"] == "whole"


def boxes(slide: Any, *words: str, places: list[tuple[float, float]] | None = None) -> list[Any]:
    """Boxes with words, in a row unless places in inches say otherwise."""
    made = []
    for number, said in enumerate(words):
        x, y = places[number] if places else (0.5 + number * 2.4, 2.5)
        box = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(x), Inches(y), Inches(1.6), Inches(0.8))
        box.text_frame.text = said
        made.append(box)
    return made


def arrow(slide: Any, start: Any, end: Any, heads: str = "tailEnd") -> None:
    """A line that is fastened to two boxes, with a head at its end."""
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, 0, 0)
    line.begin_connect(start, 3)
    line.end_connect(end, 1)
    drawn = line.line._get_or_add_ln()
    for head in heads.split():
        drawn.append(etree.fromstring(f'<a:{head} xmlns:a="{_A}" type="triangle"/>'))


def drawn(folder: Path, draw: Callable[[old_decks.OldDeck, Any], None]) -> tuple[str, Any]:
    """What is written of a slide with a drawing, and what the report says of it."""
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    slide = deck.slide(old_decks.TITLE_ONLY, "How it goes")
    draw(deck, slide)
    made, report = imported(folder, deck.bytes())
    assert not report["errors"]
    text = (made / "deck.yaml").read_text()
    return text[text.index("title: How it goes") :], report["slides"][1]


NOT_DRAWN = "a drawing is not taken over, only its words and pictures: LibreOffice would have to draw it"


def test_arrows_say_in_which_order_boxes_follow(tmp_path: Path) -> None:
    def draw(_: old_decks.OldDeck, slide: Any) -> None:
        first, second, third = boxes(slide, "Plan", "Do", "Check")
        arrow(slide, third, second)
        arrow(slide, first, second, "headEnd")

    text, slide = drawn(tmp_path, draw)
    assert text.startswith("title: How it goes\n        flow:\n          - Check\n          - Do\n          - Plan\n")
    assert slide["kept"] == "whole"


def test_arrows_back_to_the_first_box_are_a_circle(tmp_path: Path) -> None:
    def draw(_: old_decks.OldDeck, slide: Any) -> None:
        made = boxes(slide, "A", "B", "C", places=[(4, 2), (7, 5), (1, 5)])
        for start, end in ((0, 1), (1, 2), (2, 0)):
            arrow(slide, made[start], made[end])

    text, _ = drawn(tmp_path, draw)
    assert "            - A\n            - B\n            - C\n          shape: circle\n" in text


def test_arrows_to_several_boxes_are_a_tree_with_the_words_on_them(tmp_path: Path) -> None:
    def draw(deck: old_decks.OldDeck, slide: Any) -> None:
        ask, unload, wait, pay = boxes(
            slide, "Here?", "Unload", "Wait", "Pay", places=[(4, 1.6), (2, 3.4), (6, 3.4), (2, 5.2)]
        )
        for start, end in ((ask, unload), (ask, wait), (unload, pay)):
            arrow(slide, start, end)
        deck.box(slide, "yes", 3.2, 2.6, 1, 0.4, size=12)
        deck.box(slide, "no", 6.2, 2.6, 1, 0.4, size=12)

    text, slide = drawn(tmp_path, draw)
    assert '- {from: "Here?", to: Unload, text: "yes"}' in text
    assert '- {from: "Here?", to: Wait, text: "no"}' in text
    assert "                - title: Unload\n                  items:\n                    - Pay\n" in text
    assert slide["kept"] == "whole"


@pytest.mark.parametrize("heads", ["", "headEnd tailEnd"])
def test_lines_that_do_not_say_what_follows_are_no_order(tmp_path: Path, heads: str) -> None:
    def draw(_: old_decks.OldDeck, slide: Any) -> None:
        first, second, third = boxes(slide, "Plan", "Do", "Check")
        arrow(slide, first, second, heads)
        arrow(slide, second, third, heads)

    text, slide = drawn(tmp_path, draw)
    assert "steps" not in text
    assert "flow" not in text
    assert slide["not_taken_over"] == [NOT_DRAWN, "a line is not taken over"]


def test_broad_arrows_that_point_back_turn_the_steps_round(tmp_path: Path) -> None:
    def draw(_: old_decks.OldDeck, slide: Any) -> None:
        boxes(slide, "Plan", "Do", "Check")
        for x in (2.2, 4.6):
            back = slide.shapes.add_shape(MSO_SHAPE.RIGHT_ARROW, Inches(x), Inches(2.7), Inches(0.6), Inches(0.4))
            back.rotation = 180

    text, _ = drawn(tmp_path, draw)
    assert "steps:\n          - Check\n          - Do\n          - Plan\n" in text


def test_boxes_in_a_circle_are_a_drawing(tmp_path: Path) -> None:
    def draw(_: old_decks.OldDeck, slide: Any) -> None:
        boxes(slide, "A", "B", "C", "D", "E", places=[(4, 1.6), (6.5, 3), (5.5, 5), (2.5, 5), (1.5, 3)])

    _, slide = drawn(tmp_path, draw)
    assert slide["not_taken_over"] == [NOT_DRAWN]


def test_boxes_with_a_heading_and_points_are_groups(tmp_path: Path) -> None:
    def draw(_: old_decks.OldDeck, slide: Any) -> None:
        words = ["Strengths\nfast\ncheap", "Weaknesses\nold", "Chances\nrail", "Threats\nstorms\nstrikes"]
        boxes(slide, *words, places=[(1, 2), (4, 2), (1, 4), (4, 4)])

    text, slide = drawn(tmp_path, draw)
    assert "groups:\n          Strengths:\n            - fast\n            - cheap\n          Weaknesses:\n" in text
    assert text.index("Weaknesses") < text.index("Chances") < text.index("Threats")
    assert slide["kept"] == "whole"


def test_marks_and_labels_on_a_picture_are_a_drawing(tmp_path: Path) -> None:
    def ring(_: old_decks.OldDeck, slide: Any) -> None:
        slide.shapes.add_picture(old_decks.picture(), Inches(2), Inches(2), Inches(6), Inches(4))
        shape = slide.shapes.add_shape(MSO_SHAPE.OVAL, Inches(4), Inches(3), Inches(1), Inches(1))
        shape.fill.background()

    def label(deck: old_decks.OldDeck, slide: Any) -> None:
        slide.shapes.add_picture(old_decks.picture(), Inches(2), Inches(2), Inches(6), Inches(4))
        deck.box(slide, "Crane 4", 5, 3, 1.2, 0.4, size=14)

    for number, draw in enumerate((ring, label)):
        (tmp_path / str(number)).mkdir()
        _, slide = drawn(tmp_path / str(number), draw)
        assert NOT_DRAWN in slide["not_taken_over"]


def test_pictures_on_a_broad_arrow_are_a_drawing(tmp_path: Path) -> None:
    def draw(deck: old_decks.OldDeck, slide: Any) -> None:
        slide.shapes.add_shape(MSO_SHAPE.RIGHT_ARROW, Inches(0.5), Inches(2), Inches(9), Inches(3))
        for x in (1, 3, 5):
            slide.shapes.add_picture(old_decks.picture(), Inches(x), Inches(3), Inches(1.2), Inches(0.8))
            deck.box(slide, f"Step {x}", x, 3.9, 1.2, 0.4, size=12)

    _, slide = drawn(tmp_path, draw)
    assert NOT_DRAWN in slide["not_taken_over"]


def test_section_headers_in_a_row_keep_their_order(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    first = deck.slide(old_decks.HEADER, "Part one")
    first.placeholders[1].text = "Ten years"
    first.notes_slide.notes_text_frame.text = "Say hello"
    deck.slide(old_decks.HEADER, "Part two")
    deck.slide(old_decks.CONTENT, "In part two", "words")
    deck.slide(old_decks.HEADER, "Part three")
    deck.slide(old_decks.CONTENT, "In part three", "words")
    folder, report = imported(tmp_path, deck.bytes())
    assert {slide["kept"] for slide in report["slides"]} == {"whole"}
    assert all(not slide["not_taken_over"] for slide in report["slides"])
    assert run(folder, "build", "-o", "new.pptx").returncode == 0
    titles = [slide.shapes.title.text for slide in Presentation(str(folder / "new.pptx")).slides]
    assert titles[1:] == ["Part one", "Part two", "In part two", "Part three", "In part three"]
    assert "notes: Say hello" in (folder / "deck.yaml").read_text()


def test_a_title_alone_is_no_quote(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    deck.slide(old_decks.TITLE_ONLY, "World info")
    blank = deck.slide(old_decks.BLANK)
    deck.box(blank, "02 Models", 3, 3, 5, 1.4, size=44)
    said = deck.slide(old_decks.BLANK)
    deck.box(said, "“We shall see”", 3, 3, 5, 1.4, size=24)
    deck.slide(old_decks.CONTENT, "More", "words")
    folder, _ = imported(tmp_path, deck.bytes())
    text = (folder / "deck.yaml").read_text()
    assert "- title: World info\n        background: divider\n" in text
    assert "- title: 02 Models\n        background: divider\n" in text
    assert run(folder, "build", "-o", "new.pptx").returncode == 0
    shown = Presentation(str(folder / "new.pptx"))
    assert [slide.shapes.title.text for slide in shown.slides][1:3] == ["World info", "02 Models"]


def test_dots_before_words_and_a_curve_in_a_corner_are_no_drawing(tmp_path: Path) -> None:
    def draw(deck: old_decks.OldDeck, slide: Any) -> None:
        for y in (2.1, 2.6, 3.1):
            slide.shapes.add_shape(MSO_SHAPE.OVAL, Inches(0.8), Inches(y), Inches(0.1), Inches(0.1))
        corner = slide.shapes.build_freeform(Inches(8), Inches(6))
        corner.add_line_segments([(Inches(10), Inches(6)), (Inches(10), Inches(7.5))])
        corner.convert_to_shape()
        slide.shapes.add_picture(old_decks.picture(), Inches(5.5), Inches(2), Inches(4), Inches(3))
        deck.box(slide, "One thing that counts\nAnother thing\nA third thing", 1, 2, 4, 2, size=20)

    text, slide = drawn(tmp_path, draw)
    assert "One thing that counts" in text
    assert slide["not_taken_over"] == ["a drawn shape is not taken over"]


def test_numbers_of_a_list_without_its_words_are_told(tmp_path: Path) -> None:
    def draw(deck: old_decks.OldDeck, slide: Any) -> None:
        deck.box(slide, "1.\n2.", 0.5, 2, 0.4, 1)
        deck.box(slide, "Smoother\nLess noise", 1, 2, 5, 1)

    text, slide = drawn(tmp_path, draw)
    assert "2." not in text
    assert "stood apart from the words of their list" in slide["not_taken_over"][0]


def tabled(
    folder: Path, rows: list[list[str]], change: Callable[[Any], None] = lambda table: None
) -> tuple[str, Any]:
    """What is written of a slide with a table, and what the report says of it."""

    def draw(_: old_decks.OldDeck, slide: Any) -> None:
        shape = slide.shapes.add_table(len(rows), len(rows[0]), Inches(1), Inches(2), Inches(8), Inches(3))
        for row, cells in enumerate(rows):
            for column, words in enumerate(cells):
                shape.table.cell(row, column).text = words
        change(shape.table)

    return drawn(folder, draw)


def test_joined_heads_stand_over_each_of_their_columns(tmp_path: Path) -> None:
    def join(table: Any) -> None:
        table.cell(0, 1).merge(table.cell(0, 2))
        table.cell(0, 0).merge(table.cell(1, 0))
        table.cell(0, 3).merge(table.cell(1, 3))

    rows = [["Port", "2022", "", "Note"], ["", "TEU", "Ships", ""], ["Veracruz", "1,147,337", "1.9k", "peak"]]
    text, slide = tabled(tmp_path, rows, join)
    assert 'columns: [Port, 2022 TEU, 2022 Ships, Note]\n          rows:\n            - [Veracruz, "1,147' in text
    assert slide["kept"] == "whole"


def test_a_first_row_of_one_cell_stands_over_its_table(tmp_path: Path) -> None:
    def join(table: Any) -> None:
        table.cell(0, 0).merge(table.cell(0, 2))
        table.cell(2, 0).merge(table.cell(3, 0))

    rows = [["Ports of Mexico", "", ""], ["Port", "TEU", "Note"], ["Veracruz", "1.1m", "a"], ["", "2.2m", "b"]]
    text, slide = tabled(tmp_path, rows, join)
    assert 'text: "**Ports of Mexico**"' in text
    assert "columns: [Port, TEU, Note]" in text
    assert "- [Veracruz, 1.1m, a] - [Veracruz, 2.2m, b]" in " ".join(text.split())
    assert slide["kept"] == "whole"


def test_a_cell_beside_several_rows_is_said_in_each(tmp_path: Path) -> None:
    def join(table: Any) -> None:
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(1, 2).merge(table.cell(2, 2))

    rows = [["Team", "Task", "Days"], ["North", "Crane", "7"], ["", "Gate", ""], ["South", "Quay", "3"]]
    text, slide = tabled(tmp_path, rows, join)
    assert '- [North, Crane, "7"]\n            - [North, Gate, ""]' in text
    assert "that spanned several is said in the first" in slide["not_taken_over"][0]


def test_what_colors_of_cells_said_is_told(tmp_path: Path) -> None:
    rows = [["Task", "State"], ["Crane", ""], ["Gate", "late"], ["Quay", ""]]

    def lights(table: Any) -> None:
        for row, color in ((1, RGBColor(0, 160, 0)), (3, RGBColor(200, 0, 0))):  # type: ignore[no-untyped-call]
            table.cell(row, 1).fill.solid()
            table.cell(row, 1).fill.fore_color.rgb = color

    def bands(table: Any) -> None:
        for cell in (table.cell(2, 0), table.cell(2, 1)):
            cell.fill.solid()
            cell.fill.fore_color.rgb = RGBColor(0xEE, 0xEE, 0xEE)  # type: ignore[no-untyped-call]

    for name, change, kept in (("a", lights, "partly"), ("b", bands, "whole")):
        (tmp_path / name).mkdir()
        _, slide = tabled(tmp_path / name, rows, change)
        assert slide["kept"] == kept
    assert not slide["not_taken_over"]


def test_lines_broken_within_points_and_cells_stay_apart(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    text, slide = tabled(tmp_path / "a", [["Team", "Task"], ["North", "Crane\nRails"], ["South", "Quay"]])
    assert "Crane · Rails" in text
    assert "broken within a point or a cell" in slide["not_taken_over"][0]
    assert slide["kept"] == "whole"
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    deck.slide(
        old_decks.CONTENT, "Contact", "Phone: 1234\vMail: a@b.org", "A sentence that runs over its line and\vgoes on"
    )
    (tmp_path / "b").mkdir()
    folder, report = imported(tmp_path / "b", deck.bytes())
    text = (folder / "deck.yaml").read_text()
    assert "Phone: 1234 · Mail: a@b.org" in text
    assert "runs over its line and goes on" in text
    assert "broken within a point" in report["slides"][1]["not_taken_over"][0]


def test_levels_and_numbers_that_were_typed_are_real(tmp_path: Path) -> None:
    def draw(deck: old_decks.OldDeck, slide: Any) -> None:
        deck.box(slide, "• First\n• Second\n   – under it\n   – and this\n• Third", 0.6, 1.8, 4, 3)
        deck.box(slide, "1) one\n2) two\n3) three", 6, 1.8, 3, 3)

    text, slide = drawn(tmp_path, draw)
    assert "- First - Second: - under it - and this - Third" in " ".join(text.split())
    assert "items: - one - two - three numbered: true" in " ".join(text.split())
    assert slide["not_taken_over"] == []
    assert slide["kept"] == "whole"


def test_numbers_that_were_typed_behind_bullets_stand_once(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    deck.slide(old_decks.CONTENT, "Most sold", "1. watches", "2. books", "3. toys")
    deck.slide(old_decks.CONTENT, "Years", "2. books", "3. toys")
    folder, _ = imported(tmp_path, deck.bytes())
    text = (folder / "deck.yaml").read_text()
    assert (
        "items:\n            - watches\n            - books\n            - toys\n          numbered: true\n" in text
    )
    # A list that goes on keeps its numbers.
    assert "items:\n            - books\n            - toys\n          start: 2\n" in text


def test_a_fourth_level_stands_behind_its_point_and_is_told(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    deck.slide(old_decks.CONTENT, "Levels", "A", (1, "B"), (2, "C"), (3, "D"), (3, "E"), (2, "F"))
    folder, report = imported(tmp_path, deck.bytes())
    assert '- "C: D; E"\n                  - F\n' in (folder / "deck.yaml").read_text()
    assert "a list has three levels" in report["slides"][1]["not_taken_over"][0]
    assert report["slides"][1]["kept"] == "partly"


def test_points_in_letters_of_one_width_stay_in_their_list(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    points = ("Takes one of", (1, "OnNext()"), (1, "OnError()"), "and ends")
    slide = deck.slide(old_decks.CONTENT, "Observers", *points)
    for paragraph in slide.placeholders[1].text_frame.paragraphs[1:3]:
        paragraph.runs[0].font.name = "Courier New"
    folder, _ = imported(tmp_path, deck.bytes())
    text = " ".join((folder / "deck.yaml").read_text().split())
    assert '- Takes one of: - "`OnNext()`" - "`OnError()`" - and ends' in text


def leftwards(frame: Any) -> None:
    for paragraph in frame.paragraphs:
        paragraph._p.get_or_add_pPr().set("rtl", "1")


def test_words_that_run_from_right_to_left_do_so_again(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    leftwards(deck.slide(old_decks.TITLE, "عنوان").shapes.title.text_frame)
    slide = deck.slide(old_decks.CONTENT, "عنوان الشريحة", "النقطة الأولى", "الثانية مع English داخل", "الثالثة 123")
    leftwards(slide.placeholders[1].text_frame)
    leftwards(slide.shapes.title.text_frame)
    two = deck.slide(old_decks.TITLE_ONLY, "عمودان")
    leftwards(two.shapes.title.text_frame)
    for words, x in (("ثانيا وهذا يأتي بعده", 1), ("أولا وهذا يأتي قبله", 6)):
        leftwards(deck.box(two, words, x, 2, 3, 1).text_frame)
    folder, report = imported(tmp_path, deck.bytes())
    text = (folder / "deck.yaml").read_text()
    assert "language: ar\n" in text
    assert "'language: ar'" in report["said"][0]
    # What stands at the right is read first.
    assert text.index("أولا") < text.index("ثانيا")
    assert run(folder, "build", "-o", "new.pptx").returncode == 0
    with zipfile.ZipFile(folder / "new.pptx") as archive:
        assert b'rtl="1"' in archive.read("ppt/slides/slide2.xml")


def test_a_slide_from_right_to_left_among_others_is_told(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    for number in range(3):
        deck.slide(old_decks.CONTENT, f"Finding {number}", "words", "more words")
    leftwards(deck.slide(old_decks.CONTENT, "Words", "النقطة الأولى").placeholders[1].text_frame)
    folder, report = imported(tmp_path, deck.bytes())
    assert "run from right to left" in report["slides"][4]["not_taken_over"][0]
    assert report["slides"][4]["kept"] == "partly"
    assert "language" not in (folder / "deck.yaml").read_text().split("sections:")[0].replace("yaml-language", "")


def test_points_with_a_box_each_are_one_list(tmp_path: Path) -> None:
    def draw(deck: old_decks.OldDeck, slide: Any) -> None:
        for number, words in enumerate(("Stack", "Grid", "Flex")):
            deck.box(slide, f"• {words} layout", 5, 1.8 + number * 0.6, 4, 0.5)

    text, _ = drawn(tmp_path, draw)
    assert "bullets: - Stack layout - Grid layout - Flex layout" in " ".join(text.split())


def test_a_formula_in_a_box_of_a_row_is_told(tmp_path: Path) -> None:
    def draw(_: old_decks.OldDeck, slide: Any) -> None:
        first, *_rest = boxes(slide, "It is ", "Do", "Check")
        xml = f'<a14:m xmlns:a14="{_A14}" xmlns:m="{_M}"><m:oMath>{ENERGY}</m:oMath></a14:m>'
        first.text_frame.paragraphs[0]._p.append(etree.fromstring(xml))

    text, slide = drawn(tmp_path, draw)
    assert "E=(mv^2^)/2" in text
    assert "stands in one line, with brackets" in slide["not_taken_over"][0]


def test_a_program_that_is_indented_by_tabs_keeps_its_lines(tmp_path: Path) -> None:
    def draw(deck: old_decks.OldDeck, slide: Any) -> None:
        deck.box(slide, "i = 1\nwhile i < 8:\n\tprint(i)\n\ti = i+1", 1, 2, 5, 3, size=18)

    text, _ = drawn(tmp_path, draw)
    assert "i = 1\n          while i < 8:\n              print(i)\n              i = i+1" in text


def test_words_of_a_layout_stand_on_the_slide_that_it_is_for(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    layout = deck.presentation.slide_layouts[old_decks.BLANK]
    deck.slide(old_decks.TITLE, "A talk")
    slide = deck.slide(old_decks.BLANK)
    fixed = deepcopy(deck.box(slide, "Demo", 1, 0.5, 6, 1, size=40)._element)
    slide.shapes._spTree.remove(slide.shapes[-1]._element)
    layout.shapes._spTree.append(fixed)
    deck.box(slide, "Lots of code", 1, 3, 6, 1, size=24)
    folder, _ = imported(tmp_path, deck.bytes())
    assert "- title: Demo\n" in (folder / "deck.yaml").read_text()


def test_a_list_that_starts_later_keeps_its_numbers(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    slide = deck.slide(old_decks.CONTENT, "Steps", "Calibrate", "Deploy")
    for paragraph in slide.placeholders[1].text_frame.paragraphs:
        etree.SubElement(paragraph._p.get_or_add_pPr(), f"{{{_A}}}buAutoNum", type="arabicPeriod", startAt="4")
    folder, _ = imported(tmp_path, deck.bytes())
    assert "- Calibrate\n            - Deploy\n          start: 4\n" in (folder / "deck.yaml").read_text()


def test_paragraphs_without_marks_are_text(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    slide = deck.slide(old_decks.CONTENT, "Cases", (1, "Case one"), (1, "Case two"))
    for paragraph in slide.placeholders[1].text_frame.paragraphs:
        etree.SubElement(paragraph._p.get_or_add_pPr(), f"{{{_A}}}buNone")
    folder, _ = imported(tmp_path, deck.bytes())
    text = (folder / "deck.yaml").read_text()
    assert "bullets" not in text
    assert "Case one\n\n          Case two" in text


def test_headings_of_columns_are_no_title(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    slide = deck.slide(old_decks.BLANK)
    for x, words in ((0.5, "Source"), (5.2, "Output")):
        deck.box(slide, words, x, 1.2, 4, 0.5, size=20)
        slide.shapes.add_picture(old_decks.picture(), Inches(x), Inches(2), Inches(4), Inches(3))
    folder, _ = imported(tmp_path, deck.bytes())
    text = (folder / "deck.yaml").read_text()
    assert "hide_title: true" in text
    assert "text: Source" in text
    assert "text: Output" in text


def test_a_sentence_in_marks_and_who_said_it_is_a_quotation(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    slide = deck.slide(old_decks.BLANK)
    deck.box(slide, "“We never knew it was the maize.”", 1, 1.5, 8, 1.5, size=36)
    deck.box(slide, "– A farmer", 5, 4, 4, 0.6, size=18)
    deck.slide(old_decks.CONTENT, "More", "A point")
    folder, _ = imported(tmp_path, deck.bytes())
    assert (
        "- quote:\n          text: “We never knew it was the maize.”\n          by: A farmer\n"
        in (folder / "deck.yaml").read_text()
    )
