"""Rows that `skip_last` leaves out though they are no notes: the newest year would be missing from every chart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckgen.tables.excerpt import excerpt
from deckgen.tables.filled_rows import FilledRows
from deckgen.tables.options import Asked


def say_skipped_values(rows: FilledRows, body: Sequence[int], kept: int, asked: Asked) -> None:
    """Warn of the last row that `skip_last` leaves out and that looks like the rows above it.

    body are the indexes of the rows under the header, of which the first `kept` are read. A row looks like them that
    has as many cells with anything in them as the last of these, and begins as one of them does, or with a number or
    time that is written as the one there. Notes and totals don't.
    """
    last = rows.texts[body[kept - 1]]
    begun = {row[0] for row in (rows.texts[index] for index in body[:kept]) if row}
    found = [place for place in range(kept, len(body)) if _is_like(rows.texts[body[place]], last, begun)]
    if not found:
        return
    index, notes = body[found[-1]], len(body) - 1 - found[-1]
    words = excerpt(", ".join(filter(None, rows.texts[index])))
    message = (
        f"'skip_last' leaves out a {rows.noun} like those above it: '{words}' ({rows.noun} {rows.numbers[index]})"
    )
    mend = f"write 'skip_last: {notes}', since empty rows don't count" if notes else "take 'skip_last' away"
    hint = f"{mend}; rows of values that are not wanted are named by 'leave_out'"
    asked.log.warning("values_skipped", message, asked.span_of("skip_last"), hint)


def _is_like(row: Sequence[str], last: Sequence[str], begun: set[str]) -> bool:
    filled = sum(map(bool, row))
    if filled < max(2, sum(map(bool, last))) or not row[0]:
        return False
    return row[0] in begun or (any(map(str.isdigit, row[0])) and _shape(row[0]) == _shape(last[0]))


def _shape(text: str) -> str:
    """How a cell is written, whatever its number and letters are: "Jan 9" and "Feb 10" are written alike."""
    return re.sub(r"[^\W\d_]", "a", re.sub(r"\d+", "0", text))
