"""Part: which rows of a file are meant, where it holds more than one table."""

from __future__ import annotations

from msgspec import Struct

from deckgen.model.diagnostics import Span
from deckgen.model.marks import Str


class Part(Struct, frozen=True):
    """A sheet and a range of cells of a workbook, or a table of a database; None where nothing is said of it."""

    sheet: str | None = None
    cells: str | None = None
    table: str | None = None

    def __str__(self) -> str:
        """The part in a few words, "" for the whole file."""
        return "!".join(word for word in (self.sheet, self.cells, self.table) if word)


WHOLE = Part()


def place_of(word: str | None, otherwise: Span) -> Span:
    """Where a word of the deck stands."""
    return word.span if isinstance(word, Str) else otherwise
