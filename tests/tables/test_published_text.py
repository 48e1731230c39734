"""Text files as the world publishes them, read by the YAML that an author would write."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from read_as_asked import read_as_asked, rows_of

FILES = Path(__file__).parent / "published"


def test_the_world_bank_writes_a_column_for_each_year_under_two_lines_of_title() -> None:
    table, complaints = read_as_asked(
        FILES,
        """
file: world_bank.csv
header: 5
rename: {Country Name: country, Country Code: code}
leave_out: {country: [World]}
unpivot: {columns: years, name: year, value: people}
""",
    )
    assert complaints == []
    names, *rows = rows_of(table)
    assert names == ("country", "code", "Indicator Name", "Indicator Code", "year", "people")
    assert [(row[0], row[4], row[5]) for row in rows] == [
        ("Mexico", 2014, 100),
        ("Mexico", 2015, 101),
        ("Mexico", 2016, None),
        ("Mexico", 2017, 103),
        ("United States", 2014, 300),
        ("United States", 2015, 301),
        ("United States", 2016, 302),
        ("United States", 2017, None),
    ]


def test_its_databank_writes_notes_at_the_end() -> None:
    table, complaints = read_as_asked(
        FILES,
        """
file: world_bank_notes.csv
skip_last: 2
missing: ..
unpivot: {columns: years, name: year, value: people}
""",
    )
    assert complaints == []
    assert [row[4:] for row in rows_of(table)[1:]] == [(2016, 100), (2017, None), (2016, None), (2017, 31)]


def test_eurostat_writes_flags_and_several_columns_in_one() -> None:
    table, complaints = read_as_asked(
        FILES,
        """
file: eurostat.tsv
missing: ":"
flags: true
unpivot: {columns: years, name: year, value: share}
""",
    )
    assert complaints == []
    assert rows_of(table) == [
        ("freq", "unit", "geo", "year", "share"),
        ("A", "PC", "DE", 2015, 12.3),
        ("A", "PC", "DE", 2016, 12.5),
        ("A", "PC", "DE", 2017, None),
        ("A", "PC", "ES", 2015, None),
        ("A", "PC", "ES", 2016, 9.1),
        ("A", "PC", "ES", 2017, 9.0),
    ]


def test_our_world_in_data_writes_long_tables() -> None:
    table, complaints = read_as_asked(
        FILES, 'file: owid.csv\nrename: {"Share of people (%)": share}\nleave_out: {Entity: World}\n'
    )
    assert complaints == []
    assert rows_of(table)[1:] == [("Mexico", "MEX", 2016, 10.5), ("Mexico", "MEX", 2017, 11)]


def test_fred_writes_a_point_for_no_value() -> None:
    table, complaints = read_as_asked(FILES, "file: fred.csv\nmissing: .\nrename: {MEXRATE: pesos}\n")
    assert complaints == []
    assert rows_of(table)[1:] == [(date(2018, 1, 1), 18.5), (date(2018, 2, 1), None), (date(2018, 3, 1), 18.25)]


def test_a_german_excel_writes_semicolons_and_decimal_commas() -> None:
    table, complaints = read_as_asked(
        FILES,
        """
file: german.csv
encoding: cp1252
decimal: ","
names: [year, country, sales, share]
skip_last: 1
""",
    )
    assert complaints == []
    assert rows_of(table) == [
        ("year", "country", "sales", "share"),
        (2016, "Österreich", 1234.5, 12.5),
        (2017, "Österreich", 12345, 13.25),
    ]
