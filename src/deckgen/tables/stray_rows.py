"""Rows of a table that are none: a total among its parts, and notes under the last row. Knows no chart."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from deckgen.model.dataset import Column, Dataset, Kind

# What a total is called in the six languages of the house.
_TOTAL_WORDS = frozenset(
    (
        *("total", "totals", "grand total", "all", "sum", "overall", "world", "all countries"),
        *("todos", "todas", "suma", "mundo", "total general"),
        *("totaux", "tous", "toutes", "somme", "ensemble", "monde"),
        *("gesamt", "insgesamt", "alle", "summe", "welt"),
        *("soma", "total geral"),
        *("totale", "totali", "tutti", "tutte", "somma", "mondo"),
    )
)
_NOTE = re.compile(
    r"(?:sources?|notes?|footnotes?|fuentes?|notas?|remarques?|quellen?|anmerkung(?:en)?|hinweise?|fontes?|font[ei]|"
    r"nota|©|last updated|data from)\b\s*[:.(]|(?:[¹²³*†‡]|\(?[1-9a-z]\)|\[[1-9a-z]\])\s*\w",
    re.IGNORECASE,
)
# A sum can be told from chance where there are so many rows, and where it is so many times the last decimal.
FEWEST_ROWS, FEWEST_STEPS = 3, 100
# What is called a total and is so many times the next largest value is one, though the others add up to more because
# totals of a part, such as "High income", stand among them.
TIMES_THE_NEXT = 1.5


def is_called_total(name: str) -> bool:
    """Whether a word means all of something in one of the languages of the house."""
    return name.strip().rstrip(":").casefold() in _TOTAL_WORDS


def total_among(values: Mapping[str, float | None], *, is_whole: bool) -> str | None:
    """The name of the value that is the total of all others; None where there is none.

    One that is called a total is taken for one where it is no less than the sum of the others, or much larger than
    each of them; among the parts of a whole its name is enough. One with another name must be their sum, as far as
    they are rounded.
    """
    known = {name: value for name, value in values.items() if value is not None}
    if len(known) < FEWEST_ROWS or any(value < 0 for value in known.values()):
        return None
    everything = math.fsum(known.values())
    step = 10.0 ** -max(_decimals(value) for value in known.values())
    leeway = step / 2 * len(known) + everything * 1e-9
    for name, value in known.items():
        more = value - (everything - value)
        next_largest = max(other for key, other in known.items() if key != name)
        towers = next_largest > 0 and value >= TIMES_THE_NEXT * next_largest
        if is_called_total(name) and (is_whole or towers or more >= -leeway):
            return name
        is_half = any(math.isclose(everything, whole, rel_tol=0.02) for whole in (1.0, 100.0))
        if abs(more) <= leeway and value >= FEWEST_STEPS * step and not is_half:
            return name
    return None


def notes_in(table: Dataset) -> list[int]:
    """The rows that hold nothing but a note, such as "Source: Census Bureau", in the first column."""
    if len(table.columns) < 2 or table.columns[0].kind is not Kind.TEXT:
        return []
    first, *others = table.columns
    return [row for row, text in enumerate(first.texts) if _NOTE.match(text) and _is_empty(others, row)]


def _is_empty(columns: Sequence[Column], row: int) -> bool:
    return not any(column.texts[row] for column in columns)


def _decimals(value: float) -> int:
    """How many decimals a value is written with, at most nine."""
    return len(f"{value:.9f}".rstrip("0").partition(".")[2])
