"""too_many_series: more that stands out on a chart than can be told apart is warned of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid

ALLOWED = "\nallow: [missing_source]\n"


def lines(count: int, kind: str = "line", more: str = "") -> str:
    names = [f"s{number}" for number in range(count)]
    rows = "".join(
        f"    - {{year: 20{year}, {', '.join(f'{name}: {year + place * 9}' for place, name in enumerate(names))}}}\n"
        for year in (16, 17)
    )
    return f"chart:\n  type: {kind}\n  x: year\n  y: [{', '.join(names)}]\n{more}  rows:\n{rows}{ALLOWED.lstrip()}"


def slices(count: int, more: str = "") -> str:
    rows = "".join(f"    - {{way: w{number}, n: {number + 1}}}\n" for number in range(count))
    return f"chart:\n  type: donut\n  x: way\n  y: n\n{more}  rows:\n{rows}{ALLOWED.lstrip()}"


@pytest.mark.parametrize(
    ("slide", "hint"),
    [
        (lines(6), "highlight"),
        (lines(5, "grouped"), "facet"),
        (lines(6, "stacked"), "highlight"),
        (slices(7), "top: 5"),
    ],
    ids=["lines", "grouped bars", "stacked bars", "slices"],
)
def test_many_are_warned_of_with_what_helps(slide: str, hint: str, lay_slide: Callable[..., Laid]) -> None:
    (said,) = lay_slide(slide).log
    assert (said.severity, said.code) == ("warning", "too_many_series")
    assert hint in (said.hint or "")


@pytest.mark.parametrize(
    "slide",
    [
        lines(5),
        lines(8, more="  highlight: [s1]\n"),
        lines(4, "grouped"),
        slices(6),
        slices(9, more="  top: 5\n"),
        slices(9, more="  highlight: [w1]\n"),
    ],
    ids=["five", "one stands out", "four groups", "six slices", "the others added up", "a slice stands out"],
)
def test_few_or_highlighted_ones_are_not(slide: str, lay_slide: Callable[..., Laid]) -> None:
    assert lay_slide(slide).said == []
