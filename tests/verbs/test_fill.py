"""deckgen fill: a talk made by hand goes in, a copy with figures and charts comes out, and all else stays."""

from __future__ import annotations

import copy
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

import judges
from command import run
from deckgen.model.color import luminance
from deckgen.model.diagnostics import DeckgenError
from deckgen.pipeline import check
from deckgen.stages.draw.drawer import DPI
from deckgen.verbs.fill import Terms, fill
from deckgen.verbs.translate import sentences
from deckgen.writers.pptx.markup import A, P
from hand_made_talk import DECK, add_chart, make, make_with_a_name, make_without_names, plant

FILLED_PARTS = {
    "[Content_Types].xml",
    "ppt/_rels/presentation.xml.rels",
    "ppt/slides/slide1.xml",
    "ppt/charts/chart1.xml",
    "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx",
    "ppt/notesSlides/notesSlide1.xml",
    "ppt/slides/slide2.xml",
    "ppt/slides/_rels/slide2.xml.rels",
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the talk was filled."""
    folder = tmp_path_factory.mktemp("filled")
    fill(plant(folder), folder / "deck.yaml")
    return folder


def shape(folder: Path, slide: int, name: str):  # type: ignore[no-untyped-def]
    talk = Presentation(str(folder / "output" / "talk.pptx"))
    return next(one for one in talk.slides[slide].shapes if one.name == name)


def said_of(folder: Path, talk: str = "talk.pptx") -> list[str]:
    """The complaints about a talk, by code and message."""
    with pytest.raises(DeckgenError) as raised:
        fill(folder / talk, folder / "deck.yaml")
    return [f"{one.code}: {one.message}" for one in raised.value.diagnostics]


def test_names_become_figures_in_words_cells_and_notes(filled: Path) -> None:
    title = shape(filled, 0, "Title 1").text_frame
    assert title.text == "Exports reached $243\xa0bn in 2017", "number and unit stay on one line"
    assert [(run.text, run.font.bold) for run in title.paragraphs[0].runs if run.font.bold] == [("$243\xa0bn", True)]
    assert shape(filled, 1, "Numbers").table.cell(0, 1).text == "$230.0 bn"
    slide = Presentation(str(filled / "output" / "talk.pptx")).slides[0]
    assert slide.notes_slide.notes_text_frame.text == "Say that it grew by +8%."
    assert shape(filled, 0, "Sources").text_frame.text == "Source: U.S. Census Bureau, 2017"


def test_a_native_chart_gets_new_data_and_keeps_its_looks(filled: Path) -> None:
    chart = shape(filled, 0, "Trade").chart
    assert chart.chart_type == XL_CHART_TYPE.COLUMN_CLUSTERED
    assert list(chart.plots[0].categories) == ["2013", "2014", "2015", "2016", "2017"]
    series = {one.name: one for one in chart.plots[0].series}
    assert list(series["exports"].values) == [226, 241, 236, 230, 243]
    assert list(series["imports"].values) == [280, 294, 296, 294, 314]
    # The color was given to exports, which stood first in the talk and stand second in the deck.
    assert str(series["exports"].format.fill.fore_color.rgb) == "C0392B"
    book = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    assert [[cell.value for cell in row] for row in book.active.rows][:2] == [
        [None, "exports", "imports"],
        ["2013", 226, 280],
    ]
    assert book.active["B2"].number_format == "0.0"
    assert "imports" in alt_of(shape(filled, 0, "Trade"))


def test_pictures_and_rectangles_give_their_places_to_charts(filled: Path) -> None:
    before = Presentation(str(filled / "talk.pptx"))
    for name in ("Sales", "Photo"):
        old = next(one for one in before.slides[1].shapes if one.name == name)
        new = shape(filled, 1, name)
        assert (new.left, new.top, new.width, new.height) == (old.left, old.top, old.width, old.height)
        assert new.shape_id == old.shape_id
        assert new.image.content_type == "image/png"
        assert "2017" in alt_of(new)
        assert new._element.xpath(".//*[local-name()='svgBlip']")
    order = [one.name for one in Presentation(str(filled / "output" / "talk.pptx")).slides[1].shapes]
    assert order == [one.name for one in before.slides[1].shapes]


def test_a_border_stays_and_keeps_off_the_chart(tmp_path: Path) -> None:
    """What else was painted on a shape goes, and is named; a border from the theme is nobody's choice."""
    red, grey = (RGBColor.from_string(color) for color in ("C0392B", "EEEEEE"))  # type: ignore[no-untyped-call]
    plant(tmp_path)
    talk = Presentation(str(tmp_path / "talk.pptx"))
    for place, form in ((1, MSO_SHAPE.RECTANGLE), (5, MSO_SHAPE.OVAL)):
        made = talk.slides[0].shapes.add_shape(form, Inches(place), Inches(1), Inches(4), Inches(3))
        made.name = f"Place {place}"
        made.fill.solid()
        made.line.color.rgb = red
        made.line.width = Inches(0.1)
        made.fill.fore_color.rgb = grey
    talk.save(str(tmp_path / "talk.pptx"))
    chart = "{type: bar, data: trade, x: year, y: exports}"
    (tmp_path / "deck.yaml").write_text(f"{DECK}  Place 1: {chart}\n  Place 5: {chart}\n")
    told = {
        one.place: one.new.partition("; ")[2] for one in fill(tmp_path / "talk.pptx", tmp_path / "deck.yaml").changes
    }
    assert told["slide 1, 'Place 1'"] == "without its fill"
    assert told["slide 1, 'Place 5'"] == "without its fill and border"
    assert told["slide 2, 'Sales'"] == ""
    held, bare = shape(tmp_path, 0, "Place 1"), shape(tmp_path, 0, "Place 5")
    assert (held.line.color.rgb, held.line.width) == (red, Inches(0.1))
    inner = held.width / (1 - held.crop_left - held.crop_right)
    assert held.width - inner == pytest.approx(2 * (Inches(0.05) + Inches(0.1)), rel=0.01)
    assert (bare.crop_left, bare.crop_top, bare.line.fill.type) == (0, 0, None)


def alt_of(shape) -> str:  # type: ignore[no-untyped-def]
    return str(shape._element.xpath(".//p:cNvPr")[0].get("descr"))


def test_all_other_parts_are_as_they_were(filled: Path) -> None:
    old, new = (zipfile.ZipFile(filled / name) for name in ("talk.pptx", "output/talk.pptx"))
    names = set(old.namelist())
    # Nothing shows the old picture any more.
    assert names - set(new.namelist()) == {"ppt/media/image1.png"}
    assert {name for name in names & set(new.namelist()) if old.read(name) != new.read(name)} == FILLED_PARTS


OF_AN_ORGANISATION = b"""<?xml version="1.0" encoding="utf-8"?><?mso-contentType?>\r
<FormTemplates xmlns='http://schemas.microsoft.com/sharepoint/v3/contenttype/forms'>\r
<Display >Form</Display></FormTemplates>"""


def test_data_that_other_programs_keep_in_a_talk_stay_byte_for_byte(tmp_path: Path) -> None:
    """SharePoint's properties, and relationships that somebody wrote with other quotes, are only looked into."""
    plant(tmp_path)
    parts = dict(entries(tmp_path / "talk.pptx"))
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b'"1.0"', b"'1.0'")
    parts["customXml/item1.xml"] = OF_AN_ORGANISATION
    slide = parts["ppt/slides/slide1.xml"]
    parts["ppt/slides/slide1.xml"] = slide.replace(b"<p:sld ", b"<?mso-made by='hand'?><p:sld ", 1)
    with zipfile.ZipFile(tmp_path / "talk.pptx", "w") as talk:
        for name, data in parts.items():
            talk.writestr(name, data)
    fill(tmp_path / "talk.pptx", tmp_path / "deck.yaml")
    copied = dict(entries(tmp_path / "output" / "talk.pptx"))
    assert copied["customXml/item1.xml"] == OF_AN_ORGANISATION
    assert copied["_rels/.rels"] == parts["_rels/.rels"]
    assert b"<?mso-made by='hand'?>" in copied["ppt/slides/slide1.xml"], "what stands before the root stays too"


