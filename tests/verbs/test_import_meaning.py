"""`deckgen import`: what is said on an old slide is said on the new one, or the report tells what isn't."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

import old_decks
from command import run
from imported_deck import imported

_A14 = "http://schemas.microsoft.com/office/drawing/2010/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice isn't found, unless a test asks for it: it takes its time to start."""
    monkeypatch.setenv("PATH", "")


def r(words: str) -> str:
    """Letters of a formula."""
    return f"<m:r><m:t>{words}</m:t></m:r>"


SQUARED = f"<m:sSup><m:e>{r('v')}</m:e><m:sup>{r('2')}</m:sup></m:sSup>"
ENERGY = f"{r('E=')}<m:f><m:num>{r('m')}{SQUARED}</m:num><m:den>{r('2')}</m:den></m:f>"
SUM = (
    f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{r("i=1")}</m:sub><m:sup>{r("n")}</m:sup>'
    f"<m:e><m:rad><m:deg/><m:e>{r('α')}</m:e></m:rad></m:e></m:nary>"
)
MATRIX = f"{r('A=')}<m:d><m:e><m:m><m:mr><m:e>{r('a')}</m:e><m:e>{r('b')}</m:e></m:mr></m:m></m:e></m:d>"


def with_formula(deck: old_decks.OldDeck, title: str, before: str, omml: str, after: str = "") -> None:
    """A slide with a formula between words."""
    slide = deck.slide(old_decks.TITLE_ONLY, title)
    paragraph = deck.box(slide, before, 1, 2, 6, 1, size=24).text_frame.paragraphs[0]
    paragraph._p.append(
        etree.fromstring(f'<a14:m xmlns:a14="{_A14}" xmlns:m="{_M}"><m:oMath>{omml}</m:oMath></a14:m>')
    )
    if after:
        paragraph.add_run().text = after


def a_deck_of_formulas() -> bytes:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    with_formula(deck, "Behind words", "Energy is ", ENERGY)
    with_formula(deck, "Alone", "", SUM)
    with_formula(deck, "As letters", "The speed ", SQUARED, " counts")
    with_formula(deck, "Within words", "That is ", ENERGY, " at last")
    with_formula(deck, "A matrix", "", MATRIX)
    return deck.bytes()


def test_a_formula_is_never_flattened(tmp_path: Path) -> None:
    deck, report = imported(tmp_path, a_deck_of_formulas())
    text = (deck / "deck.yaml").read_text()
    assert "        text: Energy is\n        math: E=\\frac{mv^{2}}{2}\n" in text
    assert "        math: ∑_{i=1}^{n} \\sqrt{α}\n" in text
    assert "The speed v^2^ counts" in text
    assert "That is E=(mv^2^)/2 at last" in text
    kept = [slide["kept"] for slide in report["slides"]]
    assert kept == ["whole", "whole", "whole", "whole", "partly", "partly"]
    assert "stands in one line, with brackets" in report["slides"][4]["not_taken_over"][0]
    assert "doesn't show how it was built" in report["slides"][5]["not_taken_over"][0]
    assert run(deck, "build").returncode == 0


def test_a_formula_that_tex_has_no_words_for_is_the_picture_that_powerpoint_left(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    with_formula(deck, "A matrix", "", MATRIX)
    slide = deck.presentation.slides[1]
    shape = slide.shapes[-1]._element
    _, picture = slide.part.get_or_add_image_part(old_decks.picture("red"))
    choice = etree.fromstring(
        f'<mc:AlternateContent xmlns:mc="{_MC}" xmlns:r="{_R}" xmlns:a="{_A}" xmlns:p="{_P}"><mc:Choice Requires="a14"/>'
        f'<mc:Fallback><p:sp><p:spPr><a:blipFill><a:blip r:embed="{picture}"/></a:blipFill></p:spPr></p:sp>'
        "</mc:Fallback></mc:AlternateContent>"
    )
    shape.addprevious(choice)
    choice[0].append(shape)
    folder, report = imported(tmp_path, deck.bytes())
    assert report["slides"][1]["kept"] == "picture"
    text = (folder / "deck.yaml").read_text()
    assert '"A formula: A=(a b)"' in text
    assert "file: assets/images/a-matrix-formula.png" in text
