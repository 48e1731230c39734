"""missing_place: what a layout has no place for is said, at the slide that brings it along."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from laid_out import Laid
from side_files import template

TOP = """\
title: Trade
sources: {bts: {publisher: BTS}}
"""
SLIDES = """
sections:
  - title: Border
    slides:
      - title: One
        text: Words.
      - title: Thanks[^bts]
        closing: {}
"""


def said(laid: Laid) -> list[str]:
    return [one.message for one in laid.log if one.code == "missing_place"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("speaker: {name: Ana}\n", []),
        ("speaker: {name: Ana, email: ana@example.org}\n", []),
        ("subtitle: Under it\ndate: 2020-01-02\n", []),
    ],
)
def test_what_has_a_place_is_not_spoken_of(more: str, expected: list[str], lay: Callable[..., Laid]) -> None:
    assert said(lay(TOP + more + SLIDES.replace("[^bts]", ""))) == expected


def test_an_address_that_no_slide_shows(lay: Callable[..., Laid]) -> None:
    deck = TOP + "speaker: {name: Ana, handle: '@ana'}\n" + SLIDES.partition("      - title: Thanks")[0]
    assert said(lay(deck)) == ["no slide shows the speaker's 'email' or 'handle'"]


def test_sources_of_slides_without_a_source_line(lay: Callable[..., Laid]) -> None:
    deck = TOP.replace("Trade", "'Trade[^bts]'") + SLIDES
    assert said(lay(deck)) == [
        "the layout 'Title Slide' has no place for the sources",
        "the layout 'Closing' has no place for the sources",
    ]


def test_a_logo_beside_a_template(lay: Callable[..., Laid], tmp_path: Path) -> None:
    template(tmp_path / "plain.pptx")
    names = "{cover: Title Slide, divider: Section Header, content: Title Only, body: Title and Content}"
    brand = f"template: plain.pptx\nlogo: logo.svg\npage: '4:3'\nlayouts: {names}\n"
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><rect width="4" height="1"/></svg>'
    laid = lay(TOP + "brand: brand.yaml\n" + SLIDES.replace("[^bts]", ""), {"brand.yaml": brand, "logo.svg": svg})
    assert said(laid) == ["'logo' means nothing beside 'template'", "'page' means nothing beside 'template'"]
