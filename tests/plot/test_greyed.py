"""Where a category is highlighted in a chart of several series, all else is nearly grey, drawn or native."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckgen.charting.chart_type import CHARTS
from deckgen.charting.sheets import Sheets
from deckgen.fitting.chart_look import look_of
from deckgen.fitting.fonts import Fonts
from deckgen.model.color import channels
from deckgen.plot.tracing import Tracing
from laid_out import Laid

ROWS = "rows: [[Iowa, 4, 2, 3], [Texas, 3, 5, 4], [Ohio, 2, 6, 5]], x: state, y: [Police, Roads, Parks]"


def is_grey(color: str) -> bool:
    """Whether a color has no more than a tint."""
    return max(channels(color)) - min(channels(color)) < 64


@pytest.mark.parametrize("kind", ["grouped", "stacked", "share", "dot", "diverging", "combo"])
def test_all_but_the_highlight_is_grey(kind: str, lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(f"chart: {{type: {kind}, {ROWS}, highlight: [Texas]}}\nallow: [missing_source]")
    sheet = Sheets().of(laid.chart, look_of(laid.brand, Fonts(laid.brand)))
    assert sheet is not None
    colored = {area.color for area in sheet.areas if not is_grey(area.color)}
    greys = {area.color for area in sheet.areas if is_grey(area.color)}
    bars = 2 if kind == "combo" else 3 - (kind == "diverging")
    assert len(colored) >= bars
    # Those of one state stay as different as they were.
    assert len(greys) >= bars


@pytest.mark.parametrize("kind", ["grouped", "stacked", "share", "combo"])
def test_native_charts_too(kind: str, lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(f"chart: {{type: {kind}, {ROWS}, highlight: [Texas], render: native}}\nallow: [missing_source]")
    assert laid.chart.native
    box = laid.chart
    plot = Tracing(look_of(laid.brand, Fonts(laid.brand)), box.box.width.inches, box.box.height.inches, "en-US")
    native = CHARTS.get(kind).native(plot, box.chart)
    first = native.groups[0].series[0]
    assert [row for row, color in first.colors if is_grey(color)] == [0, 2]
