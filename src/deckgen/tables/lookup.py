"""Columns that the author names: found, or said not to be there."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.model.dataset import Column, Dataset
from deckgen.model.diagnostics import Diagnostics, did_you_mean
from deckgen.model.marks import Str
from deckgen.tables.odd_cells import say_odd_cells
from deckgen.tables.steps.unpivoting import is_time

# So many columns that are named as times are values of one kind at these times.
FEWEST_TIMES = 3


def find_column(table: Dataset, name: Str, log: Diagnostics, otherwise: str = "the table") -> Column | None:
    """A column of a table by its name, whose odd cells are complained of; None after a complaint that there is none.

    `otherwise` is what the complaint calls a table that is from no file, such as rows written in the deck.
    """
    column = table.by_name.get(name)
    if column is None:
        say_lacking(table, name, table.path.rpartition("/")[2] or otherwise, log)
        return None
    say_odd_cells(table, log, [column])
    return column


def say_lacking(table: Dataset, name: Str, place: str, log: Diagnostics) -> None:
    """Complain that a table has no such column; `place` is what the author knows the table as."""
    times = [each for each in table.names if is_time(each)]
    if len(times) < FEWEST_TIMES or not table.path or did_you_mean(name, table.names, or_all=False):
        say_no_column(name, table.names, place, log)
        return
    word = "years" if all(each.isdecimal() for each in times) else "times"
    message = f"{place} has no column '{name}': its times are columns, from '{times[0]}' to '{times[-1]}'"
    hint = f"make rows of them at the table: 'unpivot: {{columns: {word}, name: time, value: value}}'"
    log.error("unknown_column", message, name.span, hint)


def say_no_column(name: Str, names: Iterable[str], place: str, log: Diagnostics) -> None:
    """Complain that a column is none of those that stand in a place, such as a file or the `y` of a chart."""
    log.error("unknown_column", f"{place} has no column '{name}'", name.span, did_you_mean(name, names))
