"""Rows of JSON as cells: numbers as they were written, rows as long as their header."""

from __future__ import annotations

import pytest

from deckgen.model.dataset import CellPlace
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.tables.grid import Complaints
from deckgen.tables.json_cells import RepeatedKeyError, columns_of, json_rows, parse_json

PLACE = CellPlace(Span(SourceFile("t.json", ""), 0, 0, 0))


def rows(text: str, header: list[str]) -> tuple[list[list[str]], list[str]]:
    log = Diagnostics()
    found = parse_json(text)
    assert isinstance(found, list)
    made = json_rows(found, header, lambda row, column: PLACE, Complaints("t.json", log))
    return made, [item.code for item in log]


def test_values_are_cells_as_they_are_written() -> None:
    text = '[[1.10, 1E3, true, " words ", null, NaN, 12345678901234567890]]'
    cells = ["1.10", "1000.0", "true", "words", "", "NaN", "12345678901234567890"]
    assert rows(text, list("abcdefg")) == ([cells], [])


def test_an_object_may_leave_keys_out() -> None:
    found = parse_json('[{"year": 2016, "exports": 230}, {"imports": 294, "year": 2017}]')
    assert isinstance(found, list)
    assert columns_of(found) == ["year", "exports", "imports"]
    assert rows('[{"year": 2016}, {"imports": 294}]', ["year", "imports"]) == ([["2016", ""], ["", "294"]], [])


def test_rows_that_are_no_rows_are_complained_of_and_made_as_long() -> None:
    text = '[[1], [1, 2, 3], "word", [[1], {"a": 1}]]'
    made, codes = rows(text, ["a", "b"])
    assert made == [["1", ""], ["1", "2"], ["word", ""], ["", ""]]
    assert codes == ["short_row", "long_row", "short_row", "nested_cell", "nested_cell"]


def test_a_key_that_is_there_twice_is_an_error() -> None:
    with pytest.raises(RepeatedKeyError, match=r"^a$"):
        parse_json('[{"a": 1, "a": 2}]')


@pytest.mark.parametrize("written", ["12345678901234567890123", "1e400", "-98765432109876543210", "1.5E+999"])
def test_a_number_that_no_float_holds_stays_as_it_is_written(written: str) -> None:
    assert rows(f"[[{written}]]", ["a"]) == ([[written]], [])
