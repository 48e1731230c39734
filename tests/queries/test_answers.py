"""Answers of queries, kept from run to run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from deckgen.model.dataset import Dataset
from deckgen.pipeline import build, check
from deckgen.queries.answers import Answers
from deckgen.queries.query import Tables
from deckgen.tables.column_types import rows_table

ROWS = [["2016", "230.5", "2016-01-31"], ["2017", "243", "2017-01-31"]]
TRADE = rows_table("trade", ["year", "exports", "day"], ROWS)
EVERYTHING = "select *, year > 2016 as late, 'á' || year as words, null as nothing from trade order by year"
HARMS = [lambda data: data[:-20], lambda data: data.replace(b"243", b"343"), lambda data: b""]
DECK = """
title: Talk
data: {trade: {file: trade.csv}}
figures: {exports: {query: select max(exports) from trade}}
sections:
- title: Part
  slides:
  - {title: "Sold {{ exports }}", text: a, claim: select max(exports) > 200 from trade}
"""


def asked(folder: Path, sql: str, table: Dataset = TRADE) -> tuple[Dataset, bool]:
    """What a query gives, and whether the database had to be asked for it."""
    with Tables({"trade": table}, Answers(folder)) as tables:
        found = tables.run(sql)
        anew = tables._database.is_open
        tables.keep()
    return found, anew


def test_an_answer_is_kept_whole(tmp_path: Path) -> None:
    first, again = asked(tmp_path, EVERYTHING), asked(tmp_path, EVERYTHING)
    assert (first[1], again[1]) == (True, False)
    assert again[0] == first[0]
    assert [type(value) for column in again[0].columns for value in column.values[:1]] == [
        type(value) for column in first[0].columns for value in column.values[:1]
    ]


def test_an_answer_is_that_of_its_values(tmp_path: Path) -> None:
    sql = "select $1 as given, count(*) as n from trade where $1 is not null"
    for _ in range(2):
        with Tables({"trade": TRADE}, Answers(tmp_path)) as tables:
            given = ("2017", 2017, "it's", date(2018, 9, 12), 0.5)
            assert [tables.run(sql, (value,))["given"].values[0] for value in given] == list(given)
            tables.keep()


@pytest.mark.parametrize(
    "changed",
    [
        lambda table: Dataset(table.name, table.columns, table.path, "another digest"),
        lambda table: Dataset(table.name, table.columns, table.path, table.digest, part="Sheet2"),
    ],
)
def test_another_file_or_another_part_of_it_is_asked_anew(
    tmp_path: Path, changed: Callable[[Dataset], Dataset]
) -> None:
    asked(tmp_path, EVERYTHING)
    assert asked(tmp_path, EVERYTHING, changed(TRADE))[1]


@pytest.mark.parametrize("harm", HARMS)
def test_a_damaged_answer_is_asked_anew(tmp_path: Path, harm: Callable[[bytes], bytes]) -> None:
    first, _ = asked(tmp_path, EVERYTHING)
    (kept,) = tmp_path.glob("*.json")
    kept.write_bytes(harm(kept.read_bytes()))
    assert asked(tmp_path, EVERYTHING) == (first, True)


@pytest.mark.parametrize(
    "sql",
    [
        "select year > date_part('year', current_date) from trade",
        "select today() - day from trade",
        "select exports * random() from trade",
        "select exports from trade using sample 1",
        "select age(day) from trade",
    ],
)
def test_what_another_day_or_chance_may_change_is_not_kept(tmp_path: Path, sql: str) -> None:
    asked(tmp_path, sql)
    assert asked(tmp_path, sql)[1]


def test_a_folder_that_cannot_be_written_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert asked(tmp_path / "file" / "answers", EVERYTHING)[1]


def test_check_writes_nothing_and_after_a_build_needs_no_database(tmp_path: Path) -> None:
    (tmp_path / "trade.csv").write_text("year,exports\n2016,230\n2017,243\n")
    (tmp_path / "deck.yaml").write_text(DECK)
    before = sorted(tmp_path.rglob("*"))
    assert not check(tmp_path / "deck.yaml").errors
    assert sorted(tmp_path.rglob("*")) == before
    build(tmp_path / "deck.yaml")
    tried = "import sys, deckgen; deckgen.check(sys.argv[1]); print('duckdb' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", tried, tmp_path / "deck.yaml"], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


def test_a_claim_is_tried_on_the_data_as_it_is_now(tmp_path: Path) -> None:
    (tmp_path / "trade.csv").write_text("year,exports\n2017,243\n")
    (tmp_path / "deck.yaml").write_text(DECK)
    build(tmp_path / "deck.yaml")
    (tmp_path / "trade.csv").write_text("year,exports\n2017,143\n")
    assert [one.code for one in check(tmp_path / "deck.yaml").errors] == ["false_claim"]
