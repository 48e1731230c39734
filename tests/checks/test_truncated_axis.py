"""truncated_axis: a change of a few percent that fills the chart is asked about, unless the author wants it so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid


def slide(kind: str, *values: float, more: str = "", allow: str = "missing_source") -> str:
    rows = ", ".join(f"{{x: n{place}, v: {value}}}" for place, value in enumerate(values))
    return f"title: T\nchart: {{type: {kind}, x: x, y: v, {more} rows: [{rows}]}}\nallow: [{allow}]"


@pytest.mark.parametrize("kind", ["line", "dot"])
def test_a_small_change_that_looks_large_is_warned_of(kind: str, lay_slide: Callable[..., Laid]) -> None:
    (said,) = lay_slide(slide(kind, 98.1, 99.4)).log
    assert (said.severity, said.code) == ("warning", "truncated_axis")
    assert "begins at 98" in said.message
    assert "1.3 %" in said.message


@pytest.mark.parametrize(
    "made",
    [
        slide("line", 98.1, 99.4, more="axis: {from: 98},"),
        slide("line", 98.1, 99.4, more="axis: {from: 0},"),
        slide("line", 98.1, 99.4, allow="missing_source, truncated_axis"),
        slide("line", 80, 99),
        slide("line", 3, 99),
        slide("line", 99, 99),
        slide("line", -99, -98),
        slide("bar", 98.1, 99.4),
        slide("area", 98.1, 99.4),
    ],
    ids=["asked for", "from zero", "excused", "a fifth", "zero is near", "no change", "negative", "bar", "area"],
)
def test_all_else_is_fine(made: str, lay_slide: Callable[..., Laid]) -> None:
    assert lay_slide(made).said == []
