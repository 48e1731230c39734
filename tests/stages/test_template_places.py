"""Where words stand on an organisation's template: where its ground is calm, and on the axis of the title."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pptx.util import Inches

from deckgen.model.geometry import Box
from laid_out import Laid
from odd_templates import at, brand, drawn, places, plain, sheets, solid

DECK = """\
title: Trade
brand: brand.yaml
sources: {a: {publisher: The Institute of Trade, year: 2019}}
sections:
  - title: Border
    slides:
      - {title: Most people drive, bullets: [Cars lead, Then lorries], source: a}
"""


def laid_on(data: bytes, lay: Callable[..., Laid], deck: str = DECK) -> Laid:
    """A deck on a template."""
    return lay(deck, {"corporate.pptx": data, "brand.yaml": brand()})


def place_of(found: Laid, layout: str, role: str) -> Box:
    """Where a layout has the words of a role."""
    place = found.brand.layouts[layout].get(role)
    assert place is not None
    return place.box


def test_a_number_keeps_away_from_dots_that_are_strewn_beside_it(lay: Callable[..., Laid]) -> None:
    def change(deck: Any) -> None:
        for sheet in sheets(deck):
            for place in places(sheet, "sldNum", "ftr", "dt"):
                place._element.getparent().remove(place._element)
        for left in (12.6, 13.0):
            for top in (6.2, 6.6, 7.0, 7.35):
                drawn(deck, left, top, 0.07, 0.07, solid("101820"))

    number = place_of(laid_on(plain(13.333, 7.5, change), lay), "content", "number")
    assert number.y >= Inches(6.8)
    assert number.right <= Inches(12.5)


def test_a_high_box_of_a_number_shrinks_to_a_line_on_a_band_at_the_foot(lay: Callable[..., Laid]) -> None:
    def change(deck: Any) -> None:
        drawn(deck, 0, 6.95, -1, 0.55, solid("81D574"))
        for sheet in sheets(deck):
            for place in places(sheet, "sldNum"):
                at(place, 10, 6.8, 2.8, 0.6)

    number = place_of(laid_on(plain(13.333, 7.5, change), lay), "content", "number")
    assert number.y >= Inches(6.95)
    assert number.right == pytest.approx(Inches(12.8), abs=20_000)
