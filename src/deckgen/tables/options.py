"""Options: what a deck says of the reading of a table's file: which sheet, which cells, which of several tables."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import asdict

from deckgen.model.diagnostics import Span
from deckgen.model.marks import Str


class Options(Struct, frozen=True):
    """The keys of a table under `data` that say how its file is read; None where nothing is said.

    sheet and range are a sheet and its cells in a workbook, table is a table of a database. Each kind of file names
    the keys that mean something to it (`Reader.options`).
    """

    sheet: str | None = None
    range: str | None = None
    table: str | None = None

    def given(self) -> Iterator[tuple[str, str]]:
        """The keys that were written, each with its words."""
        return ((key, words) for key, words in asdict(self).items() if words is not None)

    def __str__(self) -> str:
        """The part of the file that is meant, in a few words; "" for all of it."""
        return "!".join(words for _, words in self.given() if words)


ALL = Options()


def place_of(words: str | None, otherwise: Span) -> Span:
    """Where words of the deck stand."""
    return words.span if isinstance(words, Str) else otherwise