def entries(path: Path) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as file:
        return [(name, file.read(name)) for name in file.namelist()]


def test_shapes_that_nothing_names_are_as_they_were(filled: Path) -> None:
    old, new = (Presentation(str(filled / name)) for name in ("talk.pptx", "output/talk.pptx"))
    texts = [etree.tostring(next(s for s in t.slides[1].shapes if s.name == "Title 1")._element) for t in (old, new)]
    assert texts[0] == texts[1]


def test_filling_again_gives_the_same_bytes(filled: Path, tmp_path: Path) -> None:
    again = fill(filled / "talk.pptx", filled / "deck.yaml", tmp_path / "again.pptx")
    assert again.path.read_bytes() == (filled / "output" / "talk.pptx").read_bytes()


def test_what_was_filled_is_printed_old_and_new(tmp_path: Path) -> None:
    plant(tmp_path)
    printed = run(tmp_path, "fill", "talk.pptx")
    assert printed.returncode == 0, printed.stderr
    assert printed.stdout.split("\n")[:4] == [
        "slide 1, 'Title 1': Exports reached {{ exports }} in 2017 → Exports reached $243 bn in 2017",
        "slide 1, 'Sources': Source: {{ sources }} → Source: U.S. Census Bureau, 2017",
        "slide 1, the notes: Say that it grew by {{ growth | “0%” }}. → Say that it grew by +8%.",
        "slide 1, 'Trade': bar chart, 2 series of 3 (2013 … 2015), 1 to 3 → bar chart, 2 series of 5 "
        "(2013 … 2017), 226 to 314",
    ]
    assert "7 places filled" in printed.stdout


def test_copies_are_compared_by_their_manifests(filled: Path, tmp_path: Path) -> None:
    plant(tmp_path)
    (tmp_path / "trade.csv").write_text((tmp_path / "trade.csv").read_text().replace("243", "250"))
    fill(tmp_path / "talk.pptx", tmp_path / "deck.yaml")
    shutil.copy(filled / "output" / "talk.pptx", tmp_path / "may.pptx")
    told = run(tmp_path, "diff", "may.pptx", "output/talk.pptx").stdout
    assert "exports: $243 bn → $250 bn" in told
    assert "by hand" not in told


def test_a_copy_that_was_edited_by_hand_is_not_lost(tmp_path: Path) -> None:
    source = plant(tmp_path)
    made = fill(source, tmp_path / "deck.yaml").path
    fill(source, tmp_path / "deck.yaml")
    talk = Presentation(str(made))
    talk.slides[1].shapes.title.text_frame.text = "Sales are up"
    talk.save(str(made))
    edited = made.read_bytes()
    assert [one for one in said_of(tmp_path) if one.startswith("edited_by_hand")]
    assert made.read_bytes() == edited
    kept = fill(source, tmp_path / "deck.yaml", terms=Terms(replace=True)).kept
    assert kept is not None
    assert kept.name == f"talk (edited {date.today().isoformat()}).pptx"
    assert kept.read_bytes() == edited


