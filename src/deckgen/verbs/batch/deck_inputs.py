"""What the decks of a batch are made of: the files in the folder of the deck."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from deckgen.files.deck_folder import folders_of_deck
from deckgen.files.shelf import digest
from deckgen.files.store import is_address
from deckgen.outline.deck_file import Outline
from deckgen.verbs.batch.journal import JOURNAL
from deckgen.verbs.batch.release import own_code


class Inputs:
    """All files beside a deck but the table of the rows, unless the deck itself reads it, and what batches made."""

    def __init__(self, deck: Path, outline: Outline, over: str) -> None:
        self.deck, self._folder = deck, deck.parent
        read = {(self._folder / table.file).resolve() for table in outline.data.values()}
        path = Path(over) if not is_address(over) and len(over) < 1_000 else None
        self._over = path.resolve() if path is not None and path.resolve() not in read else None

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The files by their paths in the folder."""
        made: list[Path] = []
        for here, held in folders_of_deck(str(self._folder)):
            if any(entry.name == JOURNAL for entry in held):
                made.append(Path(here))
            if any(Path(here).is_relative_to(one) for one in made):
                continue
            for entry in sorted(held, key=lambda one: one.name):
                path = Path(entry.path)
                if not entry.name.startswith(".") and entry.is_file() and path.resolve() != self._over:
                    yield path.relative_to(self._folder).as_posix(), path.read_bytes()

    @cached_property
    def digest(self) -> str:
        """A digest of the files, and of deckgen itself."""
        parts = (part for path, data in self.files() for part in (path.encode(), data))
        return digest([own_code().encode(), *parts])
