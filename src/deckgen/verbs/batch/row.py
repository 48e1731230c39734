"""A row of a batch, and what became of it: values that travel between processes and computers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.diagnostics import Diagnostic, Severity, SourceFile, Span
from deckgen.model.marks import CellStr, Str

Status = Literal["built", "failed", "skipped"]


class Place(Struct, frozen=True, array_like=True):
    """Where a cell stands: a stretch of one line of the table's file, or line 0 for what has no line of its own."""

    path: str
    line: int = 0
    column: int = 0
    end: int = 0
    text: str = ""
    """The words of the line."""

    @classmethod
    def of(cls, span: Span, words: str = "") -> Place:
        """The place of a span; words say more of it where its file has no lines."""
        if not 0 < span.line <= len(span.file.lines):
            return cls(span.file.path + words)
        return cls(span.file.path, span.line, span.column, span.end, span.file.lines[span.line - 1])

    @property
    def span(self) -> Span:
        """The place as complaints have it; of the lines of its file they show this one alone."""
        source = SourceFile(self.path, "\n" * (self.line - 1) + self.text if self.line else "")
        return Span(source, self.line, self.column, self.end)


class Cell(Struct, frozen=True, array_like=True):
    """A cell of a row: the name that it gives a value, and the value."""

    name: str
    text: str
    """Its words; those of a number as numbers are written in a deck, of a day as in 2018-09-12."""
    is_word: bool
    """Whether it is words, and no number or day, whatever it reads as."""
    place: Place
    format: str = ""
    """How the table shows the number that it is; "" where it doesn't say."""

    @property
    def value(self) -> CellStr:
        """The value as the deck has it, at its place."""
        return CellStr.of(self.text, self.place.span, is_word=self.is_word, number_format=self.format)


class Row(Struct, frozen=True):
    """A row of the table that a batch goes over."""

    number: int
    """Its number in the table, counted from 1."""
    name: str
    """The name of its file, without the ending; it may stand in folders: north/acme."""
    cells: tuple[Cell, ...] = ()
    """The cells that give names a value; empty ones are no part of it."""
    audience: str | None = None
    event: str | None = None
    language: Cell | None = None
    warned: tuple[Complaint, ...] = ()
    """What is to be said of it whatever comes of it."""

    @property
    def named_cells(self) -> dict[Str, Str]:
        """The values by the names that have them."""
        return {Str(cell.name, (value := cell.value).span, "'"): value for cell in self.cells}


class Complaint(Struct, frozen=True, array_like=True):
    """A complaint in the words in which it is told, since what it points at stays where it was found."""

    is_error: bool
    code: str
    words: str
    about: str
    """What tells it from other complaints of its code: its line and column, else its message."""

    @classmethod
    def of(cls, one: Diagnostic) -> Complaint:
        """A complaint that was made."""
        has_line = one.span is not None and one.span.line
        about = one.span.place if one.span is not None and has_line else one.message
        return cls(one.severity == "error", one.code, str(one), about)


class RowMade(Struct, frozen=True):
    """What became of a row."""

    number: int
    name: str
    status: Status
    file: str = ""
    """Its file in the folder of the batch; "" where there is none."""
    slides: int = 0
    charts: int = 0
    seconds: float = 0.0
    complaints: tuple[Complaint, ...] = ()

    @property
    def errors(self) -> int:
        """How many of the complaints are errors."""
        return sum(one.is_error for one in self.complaints)

    @property
    def warnings(self) -> int:
        """How many of the complaints are warnings."""
        return len(self.complaints) - self.errors

    def skipped(self) -> RowMade:
        """The same for a run that leaves it as it is."""
        return replace(self, status="skipped")


class Terms(Struct, frozen=True):
    """On which terms each row is built, as a deck is."""

    strict: bool = False
    replace: bool = False
    keep: bool = False
    trust: bool = False


class Order(Struct, frozen=True):
    """What a process that builds rows is told once: the deck, where the files go, and on which terms."""

    deck: str
    output: str
    """A folder, or an address such as s3://bucket/talks."""
    terms: Terms = Terms()
    shown: str = ""
    """The path of the deck in complaints, where that is another one."""
    cache: str = ""
    """Where pictures of charts are shared, a folder or an address; "" where they aren't."""


def failed(row: Row, complaints: Iterable[Diagnostic], seconds: float = 0.0) -> RowMade:
    """A row that could not be built."""
    said = (*row.warned, *map(Complaint.of, complaints))
    return RowMade(row.number, row.name, "failed", seconds=seconds, complaints=said)


def lost(row: Row, why: str, hint: str = "is there enough memory?") -> RowMade:
    """A row of which nothing is known but that it could not be built."""
    return failed(row, [Diagnostic(Severity.ERROR, "row_lost", f"the row can't be built: {why}", hint=hint)])


def row_of(data: bytes) -> Row:
    """A row that came packed."""
    return msgspec.msgpack.decode(data, type=Row)


def made_of(data: bytes) -> RowMade:
    """What became of a row, that came packed."""
    return msgspec.msgpack.decode(data, type=RowMade)
