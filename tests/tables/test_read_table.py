"""Tables as authors have them: what is read, and what is said of what cannot be."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import date
from pathlib import Path

import pytest

from deckgen.model.dataset import Dataset, Kind
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.reader import read_table
from deckgen.tables.column_types import date_of, number_hint, rows_table
from deckgen.tables.odd_cells import say_odd_cells
from deckgen.tables.options import NO_OPTIONS, ReadOptions

DECK = Span(SourceFile("deck.yaml", "data: {trade: {file: trade.csv}}"), 1, 22, 31)


def read(
    folder: Path, name: str, content: str | bytes, options: ReadOptions = NO_OPTIONS
) -> tuple[Dataset | None, list[str]]:
    """The table of a file with this content, and the complaints as `place code`."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    log = Diagnostics()
    table = read_table(path, name, "trade", log, span=DECK, options=options)
    if table is not None:
        say_odd_cells(table, log)
    return table, [f"{item.span.place if item.span else ''} {item.code}" for item in log]


def complaint(folder: Path, name: str, content: str | bytes) -> str:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    log = Diagnostics()
    table = read_table(folder / name, name, "trade", log, span=DECK)
    if table is not None:
        say_odd_cells(table, log)
    return "\n".join(map(str, log))


def columns(table: Dataset | None) -> dict[str, tuple[str, tuple[object, ...]]]:
    assert table is not None
    return {column.name: (str(column.kind), column.values) for column in table.columns}


def test_a_csv_has_typed_columns_and_keeps_what_was_written(tmp_path: Path) -> None:
    content = "year,share,open,day,zip,state\n2017,1.10,true,2018-09-12,02139,Texas\n2018,,FALSE,2018-09-13,78701,\n"
    table, complaints = read(tmp_path, "trade.csv", content)
    assert complaints == []
    assert columns(table) == {
        "year": ("number", (2017, 2018)),
        "share": ("number", (1.1, None)),
        "open": ("boolean", (True, False)),
        "day": ("date", (date(2018, 9, 12), date(2018, 9, 13))),
        "zip": ("text", ("02139", "78701")),
        "state": ("text", ("Texas", None)),
    }
    assert table is not None
    assert table["share"].texts == ("1.10", "")
    assert (table.name, table.path) == ("trade", "trade.csv")
    assert table.digest == hashlib.sha256(content.encode()).hexdigest()


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["1", "2", ""], Kind.NUMBER),
        (["1", "2.5", "-3", "−4", "1e-05"], Kind.NUMBER),
        (["007", "12"], Kind.TEXT),
        (["+15551234567", "+15557654321"], Kind.TEXT),
        (["12E4", "13E4"], Kind.TEXT),
        (["1234567890123456789012"], Kind.TEXT),
        (["yes", "no"], Kind.TEXT),
        (["true", "FALSE"], Kind.BOOLEAN),
        (["true", "1"], Kind.TEXT),
        (["2018-09-12"], Kind.DATE),
        (["2018-02-30"], Kind.TEXT),
        (["12/09/2018"], Kind.TEXT),
        (["", ""], Kind.TEXT),
        (["1 2"], Kind.TEXT),
        (["1_000"], Kind.TEXT),
        (["٣"], Kind.TEXT),
    ],
)
def test_a_column_is_what_all_its_cells_are(texts: list[str], kind: Kind) -> None:
    assert rows_table("t", ["c"], [[text] for text in texts])["c"].kind is kind


def test_rows_of_the_deck_take_plain_values_and_short_rows() -> None:
    table = rows_table("t", ["a", "b", "c"], [[1, 2.5, True], ["3", None], ["n/a", "4", False]])
    assert columns(table) == {
        "a": ("text", ("1", "3", "n/a")),
        "b": ("number", (2.5, None, 4)),
        "c": ("boolean", (True, None, False)),
    }


def test_a_byte_order_mark_and_windows_lines_are_no_fault(tmp_path: Path) -> None:
    table, complaints = read(tmp_path, "trade.csv", b"\xef\xbb\xbfyear,n\r\n2017,1\r\n\r\n2018,2\r\n")
    assert complaints == []
    assert columns(table) == {"year": ("number", (2017, 2018)), "n": ("number", (1, 2))}


