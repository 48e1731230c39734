"""What is written where the author gives no format: by what a column holds, in the deck's language."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE

from built import Built, drawn_words

TOP = """title: Trade
language: {language}
data: {{cities: {{file: cities.csv}}, shares: {{file: shares.xlsx}}}}
{more}
sections:
- title: A
  slides:
  - {{id: it, title: "{title}", allow: [missing_source], {block}}}
"""
CITIES = """city,since,people,rate,tiny,founded,month,code,zip
Austin,1990,950400,0.50,0.00001,2018-09-12,2018-06,007,78701
Laredo,2001,9300,1.25,0.5,2018-10-03,2018-07,008,78040
"""
NARROW, NO_BREAK = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"


def shares() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["name", "part", "growth", "worked", "is new"])
    for row, (name, part, growth) in enumerate((("A", 0.065, 0.5), ("B", 1, 0.25)), 2):
        sheet.append([name, part, growth, datetime.timedelta(hours=30), row == 2])
        sheet.cell(row, 2).number_format = "0.0%" if row == 2 else "0%"
        sheet.cell(row, 3).number_format = "0%" if row == 2 else "General"
        sheet.cell(row, 4).number_format = "[h]:mm:ss"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def built(folder: Path, language: str, block: str, title: str = "T", more: str = "") -> Any:
    """The one slide of content of a deck in a language."""
    words = TOP.format(language=language, block=block, title=title, more=more)
    files: Mapping[str, bytes] = {
        "deck.yaml": words.encode(),
        "cities.csv": CITIES.encode(),
        "shares.xlsx": shares(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return Built.from_folder(folder).slides["it"]


def cells(slide: Any) -> list[list[str]]:
    (table,) = (shape.table for shape in slide.shapes if shape.has_table)
    return [[cell.text_frame.text for cell in row.cells] for row in table.rows][1:]


def drawn(slide: Any) -> list[str]:
    """The words of the one chart that is a picture."""
    (svg,) = (part.blob for part in slide.part.package.iter_parts() if part.partname.endswith(".svg"))
    return drawn_words(svg.decode()).split("\n")


@pytest.mark.parametrize(
    ("language", "group", "point", "day", "month"),
    [
        ("en-US", ",", ".", "Sep 12, 2018", "Jun 2018"),
        ("es-MX", ",", ".", "12 sep 2018", "jun 2018"),
        ("de", ".", ",", "12.09.2018", "Juni 2018"),
        ("fr", NARROW, ",", "12 sept. 2018", "juin 2018"),
        ("sv", NO_BREAK, ",", "12 sep. 2018", "juni 2018"),
        ("pl", NO_BREAK, ",", "12 wrz 2018", "cze 2018"),
    ],
)
def test_columns_of_data_are_written_as_the_language_does(
    tmp_path: Path, language: str, group: str, point: str, day: str, month: str
) -> None:
    first, second = cells(built(tmp_path, language, "table: {data: cities}"))
    # The parts of a day stay on one line.
    first[5] = first[5].replace(NO_BREAK, " ")
    assert first == [
        "Austin",
        "1990",
        f"950{group}400",
        f"0{point}50",
        f"0{point}00001",
        day,
        month,
        "007",
        "78701",
    ]
    assert second[2:5] == [f"9{group}300", f"1{point}25", f"0{point}50000"]


@pytest.mark.parametrize(("language", "group"), [("fr", NARROW), ("sv", NO_BREAK), ("pl", NO_BREAK), ("en", ",")])
def test_charts_part_thousands_in_every_language(tmp_path: Path, language: str, group: str) -> None:
    words = drawn(built(tmp_path, language, "chart: {type: bar, data: cities, x: city, y: people}"))
    assert words[:2] == [f"950{group}400", f"9{group}300"]


def test_cells_written_in_the_deck_stand(tmp_path: Path) -> None:
    rows = "[{a: 1204300, b: 2018-09-12, c: 'true', d: 0.065}]"
    assert cells(built(tmp_path, "de", f"table: {{rows: {rows}}}")) == [["1204300", "2018-09-12", "true", "0.065"]]


def test_a_workbook_says_what_is_a_percentage(tmp_path: Path) -> None:
    found = cells(built(tmp_path, "de", "table: {data: shares, total: sum}"))
    percent = f"{NO_BREAK}%"
    assert found[0] == ["A", f"6,5{percent}", "0,50", "30:00:00", "ja"]
    assert found[1] == ["B", f"100,0{percent}", "0,25", "30:00:00", "nein"]
    assert found[2] == ["Gesamt", "", "0,75", "", ""]


def test_a_chart_of_percentages_says_so(tmp_path: Path) -> None:
    chart = "chart: {type: bar, data: shares, x: name, y: part}"
    assert drawn(built(tmp_path, "en", chart))[:2] == ["6.5%", "100.0%"]


def test_a_format_of_the_author_stands_over_that_of_the_workbook(tmp_path: Path) -> None:
    assert cells(built(tmp_path, "en", "table: {data: shares, columns: {part: {format: '0.000'}}}"))[0] == ["0.065"]


def test_what_is_worked_out_has_two_decimals_or_what_the_smallest_needs(tmp_path: Path) -> None:
    query = "select 100/3 as third, 1/300 as small, 1.5 as half, 0.1 + 0.2 - 0.3 as noise union all select 7, 2, 1, 3"
    found = cells(built(tmp_path, "en", f'table: {{query: "{query}"}}'))
    assert sorted(found) == [["33.33", "0.0033", "1.5", "0"], ["7.00", "2.0000", "1.0", "3"]]


def test_figures_follow_the_same_rules(tmp_path: Path) -> None:
    queries = {
        "tiny": "select 0.00001",
        "people": "select max(people) from cities",
        "month": "select max(month) from cities",
        "day": "select max(founded) from cities",
        "moment": "select timestamp '2018-09-12 14:30'",
        "holds": "select true",
        "code": "select max(code) from cities",
    }
    more = "figures:\n" + "".join(f'  {name}: {{query: "{query}"}}\n' for name, query in queries.items())
    title = " | ".join(f"{{{{ {name} }}}}" for name in queries)
    slide = built(tmp_path, "de", "table: {data: cities, columns: [city]}", title, more)
    told = slide.shapes.title.text_frame.text.replace(NO_BREAK, " ").split(" | ")
    assert told == ["0,00001", "950.400", "Juli 2018", "3. Oktober 2018", "12. September 2018, 14:30", "ja", "008"]


def test_ticks_have_equal_decimals_as_picture_and_in_powerpoint(tmp_path: Path) -> None:
    query = "select * from (values (2001, 5.5), (2002, 7), (2003, 6.5)) as t(year, value)"
    chart = f'chart: {{type: line, query: "{query}", x: year, y: value'
    assert {"5.5", "6.0", "6.5", "7.0"} <= set(drawn(built(tmp_path, "en", f"{chart}}}")))
    slide = built(tmp_path, "en", f"{chart}, render: native}}")
    # The sign of an axis that doesn't begin at zero is grouped with the chart.
    parts = (
        part
        for shape in slide.shapes
        for part in (shape.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP else [shape])
    )
    (chart_space,) = (part.chart._chartSpace for part in parts if part.has_chart)
    codes = chart_space.xpath(".//c:valAx/c:numFmt/@formatCode")
    assert [code.partition(";")[0] for code in codes] == ["[$-409]0.0"]
