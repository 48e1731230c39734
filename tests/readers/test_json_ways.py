"""JSON under a path, and JSON lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from read_as_asked import read_as_asked, rows_of

RECORDS = [{"year": 2016, "n": "1,5"}, {"year": 2017, "n": None}]


def test_records_are_found_under_a_path_of_keys_and_places(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{"page": 1}, {"data": {"records": RECORDS}}]))
    table, complaints = read_as_asked(tmp_path, '{file: a.json, path: 1.data.records, decimal: ","}')
    assert (complaints, rows_of(table)) == ([], [("year", "n"), (2016, 1.5), (2017, None)])


def test_a_fault_under_a_path_is_shown_where_it_stands(tmp_path: Path) -> None:
    values = [*({"n": n} for n in range(9)), {"n": "about 9"}]
    (tmp_path / "a.json").write_text(json.dumps({"data": values}, indent=0))
    (said,) = read_as_asked(tmp_path, "{file: a.json, path: data}")[1]
    assert "a.json:31:6: error[text_in_number_column]: 'about 9'" in said


def test_lists_without_names_are_named_by_the_deck(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"series": [["2017-01-01", 18.5], ["2017-02-01", "."]]}')
    table, complaints = read_as_asked(
        tmp_path, "{file: a.json, path: series, header: false, names: [day, pesos], missing: .}"
    )
    assert complaints == []
    assert [row[1] for row in rows_of(table)] == ["pesos", 18.5, None]


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson"])
def test_each_line_is_a_row(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text('{"year": 2016, "n": 1}\n\n{"year": 2017, "share": 0.50}\n')
    table, complaints = read_as_asked(tmp_path, f"file: {name}")
    assert (complaints, rows_of(table)) == ([], [("year", "n", "share"), (2016, 1, None), (2017, None, 0.5)])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ('{"n": 1}\n{"n": 2\n', "a.jsonl:2:8: error[bad_json]: this line is not JSON"),
        ('{"n": 1}\n[2]\n', "a.jsonl:2:1: error[not_a_table]: this line holds no object"),
        ('{"n": 1, "n": 2}\n', "a.jsonl:1:1: error[duplicate_column]: an object has the key 'n' twice"),
        ('{"n": [1, 2]}\n', "a.jsonl:1:7: error[nested_cell]: the cell 'n' of row 1 holds a list or an object"),
        ("[" * 100_000 + "\n", "error[bad_json]: the JSON is nested too deep"),
        ('{"": 1}\n', "a.jsonl:1:2: error[empty_column]"),
    ],
)
def test_a_line_that_is_no_row_is_shown(tmp_path: Path, lines: str, expected: str) -> None:
    (tmp_path / "a.jsonl").write_text(lines)
    assert expected in read_as_asked(tmp_path, "file: a.jsonl")[1][0]


def test_a_bad_cell_of_a_line_is_shown_there(tmp_path: Path) -> None:
    lines = [*(f'{{"n": {n}}}' for n in range(9)), '{"n": "about 9"}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    assert "a.jsonl:10:7: error[text_in_number_column]" in read_as_asked(tmp_path, "file: a.jsonl")[1][0]


WORLD_BANK = """[{"page": 1, "pages": 1},
[{"country": {"id": "MX", "value": "Mexico"}, "date": "2017", "value": 1.5, "unit": null, "note": null},
 {"country": {"id": "US", "value": "United States"}, "date": "2016", "value": null, "note": {"of": {"whom": "x"}}}]]
"""


def test_objects_in_cells_are_columns_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(WORLD_BANK)
    table, complaints = read_as_asked(tmp_path, 'file: a.json\npath: "1"\nrename: {country.value: name}')
    assert complaints == []
    assert rows_of(table) == [
        ("country.id", "name", "date", "value", "unit", "note.of.whom"),
        ("MX", "Mexico", 2017, 1.5, None, None),
        ("US", "United States", 2016, None, None, "x"),
    ]
    lines = '{"at": {"x": 1}, "n": 2}\n{"at": {"x": 3}}\n{"at": {}}\n'
    (tmp_path / "b.jsonl").write_text(lines)
    table, complaints = read_as_asked(tmp_path, "file: b.jsonl")
    assert complaints == []
    assert rows_of(table) == [("at.x", "n"), (1, 2), (3, None), (None, None)]


def test_cells_inside_of_objects_are_shown_at_their_place(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"a": {"b": 1}},\n {"a": {"b": [2]}}]')
    assert "a.json:2:14: error[nested_cell]: the cell 'a.b' of row 2" in read_as_asked(tmp_path, "file: a.json")[1][0]
    (tmp_path / "a.json").write_text('[{"a.b": 1, "a": {"b": 1}}]')
    assert "has the key 'a.b' twice" in read_as_asked(tmp_path, "file: a.json")[1][0]


@pytest.mark.parametrize(("escape", "found"), [("\\u0007", "U+0007"), ("\\ud83d", "U+D83D"), ("\\u2028", "U+2028")])
def test_an_escape_of_what_no_slide_shows_is_said_at_its_cell(escape: str, found: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(f'[{{"word": "fine"}},\n {{"word": "a{escape}b"}}]')
    table, (said,) = read_as_asked(tmp_path, "{file: a.json}")
    assert rows_of(table) == [("word",), ("fine",), ("a\N{REPLACEMENT CHARACTER}b",)]
    assert said.startswith("a.json:2:11: error[control_character]")
    assert found in said