def test_a_header_alone_is_a_table_of_no_rows(tmp_path: Path) -> None:
    table, complaints = read(tmp_path, "trade.csv", "year,n\n")
    assert table is not None
    assert (complaints, table.names, len(table)) == ([], ("year", "n"), 0)


def test_tabs_separate_in_tsv(tmp_path: Path) -> None:
    table, complaints = read(tmp_path, "trade.tsv", "a\tb\n1\tx, y\n")
    assert (complaints, columns(table)) == ([], {"a": ("number", (1,)), "b": ("text", ("x, y",))})


NUMBERS = "".join(f"{year},{year}\n" for year in range(1990, 2017))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a,b\n1,2\n3\n4,5\n", ["t.csv:3:2 short_row"]),
        ("a,b\n1,2,3\n", ["t.csv:2:5 long_row"]),
        ('a,b\n"x\ny",2\nz,3,4\n', ["t.csv:4:5 long_row"]),
        ("a,b\r\n1\r\n", ["t.csv:2:2 short_row"]),
        ("a,b,a\n1,2,3\n", ["t.csv:1:5 duplicate_column"]),
        ("a,,\n1,2,3\n", ["t.csv:1:3 empty_column", "t.csv:1:4 empty_column"]),
        ("y,n\n" + NUMBERS + "2017,n/a\n", ["t.csv:29:6 text_in_number_column"]),
        ("y,n\n" + NUMBERS + '2017,"12,5"\n', ["t.csv:29:6 text_in_number_column"]),
        ("y,n\n" + NUMBERS + "2017,#N/A\n2018,nan\n", ["t.csv:29:6 not_a_number", "t.csv:30:6 not_a_number"]),
        ("s,n\nx,NaN\ny,1\nz,-inf\n", ["t.csv:2:3 not_a_number", "t.csv:4:3 not_a_number"]),
        ("a,b\n1,x\x07y\n", ["t.csv:2:4 control_character"]),
        ("a,b\n1,x\u2028y\n", ["t.csv:2:4 control_character"]),
        ('a,b\n1,"open\n2,3\n', ["t.csv:2:3 unclosed_quote"]),
        ('a,b\n1,"he"llo\n', ["t.csv:2:3 stray_quote"]),
        ("a,b;c\n1,2;3\n", ["deck.yaml:1:22 unclear_delimiter"]),
        ("Trade\na,b\n1,2\n3,4\n", ["t.csv:1:1 header_further_down"]),
        ("Source,Us\n\na,b,c\n1,2,3\n4,5,6\n", ["t.csv:1:1 header_further_down"]),
        (",,\n,,\n", ["t.csv empty_file"]),
        (b"a,b\n1,caf\xe9\n", ["t.csv:2:6 not_utf8"]),
        ("a,b\n1,2\n".encode("utf-16-le"), ["deck.yaml:1:22 not_utf8"]),
        (b"PK\x03\x04rest", ["deck.yaml:1:22 not_text"]),
        (b"", ["deck.yaml:1:22 empty_file"]),
        (b" \n\n", ["deck.yaml:1:22 empty_file"]),
    ],
)
def test_faults_inside_a_csv_are_shown_at_its_own_line(
    tmp_path: Path, content: str | bytes, expected: list[str]
) -> None:
    assert read(tmp_path, "t.csv", content)[1] == expected


def test_one_odd_cell_in_five_is_a_mistake_and_more_make_words(tmp_path: Path) -> None:
    assert read(tmp_path, "t.csv", "n,m\n1,1\n2,2\n3,3\n4,4\nx,5\n")[1] == ["t.csv:6:1 text_in_number_column"]
    table, complaints = read(tmp_path, "t.csv", "n,m\n1,1\n2,2\n3,3\nx,4\n")
    assert (complaints, columns(table)["n"]) == ([], ("text", ("1", "2", "3", "x")))