def test_a_copy_is_compared_with_what_filling_would_give_now(tmp_path: Path) -> None:
    """The deck has no slides of its own. What was edited by hand is told apart from what the data changed."""
    source = plant(tmp_path)
    made = fill(source, tmp_path / "deck.yaml").path
    assert "nothing differs" in run(tmp_path, "diff", "output/talk.pptx").stdout
    talk = Presentation(str(made))
    talk.slides[1].shapes.title.text_frame.text = "Sales are up"
    talk.save(str(made))
    (tmp_path / "trade.csv").write_text((tmp_path / "trade.csv").read_text().replace("243", "250"))
    deck = (tmp_path / "deck.yaml").read_text().partition("  Photo")[0]
    (tmp_path / "deck.yaml").write_text(deck + "  Map: {type: bar, data: trade, x: year, y: imports}\n")
    told = run(tmp_path, "diff", "output/talk.pptx").stdout
    assert "slides: 2 changed; 2 figures; 1 data table; output/talk.pptx was edited by hand" in told
    assert "Title 1: Sales{+ are up+}" in told
    assert "title: Exports reached [-$243-]{+$250+} bn in 2017" in told
    assert "chart: exports, 2017: 243 → 250" in told
    assert "- chart: line" in told, "no name of the deck fills the photo any more"
    assert "+ 'Map': a chart" in told


def test_pull_says_that_the_words_of_a_copy_stand_in_the_talk(tmp_path: Path) -> None:
    made = fill(plant(tmp_path), tmp_path / "deck.yaml").path
    talk = Presentation(str(made))
    talk.slides[1].shapes.title.text_frame.text = "Sales are up"
    talk.slides[0].shapes[1].left += Inches(1)
    talk.save(str(made))
    told = run(tmp_path, "pull", "output/talk.pptx").stdout
    assert "“Sales” → “Sales are up”: the words of a filled copy are those of the file that was filled" in told
    assert "Trade: stands elsewhere: change it in the file that was filled" in told
    assert "nothing can be written back" in told


@pytest.mark.parametrize("is_filled", [True, False])
def test_a_copy_and_a_deck_of_another_kind_are_not_compared(tmp_path: Path, is_filled: bool) -> None:
    slides = "title: T\nsections: [{title: S, slides: [{title: Cars lead here, text: Most people drive.}]}]\n"
    fill(plant(tmp_path), tmp_path / "deck.yaml")
    if not is_filled:
        (tmp_path / "deck.yaml").write_text(slides)
        run(tmp_path, "build", "-o", "output/talk.pptx", "--replace")
    (tmp_path / "deck.yaml").write_text(slides if is_filled else DECK)
    told = run(tmp_path, "diff", "output/talk.pptx")
    assert told.returncode == 1
    assert "no_such_copy" in told.stderr, told.stderr


def test_all_kinds_of_edits_are_listed_before_a_copy_is_replaced(tmp_path: Path) -> None:
    """Values and the title of a chart, a picture, a place, an alternative text: none is a word of the slide."""
    made = fill(plant(tmp_path), tmp_path / "deck.yaml").path
    talk = Presentation(str(made))
    first, second = ({one.name: one for one in slide.shapes} for slide in talk.slides)
    data = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = ["2013", "2014"]
    data.add_series("exports", (1, 2))  # type: ignore[no-untyped-call]
    first["Trade"].chart.replace_data(data)
    first["Trade"].chart.chart_title.text_frame.text = "Trade has doubled"
    first["Sources"].left += Inches(1)
    first["Title 1"].name = "Heading"
    second["Photo"]._element.xpath(".//p:cNvPr")[0].set("descr", "Bars")
    _, second["Sales"]._element.blipFill.blip.rEmbed = second["Sales"].part.get_or_add_image_part(picture("red"))
    move(talk, 1, 0)
    talk.save(str(made))
    with pytest.raises(DeckgenError) as raised:
        fill(tmp_path / "talk.pptx", tmp_path / "deck.yaml")
    (said,) = raised.value.diagnostics
    assert [" ".join(line.split()) for line in said.details] == [
        "2 Sales stands elsewhere",
        "2 Sales",
        "Sales: shows another picture",
        "Photo: has another alternative text",
        "1 Exports reached $243 bn in 2017",
        "+ Trade: Trade has doubled",
        "Sources: stands elsewhere",
        "Trade: has other values",
    ]
    assert said.hint is not None
    assert "make these edits in" in said.hint


