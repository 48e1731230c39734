"""Powers of ten are said in words where words are only heard."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from command import run
from deckgen.numbers.powers_aloud import powers_aloud

DECK = """title: Cells
sources: {lab: {publisher: The lab}}
data: {cells: {file: cells.csv, source: lab}}
figures: {most: {cell: "cells.count[2011]", format: "0.0E+00"}}
sections:
  - title: Growth
    slides:
      - title: "There were {{ most }} cells"
        chart: {type: bar, data: cells, x: year, y: count, format: "0.0E+00"}
"""


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en-US", "2.1 times ten to the eighth"),
        ("es-MX", "2.1 por diez elevado a 8"),
        ("fr", "2.1 fois dix puissance 8"),
        ("de", "2.1 mal zehn hoch 8"),
        ("pt", "2.1 vezes dez elevado a 8"),
        ("it", "2.1 per dieci elevato a 8"),
        ("xx", "2.1 times ten to the eighth"),
    ],
)
def test_each_language_says_them(language: str, expected: str) -> None:
    assert powers_aloud("2.1×10⁸", language) == expected


def test_exponents_below_zero() -> None:
    assert powers_aloud("3×10⁻²¹, 4×10", "en") == "3 times ten to the minus twenty-first, 4×10"


def test_they_are_read_from_a_file_shown_on_the_slide_and_said_in_the_alt_text(tmp_path: Path) -> None:
    (tmp_path / "cells.csv").write_text("year,count\n2010,2.1E+08\n2011,9.97e9\n")
    (tmp_path / "deck.yaml").write_text(DECK)
    assert run(tmp_path, "build", "-o", "talk.pptx").returncode == 0
    with zipfile.ZipFile(tmp_path / "talk.pptx") as file:
        slide = file.read("ppt/slides/slide3.xml").decode()
    assert "There were 1.0×10¹⁰ cells" in slide
    assert "2010 2.1 times ten to the eighth, 2011 1.0 times ten to the tenth." in slide
