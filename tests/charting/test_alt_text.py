"""What screen readers say of a chart, written from its data."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckgen.model.page import ChartBox
from laid_out import Laid

LONG = ", ".join(
    f"[{year}, {value}]" for year, value in zip(range(2008, 2018), (5, 3, 8, 9, 4, 4, 6, 2, 7, 6), strict=True)
)


@pytest.mark.parametrize(
    ("chart", "expected"),
    [
        (
            "type: bar, rows: [[Cars, 3], [Trucks, 1]], x: kind, y: {n: Crossings a day}",
            "Bar chart, Crossings a day, 2 values. Cars 3, Trucks 1.",
        ),
        ("type: bar, rows: [[Cars, 3]], x: kind, y: n", "Bar chart. Cars 3."),
        ("type: bar, rows: [[A, 3], [B, ''], [C, 1]], x: kind, y: n", "Bar chart, 2 values. A 3, C 1."),
        ("type: bar, rows: [[A, 3], [B, '']], x: kind, y: n", "Bar chart. A 3."),
        (
            f"type: line, rows: [{LONG}], x: year, y: n, format: '$0 bn'",
            "Line chart, 2008 to 2017. first 2008 $5 bn, last 2017 $6 bn, lowest 2015 $2 bn, highest 2011 $9 bn.",
        ),
        (
            "type: grouped, rows: [[A, 1, 2], [B, 3, '']], x: k, y: {o: Out, i: In}",
            "Grouped bar chart: Out and In, 2 values. Out: A 1, B 3. In: A 2.",
        ),
        (
            "type: grouped, rows: [[A, o, 1], [A, i, 2]], x: k, y: {v: Trade}, series: way",
            "Grouped bar chart: Trade; o and i. o: A 1. i: A 2.",
        ),
        ("type: donut, rows: [[a, 1], [b, 2]], x: k, y: v, alt: 'Mostly **b**'", "Mostly b"),
    ],
)
def test_alt_text(lay_slide: Callable[..., Laid], chart: str, expected: str) -> None:
    laid = lay_slide(f"chart: {{{chart}}}\nallow: [missing_source]")
    assert laid.said == []
    assert [shape.alt for shape in laid.document.pages[-1].shapes if isinstance(shape, ChartBox)] == [expected]


def test_the_unit_is_said_where_the_format_says_none(lay_slide: Callable[..., Laid]) -> None:
    top = "data: {t: {file: t.csv, unit: US$ bn}}"
    for written, expected in (("0", "Bar chart, US$ bn. a 1."), ("$0", "Bar chart. a $1.")):
        chart = f"chart: {{type: bar, data: t, y: v, format: {written}}}\nallow: [missing_source]"
        laid = lay_slide(chart, top, {"t.csv": "k,v\na,1\n"})
        assert [s.alt for s in laid.document.pages[-1].shapes if isinstance(s, ChartBox)] == [expected]