def test_each_edit_of_a_chart_and_of_what_slides_stand_on_is_listed_once(tmp_path: Path) -> None:
    """Words of a chart are told as words; its axes, an edited layout and the size of the slides as such."""
    source = plant(tmp_path)
    talk = Presentation(str(source))
    chart_of(talk).chart_title.text_frame.text = "Trade"
    talk.save(str(source))
    made = fill(source, tmp_path / "deck.yaml").path
    talk = Presentation(str(made))
    chart_of(talk).chart_title.text_frame.text = "Trade has doubled"
    held: Any = talk.slide_layouts[5].placeholders[0]
    held.left, held.top, held.width, held.height = held.left + Inches(1), held.top, held.width, held.height
    talk.save(str(made))
    layout = ["the layout “Title Only”", "Title 1: stands elsewhere"]
    slide = ["1 Exports reached $243 bn in 2017", "Trade: Trade{+ has doubled+}"]
    assert edits_of(tmp_path) == [*layout, *slide]
    chart_of(talk).value_axis.maximum_scale = 400
    talk.slide_width = Inches(10)
    talk.save(str(made))
    frame = "Trade: has other ends of an axis"
    assert edits_of(tmp_path) == ["size of the slides in points: 960 × 540 → 720 × 540", *layout, *slide, frame]
    told = run(tmp_path, "pull", "output/talk.pptx").stdout
    assert "the layout “Title Only” was changed: change it in the file that was filled" in told
    assert "the slides have another size: change it in the file that was filled" in told


def paint_point(talk: Any) -> None:
    fill = chart_of(talk).plots[0].series[0].points[1].format.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(0, 0, 0)  # type: ignore[no-untyped-call]


def write_percentages(talk: Any) -> None:
    labels = chart_of(talk).value_axis.tick_labels
    labels.number_format, labels.number_format_is_linked = "0%", False


def paint_title(talk: Any) -> None:
    font = talk.slides[1].shapes.title.text_frame.paragraphs[0].runs[0].font
    font.color.rgb = RGBColor(200, 0, 0)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (paint_point, "Trade: has other colors of single values"),
        (write_percentages, "Trade: has other number formats"),
        (
            lambda talk: setattr(chart_of(talk).plots[0], "gap_width", 20),
            "Trade: has other gridlines, axes, gaps or numbers at values",
        ),
        (
            lambda talk: setattr(chart_of(talk).value_axis, "visible", False),
            "Trade: has other gridlines, axes, gaps or numbers at values",
        ),
        (
            lambda talk: setattr(chart_of(talk).value_axis, "major_unit", 50),
            "Trade: has other gridlines, axes, gaps or numbers at values",
        ),
        (paint_title, "Title 1: its words look otherwise"),
    ],
)
def test_looks_that_were_chosen_in_the_copy_are_listed(
    tmp_path: Path, edit: Callable[[Any], None], told: str
) -> None:
    """Nothing said them before, so that they would go without a word beside another edit."""
    made = fill(plant(tmp_path), tmp_path / "deck.yaml").path
    talk = Presentation(str(made))
    edit(talk)
    talk.save(str(made))
    assert any(one.startswith(told) for one in edits_of(tmp_path)), edits_of(tmp_path)


def chart_of(talk: Any) -> Any:
    return next(one for one in talk.slides[0].shapes if one.name == "Trade").chart


def edits_of(folder: Path) -> list[str]:
    with pytest.raises(DeckgenError) as raised:
        fill(folder / "talk.pptx", folder / "deck.yaml")
    return [" ".join(line.split()) for line in raised.value.diagnostics[0].details]


def picture(color: str) -> io.BytesIO:
    drawn = io.BytesIO()
    Image.new("RGB", (20, 10), color).save(drawn, "PNG")
    return drawn


def move(talk, old: int, new: int) -> None:  # type: ignore[no-untyped-def]
    listed = talk.slides._sldIdLst
    listed.insert(new, listed[old])


def test_slides_are_known_by_their_numbers_and_called_by_what_they_say(tmp_path: Path) -> None:
    """Slides of a talk made by hand have no names, and many no titles."""
    (tmp_path / "deck.yaml").write_text("title: T\nset: {place: First}\nfill: {}\n")
    talk = Presentation()
    for words in ("{{ place }}", "Second", "Third"):
        box = talk.slides.add_slide(talk.slide_layouts[6]).shapes.add_textbox(0, 0, Inches(3), Inches(1))
        box.text_frame.text = words
    talk.save(str(tmp_path / "talk.pptx"))
    made = fill(tmp_path / "talk.pptx", tmp_path / "deck.yaml").path
    talk = Presentation(str(made))
    talk.slides[2].shapes[0].text_frame.text = "Something else altogether"
    move(talk, 2, 0)
    talk.save(str(made))
    assert edits_of(tmp_path) == [
        "3 Third stands elsewhere",
        "3 Third",
        "TextBox 1: Third → Something else altogether",
    ]


def test_words_beside_a_chart_are_its_authors(tmp_path: Path) -> None:
    """In a deck of deckgen's own, words that are grouped with a chart belong to it; here they are somebody's."""
    made = fill(plant(tmp_path), tmp_path / "deck.yaml").path
    talk = Presentation(str(made))
    group = talk.slides[0].shapes.add_group_shape([one for one in talk.slides[0].shapes if one.name == "Sources"])
    chart = next(one for one in talk.slides[0].shapes if one.name == "Trade")._element
    group._element.append(chart)
    group.shapes[0].text_frame.text = "Source: a guess"
    talk.save(str(made))
    with pytest.raises(DeckgenError) as raised:
        fill(tmp_path / "talk.pptx", tmp_path / "deck.yaml")
    assert any(
        "Source: [-U.S. Census Bureau, 2017-]{+a guess+}" in line for line in raised.value.diagnostics[0].details
    )


