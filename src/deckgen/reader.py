"""Reader: how table files of one kind are read. The base of everything in readers/, and the reading of a file.

Every fault is a complaint in the log. What is wrong with the file as a whole is shown where the deck names it, what
is wrong inside a text file at that file's own line and column.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from deckgen.files.paths import digest_of, read_bytes
from deckgen.kinds import Registry
from deckgen.model.dataset import Dataset
from deckgen.model.diagnostics import Diagnostics, Span, did_you_mean
from deckgen.tables.grid import Complaints, Grid, table_of
from deckgen.tables.options import ALL, Options, place_of

# What other programs write, and what such a file is called.
_NOT_READ_YET = {
    ".xls": "an old Excel workbook",
    ".xlsm": "an Excel workbook with macros",
    ".xlsb": "a binary Excel workbook",
    ".numbers": "a Numbers document",
    ".ods": "an OpenDocument sheet",
    ".feather": "a feather file",
    ".dta": "a Stata file",
    ".sav": "an SPSS file",
}
_WEB_PAGE = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE)


class TableFile(Struct, frozen=True):
    """A file of rows: its bytes, its path as the author wrote it, where in the deck, and what the deck says of it.

    suffix is the ending that tells its kind, such as ".csv".
    """

    data: bytes
    path: str
    suffix: str
    span: Span
    options: Options = ALL

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes."""
        return digest_of(self.data)


class Reader:
    """Reads the table files of one kind; its module's name is the kind's word.

    suffixes are the endings of such files, the usual one first. options are the keys of a table under `data` that
    mean something to them.
    """

    suffixes: ClassVar[tuple[str, ...]]
    options: ClassVar[tuple[str, ...]] = ()

    def grid(self, file: TableFile, complaints: Complaints) -> Grid | None:
        """The cells as they are written in the file; None after a complaint that leaves nothing."""
        raise NotImplementedError

    def table(self, name: str, file: TableFile, complaints: Complaints) -> Dataset | None:
        """The table; None after a complaint that leaves nothing. For kinds of files that know types of their own."""
        grid = self.grid(file, complaints)
        return table_of(name, grid, file.path, file.digest, complaints) if grid is not None else None


READERS: Registry[Reader] = Registry("deckgen.readers", Reader)
"""The kinds of table files. One file = one kind, with its suffixes, its options and what it says of a wrong file."""


def read_table(
    path: Path, shown: str, name: str, log: Diagnostics, *, span: Span, options: Options = ALL
) -> Dataset | None:
    """The table of a file; None where it cannot be read at all or its columns cannot be told apart.

    shown is the path as the author wrote it, span where; options say which rows are meant where the file holds more
    than one table. A table with faults in its cells comes back with those empty, and the log has the errors. A header
    without rows is a table of no rows.
    """
    data = read_bytes(path, shown, log, span)
    if data is None:
        return None
    return parse_table(data, path.suffix.lower(), shown, name, log, span=span, options=options)


def parse_table(
    data: bytes, suffix: str, shown: str, name: str, log: Diagnostics, *, span: Span, options: Options = ALL
) -> Dataset | None:
    """The table that bytes hold, of the kind that a suffix such as .csv names; else as `read_table`."""
    reader = reader_of(suffix)
    if reader is None:
        _not_read(shown, suffix, log, span)
        return None
    if _WEB_PAGE.match(data):
        message = f"'{shown}' is a web page, not a table"
        log.error("not_a_table", message, span, "its address may need a login, or have moved")
        return None
    _check_options(options, reader, suffix, log, span)
    complaints = Complaints(shown, log)
    table = reader().table(name, TableFile(data, shown, suffix, span, options), complaints)
    complaints.close()
    return replace(table, part=str(options)) if table is not None else None


def reader_of(suffix: str) -> type[Reader] | None:
    """The kind of file that a suffix tells, None where it is none that is read. Loads no kind that isn't needed."""
    word = suffix.removeprefix(".")
    if word in READERS.words:
        return READERS.get(word)
    return next((reader for reader in map(READERS.get, READERS.words) if suffix in reader.suffixes), None)


def suffixes(option: str = "") -> tuple[str, ...]:
    """The usual suffixes of all kinds of files that are read; of those that an option means something to."""
    kinds = (kind for kind in map(READERS.get, READERS.words) if not option or option in kind.options)
    return tuple(kind.suffixes[0] for kind in kinds)


def _check_options(options: Options, reader: type[Reader], suffix: str, log: Diagnostics, span: Span) -> None:
    """Complain of keys that mean nothing to such a file."""
    for key, words in options.given():
        if key not in reader.options:
            message = f"'{key}' means nothing for a {suffix} file"
            hint = f"leave it out: it is for {_listed(suffixes(key))} files"
            log.error("unfit_key", message, place_of(words, span), hint)


def _not_read(shown: str, suffix: str, log: Diagnostics, span: Span) -> None:
    """Say that a file's name promises no kind of table that is read."""
    kind = _NOT_READ_YET.get(suffix)
    if kind:
        message, hint = f"'{shown}' is {kind}, which is not read yet", "save it as .csv (UTF-8) or .xlsx"
    else:
        message = f"'{shown}' is no kind of table that is read"
        message += "" if suffix else ": its name has no ending"
        every = [suffix for word in READERS.words for suffix in READERS.get(word).suffixes]
        hint = did_you_mean(suffix, every, all_if_few=0) or f"tables are {_listed(suffixes())} files"
    log.error("unsupported_file", message, span, hint)


def _listed(words: tuple[str, ...]) -> str:
    return " or ".join(words) if len(words) < 3 else f"{', '.join(words[:-1])} or {words[-1]}"
