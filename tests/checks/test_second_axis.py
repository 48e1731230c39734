"""second_axis: two scales on one chart are asked about, and may be meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid

ROWS = "rows: [{y: 2016, a: 60, b: 3, p: x}, {y: 2017, a: 70, b: 4, p: x}, {y: 2016, a: 1, b: 3, p: z}]"


def combo(more: str, allow: str = "missing_source", rows: str = ROWS[:-28] + "]") -> str:
    return f"title: T\nchart: {{type: combo, x: y, y: [a, b], {more}, {rows}}}\nallow: [{allow}]"


@pytest.mark.parametrize(
    "slide", [combo("second_axis: true"), combo("second_axis: true, facet: p", rows=ROWS)], ids=["one", "panels"]
)
def test_two_scales_are_warned_of_at_their_key(slide: str, lay_slide: Callable[..., Laid]) -> None:
    (said,) = [one for one in lay_slide(slide).log if one.code == "second_axis"]
    assert said.severity == "warning"
    assert "columns" in (said.hint or "")


@pytest.mark.parametrize(
    "slide",
    [
        combo("second_axis: false"),
        combo("second_axis: true", "missing_source, second_axis"),
        combo("second_axis: true, line: [a, b]"),
    ],
    ids=["one scale", "meant", "lines alone"],
)
def test_one_scale_is_fine_and_two_may_be_meant(slide: str, lay_slide: Callable[..., Laid]) -> None:
    assert [one.code for one in lay_slide(slide).log] == []
