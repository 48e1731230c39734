"""small_text: sizes under those of the house are warned of, once where the brand sets them everywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid

BRAND = "brand: brand.yaml"
SENTENCE = "The bridges carry what two countries sell each other on every day of the year and more each year"
LONG = f"bullets: [{', '.join([SENTENCE] * 17)}]\nallow: [too_much]\n"
TABLE = "table: {rows: [" + ", ".join(f"{{a: {n}, b: x}}" for n in range(22)) + "]}\nallow: [missing_source]\n"
CHART = "chart: {type: bar, x: a, y: b, rows: [{a: x, b: 1}, {a: y, b: 2}]}\nallow: [missing_source]\n"


@pytest.mark.parametrize(
    ("slide", "brand", "words"),
    [
        (LONG, "type: {body: [21, 11]}\n", "are smaller than 16 pt"),
        (TABLE, "type: {table: [15, 8]}\n", "the table's words"),
        (CHART, "type: {chart: 8}\n", "'chart' is 8 pt at the most"),
        ("text: Short\n", "type: {body: 12}\n", "'body' is 12 pt at the most"),
    ],
    ids=["bullets", "a table", "a chart of a brand", "a brand's text"],
)
def test_small_words_are_warned_of(slide: str, brand: str, words: str, lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(slide, BRAND, {"brand.yaml": brand})
    (said,) = laid.log
    assert said.code == "small_text"
    assert words in said.message
    assert said.span is not None
    assert (said.span.file.path == "brand.yaml") == ("at the most" in words)


@pytest.mark.parametrize(
    ("slide", "brand"),
    [
        ("text: Short\n", "type: {body: [21, 11], table: [15, 8], chart: [20, 6]}\n"),
        (f"bullets: [{SENTENCE}, {SENTENCE}]\n", "name: The house\n"),
        (CHART, "type: {chart: 14}\n"),
        ("image: {file: view.svg, alt: A view, credit: Someone}\n", "name: The house\n"),
    ],
    ids=["small sizes that are not needed", "long words", "the smallest size", "a credit"],
)
def test_words_that_are_large_enough_are_not(slide: str, brand: str, lay_slide: Callable[..., Laid]) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>'
    laid = lay_slide(slide, BRAND, {"brand.yaml": brand, "view.svg": svg})
    assert [one for one in laid.said if "small_text" in one] == []
