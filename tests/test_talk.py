"""The built talk, and a made-up deck that has everything, as other programs find them."""

from __future__ import annotations

import io
import pickle
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from built import FONTS, Built, plainly
from deckgen.model.page import ChartBox
from deckgen.pipeline import check
from deckgen.verbs.translate import extract_to
from laid_out import lay_out, text_boxes
from spoken_words import lost_sources, lost_words, spoken
from typed_numbers import Tables, typed


@pytest.fixture(scope="session", params=["talk", "everything"])
def built(request: pytest.FixtureRequest) -> Built:
    found: Built = request.getfixturevalue(request.param)
    return found


def every_paragraph(slide: Any) -> list[Any]:
    """The paragraphs of a slide's shapes, those in groups among them, and of its tables."""
    shapes = [part for shape in slide.shapes for part in getattr(shape, "shapes", [shape])]
    frames = [shape.text_frame for shape in shapes if shape.has_text_frame]
    tables = [shape.table for shape in shapes if shape.has_table]
    frames += [cell.text_frame for table in tables for row in table.rows for cell in row.cells]
    return [paragraph for frame in frames for paragraph in frame.paragraphs]


def test_the_talk_builds_without_a_word_of_complaint(talk: Built) -> None:
    assert [str(one) for one in talk.made.diagnostics] == []
    assert talk.made.charts == sum(
        shape._element.find(".//{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip") is not None
        and re.fullmatch(r"Chart( \d+)?", shape.name) is not None
        for slide in talk.presentation.slides
        for shape in slide.shapes
    )


def test_every_chart_can_travel_to_the_process_that_draws_it(built: Built) -> None:
    pages = built.laid.document.pages
    charts = [shape.chart for page in pages for shape in page.shapes if isinstance(shape, ChartBox)]
    assert charts
    assert pickle.loads(pickle.dumps(charts)) == charts


def test_every_slide_of_the_outline_is_there_in_order(built: Built) -> None:
    assert list(built.slides) == built.laid.ids
    assert built.made.slides + built.made.hidden == len(built.laid.ids)


def test_the_talk_has_its_cover_dividers_and_slides(talk: Built) -> None:
    names = list(talk.slides)
    assert names[0] == "cover"
    sections = (
        "relationship economy reforms energy border migration apprehensions central-america crime opioids violence "
        "opinion nafta tariffs election outlook"
    )
    assert [name.removeprefix("section-") for name in names if name.startswith("section-")] == sections.split()
    written = dict.fromkeys(slide for slide, _ in spoken(talk.folder / "deck.yaml") if slide)
    assert [name for name in names if name in written] == list(written)
    assert len(names) - len(written) >= 3


def test_every_word_of_the_deck_is_found_in_the_file(built: Built) -> None:
    assert lost_words(built) == []


def test_the_list_of_sources_says_everything_of_each(built: Built) -> None:
    assert lost_sources(built) == []


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("In 2018, by 21 May, 1,643,679 of 39.9 million", ["1,643,679", "39.9"]),
        ("Thirty-eight percent, G20, July 12, from 40 to 60", ["40", "60", "38"]),
    ],
)
def test_typed_numbers_are_told_from_years_and_days(words: str, numbers: list[str]) -> None:
    assert list(typed(words)) == numbers


@pytest.mark.parametrize(
    ("number", "is_held"),
    [("41,560", True), ("42", True), ("41.6", True), ("39.92", True), ("40", True), ("41.5", False), ("4", False)],
)
def test_a_number_is_held_as_it_shows_in_thousands_too(tmp_path: Path, number: str, is_held: bool) -> None:
    (tmp_path / "trade.csv").write_text("year,exports,imports\n1993,41560,-39.917\n", encoding="utf-8")
    assert Tables(tmp_path).hold(number, ["trade"]) == is_held


# What stands in a table of the slide and is no figure of it, or none that can be quoted there.
EXCUSED = {
    ("factory-output", "100"): "where the index begins, by its definition",
    ("lopez-obrador-wins", "65"): "a bound that one of three shares is clearly over",
    ("mutual-opinion", "66"): "the figure of an older talk, which the notes warn of",
    ("nafta-stakes", "25"): "said of another slide; quoted, its sources are more than this one has room for",
    ("nafta-stakes", "7"): "the same",
    ("opioid-deaths", "2.5"): "the figure of an older talk, which the notes warn of",
}


def test_no_slide_types_a_number_that_its_tables_hold(talk: Built) -> None:
    tables = Tables(talk.folder / "assets/data")
    read = {slide.id: slide.tables for slide in talk.laid.deck.slides}
    held = {
        (slide, number)
        for slide, words in spoken(talk.folder / "deck.yaml")
        for number in typed(words)
        if tables.hold(number, read.get(slide, ()))
    }
    assert sum(bool(names) for names in read.values()) > 40
    assert held == set(EXCUSED)


