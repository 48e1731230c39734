"""Odd cells: what is said of the cells of a table that seem to be mistakes, once somebody draws on their column."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.model.dataset import CellPlace, Column, Dataset, Kind
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.tables.column_types import is_marker, number_of
from deckgen.tables.excerpt import excerpt
from deckgen.tables.grid import MOST_COMPLAINTS
from deckgen.tables.number_hints import hint_for_numbers, odd_rows
from deckgen.tables.odd_times import OddTime, odd_times

MARKS_HINT = """write 'thousands: "."' or 'decimal: "."' at the table under 'data'"""


def say_odd_cells(table: Dataset, log: Diagnostics, columns: Iterable[Column] | None = None) -> None:
    """Complain of the odd cells in some columns of a table, in all of them where none are named.

    The first ten of a column are shown, and the number of the others. What was said once is not said again.
    """
    for column in table.columns if columns is None else columns:
        for row in column.odd[:MOST_COMPLAINTS]:
            _say(table, column, row, log)
        more = len(column.odd) - MOST_COMPLAINTS
        if more > 0:
            span = _place(table, column, column.odd[MOST_COMPLAINTS])[0]
            log.error("more_faults", f"and {more:,} more in '{table.path}', from here on", span)


def say_not_numbers(table: Dataset, column: Column, span: Span, log: Diagnostics, hint: str | None = None) -> None:
    """Complain at a span that a column doesn't hold numbers as it is to, and name its first cell that is none."""
    filled = [row for row, text in enumerate(column.texts) if text]
    row = next(iter(odd_rows(column)), filled[0])
    where = place_in_words(table.place(column.name, row))
    message = f"the column '{column.name}' does not hold numbers: '{excerpt(column.texts[row])}'{where} is none"
    log.error("not_numbers", message, span, hint or hint_for_numbers(table, column))


def place_in_words(place: CellPlace | None) -> str:
    """Where a cell stands, for the middle of a message about another place; "" where it has no place."""
    return (place.words or f" in line {place.span.line} of {place.span.file.path}") if place else ""


def _say(table: Dataset, column: Column, row: int, log: Diagnostics) -> None:
    """Say that a cell is no number, or no time, as the others of its column are, or what two things it may be."""
    text = column.texts[row]
    words_cut = excerpt(text)
    span, words = _place(table, column, row)
    if column.kind is Kind.TEXT:
        # Among the few rows of a panel nothing may show what the other cells of the whole column are.
        message = f"'{words_cut}' stands in the column '{column.name}', whose other cells are times"
        hint = "write it like the others, or leave the cell empty where there is no time"
        unlike = OddTime(row, "text_in_time_column", message, hint)
        odd = next((each for each in odd_times(column.texts, column.name) if each.row == row), unlike)
        log.error(odd.code, odd.message + words, span, odd.hint)
    elif number_of(text) is not None:
        readings = f"{text.replace('.', ',')} or {text.rstrip('0').rstrip('.')}"
        message = f"{text} in the column '{column.name}' may be {readings}{words}"
        log.error("decimals_or_thousands", message, span, MARKS_HINT)
    elif is_marker(text):
        message = f"'{words_cut}' in the column '{column.name}' is no number{words}"
        log.error("not_a_number", message, span, hint_for_numbers(table, column))
    else:
        message = f"'{words_cut}' stands in the column '{column.name}', whose other cells are numbers{words}"
        log.error("text_in_number_column", message, span, hint_for_numbers(table, column))


def _place(table: Dataset, column: Column, row: int) -> tuple[Span, str]:
    """Where a cell stands, and what is added to a message where that can't show the cell."""
    place = table.place(column.name, row)
    return (place.span, place.words) if place else (Span(SourceFile(table.path, ""), 0, 0, 0), "")
