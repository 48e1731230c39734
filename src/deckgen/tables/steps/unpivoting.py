"""unpivot: columns become rows, as where each year has a column of its own."""

from __future__ import annotations

import re

from deckgen.model.dataset import CellPlace
from deckgen.model.diagnostics import did_you_mean
from deckgen.tables.business_years import business_year, business_years
from deckgen.tables.column_types import YEARS
from deckgen.tables.grid import HEADER, MOST_CELLS, CellGrid
from deckgen.tables.options import Asked, Unpivoting
from deckgen.tables.steps.named_columns import column_index
from deckgen.tables.written_times import period_of

# 2017, and 2017 [YR2017] as the World Bank's DataBank writes it.
_YEAR = re.compile(r"([0-9]{4})(?: \[YR\1\])?")
# The words for all columns that are named as a year, and as a time of any kind.
ALL_YEARS, ALL_TIMES = "years", "times"


def unpivoted(grid: CellGrid, asked: Asked) -> CellGrid | None:
    """The cells with a row for each of the columns that the deck names, in place of these columns.

    A column without any value makes no rows: a table that has columns for years to come would seem to reach there.
    """
    plan = asked.options.unpivot
    columns = _columns(grid, plan, asked) if plan is not None else None
    if plan is None or columns is None:
        return grid if plan is None else None
    turned = frozenset(columns)
    kept = [index for index in range(len(grid.header)) if index not in turned]
    if not _are_free(plan, [grid.header[index] for index in kept], asked):
        return None
    filled = [column for column in columns if any(row[column] for row in grid.rows)]
    width = len(kept) + 2
    if len(grid.rows) * len(filled) * width > MOST_CELLS:
        message = f"'unpivot' would make more than {MOST_CELLS:,} cells of '{asked.display_path}'"
        hint = "leave rows out with 'leave_out', or name fewer columns"
        asked.log.error("too_large", message, asked.span_of("unpivot"), hint)
        return None
    origins = [(row, column) for row in range(len(grid.rows)) for column in filled]
    names = {column: _year(grid.header[column]) or grid.header[column] for column in filled}
    rows = [
        [*(grid.rows[row][index] for index in kept), names[column], grid.rows[row][column]] for row, column in origins
    ]

    def at(row: int, column: int) -> CellPlace:
        if row == HEADER:
            return grid.at(HEADER, kept[column] if column < len(kept) else columns[0])
        origin_row, origin_column = origins[row]
        if column < len(kept):
            return grid.at(origin_row, kept[column])
        return grid.at(HEADER if column == len(kept) else origin_row, origin_column)

    return CellGrid([*(grid.header[index] for index in kept), str(plan.name), str(plan.value)], rows, at)


def _columns(grid: CellGrid, plan: Unpivoting, asked: Asked) -> list[int] | None:
    """The indexes of the columns that become rows; None after a complaint."""
    word = plan.columns[0] if len(plan.columns) == 1 else ""
    if word in (ALL_YEARS, ALL_TIMES) and word not in grid.header:
        times = [index for index, name in enumerate(grid.header) if is_time(name)]
        years = business_years(grid.header)
        found = [i for i in times if word == ALL_TIMES or _year(grid.header[i]) or grid.header[i] in years]
        if found:
            return found
        message = f"{asked.display_path} has no column that is named as a {'year' if word == ALL_YEARS else 'time'}"
        hint = did_you_mean("", filter(None, grid.header))
        hint = f"write 'times' for columns such as '{grid.header[times[0]]}'" if times else hint
        asked.log.error("unknown_column", message, asked.place(plan.columns[0], "unpivot"), hint)
        return None
    named = [column_index(grid, name, "unpivot", asked) for name in plan.columns]
    return None if None in named else [index for index in named if index is not None]


def _are_free(plan: Unpivoting, kept: list[str], asked: Asked) -> bool:
    """Whether the new columns have names that no other column has; complains where they haven't."""
    taken = {**dict.fromkeys(kept, "the table has a column of that name"), "": "it has no name"}
    for name, others in ((plan.name, taken), (plan.value, {**taken, plan.name: "'name' is called so too"})):
        if name in others:
            message = f"'unpivot' can't make a column '{name}': {others[name]}"
            asked.log.error("duplicate_column", message, asked.place(name, "unpivot"), "choose another name")
            return False
    return True


def is_time(name: str) -> bool:
    """Whether a column is named as a time: a year, a season, a quarter, a month, a day."""
    return bool(_year(name)) or period_of(name) is not None or business_year(name) is not None


def _year(name: str) -> str:
    """The year that a column is named as; "" where it isn't."""
    match = _YEAR.fullmatch(name)
    return match.group(1) if match and int(match.group(1)) in YEARS else ""