def test_title_words_and_notes_follow_when_a_table_changes(talk: Built, tmp_path: Path) -> None:
    shutil.copytree(talk.folder, tmp_path / "talk", ignore=shutil.ignore_patterns("*.pptx"))
    table = tmp_path / "talk/assets/data/presidential_results_2018.csv"
    was = table.read_text(encoding="utf-8")
    assert "30113483,53.19" in was
    table.write_text(was.replace("30113483,53.19", "31224594,54.32"), encoding="utf-8")
    laid = lay_out(tmp_path / "talk/deck.yaml")
    assert laid is not None
    page = laid.page("lopez-obrador-wins")
    shown = plainly(laid.text(page.name, whole=True))
    assert ("won 54% of the vote" in shown, "31.2 million" in shown) == (True, True)
    assert "took 54.3 percent, 31.2 million votes" in page.notes[0].text.plain


def test_figures_stand_where_the_text_quotes_them(everything: Built) -> None:
    shown = everything.words(everything.slides["running-text"])
    assert "quotes 35 million and $257 bn, with a link to a page." in shown
    assert "The second paragraph says: Come to the border." in shown
    assert "{{" not in "".join(everything.words(slide) for slide in everything.slides.values())


def test_titles_bodies_footers_and_numbers_fill_placeholders(built: Built) -> None:
    for page in built.laid.document.pages:
        # A slide without a title has one over its upper edge, for screen readers.
        roles = {"title", *(box.role for box in text_boxes(page) if box.role)}
        filled = {shape.name: shape for shape in built.slides[page.name].placeholders}
        assert len(filled) == len(roles), page.name
        kinds = {str(shape.placeholder_format.type).split()[0] for shape in filled.values()}
        assert kinds & {"TITLE", "CENTER_TITLE"}, page.name
        if page.layout in ("content", "body"):
            assert "SLIDE_NUMBER" in kinds, page.name
        assert ("FOOTER" in kinds) == ("source" in roles), page.name
        assert ("BODY" in kinds) >= (page.layout == "body"), page.name


def test_no_placeholder_is_left_empty(built: Built) -> None:
    empty = [
        (name, shape.name)
        for name, slide in built.slides.items()
        for shape in slide.placeholders
        if not shape.text_frame.text.strip()
    ]
    assert empty == []


def test_the_number_is_a_field_that_says_the_slides_place(built: Built) -> None:
    appended = 0
    for place, (name, slide) in enumerate(built.slides.items(), start=1):
        fields = slide._element.xpath(".//a:fld[@type='slidenum']/a:t/text()")
        if slide._element.get("show") == "0":
            # The hidden slides of the appendix count for themselves, which no field of PowerPoint's does.
            appended += 1
            assert fields == [], name
            assert f"A{appended}" in built.words(slide), name
            continue
        assert fields in ([str(place)], []), name
        assert bool(fields) == (slide.slide_layout.name in ("Title Only", "Title and Content")), name


def test_every_title_is_there_and_says_something_new(talk: Built) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in list(talk.presentation.slides)[1:-2]]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_sections_hold_every_slide_once(built: Built) -> None:
    root = built.presentation.part._element
    sections = root.xpath(".//*[local-name()='section']")
    held = [ident for section in sections for ident in section.xpath(".//*[local-name()='sldId']/@id")]
    assert held == [str(slide.slide_id) for slide in built.presentation.slides]
    names = [section.get("name") for section in sections]
    known = {page.section for page in built.laid.document.pages}
    assert set(names) >= known - {""}


def test_every_slide_of_content_has_notes(built: Built) -> None:
    written = {slide for slide, _ in spoken(built.folder / "deck.yaml") if slide}
    silent = [name for name in written if not built.slides[name].has_notes_slide]
    assert [
        name for name in silent if name not in ("sources", "closing", "where-from", "good-bye", "thanks", "clip")
    ] == []


def test_every_run_knows_its_language(built: Built) -> None:
    without = [
        (name, element.xpath("string(../a:t)"))
        for name, slide in built.slides.items()
        for element in slide._element.xpath(".//a:rPr | .//a:endParaRPr")
        if element.get("lang") != "en-US"
    ]
    runs = sum(len(slide._element.xpath(".//a:r[not(a:rPr)]")) for slide in built.slides.values())
    assert (without, runs) == ([], 0)


def test_pictures_charts_and_tables_have_words_for_screen_readers(built: Built) -> None:
    for name, slide in built.slides.items():
        for shape in slide.shapes:
            decorative = shape._element.xpath(".//*[local-name()='decorative'][@val='1']")
            if not decorative and (shape._element.tag.endswith("}pic") or shape.has_table):
                words = shape._element.xpath("string(.//p:cNvPr/@descr)")
                assert len(words) > 8, (name, shape.name)
                assert not words.endswith((".png", ".svg", ".jpg")), (name, shape.name)