def test_what_libreoffice_reckons_anew_is_no_edit(filled: Path, tmp_path: Path) -> None:
    """It writes out the colors of a table's style, and makes a text box as large as its words."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice isn't here")
    source = plant(tmp_path)
    (tmp_path / "output").mkdir()
    convert(filled / "output" / "talk.pptx", tmp_path / "output", soffice)
    with pytest.raises(DeckgenError, match="nothing of it differs that deckgen can see"):
        fill(source, tmp_path / "deck.yaml")


def convert(source: Path, folder: Path, soffice: str) -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [soffice, profile, "--headless", "--convert-to", "pptx", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def test_the_talk_itself_is_never_written(tmp_path: Path) -> None:
    source = plant(tmp_path)
    before = source.read_bytes()
    with pytest.raises(DeckgenError, match="stays as it is"):
        fill(source, tmp_path / "deck.yaml", source)
    assert source.read_bytes() == before


def test_check_knows_such_a_deck(tmp_path: Path) -> None:
    plant(tmp_path)
    assert list(check(tmp_path / "deck.yaml")) == []
    (tmp_path / "deck.yaml").write_text(DECK.replace("y: exports}", "y: export}"))
    assert [one.code for one in check(tmp_path / "deck.yaml")] == ["unknown_column"]


def test_claims_stop_it_and_old_data_warn(tmp_path: Path) -> None:
    plant(tmp_path, DECK.replace("growth > 0", "growth < 0").replace("bn}}", "bn, stale_after: 3 months}}"))
    said = said_of(tmp_path)
    assert any(one.startswith("false_claim") for one in said)
    assert any(one.startswith("stale_data") for one in said)
    assert not (tmp_path / "output").exists()


def test_series_and_places_may_be_more_or_fewer(tmp_path: Path) -> None:
    """A third series gets a color that no other has; the label of a point goes with its name."""
    plant(tmp_path)
    talk = Presentation()
    slide = talk.slides.add_slide(talk.slide_layouts[6])
    chart = add_chart(slide, "Trade", XL_CHART_TYPE.LINE, {"exports": (1, 2, 3)})
    point = chart.plots[0].series[0].points[2]
    point.format.fill.solid()
    add_chart(slide, "Bars", XL_CHART_TYPE.BAR_CLUSTERED, {"a": (1, 2, 3), "b": (1, 2, 3)})
    talk.save(str(tmp_path / "talk.pptx"))
    (tmp_path / "trade.csv").write_text("year,a,exports,b\n2014,1,2,3\n2015,4,5,6\n")
    (tmp_path / "deck.yaml").write_text(
        "title: T\nsources: {s: {publisher: P}}\ndata: {trade: {file: trade.csv, source: s}}\nfill:\n"
        "  Trade: {type: line, data: trade, x: year, y: [a, exports, b]}\n"
        "  Bars: {type: bar, data: trade, x: year, y: b}\n"
    )
    fill(tmp_path / "talk.pptx", tmp_path / "deck.yaml")
    plot = shape(tmp_path, 0, "Trade").chart.plots[0]
    assert {one.name: list(one.values) for one in plot.series} == {"exports": [2, 5], "a": [1, 4], "b": [3, 6]}
    fills = [one.format.fill.fore_color for one in plot.series]
    assert str(fills[0].rgb) == "C0392B"
    assert len({str(one.theme_color) for one in fills[1:]}) == 2
    (marked,) = plot._element.xpath(".//c:dPt/c:idx/@val")
    assert marked == "1", "2015 stands second now"
    assert [one.name for one in shape(tmp_path, 0, "Bars").chart.plots[0].series] == ["b"]


def test_a_chart_on_a_dark_slide_can_be_read(tmp_path: Path) -> None:
    """What is behind the shape decides: the slide here, a panel there."""
    plant(tmp_path)
    talk = Presentation()
    for name, is_on_panel in (("Sales", False), ("Trade", True)):
        slide = talk.slides.add_slide(talk.slide_layouts[6])
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = RGBColor(0x10, 0x20, 0x40)  # type: ignore[no-untyped-call]
        if is_on_panel:
            panel = slide.shapes.add_shape(1, 0, 0, Inches(9), Inches(6))
            panel.fill.solid()
            panel.fill.fore_color.rgb = RGBColor(0xFF, 0xFF, 0xFF)  # type: ignore[no-untyped-call]
        slide.shapes.add_shape(1, Inches(1), Inches(1), Inches(7), Inches(4)).name = name
    talk.save(str(tmp_path / "talk.pptx"))
    deck = DECK.partition("figures:")[0] + "fill:" + DECK.partition("fill:")[2].partition("  Photo")[0]
    (tmp_path / "deck.yaml").write_text(deck)
    fill(tmp_path / "talk.pptx", tmp_path / "deck.yaml")
    parts = zipfile.ZipFile(tmp_path / "output/talk.pptx")
    brightest = [max(luminance(color) for color in colors(parts.read(f"ppt/media/filled{n}.svg"))) for n in (1, 2)]
    # The order is that of the deck: Trade stands on the white panel.
    assert brightest[0] < 0.6 < brightest[1]


def colors(svg: bytes) -> set[str]:
    return {found.decode() for found in re.findall(rb"fill: ?#([0-9a-fA-F]{6})", svg)}


def test_no_slot_is_too_short_for_a_chart(tmp_path: Path) -> None:
    plant(tmp_path, DECK + "audiences: {short: {minutes: 1, appendix: false}}\n")
    made = fill(tmp_path / "talk.pptx", tmp_path / "deck.yaml", audience="short")
    assert len(made.changes) == 7
    assert made.path.name == "talk-short.pptx"


def test_a_talk_that_libreoffice_saved_is_filled_alike(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice isn't here")
    source = plant(tmp_path)
    convert(source, tmp_path / "lo", soffice)
    made = fill(tmp_path / "lo" / "talk.pptx", tmp_path / "deck.yaml")
    assert len(made.changes) == 7
    chart = shape(tmp_path, 0, "Trade").chart
    assert list(chart.plots[0].series[0].values) == [226, 241, 236, 230, 243]
    assert chart.part.chart_workbook.xlsx_part is not None


def test_empty_placeholders_give_their_places(tmp_path: Path) -> None:
    """Their size stands in the layout, or in the master."""
    plant(tmp_path)
    talk = Presentation()
    for layout, name in ((8, "Sales"), (1, "Trade")):
        slide = talk.slides.add_slide(talk.slide_layouts[layout])
        slide.placeholders[1].name = name
    wanted = [(one.left, one.width) for one in (slide.placeholders[1] for slide in talk.slides)]
    talk.save(str(tmp_path / "talk.pptx"))
    deck = DECK.partition("figures:")[0] + "fill:" + DECK.partition("fill:")[2].partition("  Photo")[0]
    (tmp_path / "deck.yaml").write_text(deck)
    fill(tmp_path / "talk.pptx", tmp_path / "deck.yaml")
    made = [shape(tmp_path, 0, "Sales"), shape(tmp_path, 1, "Trade")]
    assert [(one.left, one.width) for one in made] == wanted
    assert all(one.is_placeholder and one.image for one in made)


@pytest.mark.parametrize("judge", [judges.audit, judges.rpptx, judges.schemas])
def test_independent_judges_find_nothing_new(filled: Path, judge: Callable[[bytes], list[str]]) -> None:
    old, new = (judge((filled / name).read_bytes()) for name in ("talk.pptx", "output/talk.pptx"))
    assert [one for one in new if one not in old] == []


def test_a_turned_shape_is_told_and_a_mirrored_one_is_not_mirrored(tmp_path: Path) -> None:
    """On a picture that is turned round words would stand backwards."""
    source = plant(tmp_path)
    talk = Presentation(str(source))
    shapes = {one.name: one for one in talk.slides[1].shapes}
    shapes["Sales"].rotation = 90
    shapes["Photo"]._element.spPr.find(f"{{{A}}}xfrm").set("flipH", "1")
    talk.save(str(source))
    made = fill(source, tmp_path / "deck.yaml")
    (said,) = made.diagnostics
    assert said.message == "'Sales' on slide 2 is turned by 90°, and so is the chart in its place"
    assert shape(tmp_path, 1, "Photo")._element.spPr.find(f"{{{A}}}xfrm").get("flipH") is None


def test_words_under_a_chart_are_not_filled(tmp_path: Path) -> None:
    """What nobody will see is neither listed nor does it count as a use of the figure."""
    source = plant(tmp_path, DECK.replace("figures:", "figures:\n  more: {value: 3}"))
    talk = Presentation(str(source))
    next(one for one in talk.slides[1].shapes if one.name == "Sales").text_frame.text = "{{ more }}"
    talk.save(str(source))
    assert said_of(tmp_path) == ["unused_in_talk: nothing in '" + str(source) + "' uses the figure 'more'"]


def test_of_two_names_that_differ_in_capitals_the_same_one_is_meant(tmp_path: Path) -> None:
    source = plant(tmp_path)
    talk = Presentation(str(source))
    talk.slides[1].shapes.title.name = "SALES"
    talk.save(str(source))
    fill(source, tmp_path / "deck.yaml")
    assert shape(tmp_path, 1, "Sales").image
    assert shape(tmp_path, 1, "SALES").text_frame.text == "Sales"


@pytest.mark.parametrize(("number", "is_said"), [("1", False), ("2", True), ("", True)])
def test_numbers_that_shapes_share_lead_to_no_other_shape(tmp_path: Path, number: str, is_said: bool) -> None:
    """PowerPoint gives each shape of a slide a number of its own; other programs don't. 1 is that of the slide."""
    source = plant(tmp_path)
    talk = Presentation(str(source))
    sales = next(one for one in talk.slides[1].shapes if one.name == "Sales")
    sales._element.xpath(".//p:cNvPr")[0].set("id", number)
    talk.save(str(source))
    if is_said:
        assert "unfit_shape: 'Sales' on slide 2 has no number of its own among the shapes of its slide" in said_of(
            tmp_path
        )
    else:
        fill(source, tmp_path / "deck.yaml")
        assert shape(tmp_path, 1, "Sales").image


