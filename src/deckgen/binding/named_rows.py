"""Named rows: which rows of tables words name, by words of the data, by years and by months."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from deckgen.model.dataset import Dataset, Kind
from deckgen.tables.age import tells_time
from deckgen.tables.written_times import month_called

# Tables of more rows are not searched for the words that name their rows.
MOST_ROWS = 500
YEAR = re.compile(r"(?<![\w.,$€£])((?:1[89]|20)\d\d)(?:-(\d\d)(?!\d))?(?![\d%])")
_MONTH = re.compile(r"\b([A-Z][a-z]{2,8})\.? ((?:1[89]|20)\d\d)\b")


class Named(Struct, frozen=True):
    """Which rows words name: by words of the data, and by years with their months (0 for the whole year)."""

    rows: frozenset[str]
    times: frozenset[tuple[int, int]]

    def __bool__(self) -> bool:
        return bool(self.rows or self.times)

    def meets(self, other: Named) -> bool:
        """Whether the other names one of the same rows."""
        at_once = any(
            year == its and (not month or not other_month or month == other_month)
            for year, month in self.times
            for its, other_month in other.times
        )
        return at_once or not self.rows.isdisjoint(other.rows)


def named_in(words: str, labels: Sequence[str]) -> Named:
    """The rows that words name; `labels` are the words that name rows in the data."""
    return Named(frozenset(rows_in(words, labels)), frozenset(_times_in(words)))


def labels_of(table: Dataset) -> Iterator[str]:
    """The words that name the rows of a table; those in small letters may be any words, such as "good"."""
    if len(table) <= MOST_ROWS:
        for column in table.columns:
            if column.kind is Kind.TEXT and not tells_time(column):
                yield from (text for text in column.texts if len(text) > 2 and not text[0].islower())


def words_of_row(table: Dataset, row: int) -> Iterator[str]:
    """The words and times that name a row."""
    for column in table.columns:
        if column.kind is Kind.TEXT or tells_time(column):
            yield column.texts[row]


def rows_in(words: str, labels: Sequence[str]) -> list[str]:
    """Those of the labels that stand in words, in small letters."""
    folded = words.casefold()
    near = [one for one in labels if one.casefold() in folded]
    return [one.casefold() for one in near if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", words, re.IGNORECASE)]


def _times_in(words: str) -> Iterator[tuple[int, int]]:
    """The years and months that words name."""
    named = set[tuple[int, int]]()
    for match in _MONTH.finditer(words):
        try:
            named.add((int(match[2]), month_called(match[1])))
        except KeyError:
            continue
    yield from named
    told = {year for year, _ in named}
    for match in YEAR.finditer(words):
        year, month = int(match[1]), int(match[2] or 0)
        if month or year not in told:
            yield year, month
