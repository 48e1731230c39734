"""`deckgen import`: what layouts and masters show on old slides, and what lies behind these."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches

import old_decks
from command import run
from imported_deck import imported


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice isn't found: it takes its time to start."""
    monkeypatch.setenv("PATH", "")


def a_deck(**more: str) -> old_decks.OldDeck:
    """A deck of a cover and three slides, whose layouts can't be kept, since nothing says what they are for."""
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "Rivers and borders")
    for title, words in (more or {"First": "one", "Second": "two", "Third": "three"}).items():
        deck.slide(old_decks.CONTENT, title, words)
    for layout in deck.presentation.slide_layouts:
        layout._element.attrib.pop("type", "")
    return deck


def a_picture(deck: old_decks.OldDeck, color: str, inches: tuple[float, float, float, float]) -> Any:
    slide = deck.presentation.slides[0]
    return slide.shapes.add_picture(old_decks.picture(color), *(Inches(one) for one in inches))


def test_words_of_a_master_are_words_of_its_slides_or_said(tmp_path: Path) -> None:
    deck = a_deck()
    slide = deck.presentation.slides[0]
    old_decks.moved(deck.box(slide, "Ask us anything", 3, 4, 4, 1, size=20), deck.presentation.slide_masters[0])
    _, report = imported(tmp_path, deck.bytes())
    assert any("'Ask us anything'" in said for said in report["said"])
    assert not any(slide["lost_words"] for slide in report["slides"])


def test_a_photo_of_its_layout_is_behind_the_cover_and_a_logo_is_said(tmp_path: Path) -> None:
    deck = a_deck()
    layouts = deck.presentation.slide_layouts
    old_decks.moved(a_picture(deck, "#203040", (0, 0, 10, 7.5)), layouts[old_decks.TITLE])
    old_decks.moved(a_picture(deck, "#C00000", (9, 7, 0.5, 0.3)), layouts[old_decks.CONTENT])
    made, report = imported(tmp_path, deck.bytes())
    assert "background:\n  file: assets/images/" in (made / "deck.yaml").read_text()
    assert any("pictures on the layouts of slides 2 to 4 are left out" in said for said in report["said"])


def test_a_light_picture_behind_the_cover_is_not_darkened(tmp_path: Path) -> None:
    deck = a_deck()
    old_decks.moved(a_picture(deck, "#F4F6F8", (0, 0, 10, 7.5)), deck.presentation.slide_layouts[old_decks.TITLE])
    made, report = imported(tmp_path, deck.bytes())
    assert "background:" not in (made / "deck.yaml").read_text()
    assert 'cover: "#FFFFFF"' in (made / "assets/brand/brand.yaml").read_text()
    assert "a light picture behind it is not taken over" in report["slides"][0]["not_taken_over"][0]


def test_pictures_on_a_cover_are_said_beside_the_one_behind_it(tmp_path: Path) -> None:
    deck = a_deck()
    a_picture(deck, "#203040", (0, 0, 10, 7.5))
    a_picture(deck, "#C00000", (5, 3, 4, 3))
    tree = deck.presentation.slides[0].shapes._spTree
    tree.insert(2, tree[-2])
    _, report = imported(tmp_path, deck.bytes())
    assert "pictures and drawings on the cover are not taken over" in report["slides"][0]["not_taken_over"]


def test_a_title_that_runs_over_all_slides_is_none_of_theirs(tmp_path: Path) -> None:
    deck = a_deck()
    for number in (1, 2, 3):
        slide = deck.presentation.slides[number]
        heading = slide.shapes.title.text
        title = slide.shapes.title
        title.text = "Rivers and borders"
        title.left, title.top, title.width, title.height = (Inches(one) for one in (0.2, 0.1, 8, 0.4))
        title.text_frame.paragraphs[0].runs[0].font.size = 11 * 12700
        deck.box(slide, heading, 0.5, 0.8, 8, 0.5, size=24)
    made, report = imported(tmp_path, deck.bytes())
    text = (made / "deck.yaml").read_text()
    assert all(f"- title: {one}\n" in text for one in ("First", "Second", "Third"))
    assert any("'Rivers and borders'" in said for said in report["said"])


def test_an_address_under_thanks_stands_over_them_in_the_middle(tmp_path: Path) -> None:
    """The layout of the cover, which the closing slide has, is centred."""
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "Rivers and borders")
    deck.slide(old_decks.CONTENT, "First", "one")
    deck.slide(old_decks.TITLE, "Thank you!").placeholders[1].text = "ana@up.example"
    made, report = imported(tmp_path, deck.bytes())
    assert report["look"] == "template"
    assert report["slides"][2]["title"] == "Thank you!"
    assert run(made, "build").returncode == 0
    last = Presentation(str(next((made / "output").glob("*.pptx")))).slides[-1]
    shapes = {shape.name: shape for shape in last.shapes}
    assert shapes["Heading"].text_frame.text == "ana@up.example"
    assert shapes["Heading"].text_frame.paragraphs[0].alignment == PP_ALIGN.CENTER
    assert shapes["Heading"].top + shapes["Heading"].height < shapes["Title"].top + shapes["Title"].height / 2