def test_shapes_in_groups_keep_their_size(tmp_path: Path) -> None:
    plant(tmp_path, DECK.replace("fill:\n", "fill:\n  Small: {type: bar, data: trade, x: year, y: exports}\n"))
    talk = Presentation(str(tmp_path / "talk.pptx"))
    group = talk.slides[1].shapes.add_group_shape()
    group.shapes.add_shape(1, Inches(1), Inches(1), Inches(8), Inches(4)).name = "Small"
    group.width, group.height = Inches(4), Inches(2)
    talk.save(str(tmp_path / "talk.pptx"))
    fill(tmp_path / "talk.pptx", tmp_path / "deck.yaml")
    tree = etree.fromstring(zipfile.ZipFile(tmp_path / "output/talk.pptx").read("ppt/slides/slide2.xml"))
    (picture,) = tree.iterfind(f".//{{{P}}}grpSp/{{{P}}}pic")
    assert [one.get("cx") for one in picture.iterfind(f".//{{{A}}}xfrm/{{{A}}}ext")] == [str(Inches(8))]
    png = zipfile.ZipFile(tmp_path / "output/talk.pptx").read("ppt/media/filled1.png")
    assert Image.open(io.BytesIO(png)).size == (4 * DPI, 2 * DPI), "the group halves it"


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (("Trade: {type: line", "Trde: {type: line"), "unknown_shape: no shape is called 'Trde'"),
        (("  Sales:", "  Title 1:"), "ambiguous_shape: 2 shapes are called 'Title 1' (slides 1, 2)"),
        (("  Sales:", "  TRADE:"), "ambiguous_shape: 'TRADE' means the same shape as 'Trade'"),
        (
            ("Trade: {type: line", "Trade: {text: A, x: year}\n  X: {type: line"),
            "unknown_key: a chart has no key 'text'",
        ),
        (("  Sales:", "  Numbers:"), "unfit_shape: 'Numbers' on slide 2 is a table, and no chart can take its place"),
        (("  exports: {cell", "  exprts: {cell"), "unknown_name: slide 1, 'Title 1': nothing is called 'exports'"),
        (("figures:", "figures:\n  more: {value: 3}"), "unused_in_talk: nothing in"),
        (("figures:", "figures:\n  imports: {value: 3}"), "unused_in_talk: nothing in"),
        (("[imports, exports]}", "[imports, exports], highlight: exports}"), "unfit_key: 'highlight' means nothing"),
    ],
)
def test_what_nothing_has_a_place_for_is_an_error(tmp_path: Path, change: tuple[str, str], wanted: str) -> None:
    plant(tmp_path, DECK.replace(*change))
    assert any(one.startswith(wanted) for one in said_of(tmp_path)), said_of(tmp_path)
    assert not (tmp_path / "output").exists()


