"""Reader: how table files of one kind are read. The base class of everything in readers/, and the reading of a file.

Whatever is wrong becomes a complaint in the log. It points at the path in the deck where the file itself is the
trouble, and at the line and column in the file where one place in a text file is.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from deckgen.files.paths import MOST_BYTES, digest_of, read_bytes
from deckgen.installed import HINT, PlugInError
from deckgen.kinds import Registry
from deckgen.model.dataset import Dataset
from deckgen.model.diagnostics import Diagnostics, Span, did_you_mean
from deckgen.model.listed import listed
from deckgen.tables.decimal_points import with_doubts
from deckgen.tables.grid import CellGrid, Complaints, table_of
from deckgen.tables.hidden_characters import without_hidden_characters
from deckgen.tables.options import NO_OPTIONS, STEPS, Asked, ReadOptions
from deckgen.tables.steps import stepped
from deckgen.tables.table_bounds import within_bounds

# Kinds of table files that no reader reads yet, by their endings: a reader that takes an ending is asked first.
_NOT_READ_YET = {
    ".numbers": "a Numbers document",
    ".feather": "a feather file",
    ".dta": "a Stata file",
    ".sav": "an SPSS file",
}
_SMALLER = "keep only the rows and columns you show, or save it as .parquet"
# Some servers answer an address that is wrong, or needs a login, with a page of the web under the name of the file.
_WEB_PAGE = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE)


class TableFile(Struct, frozen=True):
    """A table file that is to be read."""

    data: bytes
    """All that is in the file."""
    display_path: str
    """Its path as the author wrote it, for complaints."""
    suffix: str
    """The ending that tells its kind, in small letters, such as ".csv"."""
    span: Span
    """Where the deck names the file."""
    options: ReadOptions = NO_OPTIONS
    """What the deck says about reading it."""

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes, in hex."""
        return digest_of(self.data)

    def span_of(self, option: str) -> Span:
        """Where the deck writes an option; where it names the file if it doesn't write that option."""
        return self.options.spans.get(option, self.span)

    def asked(self, log: Diagnostics) -> Asked:
        """What the deck asks of the reading, with the log for complaints about that."""
        return Asked(self.options, self.display_path, self.span, log)


class Reader:
    """Reads the table files of one kind, which is named after the module of its class.

    A subclass defines `grid`, or `table` where its files say themselves what their columns hold.
    """

    suffixes: ClassVar[tuple[str, ...]]
    """The endings of such files, in small letters; the usual one stands first and is named in hints."""
    options: ClassVar[tuple[str, ...]] = ()
    """The fields of ReadOptions that mean something to such files; the others are complained of if they are given."""
    steps: ClassVar[tuple[str, ...]] = STEPS
    """Those that are carried out on the cells once they are read, in tables/steps/."""

    most_bytes: ClassVar[int] = MOST_BYTES
    """How large such a file may be."""
    is_text: ClassVar[bool] = False
    """Whether numbers stand there as they were typed, so that a point in them may not stand before decimals."""

    def grid(self, file: TableFile, complaints: Complaints) -> CellGrid | None:
        """The cells as the file writes them; None, after a complaint, where no cells can be had."""
        raise NotImplementedError

    def table(self, name: str, file: TableFile, complaints: Complaints) -> Dataset | None:
        """The table; None, after a complaint, where there is none. What columns hold is judged by their cells."""
        grid = self.grid(file, complaints)
        grid = within_bounds(grid, file.display_path, file.span, complaints) if grid is not None else None
        grid = without_hidden_characters(grid, complaints) if grid is not None else None
        grid = stepped(grid, file.asked(complaints.log)) if grid is not None else None
        if grid is None:
            return None
        table = table_of(name, grid, file.display_path, file.digest, complaints, file.options.dates)
        is_said = any(key in ("decimal", "thousands") for key, _ in file.options.given())
        return with_doubts(table) if table is not None and self.is_text and not is_said else table


READERS: Registry[Reader] = Registry("deckgen.readers", Reader)
"""The kinds of table files: one module in readers/ is one kind."""


