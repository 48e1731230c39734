"""missing_font: a font that isn't there is said where the brand names it, with how wide what stands in is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid

CHART = (
    "chart: {type: bar, rows: [{a: 车, b: 1}, {a: y, b: 2}], x: a, y: b}\nallow: [missing_source, missing_glyph]\n"
)


@pytest.mark.parametrize(
    ("fonts", "slide", "words"),
    [
        ("body: Century Gothic", "text: a\n", "'Source Sans Pro', which is 14% narrower"),
        ("heading: Unobtainium", "text: a\n", "'Source Sans Pro', and may be wider or narrower"),
        ("mono: Unobtainium Mono", "text: in `code`\n", "and may be wider or narrower"),
        ("east_asian: Unobtainium", CHART, "so charts are drawn without its letters"),
    ],
    ids=["a known one", "an unknown one", "code", "other letters"],
)
def test_fonts_that_words_need_are_missed(fonts: str, slide: str, words: str, lay_slide: Callable[..., Laid]) -> None:
    brand = f"name: The house\nfonts:\n  {fonts}\n"
    (said,) = lay_slide(slide, "brand: brand.yaml", {"brand.yaml": brand}).log
    assert said.code == "missing_font"
    assert words in said.message
    assert said.span is not None
    assert (said.span.file.path, said.span.line) == ("brand.yaml", 3)


@pytest.mark.parametrize(
    ("fonts", "slide"),
    [
        ("body: Source Sans Pro", "text: a\n"),
        ("mono: Unobtainium Mono", "text: no code\n"),
        ("east_asian: Unobtainium", CHART.replace("车", "car")),
    ],
    ids=["one that is there", "no code", "no such letters"],
)
def test_fonts_that_no_word_needs_are_not(fonts: str, slide: str, lay_slide: Callable[..., Laid]) -> None:
    brand = f"name: The house\nfonts:\n  {fonts}\n"
    assert lay_slide(slide, "brand: brand.yaml", {"brand.yaml": brand}).said == []


def test_the_deck_can_make_it_an_error(lay_slide: Callable[..., Laid]) -> None:
    files = {"brand.yaml": "fonts: {body: Unobtainium}\n"}
    (said,) = lay_slide("text: a\n", "brand: brand.yaml\nchecks: {missing_font: error}", files).log
    assert said.severity == "error"
    assert lay_slide("text: a\n", "brand: brand.yaml\nchecks: {missing_font: off}", files).said == []
