"""Charts of files as the world publishes them say what stands in the files, read again without deckgen."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE

from built import Built

FILES = Path(__file__).parent / "tables" / "published"
PICTURE = MSO_SHAPE_TYPE.PICTURE
Points = list[tuple[str, float]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The deck of two charts of each file."""
    folder = tmp_path_factory.mktemp("published") / "deck"
    shutil.copytree(FILES, folder)
    return Built.from_folder(folder)


def alt(built: Built, slide: str) -> str:
    """The alt text of the chart of a slide, in the file that was written."""
    told = (str(shape._element.xpath("string(.//p:cNvPr/@descr)")) for shape in built.slides[slide].shapes)
    return next(words for words in told if words)


def told(points: Points, decimals: int = 0) -> str:
    """Points as an alt text tells them."""
    return ", ".join(f"{name} {value:,.{decimals}f}" for name, value in points) + "."


def lines(file: str, encoding: str = "utf-8-sig", delimiter: str = ",") -> list[list[str]]:
    with (FILES / file).open(encoding=encoding, newline="") as opened:
        return list(csv.reader(opened, delimiter=delimiter))


def test_nothing_is_warned_of_and_all_are_drawn(built: Built) -> None:
    assert built.laid.said == []
    pictures = [shape for slide in built.slides.values() for shape in slide.shapes if shape.shape_type == PICTURE]
    assert len(pictures) == 14


def test_the_world_bank(built: Built) -> None:
    rows = [row for row in lines("world_bank.csv") if len(row) > 4]
    years, (mexico, states) = rows[0][4:8], rows[1:3]
    for country in (mexico, states):
        filled = [(year, float(cell)) for year, cell in zip(years, country[4:], strict=False) if cell]
        assert f"{country[0]}: {told(filled)}" in alt(built, "bank-time")
    assert "World" not in alt(built, "bank-time")
    ranked = sorted(((row[0], float(row[5])) for row in (mexico, states)), key=lambda each: -each[1])
    assert alt(built, "bank-rank").endswith(f"2 values. {told(ranked)}")


def test_eurostat(built: Built) -> None:
    header, *rows = lines("eurostat.tsv", delimiter="\t")
    in_2016: Points = []
    for row in rows:
        country = row[0].split(",")[-1]
        numbers = [(year.strip(), cell.split()[0]) for year, cell in zip(header[1:], row[1:], strict=True)]
        filled = [(year, float(cell)) for year, cell in numbers if cell != ":"]
        assert f"{country}: {told(filled, 1)}" in alt(built, "eurostat-time")
        in_2016 += [(country, value) for year, value in filled if year == "2016"]
    assert alt(built, "eurostat-bar") == f"Bar chart, %, 2 values. {told(in_2016, 1)}"


def test_our_world_in_data(built: Built) -> None:
    rows = [(row[2], float(row[3])) for row in lines("owid.csv")[1:] if row[0] == "Mexico"]
    assert alt(built, "owid-time") == f"Line chart, %, 2016 to 2017. {told(rows, 1)}"
    assert alt(built, "owid-bar").endswith(", ".join(f"{year} {value:.1f}%" for year, value in rows) + ".")


def test_fred(built: Built) -> None:
    names = {"2018-01-01": "Jan 2018", "2018-03-01": "Mar 2018"}
    filled = [(names[day], float(cell)) for day, cell in lines("fred.csv")[1:] if cell != "."]
    for slide in ("fred-time", "fred-bar"):
        assert alt(built, slide).endswith(f"pesos a dollar, Jan 2018 to Mar 2018. {told(filled, 2)}")


def test_an_office_of_statistics(built: Built) -> None:
    sheet = openpyxl.load_workbook(FILES / "stats_office.xlsx").worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet["B6:E8"]]
    for place, name in ((1, "2016 Women"), (2, "2016 Men")):
        assert f"{name}: {told([(row[0], row[place]) for row in rows], 2)}" in alt(built, "office-sexes")
    ranked = sorted(((row[0], row[3]) for row in rows if row[3] != ".."), key=lambda each: -each[1])
    assert alt(built, "office-rank").endswith(f"thousands, 2 values. {told(ranked)}")


def test_a_german_excel(built: Built) -> None:
    rows = [row for row in lines("german.csv", "cp1252", ";")[1:] if row[1] != "Summe"]
    for slide, place, decimals in (("german-bar", 2, 1), ("german-time", 3, 2)):
        numbers = [(row[0], float(row[place].replace(".", "").replace(",", "."))) for row in rows]
        assert alt(built, slide).endswith(f"2016 to 2017. {told(numbers, decimals)}")


def test_an_api(built: Built) -> None:
    records = json.loads((FILES / "api.json").read_text())["data"]["records"]
    for country in ("Mexico", "United States"):
        own = [(one["date"], one["value"]) for one in records if one["country"]["value"] == country]
        filled = sorted((date, value) for date, value in own if value is not None)
        assert f"{country}: {told(filled, 2)}" in alt(built, "api-time")
        assert f"{country}: Bar chart, %, 2015 to 2017. {told(filled, 2)}" in alt(built, "api-panels")
