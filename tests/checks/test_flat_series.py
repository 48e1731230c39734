"""flat_series: what lies flat beside another series is told, once a chart; what has an axis of its own isn't."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid

ROWS = "rows: [{y: 2016, a: 6000, b: 30}, {y: 2017, a: 7000, b: 40}]"


@pytest.mark.parametrize(
    ("keys", "is_told"),
    [
        ("type: combo, second_axis: false", True),
        ("type: combo, second_axis: true", False),
        ("type: slope", True),
        ("type: stacked", False),
        ("type: share", False),
    ],
)
def test_a_series_that_shares_an_axis_is_told(keys: str, is_told: bool, lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(f"title: T\nchart: {{{keys}, x: y, y: [a, b], {ROWS}}}\nallow: [missing_source, second_axis]")
    said = [one for one in laid.log if one.code == "flat_series"]
    assert [one.message.partition(":")[0] for one in said] == ["'b' lies flat on the chart"] * is_told
