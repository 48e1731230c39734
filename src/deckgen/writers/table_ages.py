"""The age of each data table of a deck, as text for a terminal and as plain data: Standings go in, words come out."""

from __future__ import annotations

from typing import Any

from deckgen.tables.standing import Standing, Standings

HEAD = ("table", "source", "last", "age", "stale", "lock", "slides")
# How many characters of a table's sources are told.
WIDEST = 32


def ages_text(standings: Standings) -> str:
    """A table with a line for each data table, under a line that says the day on which they are judged."""
    rows = [HEAD, *(_row(table) for table in standings.tables)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD) - 1)]
    lines = [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]) for row in rows
    ]
    return "\n".join([f"On {standings.day}", "", *(line.rstrip() for line in lines)])


def _row(table: Standing) -> tuple[str, ...]:
    source = ", ".join(table.sources) or "–"
    # None where no age limit is set, or the table tells no dates.
    stale = {True: "stale", False: "fresh", None: "–"}[table.stale]
    return (
        table.name,
        source if len(source) <= WIDEST else f"{source[: WIDEST - 1]}…",
        str(table.last or "–"),
        table.age or "–",
        stale,
        table.lock.value,
        ", ".join(table.slides) or "–",
    )


def ages_data(standings: Standings) -> dict[str, Any]:
    """The same as plain data, ready for JSON."""
    return {"day": standings.day.isoformat(), "tables": [_data(table) for table in standings.tables]}


def _data(table: Standing) -> dict[str, Any]:
    return {
        "name": table.name,
        "file": table.file,
        "sources": list(table.sources),
        "origin": table.origin or None,
        "last": str(table.last) if table.last else None,
        "age": table.age or None,
        "stale": table.stale,
        "lock": table.lock.value,
        "slides": list(table.slides),
    }
