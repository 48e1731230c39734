"""What is proposed where a column that is to hold numbers holds something else."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from deckgen.model.dataset import Dataset
from deckgen.tables.column_types import rows_table
from deckgen.tables.number_hints import hint_for_numbers

AT_TABLE = " at the table under 'data'"


def table(*cells: str) -> Dataset:
    """A table with a name, the cells and a column of numbers, as if it were from a file."""
    rows = [[f"s{row}", cell, row] for row, cell in enumerate(cells)]
    return replace(rows_table("t", ["state", "value", "rank"], rows), path="t.csv")


@pytest.mark.parametrize(
    ("cells", "hint"),
    [
        (["5", "6", "007"], "007 is a code, such as a zip code: write 7 where it is a number"),
        (["12,5", "7,25", "3"], "write 'decimal: \",\"'" + AT_TABLE),
        (["1.204,5", "3,25"], "write 'thousands: \".\"' and 'decimal: \",\"'" + AT_TABLE),
        (["1.204,5", "n/a"], "write 'thousands: \".\"' and 'decimal: \",\"' and 'missing: [\"n/a\"]'" + AT_TABLE),
        (["1,204", "3"], "write 1204: the format puts in the thousands separators"),
        (["12,5", "1204"], "write 12.5: decimals follow a point; the language of the deck shows its comma"),
        (["1.204.300", "345.600"], "write 'thousands: \".\"'" + AT_TABLE),
        (["1'204", "3"], "write 'thousands: \"'\"'" + AT_TABLE),
        (["1 204", "3"], "write 'thousands: \" \"'" + AT_TABLE),
        (["1", "n/a", "n/a", "no"], 'leave such cells empty, or write \'missing: ["n/a", "no"]\'' + AT_TABLE),
        (["1", "a", "b", "c", "d", "e"], "write a number, or leave the cell empty where there is none"),
        (["12.3 p", "4.5", "5e"], "write 'flags: true'" + AT_TABLE),
        (["1", "2", "Source: the census"], "write 'skip_last: 1'" + AT_TABLE),
        (["1", "none in that year", "2"], "write 'leave_out: {state: [s1]}'" + AT_TABLE),
        (["12/2019", "1"], "write a number, or leave the cell empty where there is none"),
        (["Texas", "Ohio"], "columns of numbers: rank"),
        (["2019-01-01", "2020-01-01"], "columns of numbers: rank"),
    ],
)
def test_the_hint_mends_every_cell(cells: list[str], hint: str) -> None:
    rows = table(*cells)
    assert hint_for_numbers(rows, rows["value"]) == hint


def test_no_key_is_proposed_for_rows_that_are_from_no_file() -> None:
    rows = replace(table("1", "n/a"), path="")
    assert hint_for_numbers(rows, rows["value"]) == "write a number, or leave the cell empty where there is none"
