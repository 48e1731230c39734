"""Values that have no room for their unit are written without it, and the chart says it over them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from sample_charts import BLUE, draw, series

from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.numbers.by_language import number_format

PRICES = ChartData(
    "bar",
    tuple(f"Year {number}" for number in range(10)),
    (series("Cost", *(40.0 + number for number in range(10))),),
    number_format('$0 "billion a year"', "en-US"),
    colors=(BLUE,) * 10,
    unit="US dollars",
)


@pytest.mark.parametrize("kind", ["bar", "grouped", "stacked", "waterfall"])
def test_a_unit_that_has_no_room_at_bars_stands_over_them(kind: str, look: ChartLook) -> None:
    words = [text.words for text in draw(replace(PRICES, kind=kind), look).texts()]
    assert "$ billion a year" in words
    assert not any("billion" in one for one in words if "4" in one)


@pytest.mark.parametrize("kind", ["bar", "grouped", "stacked", "waterfall"])
def test_a_unit_that_stands_at_each_bar_is_not_said_again(kind: str, look: ChartLook) -> None:
    few = replace(PRICES, kind=kind, x=PRICES.x[:2], series=(series("Cost", 40.0, 41.0),), colors=(BLUE,) * 2)
    words = [text.words for text in draw(few, look).texts()]
    assert any(one.endswith("40 billion a year") for one in words)
    assert "$ billion a year" not in words
