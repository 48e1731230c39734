"""Numbers in other ways of writing, and what may not be read as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.tables.number_words import Marks, number_word, without_flag
from read_as_asked import read_as_asked, rows_of

GERMAN = Marks(",", ". ")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("1,204,300", "1204300"),
        ("1,204", "1204"),
        ("1 204 300", "1204300"),
        ("1’204", "1204"),
        ("$1200", "1200"),
        ("-$1,200.50", "-1200.50"),
        ("$-12", "-12"),
        ("US$ 12", "12"),
        ("12 €", "12"),
        ("(12)", "-12"),
        ("($1,204,300)", "-1204300"),
        ("−12.5", "-12.5"),
        ("+3", "3"),
    ],
)
def test_ways_of_writing_a_number(text: str, plain: str) -> None:
    word = number_word(text, Marks())
    assert word is not None
    assert word.plain == plain


@pytest.mark.parametrize(
    "text",
    [
        *(
            "12,04",
            "1,20,300",
            "1,2045",
            "12a",
            "(12",
            "12)",
            "-(12)",
            "--12",
            "$12$",
            "007",
            "1.2.3",
            "12.",
            "$",
            "()",
        ),
        *("Mexico, D.F.", "2017-18", "12:30", "1,204.300,5", "12 13", "3 1/2"),
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert number_word(text, Marks()) is None


@pytest.mark.parametrize(
    ("text", "plain"), [("1.204,5", "1204.5"), ("345.600", "345600"), ("0,5", "0.5"), ("1 204", "1204"), (",5", ".5")]
)
def test_marks_that_are_told(text: str, plain: str) -> None:
    word = number_word(text, GERMAN)
    assert word is not None
    assert word.plain == plain


@pytest.mark.parametrize(
    ("text", "bare"),
    [("12.3 p", "12.3"), ("12.3bp", "12.3"), ("12 (r)", "12"), ("12*", "12"), (": c", ":"), ("12 bn", "12 bn")],
)
def test_flags(text: str, bare: str) -> None:
    assert without_flag(text) == bare


def read_column(folder: Path, cells: list[str], options: str = "") -> list[object]:
    """The values of a column of a file that also has a column of names; the only complaint, where there is one."""
    lines = [f"n{row};{cell}" for row, cell in enumerate(cells)]
    (folder / "a.csv").write_text("\n".join(["name;value", *lines, ""]))
    table, complaints = read_as_asked(folder, f"{{file: a.csv, {options}}}")
    return [said.partition("\n")[0] for said in complaints] or [row[1] for row in rows_of(table)[1:]]


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["1,204,300", "999", "98,100"], [1204300, 999, 98100]),
        (["$1200", "$950.50"], [1200, 950.5]),
        (["$1,200", "$950"], [1200, 950]),
        (["(12)", "7", ""], [-12, 7, None]),
        (["12.5%", "7%", "", "(3%)"], [0.125, 0.07, None, -0.03]),
        # Each of these may mean something else, so that nothing is guessed.
        (["1,204", "98,100"], ["1,204", "98,100"]),
        (["€1,204", "€98,100"], ["€1,204", "€98,100"]),
        (["(1)", "(2)"], ["(1)", "(2)"]),
        (["12%", "0.5"], ["12%", "0.5"]),
        (["$12", "€12"], ["$12", "€12"]),
        (["1,204,300", "007"], ["1,204,300", "007"]),
        (["1,204,300", "Texas", "Ohio"], ["1,204,300", "Texas", "Ohio"]),
    ],
)
def test_a_column_must_agree(tmp_path: Path, cells: list[str], values: list[object]) -> None:
    assert read_column(tmp_path, cells) == values


def test_a_decimal_point_in_the_table_says_that_a_comma_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('state,people,share\nTexas,"28,305",8.7\nOhio,"11,659",3.58\n')
    table, complaints = read_as_asked(tmp_path, "file: a.csv")
    assert (complaints, rows_of(table)[1:]) == ([], [("Texas", 28305, 8.7), ("Ohio", 11659, 3.58)])


def test_a_wrong_cell_among_such_numbers_is_named(tmp_path: Path) -> None:
    cells = [*(f"1,204,30{n}" for n in range(9)), "about 5"]
    (said,) = map(str, read_column(tmp_path, cells))
    assert "a.csv:11:4: error[text_in_number_column]: 'about 5' stands in the column 'value'" in said


@pytest.mark.parametrize(
    ("options", "cells", "values"),
    [
        ('decimal: ","', ["1.204,5", "345.600", "7"], [1204.5, 345600, 7]),
        ('decimal: ","', ["31.12.2017", "1,5 m"], ["31.12.2017", "1,5 m"]),
        ('thousands: ","', ["1,204", "98,100"], [1204, 98100]),
        ('thousands: "."', ["1.204", "98,5"], [1204, 98.5]),
        ('thousands: " "', ["1 204", "98.5"], [1204, 98.5]),
        ('decimal: ","', ["007", "1,5"], ["007", "1,5"]),
        ("flags: true", ["12.3 p", "7", "8 b"], [12.3, 7, 8]),
        ("flags: true", ["12 b Main St", "7 a"], ["12 b Main St", "7 a"]),
        ("flags: true", ["A 1", "B 2 p"], ["A 1", "B 2 p"]),
        ('flags: true, decimal: ","', ["12,3 p", "7"], [12.3, 7]),
        ('decimal: ","', ["12,5%", "7 %"], [0.125, 0.07]),
        ('decimal: ","', ["12,5%", "7"], ["12,5%", "7"]),
    ],
)
def test_what_the_deck_says_settles_it(tmp_path: Path, options: str, cells: list[str], values: list[object]) -> None:
    assert read_column(tmp_path, cells, options) == values


def test_a_number_written_in_another_way_than_told_is_an_error(tmp_path: Path) -> None:
    (said,) = read_column(tmp_path, ["1,5", "2.5", "3,5"], 'decimal: ","')
    assert said == ("a.csv:3:4: error[other_spelling]: '2.5' in the column 'value' is not written as the deck says")


def test_percentages_are_shown_as_the_file_shows_them(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("party,share,change\nPRI,16.4%,-1%\nPAN,22%,2%\n")
    table, _ = read_as_asked(tmp_path, "{file: a.csv, unpivot: {columns: [share, change], name: what, value: n}}")
    assert table is not None
    assert (table["n"].values, table["n"].format) == ((0.164, -0.01, 0.22, 0.02), "0.0%")
    table, _ = read_as_asked(tmp_path, "file: a.csv")
    assert table is not None
    assert [column.format for column in table.columns] == ["", "0.0%", "0%"]


def test_percentages_say_nothing_of_the_points_of_other_columns(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("state,share,people\nTexas,16%,345.600\nOhio,2%,120.300\n")
    (said,) = read_as_asked(tmp_path, "file: a.csv")[1]
    assert said.startswith("a.csv:2:11: error[")
    assert read_as_asked(tmp_path, '{file: a.csv, decimal: "."}')[1] == []
