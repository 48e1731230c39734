"""Whether a fetched table may stand in the place of the one that is there: every way in which it may not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from deckgen.model.dataset import Dataset
from deckgen.model.diagnostics import Diagnostics, SourceFile
from deckgen.model.validation import validate
from deckgen.model.yaml_text import read
from deckgen.outline.data_table import DataTable
from deckgen.outline.deck_file import Outline
from deckgen.tables.column_types import rows_table
from deckgen.verbs.data.judge_fetched import judge_fetched

ROWS = [["2016", "230.2", "Texas"], ["2017", "243.3", "Texas"]]
NAMES = ["year", "exports", "state"]


def table(keys: str = "") -> DataTable:
    """What a deck says of a table, with further keys."""
    log = Diagnostics()
    text = (
        f"title: T\ndata:\n  trade: {{file: trade.csv, refresh: {{url: 'https://a.org/t.csv'}}{keys}}}\nsections: []"
    )
    data = read(SourceFile("deck.yaml", text), log)
    assert data is not None
    outline = validate(Outline, data, log)
    assert list(log) == []
    assert outline is not None
    (made,) = outline.data.values()
    return made


def rows(lines: Sequence[Sequence[object]], names: Sequence[str] = NAMES) -> Dataset:
    return rows_table("trade", names, lines)


def many(count: int) -> Dataset:
    return rows([[str(number)] for number in range(count)], ["n"])


def said(new: Dataset, old: Dataset | None = None, keys: str = "") -> list[str]:
    """Every complaint: from which column of the deck's line, its words, and what is to be done."""
    log = Diagnostics()
    judge_fetched("trade", table(keys), old, new, log)
    return [f"{one.span.column if one.span else 0} {one.code}: {one.message} ({one.hint})" for one in log]


def test_the_same_table_may_stand_and_so_may_one_that_is_new() -> None:
    assert said(rows(ROWS), rows(ROWS)) == []
    assert said(rows(ROWS)) == []


def test_a_table_without_rows_may_not() -> None:
    assert said(rows([]), rows(ROWS)) == ["17 no_rows: 'trade' has no row any more (None)"]
    assert said(rows([])) == ["17 no_rows: 'trade' has no row (None)"]


def test_columns_that_the_deck_names_must_be_there() -> None:
    (found,) = said(rows([["2017"]], ["year"]), keys=", key: state")
    assert "unknown_column: what was fetched for 'trade' has no column 'state'" in found


ANEW = "(if that is right, delete 'trade.csv' and refresh again)"


def test_columns_that_came_and_went_are_named() -> None:
    before = rows([["2017", "2"]], ["year", "exports"])
    after = rows([["2017", "2"]], ["year", "imports"])
    assert said(after, before) == [
        f"17 other_columns: 'trade' has other columns now: 'exports' is missing, 'imports' is new {ANEW}"
    ]
    assert said(rows([["2017"]], ["year"]), before) == [
        f"17 other_columns: 'trade' has other columns now: 'exports' is missing {ANEW}"
    ]
    assert said(before, rows([["2017"]], ["year"])) == [
        f"17 other_columns: 'trade' has other columns now: 'exports' is new {ANEW}"
    ]


@pytest.mark.parametrize(("count", "ends"), [(6, "'c4' is new, 'c5' is new (if"), (8, "'c5' is new, and 2 more (if")])
def test_of_many_columns_six_are_named(count: int, ends: str) -> None:
    names = [f"c{number}" for number in range(count)]
    (found,) = said(rows([["1"] * (count + 1)], ["year", *names]), rows([["1"]], ["year"]))
    assert ends in found


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("1", "a", "holds words now, not numbers"),
        ("a", "1", "holds numbers now, not words"),
        ("true", "2017-01-02", "holds days now, not true and false"),
        ("2017-01-02", "true", "holds true and false now, not days"),
        ("1", "", "holds nothing now, not numbers"),
        ("", "a", None),
        ("", "", None),
        ("1", "2", None),
    ],
)
def test_a_column_that_holds_something_else_is_named(before: str, after: str, words: str | None) -> None:
    found = said(rows([["1", after]], ["year", "x"]), rows([["1", before]], ["year", "x"]))
    assert found == ([] if words is None else [f"17 other_kind: 'x' of 'trade' {words} {ANEW}"])


def test_a_tenth_of_the_rows_may_go_and_not_one_more() -> None:
    assert said(many(9), many(10)) == []
    assert said(many(90), many(100)) == []
    assert said(many(89), many(100)) == [
        "17 rows_lost: 'trade' has 89 rows now, 100 before: 11% fewer; 10% may go "
        "(if that is right, write 'may_lose: 11%')"
    ]
    assert said(many(1), many(8))[0].endswith("write 'may_lose: 88%')")
    assert said(many(1500), many(2000))[0].startswith("17 rows_lost: 'trade' has 1,500 rows now, 2,000 before")
    assert said(many(200), many(100)) == []
    assert said(many(5), many(0)) == []


def test_as_many_rows_may_go_as_the_deck_says() -> None:
    keys = ", may_lose: 30%"
    assert said(many(7), many(10), keys) == []
    assert said(many(6), many(10), keys) == [
        "67 rows_lost: 'trade' has 6 rows now, 10 before: 40% fewer; 30% may go "
        "(if that is right, write 'may_lose: 40%')"
    ]
    assert said(many(10), many(10), ", may_lose: 0%") == []
    assert len(said(many(9999), many(10_000), ", may_lose: 0%")) == 1


@pytest.mark.parametrize(
    ("percent", "lost"), [("1%", 10), ("7%", 70), ("29%", 290), ("57%", 570), ("0.7%", 7), ("6.9%", 69), ("99%", 990)]
)
def test_the_share_itself_may_go_whatever_binary_fractions_make_of_it(percent: str, lost: int) -> None:
    keys = f", may_lose: {percent}"
    assert said(many(1000 - lost), many(1000), keys) == []
    assert len(said(many(1000 - lost - 1), many(1000), keys)) == 1


def test_what_is_advised_for_lost_rows_is_enough() -> None:
    for left in range(1, 90):
        (found,) = said(many(left), many(97))[-1:] or [""]
        if "rows_lost" in found:
            advised = found.rpartition("'may_lose: ")[2].rstrip("')")
            assert said(many(left), many(97), f", may_lose: {advised}") == []
