"""What holds for every block, alone and beside others: on the slide, apart from each other, and readable."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from itertools import permutations

import pytest

from deckgen.block import BLOCKS
from deckgen.model.geometry import Box, Emu, Pt
from deckgen.model.page import Page, Shape, TableBox, TextBox
from laid_out import Laid
from made_mp4 import mp4
from own_samples import lack

LONG = "A rather long stretch of words that says a good deal more than it needs to"
# A short one of each block, in YAML: the BRIEF of its own test.
BLOCK: dict[str, str] = {
    word: import_module(f"test_{word}").BRIEF for word in BLOCKS.words if lack("blocks", word, "BRIEF") is None
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300"/></svg>'
PAIRS = list(permutations(BLOCK, 2))
SMALLEST = Pt(11)


def top(page: str) -> dict[str, str | bytes]:
    """The files beside the deck: a picture, and a brand with pages of these proportions."""
    return {"a.svg": SVG, "a.mp4": mp4(), "brand.yaml": f'page: "{page}"\n'}


def solid(page: Page) -> list[tuple[Shape, Box]]:
    """The shapes of a page that can be seen, each with its box: not text boxes without words."""
    return [(shape, shape.box) for shape in page.shapes if not isinstance(shape, TextBox) or shape.paragraphs]


@pytest.mark.parametrize("word", BLOCKS.words)
def test_every_block_has_a_test_with_a_brief(word: str) -> None:
    if missing := lack("blocks", word, "BRIEF"):
        pytest.fail(missing, pytrace=False)


def check_page(laid: Laid, page: Page) -> None:
    """No shape leaves the slide, no words overlap or run over their box, and none are too small."""
    width, height = laid.brand.page
    slide = Box(Emu(0), Emu(0), width, height)
    for shape, box in solid(page):
        assert slide.contains(box), f"{shape.name} leaves the slide"
    texts = [(s, laid.written(s)) for s in page.shapes if isinstance(s, TextBox) and s.name != "Slide number"]
    for index, (one, its) in enumerate(texts):
        for other, theirs in texts[index + 1 :]:
            assert not its.overlaps(theirs), f"{one.name} and {other.name} overlap"
    for shape, box in texts:
        assert int(box.height) <= int(shape.box.height) + Pt(1), f"{shape.name} runs over its box"
        for paragraph in shape.paragraphs:
            if shape.role not in ("source", "number"):
                assert paragraph.style.size >= SMALLEST, shape.name
            if shape.role == "body":
                assert Pt(16) <= paragraph.style.size <= Pt(24), shape.name
    for shape in page.shapes:
        if isinstance(shape, TableBox):
            assert sum(shape.widths) == shape.box.width
            assert sum(shape.heights) == shape.box.height


@pytest.mark.parametrize("page", ["16:9", "4:3"])
@pytest.mark.parametrize("word", BLOCK)
@pytest.mark.parametrize("layout", ["auto", "full", "split", "stack", "hero"])
def test_a_block_alone(word: str, layout: str, page: str, lay_slide: Callable[..., Laid]) -> None:
    slide = f"title: Most people drive\n{BLOCK[word]}\nlayout: {layout}\nallow: [missing_source]\n"
    laid = lay_slide(slide, "brand: brand.yaml\n", top(page))
    assert laid.log.errors == []
    check_page(laid, laid.document.pages[-1])


@pytest.mark.parametrize("page", ["16:9", "4:3"])
@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_two_blocks_share_a_slide(pair: tuple[str, str], page: str, lay_slide: Callable[..., Laid]) -> None:
    blocks = "\n".join(BLOCK[word] for word in pair)
    laid = lay_slide(f"title: {LONG}\n{blocks}\nallow: [missing_source]\n", "brand: brand.yaml\n", top(page))
    if not laid.log.errors:
        check_page(laid, laid.document.pages[-1])
    assert {one.code for one in laid.log.errors} <= {"overflow"}
    assert page == "4:3" or not laid.log.errors
