"""A file of rows as a Dataset: csv, tsv, json, xlsx, parquet, sqlite. Knows no deck.

Every fault is a complaint in the log. What is wrong with the file as a whole is shown where the deck names it, what
is wrong inside a text file at that file's own line and column.
"""

from __future__ import annotations

import re
from pathlib import Path

from msgspec.structs import replace

from deckgen.data.columns import date_of, number_hint, number_of, rows_table
from deckgen.data.csv import read_csv
from deckgen.data.encoding import decode
from deckgen.data.grid import Faults, Grid, table_of
from deckgen.data.json import read_json
from deckgen.data.part import WHOLE, Part, place_of
from deckgen.data.paths import digest_of, read_bytes
from deckgen.data.xlsx import read_xlsx
from deckgen.model.dataset import Dataset
from deckgen.model.diagnostics import Diagnostics, Span, did_you_mean

__all__ = ["EXTENSIONS", "date_of", "number_hint", "number_of", "parse_table", "read_table", "rows_table"]

DATABASES = (".sqlite", ".sqlite3", ".db")
EXTENSIONS = (".csv", ".tsv", ".json", ".xlsx", ".parquet", *DATABASES)
_PAGE = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_ELSEWHERE = {
    ".xls": "an old Excel workbook",
    ".xlsm": "an Excel workbook with macros",
    ".xlsb": "a binary Excel workbook",
    ".numbers": "a Numbers document",
    ".ods": "an OpenDocument sheet",
    ".feather": "a feather file",
    ".dta": "a Stata file",
    ".sav": "an SPSS file",
}


def read_table(
    path: Path, shown: str, name: str, log: Diagnostics, *, span: Span, part: Part = WHOLE
) -> Dataset | None:
    """The table of a file; None where it cannot be read at all or its columns cannot be told apart.

    shown is the path as the author wrote it, span where; part says which rows are meant where the file holds more
    than one table. A table with faults in its cells comes back with those empty, and the log has the errors. A header
    without rows is a table of no rows.
    """
    data = read_bytes(path, shown, log, span)
    if data is None or not _readable(path, shown, log, span):
        return None
    return parse_table(data, path.suffix.lower(), shown, name, log, span=span, part=part)


def parse_table(
    data: bytes, suffix: str, shown: str, name: str, log: Diagnostics, *, span: Span, part: Part = WHOLE
) -> Dataset | None:
    """The table that bytes hold, of the kind that a suffix such as .csv names; else as `read_table`."""
    if _PAGE.match(data):
        message = f"'{shown}' is a web page, not a table"
        log.error("not_a_table", message, span, "its address may need a login, or have moved")
        return None
    _check_part(part, suffix, shown, log, span)
    faults = Faults(shown, log)
    digest = digest_of(data)
    if suffix == ".parquet":
        from deckgen.data.parquet import read_parquet

        columns = read_parquet(data, shown, span, faults)
        table = Dataset(name, columns, shown, digest) if columns is not None else None
    else:
        grid = _grid(data, suffix, shown, part, span, faults)
        table = table_of(name, grid, shown, digest, faults) if grid is not None else None
    faults.close()
    return replace(table, part=str(part)) if table is not None else None


def _grid(data: bytes, suffix: str, shown: str, part: Part, span: Span, faults: Faults) -> Grid | None:
    """The cells of a file as they are written there."""
    if suffix == ".xlsx":
        return read_xlsx(data, shown, part, span, faults)
    if suffix in DATABASES:
        from deckgen.data.sqlite import read_sqlite

        return read_sqlite(data, shown, part.table, span, faults)
    source = decode(data, shown, faults.log, span)
    if source is None:
        return None
    if suffix == ".json":
        return read_json(source, faults)
    return read_csv(source, "\t" if suffix == ".tsv" else ",", faults)


def _check_part(part: Part, suffix: str, shown: str, log: Diagnostics, span: Span) -> None:
    """Complain of words that pick something out of files which have nothing of that kind."""
    for key, word, what, endings in (
        ("sheet", part.sheet, "no sheets: only .xlsx files do", (".xlsx",)),
        ("range", part.cells, "no ranges of cells: only .xlsx files do", (".xlsx",)),
        ("table", part.table, "no tables to choose from: only databases (.sqlite, .db) do", DATABASES),
    ):
        if word is not None and suffix not in endings:
            log.error("unfit_key", f"'{shown}' has {what}", place_of(word, span), f"leave out '{key}'")


def _readable(path: Path, shown: str, log: Diagnostics, span: Span) -> bool:
    """Whether a file of this name is one of the kinds that are read."""
    suffix = path.suffix.lower()
    if suffix in EXTENSIONS:
        return True
    kind = _ELSEWHERE.get(suffix)
    if kind:
        words, hint = f"'{shown}' is {kind}, which is not read yet", "save it as .csv (UTF-8) or .xlsx"
    else:
        words = f"'{shown}' is no kind of table that is read" + ("" if suffix else ": its name has no ending")
        near = did_you_mean(suffix, EXTENSIONS, all_if_few=0)
        hint = near or "tables are .csv, .tsv, .json, .xlsx, .parquet or .sqlite files"
    log.error("unsupported_file", words, span, hint)
    return False
