"""Times the reading of large table files: python bench/reading.py RUNS.

Prints JSON: the milliseconds that deckgen takes for a csv file of 100,000 rows and a workbook of 20,000, and those
that DuckDB's own reader takes for the one and calamine alone for the other. Columns are numbers, days, months, words,
and numbers with commas between their thousands. DuckDB and calamine stop at cells; deckgen finds out what they mean.
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb
from openpyxl import Workbook
from python_calamine import CalamineWorkbook
from timing import median_ms

from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.reader import read_table

TEXT_ROWS, SHEET_ROWS = 100_000, 20_000
NAMES = ["id", "state", "company", "day", "month", "value", "dollars", "share", "remark", "flag"]
STATES = ["Texas", "California", "New Mexico", "Baja California", "Nuevo León", "Arizona"]


def measure(folder: Path, runs: int) -> dict[str, float]:
    """Milliseconds a reader and file."""
    text, sheet = folder / "large.csv", folder / "large.xlsx"
    with text.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([NAMES, *_rows(TEXT_ROWS)])
    book = Workbook(write_only=True)
    page = book.create_sheet()
    for row in [NAMES, *_rows(SHEET_ROWS)]:
        page.append(row)
    book.save(sheet)
    return {
        "csv": median_ms(lambda: _read(text), runs),
        "csv by DuckDB": median_ms(lambda: duckdb.read_csv(str(text)).fetchall(), runs),
        "xlsx": median_ms(lambda: _read(sheet), runs),
        "xlsx by calamine": median_ms(
            lambda: CalamineWorkbook.from_path(sheet).get_sheet_by_index(0).to_python(), runs
        ),
    }


def _rows(count: int) -> Iterator[list[object]]:
    for n in range(count):
        day = date(1990, 1, 1) + timedelta(days=n % 9000)
        known = [n, STATES[n % 6], f"company {n} Ltd", day, f"{day:%Y-%m}", n * 7919 % 1_000_000 / 100]
        yield [*known, f"{1000 + n * 7919 % 9_000_000:,}", n % 9973 / 9973, "words of a remark", n % 2 == 0]


def _read(path: Path) -> None:
    log, span = Diagnostics(), Span(SourceFile("deck.yaml", f"file: {path.name}"), 1, 7, 7 + len(path.name))
    if read_table(path, path.name, "large", log, span=span) is None:
        raise AssertionError(f"{path.name} was not read")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="deckgen-bench-") as temporary:
        print(json.dumps(measure(Path(temporary), int(sys.argv[1]))))