@pytest.mark.parametrize(
    ("content", "asked"),
    [
        ("s,n\na,345.600\nb,210.300\n", "t.csv:2:3"),
        ("s,n\na,12\nb,345.600\n", "t.csv:3:3"),
        ("s,n\na,12\nb,-345.600\n", "t.csv:3:3"),
        ("s,n\na,1.250\n", "t.csv:2:3"),
        ("s,n,m\na,1.250,4.500\nb,2.500,1.750\n", "t.csv:2:3 t.csv:2:9"),
        ("s,n\na,345.600\nb,0.125\n", ""),  # no thousands begin with a zero
        ("s,n\na,345.600\nb,1234.500\n", ""),  # a thousand would have a point of its own
        ("s,n\na,345.600\nb,1234\n", ""),
        ("s,n\na,345.600\nb,210.30\n", ""),
        ("s,n,m\na,345.600,1.5\nb,210.300,2\n", ""),  # the other column settles how the file writes numbers
        ("s,lat,lon\na,25.867,-99.133\nb,31.739,-106.487\n", ""),
        ("s,version\na,345.600\nb,x\nc,y\n", ""),
    ],
)
def test_a_point_before_three_digits_is_asked_about(tmp_path: Path, content: str, asked: str) -> None:
    expected = [f"{place} decimals_or_thousands" for place in asked.split()]
    assert read(tmp_path, "t.csv", content)[1] == expected


def test_only_typed_numbers_are_asked_about(tmp_path: Path) -> None:
    table, said = read(tmp_path, "t.json", '[{"n": 345.600}, {"n": 210.300}]')
    assert (said, columns(table)) == ([], {"n": ("number", (345.6, 210.3))})


def test_odd_cells_are_found_in_the_rows_that_were_chosen(tmp_path: Path) -> None:
    table, _ = read(tmp_path, "t.csv", "s,n\n" + "".join(f"s{row},{row}\n" for row in range(9)) + "a,about 4\nb,5\n")
    assert table is not None
    log = Diagnostics()
    say_odd_cells(table.select([3, 1]), log)
    assert len(log) == 0
    say_odd_cells(table.select([3, 9, 10]).select([2, 1]), log)
    assert [str(item.span and item.span.place) for item in log] == ["t.csv:11:3"]


def test_all_faults_are_told_in_one_run_and_the_rest_stays_usable(tmp_path: Path) -> None:
    content = "year,exports\n" + NUMBERS + '2017\n2018,"1,234"\n2019,#REF!\n2020,5,6\n'
    table, complaints = read(tmp_path, "t.csv", content)
    assert [line.split()[1] for line in complaints] == [
        "short_row",
        "text_in_number_column",
        "not_a_number",
        "long_row",
    ]
    assert table is not None
    assert table["exports"].values[-4:] == (None, None, None, 5)


def test_ten_faults_are_shown_and_the_others_counted(tmp_path: Path) -> None:
    text = complaint(tmp_path, "t.csv", "a,b\n" + "1\n" * 25)
    assert text.count("[short_row]") == 10
    assert "t.csv:12:2: error[more_faults]: and 15 more in 't.csv', from here on" in text


def test_a_complaint_shows_the_line_and_what_would_mend_it(tmp_path: Path) -> None:
    text = complaint(tmp_path, "t.csv", "year,exports\n" + NUMBERS + '2017,"1,234"\n')
    assert text == (
        "t.csv:29:6: error[text_in_number_column]: '1,234' stands in the column 'exports', whose other cells are "
        'numbers\n   29 | 2017,"1,234"\n      |      ^^^^^^^ write 1234: the format puts in the thousands separators'
    )


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("1,234,567", "1234567"),
        ("12,5", "12.5"),
        ("1.234,5", "1234.5"),
        ("1 234", "1234"),
        ("$12", "format"),
        ("12%", "format"),
        ("(12)", "minus"),
        ("n/a", "empty"),
    ],
)
def test_hints_say_how_to_write_the_number(text: str, part: str) -> None:
    assert part in number_hint(text)


