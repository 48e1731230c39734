"""`deckgen import`: slides that open a part of the talk become its dividers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn

from imported_deck import imported
from old_decks import CONTENT, TITLE, OldDeck


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice isn't found: nothing here needs it."""
    monkeypatch.setenv("PATH", "")


def opener(deck: OldDeck, title: str, ground: str, *lines: str) -> Any:
    """A slide with the layout of the cover, on a ground of its own."""
    slide = deck.slide(TITLE, title, *lines)
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = RGBColor(*bytes.fromhex(ground))  # type: ignore[no-untyped-call]
    return slide


def made_of(folder: Path, deck: OldDeck) -> tuple[dict[str, Any], dict[str, Any]]:
    """The deck that is made of one whose layouts are of no usual types, and the report."""
    for layout in deck.presentation.slide_layouts:
        layout._element.set("type", "cust")
    new, report = imported(folder, deck.bytes())
    return yaml.safe_load((new / "deck.yaml").read_text()), report


def test_slides_that_look_like_the_cover_open_sections_and_keep_their_grounds(tmp_path: Path) -> None:
    """Twins are alike: one has a line under its title, the other none. The last one closes the talk."""
    deck = OldDeck()
    opener(deck, "A talk", "123456")
    for title, ground, lines in (("Before", "A72615", ["What was there"]), ("After", "5B5C93", [])):
        deck.slide(CONTENT, f"Ahead of {title}", "one", "two")
        opener(deck, title, ground, *lines)
        deck.slide(CONTENT, f"About {title}", "one", "two")
        deck.slide(CONTENT, f"More about {title}", "one", "two")
    opener(deck, "Thank you!", "123456")
    made, report = made_of(tmp_path, deck)
    opened = [one for one in made["sections"] if "divider" not in one]
    assert [(one["title"], one["background"]) for one in opened] == [("Before", "#A72615"), ("After", "#5B5C93")]
    assert "What was there" in opened[0]["notes"]
    about = {slide["title"]: slide["not_taken_over"] for slide in report["slides"]}
    assert any("stand in its notes" in said for said in about["Before"])
    assert opened[-1]["slides"][-1]["closing"] == {"ask": "Thank you!"}


def test_the_cover_shown_again_keeps_its_words_and_its_ground(tmp_path: Path) -> None:
    """It opens no part of the talk that goes on, and a single divider would count to one."""
    deck = OldDeck()
    opener(deck, "A talk", "123456", "Ana Costa")
    deck.slide(CONTENT, "First", "one", "two")
    deck.slide(CONTENT, "Second", "one", "two")
    opener(deck, "A talk", "123456", "Ana Costa")
    opener(deck, "Annex", "123456", "Ana Costa")
    deck.slide(CONTENT, "Third", "one", "two")
    deck.slide(CONTENT, "Fourth", "one", "two")
    made, report = made_of(tmp_path, deck)
    slides = [slide for section in made["sections"] for slide in section["slides"]]
    again = [slide for slide in slides if slide["title"] in ("A talk", "Annex")]
    assert again == [{"title": title, "background": "cover", "text": "Ana Costa"} for title in ("A talk", "Annex")]
    assert all(slide["kept"] == "whole" for slide in report["slides"])


def test_the_cover_keeps_its_order_and_whose_role_stands_under_a_name(tmp_path: Path) -> None:
    """The role has a box of its own, and the lines of the cover are longer than one line of a subtitle."""
    deck = OldDeck()
    deck.presentation.core_properties.author = "Ana Costa"
    slide = deck.slide(TITLE, "A talk", "An analysis of what rivers carry over borders, by the data of four states")
    deck.box(slide, "ANA COSTA", 5, 5.5, 4, 0.6, size=30)
    deck.box(slide, "Head of Rivers", 6, 6.1, 3, 0.4, size=14)
    deck.box(slide, "University of Porto\ngithub.com/anacosta/rivers-over-borders", 1, 6.6, 4, 0.7, size=12)
    deck.slide(CONTENT, "First", "one", "two")
    made, report = made_of(tmp_path, deck)
    assert made["speaker"] == {"name": "ANA COSTA", "role": "Head of Rivers"}
    parts = made["subtitle"].split(" · ")
    assert [part.split()[0] for part in parts] == ["An", "University", "github.com/anacosta/rivers-over-borders"]
    assert report["slides"][0]["kept"] == "whole"


def test_titles_that_the_master_shows_in_capitals_are_capitals(tmp_path: Path) -> None:
    """As they were typed, some in capitals and some not, nobody saw them."""
    deck = OldDeck()
    (style,) = deck.presentation.slide_master._element.iter(qn("p:titleStyle"))
    style[0].find(qn("a:defRPr")).set("cap", "all")
    deck.slide(TITLE, "A talk", "For All")
    deck.slide(CONTENT, "Uses – CONCEPTS", "one of them", "two at https://example.org/Uses")
    deck.slide(CONTENT, "USES – Commands", "one")
    made, _ = made_of(tmp_path, deck)
    assert [slide["title"] for slide in made["sections"][0]["slides"]] == ["USES – CONCEPTS", "USES – COMMANDS"]
    assert (made["title"], made["subtitle"]) == ("A TALK", "For All")
    assert "one of them" in made["sections"][0]["slides"][0]["bullets"]
