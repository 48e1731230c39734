"""`deckgen import`: titles, covers, pictures, sources and colors of decks that were made by hand, or by deckgen."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree
from PIL import Image, ImageDraw
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Inches

from command import run
from old_decks import BLANK, CONTENT, TITLE, TITLE_ONLY, OldDeck, picture


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice isn't found: nothing here needs it."""
    monkeypatch.setenv("PATH", "")


def imported(folder: Path, deck: OldDeck) -> tuple[dict[str, Any], list[dict[str, Any]], str]:
    """The deck that is made of one, its slides, and the report as text."""
    (folder / "old.pptx").write_bytes(deck.bytes())
    done = run(folder, "import", "old.pptx", "new")
    assert done.returncode == 0, done.stdout + done.stderr
    made = yaml.safe_load((folder / "new" / "deck.yaml").read_text())
    return made, [slide for section in made["sections"] for slide in section["slides"]], done.stdout


def rgb(digits: str) -> RGBColor:
    """A color of python-pptx."""
    return RGBColor.from_string(digits)  # type: ignore[no-any-return, no-untyped-call]


def put(slide: Any, x: float, y: float, width: float, height: float, color: str = "#1F5FA8") -> Any:
    """A picture at a place in inches."""
    return slide.shapes.add_picture(picture(color), Inches(x), Inches(y), Inches(width), Inches(height))


def colors_of(folder: Path, value: Any) -> list[tuple[int, ...]]:
    """The colors of the pictures in a part of a deck, in their order."""
    if isinstance(value, dict) and "file" in value:
        with Image.open(folder / "new" / value["file"]) as shown:
            return [shown.convert("RGB").getpixel((5, 5))]  # type: ignore[list-item]
    held = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [color for one in held for color in colors_of(folder, one)]


def test_a_first_slide_of_one_picture_is_a_slide_and_the_cover_is_said(tmp_path: Path) -> None:
    deck = OldDeck()
    put(deck.slide(TITLE), 1, 1, 6, 4)
    _, slides, report = imported(tmp_path, deck)
    assert len(slides) == 1
    assert "image" in slides[0]
    assert "a cover was added" in report
    assert "its title is the file's name" in report


def test_no_audience_sees_a_title_that_nobody_wrote(tmp_path: Path) -> None:
    deck = OldDeck()
    deck.slide(TITLE, "A talk")
    one = deck.slide(BLANK)
    for x in (0.5, 3.5, 6.5):
        put(one, x, 2, 2.8, 3, f"#{int(x * 20):02X}5050")
    two = deck.slide(CONTENT)
    two.placeholders[1].text = "First of three\nSecond\nThird"
    _, slides, report = imported(tmp_path, deck)
    assert [slide["hide_title"] for slide in slides] == [True, True]
    assert slides[1]["title"] == "First of three"
    assert len(slides[1]["bullets"]) == 3
    assert report.count("it shows no title") == 2
    assert run(tmp_path / "new", "check").returncode == 0


def test_a_title_alone_is_no_quotation(tmp_path: Path) -> None:
    deck = OldDeck()
    deck.slide(TITLE, "A talk")
    deck.slide(TITLE_ONLY, "World info")
    deck.slide(CONTENT, "Facts", "one", "two")
    _, slides, _ = imported(tmp_path, deck)
    assert slides[0] == {"title": "World info", "background": "divider"}


def test_a_key_of_colors_stays_and_a_logo_goes_with_the_numbers_of_its_slides(tmp_path: Path) -> None:
    deck = OldDeck()
    deck.slide(TITLE, "A talk")
    for number in range(5):
        slide = deck.slide(TITLE_ONLY, f"Finding {number}")
        put(slide, 0.5, 2, 6, 4, f"#{number * 40:02X}4040")
        put(slide, 7.5, 4.5, 1.6, 2, "#00FF00")
        put(slide, 9, 0.1, 0.8, 0.5, "#FF0000")
    _, slides, report = imported(tmp_path, deck)
    assert all((0, 255, 0) in colors_of(tmp_path, slide) for slide in slides)
    assert not any((255, 0, 0) in colors_of(tmp_path, slide) for slide in slides)
    assert "at the edge of slides 2 to 6" in report


def test_pictures_stand_in_the_order_in_which_they_are_seen(tmp_path: Path) -> None:
    deck = OldDeck()
    deck.slide(TITLE, "A talk")
    slide = deck.slide(CONTENT, "Who we are", "Ann", "Ben", "Cleo", "Dan")
    for x, y, color in ((7.4, 4.9, "#280000"), (2.7, 5, "#0A0000"), (0.3, 5.1, "#000000"), (5, 4.95, "#140000")):
        put(slide, x, y, 2.2, 2.4, color)
    _, slides, _ = imported(tmp_path, deck)
    shown = [red for one in slides for red, _, _ in colors_of(tmp_path, one)]
    assert shown == [0, 10, 20, 40]


