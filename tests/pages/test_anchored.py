"""The page is anchored: one top and one foot for all blocks, one order, and groups of what belongs together."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import deckgen
from built import Built
from deckgen.model.geometry import Inch
from laid_out import whole_deck

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300"/></svg>'
# The order in which what stands around the blocks of a slide is read, the blocks at 2.
TURNS = {"Title": 0, "Section": 1, "Note": 3, "Credit": 3, "Sources": 4, "Slide number": 5}
# What lies under everything else and has nothing to say.
GROUND = {"Footer rule", "Shade", "Shade 2", "Rule", "Logo", "Picture"}
A_LINE = int(Inch(0.4))


def turn(name: str) -> int:
    first, _, last = name.rpartition(" ")
    return TURNS.get(first if last.isdigit() else name, 2)


def blocks(slide: Any) -> list[Any]:
    """The shapes and groups of a slide that make up its blocks."""
    return [shape for shape in slide.shapes if turn(shape.name) == 2 and shape.name not in GROUND]


def is_usual(slide: Any) -> bool:
    """Whether blocks stand under a title, and not as words on a picture or a number that fills its slide."""
    is_filled = any(shape.name == "Bar" for shape in slide.shapes)
    has_title = slide.slide_layout.name in ("Title Only", "Title and Content")
    is_on_picture = has_title and slide.shapes.title.top > Inch(1)
    return has_title and not is_filled and not is_on_picture and not slide.name.startswith("sources")


def test_blocks_begin_at_one_height_whatever_the_title_takes(talk: Built) -> None:
    tops = {
        slide.name: min(shape.top for shape in blocks(slide)) for slide in talk.presentation.slides if is_usual(slide)
    }
    (top, count), *_ = Counter(tops.values()).most_common()
    assert count > len(tops) * 0.7
    lower = {name for name, at in tops.items() if at != top}
    assert all(tops[name] > top for name in lower)
    # Lists whose rows have grown begin a little lower; rows of marks, and comparisons, float where they have room.
    for name in (name for name in lower if tops[name] - top > A_LINE):
        marks = [shape for shape in blocks(talk.slides[name]) if shape.name != "Takeaway"]
        under = Inch(6.7) - max(shape.top + shape.height for shape in marks)
        assert under >= tops[name] - top, name


def test_takeaways_close_all_slides_at_one_height(talk: Built) -> None:
    found = [shape for slide in talk.presentation.slides for shape in slide.shapes if shape.name == "Takeaway"]
    assert len(found) > 5
    assert len({shape.top + shape.height for shape in found}) == 1


@pytest.mark.parametrize("deck", ["talk", "everything"])
def test_slides_are_read_from_title_to_number(deck: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(deck)
    for slide in filter(is_usual, built.presentation.slides):
        turns = [turn(shape.name) for shape in slide.shapes if shape.name not in GROUND]
        assert turns == sorted(turns), [shape.name for shape in slide.shapes]
        assert turns[0] == 0, slide.name


GROUPS = {
    "stats: [{value: $276 bn, label: exports}]": {"Number: $276 bn": ["Bar", "Stat", "Label"]},
    "cards: [{title: Customs, icon: truck}]": {"Card: Customs": ["Card", "Icon"]},
    "cards: [Customs]": {"Card: Customs": ["Card", "Rule"]},
    "steps: [Ask, Tell]": {"Step: Ask": ["Rule", "Step"], "Step: Tell": ["Rule 2", "Step 2"]},
    "groups: {Trade: [Goods]}": {"Group: Trade": ["Heading", "Rule", "Item"]},
    "definitions: {Trade: Goods}": {"Definition: Trade": ["Term", "Explanation"]},
    "text: Few.\ncallout: Most drive.": {"Takeaway": ["Bar", "Callout"]},
    "code: 'print(60)'": {"Listing": ["Panel", "Code"]},
    "math: {text: 'E = mc^2', label: Energy}": {"Formula with label": ["Formula", "Label"]},
    'qr: {url: "https://example.org", text: true}': {"QR code with address": ["QR code", "Address"]},
    "image: {file: a.svg, alt: A square, credit: Ana}": {"Picture with credit": ["Picture", "Credit"]},
    "image: {file: a.svg, alt: A square}": {},
}


@pytest.mark.parametrize("block", GROUPS)
def test_what_belongs_together_is_one_group(block: str, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(SVG, encoding="utf-8")
    (tmp_path / "deck.yaml").write_text(whole_deck(f"id: it\n{block}\nallow: [missing_source]\n"), encoding="utf-8")
    made = deckgen.build(tmp_path / "deck.yaml", tmp_path / "deck.pptx")
    assert [one.message for one in made.diagnostics if one.severity == "error"] == []
    slide = Built(tmp_path, made).slides["it"]
    groups = [shape for shape in slide.shapes if hasattr(shape, "shapes")]
    assert {group.name: [part.name for part in group.shapes] for group in groups} == GROUPS[block]
    # Screen readers pass over all of a group that is marked as decorative.
    assert not any(group._element.xpath("./p:nvGrpSpPr//*[local-name()='decorative']") for group in groups)
