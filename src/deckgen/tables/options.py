"""ReadOptions: what a deck says about the reading of one table file, such as which sheet of a workbook is meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.model.marks import Str


class Unpivoting(Struct, frozen=True):
    """Which columns become rows."""

    columns: tuple[str, ...]
    """The names of the columns; "years" alone stands for all that are named as a year."""
    name: str
    """The new column in which their names stand."""
    value: str
    """The new column in which their cells stand."""


class ReadOptions(Struct, frozen=True):
    """The keys of a table under `data` that say how its file is read; None where the deck doesn't say.

    Each field has the name of its key. A kind of file names the keys that mean something to it in `Reader.options`;
    those in STEPS are carried out in steps/, for all kinds alike. Words of the deck are Str, which know their place.
    """

    sheet: str | None = None
    """The sheet of a workbook."""
    range: str | None = None
    """The cells of that sheet, such as B3:F20."""
    table: str | None = None
    """The table or view of a database."""
    hidden: str | None = None
    """Whether hidden rows, columns and sheets of a workbook are read: "read", or "leave_out"."""
    dates: Mapping[Str, Str] | None = None
    """For columns by their names, how they write their times, in Excel's letters: dd/mm/yyyy."""
    path: str | None = None
    """The way to the records of a JSON file, such as data.records."""
    encoding: str | None = None
    """How the letters of a text file are written, such as cp1252."""
    delimiter: str | None = None
    """The character between the cells of a csv file."""
    header: tuple[int, ...] | None = None
    """The lines or rows in which the names of the columns stand, from 1 on; () where there are no names."""
    skip_last: int | None = None
    """How many rows at the end are notes."""
    names: tuple[str, ...] | None = None
    """The names of the columns, instead of those in the header."""
    rename: Mapping[str, str] | None = None
    """New names for columns, by their old ones."""
    fill_down: tuple[str, ...] | None = None
    """The columns in which an empty cell means the one above it."""
    leave_out: Mapping[str, tuple[str, ...]] | None = None
    """The rows that are left out, by the words that their cells of a column hold."""
    missing: tuple[str, ...] | None = None
    """The cells that mean that there is no value."""
    unpivot: Unpivoting | None = None
    """The columns that become rows."""
    flags: bool | None = None
    """Whether letters after a number are flags."""
    decimal: str | None = None
    """The mark before decimals."""
    thousands: str | None = None
    """The mark between thousands."""
    spans: Mapping[str, Span] = {}
    """Where the deck writes each of these keys' values; complaints about a key point there."""

    @classmethod
    def all_keys(cls) -> tuple[str, ...]:
        """The keys of a table that are options of reading."""
        return tuple(name for name in cls.__struct_fields__ if name != "spans")

    def given(self) -> Iterator[tuple[str, object]]:
        """The keys that the deck writes, each with its value."""
        values = ((key, getattr(self, key)) for key in self.all_keys())
        return ((key, value) for key, value in values if value is not None)

    def __str__(self) -> str:
        """The options in one line, such as "sheet: Data, range: B3:F20"; "" where there are none.

        Two tables that are read from one file differ in this text, so that answers of queries kept for one of them
        are not taken for the other's.
        """
        return ", ".join(f"{key}: {value}" for key, value in self.given())


NO_OPTIONS = ReadOptions()
# What steps/ does with the cells of every kind of file, and with those of files that say what their columns hold.
TYPED_STEPS = ("rename", "fill_down", "leave_out", "unpivot")
STEPS = ("names", *TYPED_STEPS, "missing", "flags", "decimal", "thousands", "dates")


class Asked(Struct, frozen=True):
    """What is asked of the reading of one file, and who is told where it can't be done."""

    options: ReadOptions
    display_path: str
    """The file's path as the author wrote it."""
    span: Span
    """Where the deck names the file."""
    log: Diagnostics

    def span_of(self, option: str) -> Span:
        """Where the deck writes an option; where it names the file if it doesn't write that option."""
        return self.options.spans.get(option, self.span)

    def place(self, word: str, option: str) -> Span:
        """Where the deck writes a word under an option."""
        span = getattr(word, "span", None)
        return span if isinstance(span, Span) else self.span_of(option)