def test_several_dividers_are_told_to_count(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "Rivers and borders")
    for title in ("Trade", "Water"):
        deck.slide(old_decks.HEADER, title)
        deck.slide(old_decks.CONTENT, f"About {title}", "one")
    _, report = imported(tmp_path, deck.bytes())
    assert any("dividers have the number of their section" in said for said in report["said"])


def test_a_deck_of_pictures_has_a_cover_like_them(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    deck.presentation.core_properties.title = "PptxGenJS Presentation"
    for _ in range(3):
        slide = deck.slide(old_decks.BLANK)
        shown = slide.shapes.add_picture(old_decks.picture("#0D1117"), 0, 0, Inches(10), Inches(7.5))
        blip = deepcopy(shown._element.blipFill)
        shown._element.getparent().remove(shown._element)
        slide.background.fill.solid()
        filled = slide._element.cSld.find(qn("p:bg")).find(qn("p:bgPr"))
        filled.replace(filled[0], filled.makeelement(qn("a:blipFill")))
        filled[0].extend(list(blip))
    made, report = imported(tmp_path, deck.bytes())
    brand = (made / "assets/brand/brand.yaml").read_text()
    assert 'cover: "#0D1117"' in brand
    assert 'footer: ""' in brand
    assert "title: old\n" in (made / "deck.yaml").read_text()
    assert {slide["kept"] for slide in report["slides"]} == {"picture"}
    assert all(slide["title"] for slide in report["slides"])


def a_bar(deck: old_decks.OldDeck, number: int, y: float = 7) -> Any:
    """A dark bar over the width of a slide."""
    bar = deck.presentation.slides[number].shapes.add_shape(
        MSO_SHAPE.RECTANGLE, 0, Inches(y), Inches(10), Inches(0.5)
    )
    bar.fill.solid()
    return bar


def test_bars_at_one_place_of_most_slides_are_said(tmp_path: Path) -> None:
    deck = a_deck()
    for number in (1, 2, 3):
        a_bar(deck, number)
    _, report = imported(tmp_path, deck.bytes())
    what = "lines, bars or other drawn shapes at one place of slides 2 to 4 are left out"
    assert any(what in said for said in report["said"])


def test_what_layouts_draw_is_said_where_they_are_not_kept(tmp_path: Path) -> None:
    deck = a_deck()
    old_decks.moved(a_bar(deck, 1), deck.presentation.slide_layouts[old_decks.CONTENT])
    _, report = imported(tmp_path, deck.bytes())
    what = "lines, bars or other drawn shapes on the layouts of slides 2 to 4 are left out"
    assert any(what in said for said in report["said"])


def test_of_a_template_what_its_layouts_draw_stays_and_what_others_drew_is_said(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "Rivers and borders")
    deck.slide(old_decks.CONTENT, "First", "one")
    deck.slide(old_decks.BLANK)
    deck.box(deck.presentation.slides[2], "A word of thanks to all of them", 1, 1, 8, 1, size=30)
    layouts = deck.presentation.slide_layouts
    for number, layout in ((1, old_decks.CONTENT), (2, old_decks.BLANK)):
        old_decks.moved(a_picture(deck, f"#{number}0C040", (4, 0.3, 2, 1)), layouts[layout])
        old_decks.moved(a_bar(deck, number, y=8 - number), layouts[layout])
    _, report = imported(tmp_path, deck.bytes())
    assert report["look"] == "template"
    told = ["a picture on its layout is not taken over" in slide["not_taken_over"] for slide in report["slides"]]
    assert told == [False, False, True]
    assert any("drawn shapes on the layouts of slide 3 are left out" in said for said in report["said"])


def test_a_picture_that_fills_layouts_is_told_once(tmp_path: Path) -> None:
    deck = a_deck()
    old_decks.moved(a_picture(deck, "#203040", (0, 0, 10, 7.5)), deck.presentation.slide_layouts[old_decks.CONTENT])
    slide = deck.slide(old_decks.CONTENT, "With a picture", "one")
    slide.shapes.add_picture(old_decks.picture(), Inches(5), Inches(3), Inches(3), Inches(2))
    _, report = imported(tmp_path, deck.bytes())
    assert any("a picture behind several slides is left out" in said for said in report["said"])
    assert "on the layouts" not in str(report["said"])
    assert report["slides"][4]["not_taken_over"] == []
