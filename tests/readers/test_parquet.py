"""Parquet files: written by DuckDB, broken by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from deckgen.model.dataset import Dataset, Kind
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.reader import read_table
from deckgen.tables.options import NO_OPTIONS, ReadOptions
from read_as_asked import read_as_asked, rows_of

DECK = Span(SourceFile("deck.yaml", "data: {trade: {file: trade.parquet}}"), 1, 22, 35)


def read(path: Path, options: ReadOptions = NO_OPTIONS) -> tuple[Dataset | None, list[str]]:
    log = Diagnostics()
    return read_table(path, path.name, "trade", log, span=DECK, options=options), [item.code for item in log]


def saved(folder: Path, query: str, name: str = "trade.parquet") -> Path:
    path = folder / name
    duckdb.connect().sql(query).write_parquet(str(path))
    return path


def test_columns_keep_the_types_of_the_file(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        "select * from (values (1::bigint, 2.5::decimal(9,2), '007', true, date '2017-01-31', ['a', 'b']), "
        "(2, null, ' ', false, null, null)) as t(number, part, code, yes, day, several)",
    )
    table, said = read(path)
    assert said == []
    assert table is not None
    assert [column.kind for column in table.columns] == [
        Kind.NUMBER, Kind.NUMBER, Kind.TEXT, Kind.BOOLEAN, Kind.DATE, Kind.TEXT,
    ]  # fmt: skip
    assert [column.values for column in table.columns] == [
        (1, 2), (2.5, None), ("007", None), (True, False), (date(2017, 1, 31), None), ("a, b", None),
    ]  # fmt: skip
    assert len(table.digest) == 64


def test_a_column_of_several_values_in_a_cell_is_said(tmp_path: Path) -> None:
    assert read(saved(tmp_path, "select 1 as one, {'a': 1} as part")) == (None, ["bad_parquet"])


def test_a_number_that_is_none_is_an_empty_cell(tmp_path: Path) -> None:
    table, said = read(saved(tmp_path, "select 'nan'::double as x union all select 1.5 order by 1"))
    assert said == []
    assert table is not None
    assert sorted(table["x"].values, key=str) == [1.5, None]


def test_a_name_with_the_marks_of_a_pattern_is_that_file(tmp_path: Path) -> None:
    saved(tmp_path, "select 2 as x", "trade1.parquet")
    (tmp_path / "made.parquet").write_bytes(saved(tmp_path, "select 1 as x", "made1.parquet").read_bytes())
    (tmp_path / "made.parquet").rename(tmp_path / "trade[1].parquet")
    table, _ = read(tmp_path / "trade[1].parquet")
    assert table is not None
    assert table["x"].values == (1,)


@pytest.mark.parametrize("harm", [lambda data: b"PAR1 nothing", lambda data: data[:-30], lambda data: b"a,b\n1,2\n"])
def test_what_is_no_parquet_file_is_said(tmp_path: Path, harm: object) -> None:
    path = saved(tmp_path, "select 1 as x")
    path.write_bytes(harm(path.read_bytes()))  # type: ignore[operator]
    assert read(path) == (None, ["bad_parquet"])


def test_it_has_no_sheets_and_no_tables(tmp_path: Path) -> None:
    assert read(saved(tmp_path, "select 1 as x"), ReadOptions("Data", "A1:B2", "trade"))[1] == ["unfit_key"] * 3


def test_its_columns_are_renamed_filled_left_out_and_made_rows_in_the_kinds_that_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    rows = "('South', '007', 1, 2.5), (null, '100', 3, null), ('Total', '', 4, 2.5)"
    duckdb.sql(f'copy (select * from (values {rows}) t(region, code, "2016", "2017")) to \'{path}\'')
    written = """
file: a.parquet
rename: {region: part}
fill_down: part
leave_out: {part: Total}
unpivot: {columns: years, name: year, value: n}
"""
    table, complaints = read_as_asked(tmp_path, written)
    assert complaints == []
    assert rows_of(table) == [
        ("part", "code", "year", "n"),
        ("South", "007", 2016, 1),
        ("South", "007", 2017, 2.5),
        ("South", "100", 2016, 3),
        ("South", "100", 2017, None),
    ]
    (said,) = read_as_asked(tmp_path, "{file: a.parquet, missing: [n/a]}")[1]
    assert "error[unfit_key]: 'missing' means nothing for a .parquet file" in said


def test_a_moment_keeps_its_zone_and_its_seconds(tmp_path: Path) -> None:
    path = saved(
        tmp_path, "select timestamptz '2018-09-12 10:00:30+02' as zoned, timestamp '2018-09-12 10:00:30.5' as part"
    )
    table, said = read(path)
    assert said == []
    assert table is not None
    assert table["zoned"].texts == ("2018-09-12 08:00:30+00:00",)
    assert table["part"].texts == ("2018-09-12 10:00:30.500000",)


@pytest.mark.parametrize("value", ["'inf'::double", "'-inf'::float", "chr(7)", "'x'::blob", "{'a': 1}"])
def test_what_no_cell_can_hold_is_said(tmp_path: Path, value: str) -> None:
    assert read(saved(tmp_path, f"select {value} as held")) == (None, ["bad_parquet"])


def test_a_cell_of_more_words_than_any_is_said(tmp_path: Path) -> None:
    assert read(saved(tmp_path, "select repeat('x', 5_000_000) as held")) == (None, ["cell_too_long"])
