"""Parts that are for some values of names: `only: {plan: gold}`."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from deckgen.model.diagnostics import Diagnostics
from deckgen.outline.deck_file import Outline
from deckgen.stages.load.loader import load
from deckgen.stages.tailor import tailor
from deckgen.tailoring import Variant, variant_of

DECK = """\
title: Plans
set: {plan: gold, year: 2014}
audiences: {silver: {set: {plan: silver}}, board: {}}
sections:
  - title: Plans
    slides:
      - {id: gold, title: Gold, text: x, only: {plan: [gold, platinum]}}
      - {id: others, title: Others, text: x, except: {plan: gold}}
      - {id: both, title: Both, text: x, only: {plan: gold, year: 2014.0}}
      - {id: points, title: Points, bullets: [a, {text: b, only: {plan: gold}}]}
      - {id: gone, title: Gone, bullets: [{text: b, only: {year: 1999}}]}
"""


@pytest.fixture
def outline(tmp_path: Path) -> Outline:
    (tmp_path / "deck.yaml").write_text(DECK)
    log = Diagnostics()
    found = load(tmp_path / "deck.yaml", "deck.yaml", log)
    assert found is not None
    assert not log.errors, [str(one) for one in log]
    return found


def slides(outline: Outline, variant: Variant) -> list[str]:
    made = tailor(outline, Diagnostics(), variant)
    return [str(slide.id) for section in made.sections for slide in section.slides]


def test_the_whole_copy_has_them_all(outline: Outline) -> None:
    assert slides(outline, variant_of(outline)) == ["gold", "others", "both", "points", "gone"]


def test_an_audience_gets_those_for_its_values(outline: Outline) -> None:
    assert slides(outline, variant_of(outline, audience="silver")) == ["others", "points"]
    assert slides(outline, variant_of(outline, audience="board")) == ["gold", "both", "points"]


def test_a_part_of_a_slide_goes_too(outline: Outline) -> None:
    made = tailor(outline, Diagnostics(), variant_of(outline, audience="silver"))
    (points,) = [slide for slide in made.sections[0].slides if slide.id == "points"]
    assert [str(item.text) for item in points.bullets.items] == ["a"]  # type: ignore[attr-defined]


def test_a_row_of_a_batch_has_values_without_an_audience(outline: Outline) -> None:
    assert slides(outline, replace(variant_of(outline), has_values=True)) == ["gold", "both", "points"]
