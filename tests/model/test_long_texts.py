"""Texts of 20,000 equal marks: each is read in good time, or refused."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

from deckgen.pipeline import check


@pytest.mark.parametrize("mark", ["{", "{{", "[^", '"', "**", "`", "]("])
def test_a_text_of_marks_alone_takes_no_time(mark: str, tmp_path: Path) -> None:
    words = "a " + (mark * 20_000)[:20_000]
    slide = {"title": "Most people drive", "text": words, "notes": words}
    deck = {"title": "T", "sections": [{"title": "S", "slides": [slide]}]}
    (tmp_path / "deck.yaml").write_text(yaml.safe_dump(deck))
    begun = time.process_time()
    check(tmp_path / "deck.yaml")
    assert time.process_time() - begun < 4


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ({"formula": "1 - " * 5_000 + "1"}, "a formula has at most 300 numbers, names and signs"),
        ({"value": 1, "format": "[" * 20_000}, "wrong_format"),
    ],
    ids=["formula", "format"],
)
def test_a_formula_or_format_of_20000_signs_is_refused(figure: dict[str, object], said: str, tmp_path: Path) -> None:
    slide = {"title": "Most people drive", "text": "{{ f }}"}
    deck = {"title": "T", "figures": {"f": figure}, "sections": [{"title": "S", "slides": [slide]}]}
    (tmp_path / "deck.yaml").write_text(yaml.safe_dump(deck))
    begun = time.process_time()
    assert any(said in f"{one.code} {one.message}" for one in check(tmp_path / "deck.yaml"))
    assert time.process_time() - begun < 4
