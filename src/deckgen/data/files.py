"""A file of rows as a Dataset: csv, tsv, json, xlsx. Knows no deck; every fault is a complaint in the log.

What is wrong with the file as a whole is shown where the deck names it, what is wrong inside a text file at that
file's own line and column.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from deckgen.data.columns import date_of, number_hint, number_of, rows_table
from deckgen.data.csv import read_csv
from deckgen.data.encoding import decode
from deckgen.data.grid import Faults, Grid, table_of
from deckgen.data.json import read_json
from deckgen.data.paths import read_bytes
from deckgen.data.xlsx import read_xlsx
from deckgen.model.dataset import Dataset
from deckgen.model.diagnostics import Diagnostics, Span, did_you_mean

__all__ = ["EXTENSIONS", "date_of", "number_hint", "number_of", "read_table", "rows_table"]

EXTENSIONS = (".csv", ".tsv", ".json", ".xlsx")
_ELSEWHERE = {
    ".xls": "an old Excel workbook",
    ".xlsm": "an Excel workbook with macros",
    ".xlsb": "a binary Excel workbook",
    ".numbers": "a Numbers document",
    ".ods": "an OpenDocument sheet",
    ".parquet": "a parquet file",
    ".feather": "a feather file",
    ".dta": "a Stata file",
    ".sav": "an SPSS file",
}


def read_table(
    path: Path, shown: str, name: str, log: Diagnostics, *, span: Span, sheet: str | None = None
) -> Dataset | None:
    """The table of a file; None where it cannot be read at all or its columns cannot be told apart.

    shown is the path as the author wrote it, span where; sheet picks one of a workbook's. A table with faults in
    its cells comes back with those empty, and the log has the errors. A header without rows is a table of no rows.
    """
    data = read_bytes(path, shown, log, span)
    if data is None or not _readable(path, shown, log, span):
        return None
    suffix = path.suffix.lower()
    if sheet is not None and suffix != ".xlsx":
        log.error(
            "sheet_without_workbook", f"'{shown}' has no sheets: only .xlsx files do", span, "leave out 'sheet'"
        )
    faults = Faults(shown, log)
    grid: Grid | None = None
    if suffix == ".xlsx":
        grid = read_xlsx(data, shown, sheet, span, faults)
    elif source := decode(data, shown, log, span):
        grid = (
            read_json(source, faults)
            if suffix == ".json"
            else read_csv(source, "\t" if suffix == ".tsv" else ",", faults)
        )
    table = table_of(name, grid, shown, hashlib.sha256(data).hexdigest(), faults) if grid else None
    faults.close()
    return table


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
        hint = near or "tables are .csv, .tsv, .json or .xlsx files"
    log.error("unsupported_file", words, span, hint)
    return False
