"""Tables that appear row by row: tables of their own in the file, which look and are read as one."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lxml import etree

from built import Built, can_render, rendered
from deckgen.cli import main
from in_the_show import clicks, found
from judges import schemas

LONG = "The busiest crossing of all with a bridge of its own for lorries and several others beside it"
ROWS = f"[[Laredo, 187, '1, 3, 2', {LONG}], [Hidalgo, -73, '2, 4', Reynosa], [Otay Mesa, 65, '1, 5', Tijuana]]"
COLUMNS = "{port: Port, net: {title: Net, bar: true}, way: {title: Way, sparkline: true}, note: Note}"
PORTS = f"table: {{columns: {COLUMNS}, rows: {ROWS}, highlight: [Hidalgo], total: true}}"
Slides = Callable[..., Built]


@pytest.fixture
def build(tmp_path: Path) -> Slides:
    """Builds slides, each the keys of one, with the keys of a brand; language is that of the deck."""

    def build(*slides: str, brand: str = "page: '16:9'", language: str = "en", name: str = "deck") -> Built:
        folder = tmp_path / name
        folder.mkdir()
        held = "".join(f"      - {{id: s{n}, title: Some words {n}, {one}}}\n" for n, one in enumerate(slides, 1))
        checks = "checks: {missing_source: off, appears_whole: warning}"
        top = f"title: Talk\nlanguage: {language}\nbrand: brand.yaml\n{checks}\n"
        (folder / "brand.yaml").write_text(f"{brand}\n")
        (folder / "deck.yaml").write_text(f"{top}sections:\n  - title: One\n    slides:\n{held}")
        return Built.from_folder(folder)

    return build


def tables(built: Built, slide: str = "s1") -> list[Any]:
    return [shape for shape in built.slides[slide].shapes if shape.has_table]


def said(shape: Any) -> str:
    return str(found(shape._element, ".//p:cNvPr/@descr")[0])


def words(shape: Any) -> list[list[str]]:
    return [[cell.text_frame.text for cell in row.cells] for row in shape.table.rows]


def test_the_header_comes_with_the_first_row_and_each_further_one_on_a_click(build: Slides) -> None:
    built = build("reveal: true, table: {rows: [{a: x, b: y}, {a: z, b: w}, {a: u, b: v}], total: false}, text: End")
    first, second, third = tables(built)
    assert [words(one) for one in (first, second, third)] == [[["a", "b"], ["x", "y"]], [["z", "w"]], [["u", "v"]]]
    assert clicks(built.slides["s1"]) == [["Table"], ["Table, row 2"], ["Table, row 3"], ["Text 0"]]
    assert schemas(built.made.path.read_bytes()) == []


def test_a_table_says_it_for_itself(build: Slides) -> None:
    plain = "{rows: [{a: x}, {a: y}]"
    built = build(
        f"table: {plain}, reveal: true}}, callout: c", f"reveal: true, table: {plain}, reveal: false}}, text: c"
    )
    assert clicks(built.slides["s1"]) == [["Table"], ["Table, row 2"]]
    assert clicks(built.slides["s2"]) == [["Text 0"]]
    assert len(tables(built, "s2")) == 1


@pytest.mark.parametrize("brand", ["page: '16:9'", "page: '4:3'"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_rows_stand_where_those_of_the_whole_table_do(build: Slides, brand: str, language: str) -> None:
    built = build(f"reveal: true, {PORTS}", PORTS, brand=brand, language=language)
    parts, (whole,) = tables(built), tables(built, "s2")
    rows = [row for part in parts for row in part.table.rows]
    assert [len(part.table.rows) for part in parts] == [2, 1, 1, 1]
    assert [row.height for row in rows] == [row.height for row in whole.table.rows]
    assert [part.height for part in parts] == [sum(row.height for row in part.table.rows) for part in parts]
    assert [part.top for part in parts[1:]] == [part.top + part.height for part in parts[:-1]]
    assert parts[0].top == whole.top
    assert {part.left for part in parts} == {whole.left}
    for part in parts:
        assert [column.width for column in part.table.columns] == [column.width for column in whole.table.columns]
    for part in ("a:txBody", "a:tcPr/a:solidFill", "a:tcPr/a:lnB"):
        drawn, wanted = (
            [[etree.tostring(one) for one in found(row._tr, f"a:tc/{part}")] for row in each]
            for each in (rows, whole.table.rows)
        )
        assert drawn == wanted


def test_a_ground_does_not_cover_the_line_over_it_and_no_line_is_drawn_twice(build: Slides) -> None:
    _, marked, plain, total = tables(build(f"reveal: true, {PORTS}"))
    lines = [found(one._element, ".//a:lnT/a:solidFill") for one in (marked, plain, total)]
    assert [len(line) for line in lines] == [4, 0, 0]


def test_only_the_first_has_a_header_and_only_the_last_a_total(build: Slides) -> None:
    parts = tables(build(f"reveal: true, {PORTS}"))
    assert [(part.table.first_row, part.table.last_row) for part in parts] == [
        (True, False),
        (False, False),
        (False, False),
        (False, True),
    ]


def test_screen_readers_hear_the_table_once_and_then_row_by_row(build: Slides) -> None:
    built = build(f"reveal: true, {PORTS}", f"reveal: true, {PORTS[:-1]}, alt: The ports}}")
    first, *others = tables(built)
    assert said(first).startswith("Table of 3 rows. Columns: Port, Net, Way, Note.")
    assert [said(one) for one in others] == ["Row 2 of 3.", "Row 3 of 3.", "Total row."]
    assert [one.name for one in (first, *others)] == ["Table", "Table, row 2", "Table, row 3", "Table, total"]
    assert said(tables(built, "s2")[0]) == "The ports"
    ids = [one.shape_id for one in (first, *others)]
    assert ids == sorted(ids)
    german = build(f"reveal: true, {PORTS}", language="de", name="german")
    assert [said(one) for one in tables(german)[1:]] == ["Zeile 2 von 3.", "Zeile 3 von 3.", "Summenzeile."]


def test_bars_and_lines_come_with_their_rows(build: Slides) -> None:
    built = build(f"reveal: true, {PORTS}")
    assert clicks(built.slides["s1"]) == [
        ["Table", "Bars: Net, row 1", "Sparklines: Way, row 1"],
        ["Table, row 2", "Bars: Net, row 2", "Sparklines: Way, row 2"],
        ["Table, row 3", "Bars: Net, row 3", "Sparklines: Way, row 3"],
        ["Table, total"],
    ]


def test_a_line_of_the_total_comes_with_it(build: Slides) -> None:
    columns = "{state: State, way: {title: Way, sparkline: [old, new]}}"
    rows = "[{state: a, old: 1, new: 2}, {state: b, old: 1, new: 3}]"
    built = build(f"reveal: true, table: {{columns: {columns}, rows: {rows}, total: true}}")
    assert clicks(built.slides["s1"])[-1] == ["Table, total", "Sparklines: Way, total"]


def test_a_table_that_runs_on_comes_row_by_row_on_each_of_its_slides(build: Slides) -> None:
    query = "select 'Row ' || range as name, range as n from range(1, 31)"
    built = build(f'reveal: true, table: {{query: "{query}", continue: true, total: true}}')
    parts = [slide for name, slide in built.slides.items() if name.startswith("s1")]
    assert len(parts) > 1
    assert sum(len(clicks(slide)) for slide in parts) == 31
    assert all(slide.shapes[1].has_table or slide.shapes[2].has_table for slide in parts)


def test_two_tables_of_a_slide_have_names_of_their_own(build: Slides) -> None:
    one = "{table: {rows: [{a: x}, {a: y}]}}"
    built = build(f"reveal: true, columns: [{one}, {one}]")
    assert clicks(built.slides["s1"]) == [["Table"], ["Table, row 2"], ["Table 2"], ["Table 2, row 2"]]


def test_more_rows_than_anybody_clicks_come_as_a_whole(build: Slides) -> None:
    small = "page: '16:9'\ntype: {table: [12, 10]}"
    slide = 'table: {query: "select range as name from range(1, 14)", columns: {name: Name}}'
    built = build(f"reveal: true, {slide}", f"reveal: true, {slide}, allow: [appears_whole]", slide, brand=small)
    assert clicks(built.slides["s1"]) == clicks(built.slides["s2"]) == [["Table"]]
    assert [one.code for one in built.made.diagnostics if one.code == "appears_whole"] == ["appears_whole"]


def test_a_row_alone_needs_no_table_of_its_own(build: Slides) -> None:
    built = build("reveal: true, table: {rows: [{a: x}]}")
    assert clicks(built.slides["s1"]) == [["Table"]]
    assert list(built.made.diagnostics) == []


def test_for_comparisons_and_drawings_it_is_one_table(build: Slides, monkeypatch: pytest.MonkeyPatch) -> None:
    new, old = build(f"reveal: true, {PORTS}", name="new"), build(PORTS, name="old")
    told = CliRunner().invoke(main, ["diff", str(old.made.path), str(new.made.path)]).output
    assert re.findall(r"^        (.*)", told, re.MULTILINE) == ["show: at once → one by one"]
    changed = build(f"reveal: true, {PORTS.replace('Reynosa', 'Tamaulipas')}", name="changed")
    told = CliRunner().invoke(main, ["diff", str(new.made.path), str(changed.made.path)]).output
    assert "Tamaulipas" in told
    assert "show:" not in told
    drawings = []
    for built in (new, old):
        monkeypatch.chdir(built.folder)
        drawn = CliRunner().invoke(main, ["show", "s1", "-o", "drawn.svg", "--text"])
        assert drawn.exit_code == 0, drawn.output
        # A line of zero is drawn row by row, all else at once.
        drawings.append(re.findall(r"<text.*?</text>|<rect[^>]*>", Path("drawn.svg").read_text(), re.DOTALL))
    assert set(drawings[1]) - set(drawings[0]) == set()


@pytest.mark.skipif(not can_render(), reason="LibreOffice (soffice) or poppler (pdftotext) is missing")
def test_libreoffice_sets_the_same_words_at_the_same_places(build: Slides, tmp_path: Path) -> None:
    decks = [build(f"reveal: true, {PORTS}", name="new"), build(PORTS, name="old")]
    (_, _, new), (_, _, old) = rendered([one.made.path for one in decks], tmp_path / "out")
    assert [one.words for one in new.words] == [one.words for one in old.words]
    for one, other in zip(new.words, old.words, strict=True):
        assert (one.left, one.top) == pytest.approx((other.left, other.top), abs=0.8), one.words