def test_dates_are_iso_days_alone() -> None:
    assert date_of("2018-09-12") == date(2018, 9, 12)
    assert [date_of(text) for text in ("2018-9-12", "2018-02-30", "20180912", "12.9.2018", "")] == [None] * 5


@pytest.mark.parametrize(
    "content",
    [
        '[{"year": 2016, "n": 1.50, "ok": true}, {"year": 2017, "n": null}]',
        '{"columns": ["year", "n", "ok"], "rows": [[2016, 1.50, true], [2017, null, null]]}',
        '[["year", "n", "ok"], [2016, 1.50, true], [2017, null, null]]',
    ],
)
def test_json_comes_in_three_shapes(tmp_path: Path, content: str) -> None:
    table, complaints = read(tmp_path, "t.json", content)
    assert complaints == []
    assert columns(table) == {
        "year": ("number", (2016, 2017)),
        "n": ("number", (1.5, None)),
        "ok": ("boolean", (True, None)),
    }
    assert table is not None
    assert table["n"].texts == ("1.50", "")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('[{"a": 1},\n {"a" 2}]', ["t.json:2:7 bad_json"]),
        ('[{"a": 1},\n {"a": NaN}]', ["t.json:2:8 not_a_number"]),
        ('[{"a": 1},\n {"b": 3, "a": [2]}]', ["t.json:2:16 nested_cell"]),
        ('[["a", "b"],\n [1, 2],\n [3]]', ["t.json:3:3 short_row"]),
        ('{"columns": ["a", "a"],\n "rows": [[1, 2]]}', ["t.json:1:19 duplicate_column"]),
        ('{"columns": ["a"],\n "rows": [[1, 2]]}', ["t.json:2:12 long_row"]),
        ('[{"a": 1, "a": 2}]', ["t.json duplicate_column"]),
        ('{"a": 1}', ["t.json not_a_table"]),
        ("[]", ["t.json not_a_table"]),
        ("[" * 100_000, ["t.json bad_json"]),
        ("hello", ["t.json:1:1 bad_json"]),
    ],
)
def test_faults_inside_json_are_shown_at_their_line(tmp_path: Path, content: str, expected: list[str]) -> None:
    assert read(tmp_path, "t.json", content)[1] == expected


@pytest.mark.parametrize("name", ["t.numbers", "t.dta", "t.cvs", "t.txt", "table"])
def test_other_kinds_of_files_say_what_to_save_them_as(tmp_path: Path, name: str) -> None:
    text = complaint(tmp_path, name, "whatever")
    assert text.startswith("deck.yaml:1:22: error[unsupported_file]")
    assert ".csv" in text


def test_a_missing_file_names_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "trade.csv").write_text("a\n1\n")
    log = Diagnostics()
    assert read_table(tmp_path / "tarde.csv", "tarde.csv", "trade", log, span=DECK) is None
    assert "error[missing_file]: there is no file 'tarde.csv'" in str(next(iter(log)))
    assert "did you mean 'trade.csv'?" in str(next(iter(log)))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    log = Diagnostics()
    (tmp_path / "data.csv").mkdir()
    assert read_table(tmp_path / "data.csv", "data.csv", "trade", log, span=DECK) is None
    assert [item.code for item in log] == ["is_a_folder"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_locked_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a\n1\n")
    (tmp_path / "t.csv").chmod(0)
    log = Diagnostics()
    assert read_table(tmp_path / "t.csv", "t.csv", "trade", log, span=DECK) is None
    assert [item.code for item in log] == ["no_permission"]


def test_too_many_cells_are_refused(tmp_path: Path) -> None:
    rows = json.dumps([[0] * 1000] * 2101)
    assert read(tmp_path, "t.json", rows.replace("0", "h", 1).replace("h", '"h"'))[1] == ["t.json too_large"]


def test_a_sheet_is_only_asked_of_a_workbook(tmp_path: Path) -> None:
    assert read(tmp_path, "t.csv", "a\n1\n", options=ReadOptions("Data"))[1] == ["deck.yaml:1:22 unfit_key"]
