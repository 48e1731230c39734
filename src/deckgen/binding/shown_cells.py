"""ShownCells: how many cells the tables of a copy show together; each takes its time to measure, and its room."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.model.diagnostics import Diagnostics, Span

# How many cells all tables on the slides of a copy may have together, and how many characters.
MOST_CELLS, MOST_CHARACTERS = 100_000, 5_000_000


class ShownCells:
    """The cells that were bound so far."""

    def __init__(self) -> None:
        self._cells, self._characters, self._is_over = 0, 0, False

    def are_too_many(self, columns: Iterable[tuple[str, ...]], where: Span, log: Diagnostics) -> bool:
        """Whether there are too many cells with those of one more table; complains of the first such table."""
        for texts in columns:
            self._cells += len(texts)
            self._characters += sum(map(len, texts))
        message = None
        if self._cells > MOST_CELLS:
            message = f"the tables up to here have more than {MOST_CELLS:,} cells together"
        elif self._characters > MOST_CHARACTERS:
            message = f"the tables up to here have more than {MOST_CHARACTERS:,} characters together"
        if message and not self._is_over:
            self._is_over = True
            log.error("too_large", message, where, "show fewer rows, or make several decks of it")
        return message is not None