def test_names_of_shapes_are_not_to_be_translated(tmp_path: Path) -> None:
    plant(tmp_path)
    words = [one.msgid for one in sentences(tmp_path / "deck.yaml")]
    assert "US$ bn" in words
    assert not {"Trade", "Sales", "Photo"} & set(words)


def test_names_may_hold_anything(tmp_path: Path) -> None:
    plant(tmp_path, DECK.replace("  Sales:", '  "Sales \\"of\\" {all}":'))
    talk = Presentation(str(tmp_path / "talk.pptx"))
    next(one for one in talk.slides[1].shapes if one.name == "Sales").name = 'Sales "of" {all}'
    talk.save(str(tmp_path / "talk.pptx"))
    assert len(fill(tmp_path / "talk.pptx", tmp_path / "deck.yaml").changes) == 7


def test_charts_of_newer_kinds_are_told_apart(tmp_path: Path) -> None:
    """PowerPoint keeps a waterfall of its own in two forms: one for itself, and one for older programs."""
    plant(tmp_path)
    talk = Presentation(str(tmp_path / "talk.pptx"))
    found = next(one for one in talk.slides[1].shapes if one.name == "Sales")._element
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = etree.SubElement(found.getparent(), f"{{{space}}}AlternateContent")
    for form in ("Choice", "Fallback"):
        etree.SubElement(both, f"{{{space}}}{form}").append(copy.deepcopy(found))
    found.getparent().remove(found)
    talk.save(str(tmp_path / "talk.pptx"))
    assert any(one.startswith("unfit_shape: 'Sales' on slide 2 is something") for one in said_of(tmp_path))


def test_names_in_alternative_texts_are_not_passed_over(tmp_path: Path) -> None:
    plant(tmp_path)
    talk = Presentation(str(tmp_path / "talk.pptx"))
    talk.slides[0].shapes.title._element.xpath(".//p:cNvPr")[0].set("descr", "It is {{ exports }}")
    talk.save(str(tmp_path / "talk.pptx"))
    assert any("'{{ exports }}' is not filled in here" in one for one in said_of(tmp_path))


def test_the_properties_of_the_file_are_filled(tmp_path: Path) -> None:
    """The title there is what a file's list and a browser's tab show."""
    plant(tmp_path)
    talk = Presentation(str(tmp_path / "talk.pptx"))
    talk.core_properties.title = "Exports: {{ exports }} & more"
    talk.save(str(tmp_path / "talk.pptx"))
    made = fill(tmp_path / "talk.pptx", tmp_path / "deck.yaml")
    assert Presentation(str(made.path)).core_properties.title == "Exports: $243\xa0bn & more"
    assert made.changes[-1].place == "the file's properties"


def test_braces_that_are_never_closed_are_said(tmp_path: Path) -> None:
    plant(tmp_path)
    talk = Presentation(str(tmp_path / "talk.pptx"))
    talk.slides[1].shapes.title.text = "Sales of {{ exports"
    talk.save(str(tmp_path / "talk.pptx"))
    assert "unclosed_name: slide 2, 'Title 1': '{{' is never closed" in said_of(tmp_path)


def test_hostile_files_are_told_apart(tmp_path: Path) -> None:
    """Entities, too much of everything, macros, and what is no presentation: each is an error, none a traceback."""
    plant(tmp_path)
    make(tmp_path / "whole.pptx")
    with zipfile.ZipFile(tmp_path / "whole.pptx") as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    slide, types = "ppt/slides/slide1.xml", "[Content_Types].xml"
    odd = {
        "entities": {slide: parts[slide].replace(b"<p:sld ", bomb + b"<p:sld ", 1)},
        "elements": {slide: b"<a>" * 1_300_000},
        "macros": {
            types: parts[types].replace(
                b"presentationml.presentation.main", b"ms-powerpoint.presentation.macroEnabled.main"
            )
        },
        "cut": {slide: parts[slide][:500]},
    }
    for name, changed in odd.items():
        with zipfile.ZipFile(tmp_path / f"{name}.pptx", "w", zipfile.ZIP_DEFLATED) as made:
            for part, data in {**parts, **changed}.items():
                made.writestr(part, data)
        said = said_of(tmp_path, f"{name}.pptx")
        assert len(said) == 1, name
        assert said[0].startswith("unreadable_pptx"), said


