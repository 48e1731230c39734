"""Times single steps that are easily made slow: python bench/single.py RUNS.

Prints JSON: the milliseconds in which 100,000 rows of five columns get into DuckDB and are added up there, in which
the size of a picture of 81 million pixels is known, and which a query without an end takes over its time.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from PIL import Image
from timing import median_ms

from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.pictures.images import probe_size
from deckgen.queries.query import QueryError, Tables
from deckgen.tables.column_types import rows_table

ROWS, SIDE, SECONDS = 100_000, 9000, 2.0
NAMES = ["a", "b", "c", "d", "e"]
ENDLESS = "select sleep_ms(600000)"


def measure(folder: Path, runs: int) -> dict[str, float]:
    """Milliseconds a step."""
    big = rows_table("big", NAMES, [[n, n / 4, f"name {n}", True, "2018-01-02"] for n in range(ROWS)])
    picture = folder / "large.png"
    Image.new("RGB", (SIDE, SIDE)).save(picture)
    span = Span(SourceFile("deck.yaml", "image: large.png"), 1, 8, 17)

    def query() -> None:
        with Tables({"big": big}) as tables:
            tables.run("select count(*), sum(a), max(e) from big")

    def endless() -> None:
        with Tables({}, most_seconds=SECONDS) as tables:
            try:
                tables.run(ENDLESS)
            except QueryError:
                return
        raise AssertionError("the query had an end")

    return {
        "rows": median_ms(query, runs),
        "picture": median_ms(lambda: probe_size(picture, picture.name, Diagnostics(), span), runs),
        "endless": median_ms(endless, 1) - SECONDS * 1000,
    }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="deckgen-bench-") as temporary:
        print(json.dumps(measure(Path(temporary), int(sys.argv[1]))))
