"""missing_glyph: letters that no font has are said; every script that people write is fine on slides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from laid_out import Laid
from tiny_font import make_font

CHART = (
    "chart: {{type: bar, rows: [{{a: {word}, b: 1}}, {{a: y, b: 2}}], x: a, y: b{more}}}\nallow: [missing_source]\n"
)


@pytest.mark.parametrize(
    "slide",
    [
        "text: An icon \ue000 of a font\n",
        "table: {rows: [{a: \ue123, b: x}]}\n",
        "text: Old \U00013080\n",
        CHART.format(word="汽车", more=""),
    ],
    ids=["private use", "a table", "hieroglyphs", "a chart"],
)
def test_letters_that_nobody_can_show_are_warned_of(slide: str, lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(slide)
    assert [one.code for one in laid.log] == ["missing_glyph"]


@pytest.mark.parametrize(
    "slide",
    [
        "text: 中文字符, العربية, हिन्दी, ไทย\n",
        "text: Emoji 😀 and 👩‍👩‍👧 — “quoted” ≥ 3 €\n",
        "text: Fine\nnotes: An icon \ue000 that stays with the speaker\n",
        CHART.format(word="Çelik → Ω", more=""),
        CHART.format(word="汽车", more=", render: native"),
    ],
    ids=["scripts", "emoji", "notes", "a chart", "a chart of PowerPoint's own"],
)
def test_letters_of_living_scripts_are_fine(slide: str, lay_slide: Callable[..., Laid]) -> None:
    assert [one for one in lay_slide(slide).said if "missing_glyph" in one] == []


def test_a_font_of_the_brand_that_has_a_letter_is_enough(lay_slide: Callable[..., Laid], tmp_path: Path) -> None:
    make_font(tmp_path / "fonts" / "signs.ttf", "\ue000", "Signs")
    brand = "fonts: {complex: Signs}\nfont_files: [fonts]\n"
    laid = lay_slide("text: An icon \ue000 of a font\n", "brand: brand.yaml", {"brand.yaml": brand})
    assert laid.said == []