def read_table(
    path: Path, display_path: str, name: str, log: Diagnostics, *, span: Span, options: ReadOptions = NO_OPTIONS
) -> Dataset | None:
    """The table in a file; None, after a complaint, where it can't be read or its columns can't be told apart.

    `display_path` is the path as the author wrote it, `span` the place in the deck where it is written. Wrong cells
    are complained of and empty in the table. A file that has only a header is a table without rows.
    """
    suffix = path.suffix.lower()
    data = read_bytes(path, display_path, log, span, most=_most_bytes(suffix), smaller=_SMALLER)
    if data is None:
        return None
    return parse_table(data, suffix, display_path, name, log, span=span, options=options)


def _most_bytes(suffix: str) -> int:
    """How large a file with such a suffix may be."""
    # What is wrong with the suffix, or with the plug-in that reads such files, is said once the file is there.
    with suppress(PlugInError):
        reader = reader_of(suffix)
        return reader.most_bytes if reader is not None else MOST_BYTES
    return MOST_BYTES


def parse_table(
    data: bytes,
    suffix: str,
    display_path: str,
    name: str,
    log: Diagnostics,
    *,
    span: Span,
    options: ReadOptions = NO_OPTIONS,
) -> Dataset | None:
    """The table in the bytes of a file whose name ends in `suffix`, such as ".csv". All else as in `read_table`."""
    try:
        reader = reader_of(suffix)
    except PlugInError as broken:
        log.error("broken_plug_in", f"'{display_path}' can't be read: {broken}", span, HINT)
        return None
    if reader is None:
        _complain_of_kind(display_path, suffix, log, span)
        return None
    if len(data) > reader.most_bytes:
        hint = f"at most {reader.most_bytes / 1e6:,.0f} MB are read; {_SMALLER}"
        log.error("too_large", f"'{display_path}' has {len(data) / 1e6:,.0f} MB", span, hint)
        return None
    if _WEB_PAGE.match(data):
        message = f"'{display_path}' is a web page, not a table"
        log.error("not_a_table", message, span, "its address may need a login, or have moved")
        return None
    file = TableFile(data, display_path, suffix, span, options)
    _check_options(file, reader, log)
    complaints = Complaints(display_path, log)
    table = reader().table(name, file, complaints)
    complaints.close()
    return replace(table, part=str(options)) if table is not None else None


def reader_of(suffix: str) -> type[Reader] | None:
    """The reader of files with a suffix such as ".csv"; None where no reader takes them.

    The readers of plug-ins are asked last: PlugInError where one of these is broken, for it may be the one.
    """
    # Most suffixes are the name of their reader's module, so the other modules need not be loaded to find it.
    word = suffix.removeprefix(".")
    if word in READERS.words:
        return READERS.get(word)
    return next((reader for reader in map(READERS.get, READERS.words) if suffix in reader.suffixes), None)


def usual_suffixes(option: str | None = None) -> tuple[str, ...]:
    """The usual suffix of each kind of file; with an option, only of the kinds that it means something to."""
    readers = (reader for reader in READERS.sound() if option is None or option in reader.options + reader.steps)
    return tuple(reader.suffixes[0] for reader in readers)


def _check_options(file: TableFile, reader: type[Reader], log: Diagnostics) -> None:
    """Complain of the options that mean nothing to such a file."""
    for key, _ in file.options.given():
        if key not in reader.options + reader.steps:
            message = f"'{key}' means nothing for a {file.suffix} file"
            hint = f"leave it out: it is for {listed(usual_suffixes(key), 'or')} files"
            log.error("unfit_key", message, file.span_of(key), hint)


def _complain_of_kind(display_path: str, suffix: str, log: Diagnostics, span: Span) -> None:
    """Say that files with such a suffix are not read."""
    kind = _NOT_READ_YET.get(suffix)
    if kind:
        message, hint = f"'{display_path}' is {kind}, which is not read yet", "save it as .csv (UTF-8) or .xlsx"
    else:
        message = f"'{display_path}' is no kind of table that is read"
        message += "" if suffix else ": its name has no ending"
        every_suffix = [each for reader in READERS.sound() for each in reader.suffixes]
        usual = listed(usual_suffixes(), "or")
        hint = did_you_mean(suffix, every_suffix, or_all=False) or f"tables are {usual} files"
    log.error("unsupported_file", message, span, hint)
