"""appears_whole: a table with too many rows to come one by one is told so, once for each slide, or excused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid

SMALL = {"brand.yaml": "type: {table: [12, 10]}\n"}


def codes(slide: str, lay_slide: Callable[..., Laid]) -> list[str]:
    laid = lay_slide(f"title: T\n{slide}", "brand: brand.yaml\n", SMALL)
    return [one.code for one in laid.log if one.code != "small_text"]


def rows(count: int, more: str = "") -> str:
    return f'table: {{query: "select range as name from range({count})", columns: {{name: Name}}{more}}}\n'


@pytest.mark.parametrize(
    ("slide", "said"),
    [
        (rows(13, ", reveal: true"), ["appears_whole"]),
        (f"reveal: true\n{rows(13)}callout: c\n", ["appears_whole"]),
        (rows(12, ", reveal: true"), []),
        (rows(12, ", reveal: true, total: true"), ["appears_whole"]),
        (rows(13), []),
        (f"reveal: true\n{rows(13, ', reveal: false')}callout: c\n", []),
    ],
    ids=["asks for it", "slide asks for it", "few", "few and a total", "not asked for", "stands at first"],
)
def test_more_rows_than_clicks_are_warned_of(slide: str, said: list[str], lay_slide: Callable[..., Laid]) -> None:
    assert codes(f"{slide}allow: [missing_source]\n", lay_slide) == said


def test_a_slide_may_be_excused(lay_slide: Callable[..., Laid]) -> None:
    slide = rows(13, ", reveal: true")
    assert codes(f"{slide}allow: [missing_source, appears_whole]\n", lay_slide) == []