def test_the_file_says_who_made_it_and_nothing_of_libraries(talk: Built) -> None:
    core = talk.presentation.core_properties
    assert (core.title, core.author, core.last_modified_by) == (
        "Building Partnership with Mexico",
        "E. Anthony Wayne",
        "E. Anthony Wayne",
    )
    assert (core.created.isoformat()[:10], core.modified.isoformat()[:10]) == ("2018-09-12", "2018-09-12")
    parts = zipfile.ZipFile(talk.made.path)
    properties = parts.read("docProps/core.xml") + parts.read("docProps/app.xml")
    assert b"python-pptx" not in properties
    assert b"Canny" not in properties
    assert not [name for name in parts.namelist() if "thumbnail" in name or "printerSettings" in name]


def test_links_lead_where_they_were_written_to(everything: Built) -> None:
    def links(name: str) -> list[tuple[str, str]]:
        runs = [run for paragraph in every_paragraph(everything.slides[name]) for run in paragraph.runs]
        return [(run.text, run.hyperlink.address) for run in runs if run.hyperlink.address]

    assert links("running-text") == [("link to a page", "https://example.org/page")]
    assert [to for _, to in links("where-from")] == ["https://example.org/census", "https://example.org/elder"]
    assert links("good-bye") == [("ana@example.org", "mailto:ana@example.org")]


def test_an_appendix_is_kept_hidden_at_the_end(everything: Built) -> None:
    hidden = [name for name, slide in everything.slides.items() if slide._element.get("show") == "0"]
    assert hidden == ["spare"]
    assert list(everything.slides)[-1] == "spare"


def test_marks_come_through(everything: Built) -> None:
    paragraphs = every_paragraph(everything.slides["bullets-three-levels"])
    looks = {run.text: run for paragraph in paragraphs for run in paragraph.runs}
    assert looks["strong"].font.bold
    assert looks["three"].font.italic
    assert looks["code"].font.name == "DejaVu Sans Mono"
    assert looks["2"]._r.rPr.get("baseline") is not None
    assert {paragraph.level for paragraph in paragraphs} == {0, 1, 2}


def test_another_reader_agrees_that_all_words_fit(built: Built) -> None:
    import rpptx

    fonts = [("Source Sans Pro Semibold", (FONTS / "SourceSansPro-Semibold.otf").read_bytes())]
    deck = rpptx.Presentation.from_bytes(built.made.path.read_bytes())
    assert [str(issue.message) for issue in deck.validate()] == []
    report = deck.fit_report(fonts=fonts, font_dirs=[FONTS])
    on_slides = [frame for frame in report.frames if frame.context.startswith("/ppt/slides/")]
    assert len(on_slides) > len(built.slides)
    assert [(frame.context, frame.update.name) for frame in on_slides if frame.overflow] == []


def test_another_reader_needs_no_more_lines_than_were_measured(built: Built) -> None:
    import rpptx

    fonts = [("Source Sans Pro Semibold", (FONTS / "SourceSansPro-Semibold.otf").read_bytes())]
    deck = rpptx.Presentation.from_bytes(built.made.path.read_bytes())
    pages = built.laid.document.pages
    more = []
    for frame in deck.text_layout(fonts=fonts, font_dirs=[FONTS]):
        page = pages[frame.slide_index]
        box = next((box for box in text_boxes(page) if box.name == frame.name), None)
        if box is not None and len(frame.lines) > built.laid.lines(box):
            more.append((page.name, frame.name, len(frame.lines), built.laid.lines(box)))
    assert more == []


def test_the_stored_parts_are_what_the_summary_counts(built: Built) -> None:
    names = zipfile.ZipFile(io.BytesIO(built.made.path.read_bytes())).namelist()
    assert sum(name.startswith("ppt/slides/slide") for name in names) == built.made.slides + built.made.hidden
    assert len(set(names)) == len(names)


def test_every_audience_and_every_event_gets_a_talk_without_a_complaint(talk: Built) -> None:
    assert [str(one) for one in check(talk.folder / "deck.yaml")] == []


def test_the_spanish_of_the_talk_is_whole_and_up_to_date(talk: Built) -> None:
    (extracted,) = extract_to(talk.folder / "deck.yaml", ("es",))
    assert not extracted.changed, "deckgen translate extract, then translate what is new"
    entries = [entry for entry in read_po(io.BytesIO(extracted.path.read_bytes())) if entry.id]
    left = [entry for entry in entries if not entry.string or entry.fuzzy]
    # Titles of publications stay as they are.
    assert [
        entry.id for entry in left if not all(name.startswith("source ") for name in entry.auto_comments[:1])
    ] == []
