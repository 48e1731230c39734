"""bar: upright bars, one for each category or year."""

from __future__ import annotations

from deckgen.charting.bar_chart import BarChart


class Bar(BarChart):
    """Compares amounts in a few categories or years with upright bars, each with its value on top."""

    spoken = "Bar chart"
    adds_up = True
    bears_errors = True
    colors_categories = True
