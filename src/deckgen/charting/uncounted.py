"""Rows without a value, in charts that show how the values of all rows spread: none is left out without a word."""

from __future__ import annotations

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Chart
from deckgen.charting.time_order import number_in
from deckgen.model.dataset import Column
from deckgen.model.diagnostics import Span
from deckgen.plot.scale import known
from deckgen.tables.number_hints import quoted


def say_uncounted(chart: Chart, column: Column, where: Span, scope: Scope) -> None:
    """Warn of the rows that have no value in a column of numbers, at the place where the column is named."""
    numbers = known(number_in(value) for value in column.values)
    missing = len(column.values) - len(numbers)
    if not missing or not numbers:
        return
    has, is_left = ("has", "is") if missing == 1 else ("have", "are")
    message = f"{missing:,} of {len(column.values):,} rows {has} nothing in the column '{column.name}'"
    hint = "leave such rows out in the query" if chart.query else "leave such rows out, or fill them in"
    if chart.data:
        lowest = next(text for text, value in zip(column.texts, column.values, strict=True) if value == min(numbers))
        hint = f"""write 'where: {{{quoted(column.name)}: ">= {lowest}"}}' where that is meant"""
    scope.log.warning("uncounted_rows", f"{message}, and {is_left} left out", where, hint)
