"""What pictures and PDFs of slides share: the lines along words are the same in both."""

from __future__ import annotations

import re

import pytest

from deckgen.fitting.fonts import Fonts
from deckgen.fitting.measure import Typesetter
from deckgen.model.brand import Brand
from deckgen.model.geometry import Box, Inch, Pt
from deckgen.model.page import Paragraph, Style
from deckgen.model.rich_text import parse
from deckgen.writers.pdf.leaf import Area, Artifact
from deckgen.writers.pdf.letters_used import LettersUsed
from deckgen.writers.pdf.word_setter import WordSetter
from deckgen.writers.svg import WordWriter

SETTER = Typesetter(Fonts(Brand()))
BOX = Box(Inch(1), Inch(1), Inch(4), Inch(1))


@pytest.mark.parametrize(
    ("words", "count"),
    [("plain", 0), ("~~struck~~", 1), ("[a link](https://a.org)", 1), ("~~[both](https://a.org)~~", 2)],
)
def test_links_are_underlined_and_struck_words_struck_alike_in_drawings_and_pdfs(words: str, count: int) -> None:
    paragraphs = (Paragraph(parse(words), Style(Pt(20), "0000FF")),)
    svg = WordWriter(SETTER, Brand().fonts, leftwards=False).words(paragraphs, BOX, "top")
    drawn = [
        tuple(map(float, found))
        for found in re.findall(r'<rect x="(.+?)" y="(.+?)" width="(.+?)" height="(.+?)"', svg)
    ]
    marks = WordSetter(SETTER, False, LettersUsed()).marks(paragraphs, BOX, "top")
    areas = [one for mark in marks if isinstance(mark, Artifact) for one in mark.marks if isinstance(one, Area)]
    assert len(areas) == count
    assert [(one.x, one.y, one.width, one.height) for one in areas] == [pytest.approx(one, abs=0.01) for one in drawn]
