"""`deckgen import`: what an animation moves, or shows later, is no reason to leave out what lies under it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from imported_deck import imported
from old_decks import TITLE, TITLE_ONLY, OldDeck, picture

_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
UNSEEN = "what lay behind something else, where nobody sees it, is not taken over"


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice isn't found: nothing here needs it."""
    monkeypatch.setenv("PATH", "")


def animate(slide: Any, kind: str, shape: Any, starts: str = "clickEffect") -> None:
    """An effect of a kind ("entr", "exit", "path") on a shape."""
    does = "animMotion" if kind == "path" else "animEffect"
    slide._element.append(
        etree.fromstring(
            f'<p:timing xmlns:p="{_P}"><p:tnLst><p:par><p:cTn id="1" nodeType="mainSeq"><p:childTnLst><p:par>'
            f'<p:cTn id="2" presetClass="{kind}" nodeType="{starts}"><p:childTnLst><p:{does}><p:cBhvr>'
            f'<p:cTn id="3"/><p:tgtEl><p:spTgt spid="{shape.shape_id}"/></p:tgtEl></p:cBhvr></p:{does}>'
            "</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
        )
    )


def a_covered_picture(*, is_grouped: bool = False) -> tuple[OldDeck, Any, Any, Any]:
    """A deck with a picture under a plate of words: the deck, the slide, the picture or its group, and the plate."""
    deck = OldDeck()
    deck.slide(TITLE, "A talk")
    slide = deck.slide(TITLE_ONLY, "Resource groups")
    shown = slide.shapes.add_picture(picture(), Inches(2), Inches(2.5), Inches(4), Inches(3))
    shown = slide.shapes.add_group_shape([shown]) if is_grouped else shown
    plate = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(1.5), Inches(2), Inches(6), Inches(4.5))
    plate.text_frame.text = "What such a group looks like as a file that says all of it in many lines of words"
    return deck, slide, shown, plate


@pytest.mark.parametrize(("kind", "of_plate"), [("entr", True), ("exit", True), ("path", True), ("path", False)])
def test_what_is_seen_before_or_after_an_animation_is_not_hidden(tmp_path: Path, kind: str, of_plate: bool) -> None:
    deck, slide, shown, plate = a_covered_picture(is_grouped=not of_plate)
    animate(slide, kind, plate if of_plate else shown)
    made, report = imported(tmp_path, deck.bytes())
    assert "image:" in (made / "deck.yaml").read_text()
    assert UNSEEN not in report["slides"][1]["not_taken_over"]


@pytest.mark.parametrize("starts", ["", "withEffect"])
def test_a_plate_that_is_there_before_any_click_goes_on_hiding(tmp_path: Path, starts: str) -> None:
    deck, slide, _, plate = a_covered_picture()
    if starts:
        animate(slide, "entr", plate, starts)
    made, report = imported(tmp_path, deck.bytes())
    assert "image:" not in (made / "deck.yaml").read_text()
    assert UNSEEN in report["slides"][1]["not_taken_over"]