def test_many_logos_are_no_slide_each(tmp_path: Path) -> None:
    deck = OldDeck()
    deck.slide(TITLE, "A talk")
    slide = deck.slide(TITLE_ONLY, "Thank you")
    for number in range(17):
        put(slide, 0.3 + number % 6 * 1.6, 2 + number // 6 * 1.6, 1.3, 0.9, f"#{number * 14:02X}7070")
    _, slides, _ = imported(tmp_path, deck)
    assert len(slides) <= 2
    assert sum(len(one["logos"]) for one in slides) == 17


def test_a_small_picture_stays_small_beside_words(tmp_path: Path) -> None:
    deck = OldDeck()
    deck.slide(TITLE, "A talk")
    slide = deck.slide(CONTENT, "The law", "One rule", "Another rule", "A third rule")
    put(slide, 8.3, 0.4, 1.2, 1.2)
    _, slides, _ = imported(tmp_path, deck)
    assert "bullets" in slides[0]["columns"]["items"][0]
    words, mark = slides[0]["columns"]["widths"]
    assert words >= 5 * mark


def test_a_picture_under_its_point_stays_with_it(tmp_path: Path) -> None:
    deck = OldDeck()
    deck.slide(TITLE, "A talk")
    slide = deck.slide(CONTENT, "Three faults", "Empty cells", "", "", "A month is missing", "", "", "Out of bounds")
    for y, color in ((2.4, "#000000"), (4, "#500000"), (5.6, "#A00000")):
        put(slide, 1, y, 2, 1, color)
    _, slides, report = imported(tmp_path, deck)
    columns = slides[0]["columns"]
    assert [colors_of(tmp_path, one)[0][0] for one in columns] == [0, 80, 160]
    assert ["Empty" in str(one) for one in columns] == [True, False, False]
    assert "each of its points stands with the picture that was under it" in report


def test_a_point_that_names_a_source_stays_in_its_list(tmp_path: Path) -> None:
    deck = OldDeck()
    deck.slide(TITLE, "A talk")
    slide = deck.slide(CONTENT, "Our data", "Source: Wikipedia", "Database: sqlite")
    deck.box(slide, "Source: Eurostat; https://example.org/x", 0.5, 6.9, 6, 0.4, size=11)
    made, slides, report = imported(tmp_path, deck)
    assert "Source: Wikipedia" in str(slides[0]["bullets"])
    assert list(made["sources"]) == ["eurostat", "example-org"]
    assert "nowhere" not in report


def test_what_is_turned_or_colored_or_beside_the_slide_is_said(tmp_path: Path) -> None:
    deck = OldDeck()
    deck.slide(TITLE, "A talk")
    slide = deck.slide(TITLE_ONLY, "Turned")
    put(slide, 2, 2.5, 3, 2).rotation = 20
    words = deck.box(slide, "up ", 6, 3, 3, 1, size=20)
    run_in_red = words.text_frame.paragraphs[0].add_run()
    run_in_red.text, run_in_red.font.color.rgb = "(4.5)", rgb("FF0000")
    deck.box(slide, "a scrap", 11, 3, 2, 1, size=20)
    _, slides, report = imported(tmp_path, deck)
    assert "turned by 20 degrees stands straight now" in report
    assert "colors that set some of its words apart" in report
    assert "what stood beside the slide" in report
    assert "a scrap" in slides[0]["notes"]
    assert "2  partly" in report


def test_a_dark_picture_is_seen_on_dark_slides(tmp_path: Path) -> None:
    deck = OldDeck()
    names = deck.presentation.slide_master._element.find("{*}clrMap")
    names.set("bg1", "dk1")
    names.set("tx1", "lt1")
    drawing = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    ImageDraw.Draw(drawing).rectangle((100, 80, 200, 120), fill=(0, 0, 0, 255))
    stream = io.BytesIO()
    drawing.save(stream, "PNG")
    deck.slide(TITLE, "A talk")
    slide = deck.slide(TITLE_ONLY, "A diagram")
    slide.shapes.add_picture(stream, Inches(1), Inches(2), Inches(6), Inches(4))
    _, slides, report = imported(tmp_path, deck)
    assert colors_of(tmp_path, slides[0]) == [(255, 255, 255)]
    assert "has a white ground now" in report


def test_the_brand_has_the_color_that_slides_use_and_says_why_it_has_no_template(tmp_path: Path) -> None:
    deck = OldDeck()
    for number in range(4):
        slide = deck.slide(BLANK)
        shape = deck.box(slide, f"Finding {number}", 0.5, 0.4, 8, 1, size=32)
        shape.text_frame.paragraphs[0].runs[0].font.color.rgb = rgb("F64646")
        deck.box(slide, "words", 1, 3, 5, 1, size=20)
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = rgb("FFFFF0")
    _, _, report = imported(tmp_path, deck)
    brand = yaml.safe_load((tmp_path / "new/assets/brand/brand.yaml").read_text())
    assert brand["colors"]["accent"] == "#F64646"
    assert brand["colors"]["paper"] == "#FFFFF0"
    assert "most slides have another ground than their master" in report


def test_a_file_without_slides_is_a_template(tmp_path: Path) -> None:
    (tmp_path / "old.pptx").write_bytes(OldDeck().bytes())
    done = run(tmp_path, "import", "old.pptx", "new")
    assert done.returncode == 1
    assert "deckgen template" in done.stderr


BUILT = """\
title: The library
speaker: {name: Ana, role: Clerk, email: ana@example.org}
dividers: none
sources: {desk: {publisher: Lending desk}}
sections:
  - title: How it is used
    slides:
      - {title: "", stats: [{value: "299,000", label: loans}], layout: hero, source: desk}
      - {title: Readers come, bullets: [on foot, by bus], callout: Most walk., source: desk}
      - {title: Steps to take, steps: [{title: Ask, text: readers}, {title: Count, text: the visits}, Decide]}
      - {title: Groups of readers, groups: {Young: [pupils, students], Old: [retired, others]}}
      - closing: {ask: Give us Sundays, qr: "https://example.org/x"}
      - sources: {}
"""


def test_a_deck_that_deckgen_built_comes_back_nearly_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(BUILT.replace('title: "", ', ""))
    done = run(tmp_path, "build", "-o", "old.pptx")
    assert done.returncode == 0, done.stderr
    done = run(tmp_path, "import", "old.pptx", "new")
    assert done.returncode == 0, done.stdout + done.stderr
    made = yaml.safe_load((tmp_path / "new/deck.yaml").read_text())
    assert made["speaker"] == {"name": "Ana", "role": "Clerk", "email": "ana@example.org"}
    assert made["dividers"] == "none"
    assert made["sections"][0]["title"] == "How it is used"
    number, points, steps, groups, closing = made["sections"][0]["slides"]
    assert number["layout"] == "hero"
    assert number["stats"] == [{"value": "299,000", "label": "loans"}]
    assert points["bullets"] == ["on foot", "by bus"]
    assert points["callout"] == "Most walk."
    assert [one if isinstance(one, str) else one["title"] for one in steps["steps"]] == ["Ask", "Count", "Decide"]
    assert groups["groups"] == {"Young": ["pupils", "students"], "Old": ["retired", "others"]}
    assert closing["closing"]["ask"] == "Give us Sundays"
    assert {"sources": {}} in made["sections"][-1]["slides"]
    assert "deckgen built this file" in done.stdout
    assert "How it is used" not in str(made["sections"][0]["slides"])


def test_a_transparent_picture_keeps_the_ground_of_its_frame(tmp_path: Path) -> None:
    deck = OldDeck()
    deck.slide(TITLE, "A talk")
    drawing, stream = Image.new("RGBA", (300, 200), (0, 0, 0, 0)), io.BytesIO()
    ImageDraw.Draw(drawing).rectangle((100, 80, 200, 120), fill=(0, 0, 0, 255))
    drawing.save(stream, "PNG")
    shown = deck.slide(TITLE_ONLY, "A plan").shapes.add_picture(stream, Inches(1), Inches(2), Inches(6), Inches(4))
    filling = etree.SubElement(shown._element.spPr, qn("a:solidFill"))
    etree.SubElement(filling, qn("a:srgbClr"), {"val": "FAF2C8"})
    _, slides, report = imported(tmp_path, deck)
    assert colors_of(tmp_path, slides[0]) == [(0xFA, 0xF2, 0xC8)]
    assert "2  whole" in report


def test_a_long_line_at_the_foot_of_most_slides_is_the_footer_as_a_whole(tmp_path: Path) -> None:
    deck = OldDeck()
    deck.slide(TITLE, "A talk")
    words = "Opioid mortality around the first wave | independent project"
    for number in range(4):
        deck.box(deck.slide(CONTENT, f"Finding {number}", "a point"), words, 0.5, 7, 8, 0.3, size=9)
    _, _, report = imported(tmp_path, deck)
    assert f"'{words}', which stood on most slides, is the footer of the brand now" in report
    assert words in (tmp_path / "new/assets/brand/brand.yaml").read_text()


def test_lines_that_are_too_long_for_a_footer_are_said_whole(tmp_path: Path) -> None:
    deck = OldDeck()
    deck.slide(TITLE, "A talk")
    words = "A line at the foot of each slide that says so much that no footer of any deck would have the room for it"
    for number in range(4):
        deck.box(deck.slide(CONTENT, f"Finding {number}", "a point"), words, 0.5, 7, 9, 0.3, size=7)
    _, _, report = imported(tmp_path, deck)
    assert words in report
