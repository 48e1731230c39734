"""Keys of a table: the cells of each row in the columns that tell its rows apart. Knows no deck."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.model.dataset import Dataset


def keys_of(table: Dataset, columns: Sequence[str]) -> list[tuple[str, ...]]:
    """The cells of each row in some columns, as written. The table must have the columns."""
    return list(zip(*(table[name].texts for name in columns), strict=True))


def repeated_key(table: Dataset, columns: Sequence[str]) -> tuple[tuple[str, ...], int, int] | None:
    """The first key that two rows share, and the numbers of these rows, counted from 1; None where no two rows do."""
    seen: dict[tuple[str, ...], int] = {}
    for row, key in enumerate(keys_of(table, columns), start=1):
        if key in seen:
            return key, seen[key], row
        seen[key] = row
    return None
