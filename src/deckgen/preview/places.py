"""Places: where what is shown and complained of is written, and which file of the deck that is."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from deckgen.files.paths import Refusal, resolve
from deckgen.model.diagnostics import Span


class Line(Struct, frozen=True):
    """A place in a file that is there."""

    path: Path
    line: int
    column: int

    @property
    def link(self) -> str:
        """An address that opens it in Visual Studio Code, where that is installed."""
        drive = "" if self.path.is_absolute() and self.path.as_posix().startswith("/") else "/"
        return f"vscode://file{drive}{quote(self.path.as_posix())}:{self.line}:{self.column}"


class Places:
    """The places of one deck that a page may ask to be opened. Nothing else is opened, whatever a page says."""

    def __init__(self, deck: Path, *, links: bool) -> None:
        """With links a page gets addresses that open places by themselves; else it asks for them."""
        self._deck, self._folder, self._links = deck, deck.parent, links
        self._known: dict[str, Line] = {}

    def word(self, span: Span | None) -> str:
        """What the page calls a place: "deck.yaml:42:14"; "" for one that lies in no file of the deck."""
        if span is None or not span.file.path:
            return ""
        word = f"{span.file.path}:{max(span.line, 1)}:{max(span.column, 1)}"
        if word not in self._known:
            path = self._path(span.file.path)
            if path is None:
                return ""
            self._known[word] = Line(path, max(span.line, 1), max(span.column, 1))
        return word

    def line(self, word: str) -> Line | None:
        """The place that was called so; None where none was."""
        return self._known.get(word)

    def link(self, word: str) -> str:
        """The address that opens a place; "" where the page asks for it."""
        line = self._known.get(word) if self._links else None
        return line.link if line else ""

    def _path(self, written: str) -> Path | None:
        if written == str(self._deck):
            return self._deck.resolve()
        found = resolve(self._folder, written)
        return None if isinstance(found, Refusal) or not found.is_file() else found
