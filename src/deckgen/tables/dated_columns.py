"""Columns whose way to write times the deck tells: `dates: {when: dd/mm/yyyy}`."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.model.dataset import Column, Kind
from deckgen.model.period import Grain, Period
from deckgen.tables.date_pattern import date_pattern
from deckgen.tables.written_times import period_of


def dated(name: str, texts: Sequence[str], pattern: str) -> tuple[Column, list[int]]:
    """A column of cells that are written by a pattern, and the rows of filled cells that are not, from 0.

    A month or a year counts as its first day. Days as ISO 8601 writes them are known besides, since that is how a
    workbook's own days come. Moments are words, and stand there as ISO 8601 writes them.
    """
    way = date_pattern(pattern)
    found: list[Period | None] = []
    for text in texts:
        period = way.read(text) if text else None
        plain = period_of(text) if text and period is None else None
        if plain is not None and plain.grain in (Grain.DAY, Grain.MOMENT) and text[:4].isdigit():
            period = plain
        found.append(period)
    odd = [row for row, text in enumerate(texts) if text and found[row] is None]
    if way.grain is Grain.MOMENT:
        words = tuple(str(period) if period else "" for period in found)
        return Column(name, Kind.TEXT, tuple(word or None for word in words), words), odd
    return Column(name, Kind.DATE, tuple(period.day if period else None for period in found), tuple(texts)), odd
