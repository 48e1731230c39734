"""`deckgen import`: letters that are bold, in italics, struck or underlined, wherever the old deck says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree
from pptx.oxml.ns import qn

from imported_deck import imported
from old_decks import CONTENT, TITLE, TITLE_ONLY, OldDeck


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice isn't found: nothing here needs it."""
    monkeypatch.setenv("PATH", "")


def slides_of(folder: Path, deck: OldDeck) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The slides that are made of a deck, and what the report says of each old one."""
    made, report = imported(folder, deck.bytes())
    sections = yaml.safe_load((made / "deck.yaml").read_text())["sections"]
    return [slide for section in sections for slide in section["slides"]], report["slides"]


def letters_as(layout: Any, **looks: str) -> None:
    """Let the body of a layout have letters that look in a way, such as i="1"."""
    styles = layout.placeholders[1]._element.txBody.find(qn("a:lstStyle"))
    styles.clear()
    level = etree.SubElement(styles, qn("a:lvl1pPr"))
    etree.SubElement(level, qn("a:defRPr"), looks)


@pytest.mark.parametrize(("look", "mark"), [({"i": "1"}, "*"), ({"strike": "sngStrike"}, "~~")])
def test_letters_look_as_the_placeholder_of_their_layout_says(
    tmp_path: Path, look: dict[str, str], mark: str
) -> None:
    deck = OldDeck()
    letters_as(deck.presentation.slide_layouts[CONTENT], **look)
    deck.slide(TITLE, "A talk")
    deck.slide(CONTENT, "Findings", "The first of them", "The second of them")
    slides, _ = slides_of(tmp_path, deck)
    assert slides[0]["bullets"] == [f"{mark}The first of them{mark}", f"{mark}The second of them{mark}"]


def test_underlines_are_said_but_those_of_links(tmp_path: Path) -> None:
    deck = OldDeck()
    deck.slide(TITLE, "A talk")
    for number, title in enumerate(("Underlined", "Linked")):
        run = deck.slide(CONTENT, title, "Read ").placeholders[1].text_frame.paragraphs[0].add_run()
        run.text, run.font.underline = "this", True
        if number:
            run.hyperlink.address = "https://example.org"
    _, told = slides_of(tmp_path, deck)
    what = "underlines of words that are no links are not taken over"
    assert [what in slide["not_taken_over"] for slide in told] == [False, True, False]


def test_what_is_bold_as_a_whole_stays_so_beside_words_that_are_not(tmp_path: Path) -> None:
    deck = OldDeck()
    deck.slide(TITLE, "A talk")
    words = "Three things that everybody in the room should know about it"
    for others_bold in (False, True):
        slide = deck.slide(TITLE_ONLY, f"Others are bold: {others_bold}")
        deck.box(slide, words, 1, 2, 8, 1, size=20, bold=True)
        deck.box(slide, "And what nobody has to know by tomorrow", 1, 4, 8, 1, size=20, bold=others_bold)
    slides, told = slides_of(tmp_path, deck)
    assert f"**{words}**" in str(slides[0])
    assert "**" not in str(slides[1])
    assert "its words were all bold: they have the weight of the brand now" in told[2]["not_taken_over"]
    assert {slide["kept"] for slide in told} == {"whole"}


def test_a_title_keeps_the_word_that_stands_out_of_it(tmp_path: Path) -> None:
    deck = OldDeck()
    deck.slide(TITLE, "A talk")
    title = deck.slide(CONTENT, "Why it is ", "one point").shapes.title
    run = title.text_frame.paragraphs[0].add_run()
    run.text, run.font.bold = "never", True
    title.text_frame.paragraphs[0].add_run().text = " too late"
    slides, _ = slides_of(tmp_path, deck)
    assert slides[0]["title"] == "Why it is **never** too late"
