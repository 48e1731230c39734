"""`deckgen import`: where pictures and words stand to each other, how large pictures are, and what is decoration."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from pptx.util import Inches

from imported_deck import imported
from old_decks import CONTENT, TITLE, TITLE_ONLY, OldDeck, picture


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice isn't found: nothing here needs it."""
    monkeypatch.setenv("PATH", "")


def begun() -> OldDeck:
    """A deck with its cover."""
    deck = OldDeck()
    deck.slide(TITLE, "A talk")
    return deck


def put(slide: Any, x: float, y: float, width: float, height: float, color: str = "#1F5FA8") -> Any:
    """A picture at a place in inches."""
    return slide.shapes.add_picture(picture(color), Inches(x), Inches(y), Inches(width), Inches(height))


def made_of(folder: Path, deck: OldDeck) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The slides of the deck that is made of one, and what the report says of the old ones."""
    new, report = imported(folder, deck.bytes())
    made = yaml.safe_load((new / "deck.yaml").read_text())
    return [slide for section in made["sections"] for slide in section["slides"]], report["slides"]


def test_a_sentence_under_a_wide_picture_stays_under_it(tmp_path: Path) -> None:
    deck = begun()
    slide = deck.slide(TITLE_ONLY, "The weir came out")
    put(slide, 0.5, 1.8, 9, 3.6)
    deck.box(slide, "Nitrate fell by a third in the first year", 0.5, 5.8, 6, 0.6, size=20)
    slides, report = made_of(tmp_path, deck)
    assert slides[0]["layout"] == "stack"
    assert list(slides[0])[-2:] == ["image", "text"]
    assert report[1]["kept"] == "whole"


def test_a_picture_that_many_lines_would_make_small_stands_beside_them(tmp_path: Path) -> None:
    deck = begun()
    points = [f"Point {number} of the many that this slide makes" for number in range(8)]
    slide = deck.slide(CONTENT, "A tall thing", *points)
    slide.placeholders[1].height = 3_600_000
    put(slide, 4, 5.7, 1.8, 1.7)
    slides, _ = made_of(tmp_path, deck)
    assert "layout" not in slides[0]
