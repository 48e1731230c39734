"""What parts the cells of a csv file: found by itself among commas, semicolons, tabs and bars."""

from __future__ import annotations

import csv
import io
from itertools import islice

from msgspec import Struct

NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
# How many rows are looked at.
_SAMPLE = 400
# How many characters are looked at.
_MOST_CHARACTERS = 4_000_000


class Found(Struct, frozen=True):
    """What seems to part the cells of a text."""

    delimiter: str
    other: str = ""
    """Another character that would do as well; "" where there is none."""


def find_delimiter(text: str, usual: str, header: int | None, skip_last: int) -> Found:
    """What parts the cells of a text; `usual` where nothing does.

    `header` is the line of the names where the deck says it; rows above it have no say, nor have the last ones.
    The character is meant that parts the header, and most rows as the header. Tabs stand in no words, so that they
    are meant wherever they part the header and half of the rows.
    """
    is_cut = len(text) > _MOST_CHARACTERS
    lines = io.StringIO(text[: max(text.rfind("\n", 0, _MOST_CHARACTERS), 0)] if is_cut else text, newline="")
    fits = {mark: _fit(_widths(lines, mark, header, skip_last)) for mark in dict.fromkeys((usual, *NAMES))}
    parting = {mark: fit for mark, fit in fits.items() if fit > 0}
    if not parting:
        return Found(usual)
    if parting.get("\t", 0.0) >= 0.5:
        return Found("\t")
    best = max(parting, key=parting.__getitem__)
    others = [mark for mark, fit in parting.items() if fit == parting[best] and mark != best]
    return Found(best, others[0] if others else "")


def _widths(lines: io.StringIO, delimiter: str, header: int | None, skip_last: int) -> list[int]:
    """How many cells the rows have if a character parts them."""
    lines.seek(0)
    reader = csv.reader(lines, delimiter=delimiter)
    widths: list[int] = []
    line = 1
    try:
        for row in islice(reader, _SAMPLE):
            if any(row) and line >= (header or 1):
                widths.append(len(row))
            line = reader.line_num + 1
    except csv.Error:
        pass  # a cell without end; the reading itself complains of it
    return widths[: -skip_last or None] if len(widths) < _SAMPLE else widths


def _fit(widths: list[int]) -> float:
    """Which share of the rows has as many cells as the header, or as most rows under a title; 0 for single cells."""
    if not widths:
        return 0.0
    if widths[0] > 1:
        return widths.count(widths[0]) / len(widths)
    below = widths[1:]
    most = max(set(below), key=below.count, default=1)
    share = below.count(most) / len(widths) if below else 0.0
    return share if most > 1 and below.count(most) > 1 and share >= 0.5 else 0.0
