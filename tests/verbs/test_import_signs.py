"""`deckgen import`: signs of symbol fonts, which no text has, are said wherever they stood."""

from __future__ import annotations

from pathlib import Path

import pytest

from imported_deck import imported
from old_decks import BLANK, CONTENT, TITLE, TITLE_ONLY, OldDeck

LOST = "a sign of a symbol font is not taken over"


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice isn't found: nothing here needs it."""
    monkeypatch.setenv("PATH", "")


def test_signs_are_said_on_the_cover_in_words_in_tables_and_on_the_last_slide(tmp_path: Path) -> None:
    deck = OldDeck()
    deck.box(deck.slide(TITLE, "A talk"), "\uf085", 1, 5, size=90)
    deck.slide(CONTENT, "Where to find us", "\uf099 the account", "a street")
    table = deck.slide(TITLE_ONLY, "What works").shapes.add_table(2, 2, 914400, 2000000, 6000000, 2000000).table
    for cell, words in zip(
        (table.cell(row, column) for row in (0, 1) for column in (0, 1)), "ab\uf04dd", strict=True
    ):
        cell.text = words
    deck.box(deck.slide(BLANK), "Thank you! \uf004", 1, 3, 8, 1, size=40)
    _, report = imported(tmp_path, deck.bytes())
    assert [LOST in slide["not_taken_over"] for slide in report["slides"]] == [True] * 4
    assert "whole" not in {slide["kept"] for slide in report["slides"]}


def test_letters_in_a_symbol_font_are_its_signs_and_no_words(tmp_path: Path) -> None:
    deck = OldDeck()
    deck.slide(TITLE, "A talk")
    body = deck.slide(CONTENT, "What works", "the engine", "the brakes").placeholders[1].text_frame
    for paragraph, letter in zip(body.paragraphs, "üq", strict=True):
        sign = paragraph.add_run()
        sign.text, sign.font.name = letter, "Wingdings"
    made, report = imported(tmp_path, deck.bytes())
    text = (made / "deck.yaml").read_text()
    assert "the engine✓" in text
    assert "brakesq" not in text
    assert LOST in report["slides"][1]["not_taken_over"]


def test_signs_alone_in_a_line_of_the_cover_are_said(tmp_path: Path) -> None:
    deck = OldDeck()
    deck.slide(TITLE, "A talk").placeholders[1].text = "🎵 🎵"
    _, report = imported(tmp_path, deck.bytes())
    assert "a line of signs alone on the cover is not taken over" in report["slides"][0]["not_taken_over"]