def test_a_copy_is_refused_and_the_talk_is_named(tmp_path: Path) -> None:
    """Its names are gone, so its words would keep last year's figures beside charts with new ones."""
    fill(plant(tmp_path), tmp_path / "deck.yaml", tmp_path / "sent.pptx")
    make_without_names(tmp_path / "other.pptx")
    before = (tmp_path / "sent.pptx").read_bytes()
    with pytest.raises(DeckgenError) as raised:
        fill(tmp_path / "sent.pptx", tmp_path / "deck.yaml", tmp_path / "new.pptx")
    (one,) = raised.value.diagnostics
    assert (one.code, one.hint) == ("filled_copy", f"fill the talk itself: '{tmp_path / 'talk.pptx'}'")
    assert (tmp_path / "sent.pptx").read_bytes() == before
    assert not (tmp_path / "new.pptx").exists()
    # A program that saves the copy breaks its seal; it is a copy all the same.
    Presentation(str(tmp_path / "sent.pptx")).save(str(tmp_path / "saved.pptx"))
    assert said_of(tmp_path, "saved.pptx")[0].startswith("filled_copy")


def test_the_copy_of_another_talk_is_not_replaced(tmp_path: Path) -> None:
    """Two talks of one name in different folders have one name for their copies, unless -o gives them others."""
    for month in ("may", "june"):
        (tmp_path / month).mkdir()
        make_with_a_name(tmp_path / month / "talk.pptx")
    deck = tmp_path / "deck.yaml"
    deck.write_text("title: Trade\nset: {exports: much}\nfill: {}\n")
    made = [fill(tmp_path / "may" / "talk.pptx", deck).path.read_bytes() for _ in range(2)]
    assert made[0] == made[1], "the copy of the same talk is made anew"
    moved = shutil.copytree(tmp_path, tmp_path / "moved")
    assert fill(moved / "may" / "talk.pptx", moved / "deck.yaml").path.read_bytes() == made[0]
    with pytest.raises(DeckgenError, match="other_talk"):
        fill(tmp_path / "june" / "talk.pptx", deck, terms=Terms(replace=True))
    assert (tmp_path / "output" / "talk.pptx").read_bytes() == made[0]
    named = fill(tmp_path / "june" / "talk.pptx", deck, tmp_path / "output" / "talk.pptx").path
    assert named.read_bytes() != made[0], "-o names this very file"


def test_typed_words_beside_a_filled_figure_are_told(tmp_path: Path) -> None:
    """The new figure would make a false sentence look freshly checked; a claim of the deck guards it."""
    plant(tmp_path)
    talk = Presentation(str(tmp_path / "talk.pptx"))
    talk.slides[1].shapes.title.text = "Exports fell to {{ exports }}, $20 bn less than planned"
    talk.save(str(tmp_path / "talk.pptx"))
    made = fill(tmp_path / "talk.pptx", tmp_path / "deck.yaml")
    assert [(one.code, one.message.partition(" is typed")[0]) for one in made.diagnostics] == [
        ("typed_figure", "slide 2, 'Title 1': '$20 bn'")
    ], "the claim 'growth > 0' reads what the sentence is about"
    deck = tmp_path / "deck.yaml"
    deck.write_text(DECK.replace("claim: growth > 0\n", ""))
    made = fill(tmp_path / "talk.pptx", deck)
    told = {one.message.partition(" is typed")[0].partition(": ")[2] for one in made.diagnostics}
    assert told == {"'fell'", "'$20 bn'", "'grew'"}, "the last is said in the notes, which nobody types anew either"
    assert all(one.hint and one.hint.endswith("'checks: {typed_figure: off}'") for one in made.diagnostics)


def test_a_line_that_no_box_breaks_is_told_where_it_leaves_the_slide(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(f"title: T\nset: {{place: {'far and ' * 30}away}}\nfill: {{}}\n")
    talk = Presentation()
    box = talk.slides.add_slide(talk.slide_layouts[6]).shapes.add_textbox(Inches(1), 0, Inches(3), Inches(1))
    box.text_frame.text = "It is {{ place }}"
    talk.save(str(tmp_path / "talk.pptx"))
    (told,) = fill(tmp_path / "talk.pptx", tmp_path / "deck.yaml").diagnostics
    assert told.code == "outgrown_text"
    assert told.message.endswith("is longer than the slide is wide, and its box doesn't break lines")


def test_braces_that_are_left_over_behind_a_name_are_told(tmp_path: Path) -> None:
    plant(tmp_path)
    talk = Presentation(str(tmp_path / "talk.pptx"))
    talk.slides[1].shapes.title.text = "{{ exports }} }} in all"
    talk.save(str(tmp_path / "talk.pptx"))
    (told,) = fill(tmp_path / "talk.pptx", tmp_path / "deck.yaml").diagnostics
    assert (told.code, told.message) == ("stray_mark", "slide 2, 'Title 1': '}}' is shown as it is written")
