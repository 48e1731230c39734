"""Rows of a program as a file: what is read back is what was given."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.reader import parse_table
from deckgen.tables.rows_file import rows_bytes

COLUMNS = ["day", "who", "n", "share", "open"]
ROWS: list[list[object]] = [
    [date(2018, 9, 12), 'Ana "A", of\nLima', 3, Decimal("0.50"), True],
    [datetime(2018, 9, 13), None, 10**15, 1e-7, False],
    [date(2018, 9, 14), " 007 ", None, float("nan"), None],
]


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".json"])
def test_what_is_written_is_read_back(suffix: str) -> None:
    log = Diagnostics()
    data = rows_bytes(COLUMNS, ROWS, suffix)
    table = parse_table(data, suffix, "t", "t", log, span=Span(SourceFile("", ""), 0, 0, 0))
    assert table is not None
    assert list(log) == []
    assert [column.values for column in table.columns] == [
        (date(2018, 9, 12), date(2018, 9, 13), date(2018, 9, 14)),
        ('Ana "A", of\nLima', None, "007"),
        (3, 10**15, None),
        (0.5, 1e-7, None),
        (True, False, None),
    ]


def test_numbers_stay_numbers_in_json_and_words_words() -> None:
    assert rows_bytes(["a", "b"], [[Decimal("5.10"), "5.10"]], ".json") == b'[\n  {"a": 5.10, "b": "5.10"}\n]\n'


@pytest.mark.parametrize("value", [[1], {"a": 1}, b"x"])
def test_what_is_not_one_value_is_said(value: object) -> None:
    with pytest.raises(ValueError, match="the column 'a' holds a"):
        rows_bytes(["a"], [[value]], ".csv")
