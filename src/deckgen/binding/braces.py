"""Names in braces in cells of tables: data are shown as they are, so listeners would read the braces."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.binding.cited import Quotable
from deckgen.model.dataset import Dataset
from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.model.marks import Str
from deckgen.model.rich_text import HOLE

# Of a column no more cells are named than these.
MOST_SAID = 3
HINT = "cells of data are shown as they are; names are filled in among the words of the deck"


def say_braces_in_cells(table: Dataset, names: Iterable[str], where: Span, log: Diagnostics) -> None:
    """Warn of cells of some columns that hold a name in braces; `where` is the place of cells that have none."""
    for name in dict.fromkeys(names):
        texts = table[name].texts if name in table.by_name else ()
        rows = [row for row, text in enumerate(texts) if "{{" in text and HOLE.search(text)]
        for row in rows[:MOST_SAID]:
            place, hole = table.place(name, row), HOLE.search(texts[row])
            words = place.words if place else ""
            message = f"the column '{name}' shows '{hole[0] if hole else ''}' with its braces{words}"
            log.warning("unfilled_name", message, place.span if place else where, HINT)


def say_braces_in_quote(quotable: Quotable, text: str, log: Diagnostics) -> None:
    """Warn where words quote a cell of a table that holds a name in braces."""
    hole = HOLE.search(text) if "{{" in text and quotable.tables else None
    if hole is not None and isinstance(quotable.value, Str):
        message = f"'{hole[0]}' is not filled in: it stands in a table"
        log.warning("unfilled_name", message, quotable.value.span, HINT)
