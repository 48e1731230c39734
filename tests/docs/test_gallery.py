"""The gallery tells the truth: every block and chart is on it, and its slides look as deckgen makes them now."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import gallery
from deckgen.block import BLOCKS
from deckgen.charting.chart_type import CHARTS
from deckgen.pipeline import check
from deckgen.verbs.guide.shown import SAMPLES

ANEW = "make gallery, then look at the difference"


@pytest.mark.parametrize("word", BLOCKS.words)
def test_every_block_has_a_sample_that_holds_it(word: str) -> None:
    assert f"{word}:" in (SAMPLES / "blocks" / f"{word}.yaml").read_text()


@pytest.mark.parametrize("word", CHARTS.words)
def test_every_chart_has_a_sample_of_its_type(word: str) -> None:
    sample = (SAMPLES / "charts" / f"{word}.yaml").read_text()
    assert f"type: {word}\n" in sample or f"  {word}: " in sample


def test_the_samples_are_a_deck_without_a_complaint(tmp_path: Path) -> None:
    assert [str(one) for one in check(gallery.deck(tmp_path))] == []


def test_the_page_is_what_the_command_makes() -> None:
    sheets = len(list(gallery.GALLERY.glob("talk-*.png")))
    assert sheets > 0
    assert gallery.PAGE.read_text(encoding="utf-8") == gallery.page(sheets), ANEW


def test_no_picture_is_left_of_a_kind_that_is_gone() -> None:
    shown = {sample.picture for sample in gallery.samples()}
    assert set(gallery.GALLERY.glob("*/*.png")) == shown, ANEW


def test_the_pictures_show_what_is_built_now(tmp_path: Path) -> None:
    now = gallery.pictures(tmp_path)
    for sample in gallery.samples():
        kept = np.asarray(Image.open(sample.picture).convert("L"), dtype=float)
        assert np.abs(kept - np.asarray(now[sample.id].convert("L"), dtype=float)).mean() < 2.0, (sample.id, ANEW)
