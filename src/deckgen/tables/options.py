"""ReadOptions: what a deck says about the reading of one table file, such as which sheet of a workbook is meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from deckgen.model.diagnostics import Span
from deckgen.model.marks import Str


class ReadOptions(Struct, frozen=True):
    """The keys of a table under `data` that say how its file is read; None where the deck doesn't say.

    Each field has the name of its key. A kind of file names the keys that mean something to it in `Reader.options`.
    """

    sheet: str | None = None
    """The sheet of a workbook."""
    range: str | None = None
    """The cells of that sheet, such as B3:F20."""
    table: str | None = None
    """The table or view of a database."""
    dates: Mapping[Str, Str] | None = None
    """For columns by their names, how they write their times, in Excel's letters: dd/mm/yyyy."""
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
