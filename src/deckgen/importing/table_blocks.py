"""From a table of PowerPoint's to `table`: with its rows written out, or as csv where it holds numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from deckgen.importing.asset_files import Files, csv_bytes, unlike
from deckgen.importing.drafts import DraftBlock, Inline
from deckgen.importing.free_names import name_among
from deckgen.importing.marked_words import markdown, plain_line
from deckgen.model.rich_text import Text
from deckgen.model.slug import slug
from deckgen.office.old_deck.old_values import Place, TableShape

# Numbers that are the same however they are read, and written again.
_NUMBER = re.compile(r"[-−–]?\d{1,4}(\.\d+)?|[-−–]?\d{1,4}(\.\d+)?%")
# How many rows with numbers make a table one of data.
_FEWEST = 3


def table_block(
    shape: TableShape, name: str, links: dict[str, str], files: Files, data: dict[str, Any]
) -> DraftBlock | None:
    """The block of a table; None where all its cells are empty. A table of data is added to `data`."""
    rows = [row for row in shape.rows if any(cell.plain.strip() for cell in row)]
    filled = [index for index in range(len(rows[0]) if rows else 0) if any(row[index].plain.strip() for row in rows)]
    if not filled:
        return None
    cells = [[row[index] for index in filled] for row in rows]
    header, body = (cells[0], cells[1:]) if len(cells) > 1 else ([Text() for _ in filled], cells)
    written = _written(header, body, links, shape)
    table = [[plain_line(cell) for cell in row] for row in body]
    if not _is_data(table):
        return written
    names = unlike([plain_line(cell) for cell in header], "Column")
    path = files.add("data", name, "csv", csv_bytes(names, [[_minus(cell) for cell in row] for row in table]))
    return DraftBlock("table", {"data": kept_as(name, {"file": path}, data)}, shape.place, (written,))


def kept_as(words: str, table: dict[str, Any], data: dict[str, Any]) -> str:
    """The name under which a table stands in the deck: that of an equal one, else a new one made of words."""
    stem = re.sub(r"[^\w]+", "_", slug(words)[:40]).strip("_") or "table"
    return name_among(data, table, f"t_{stem}" if stem[0].isdigit() else stem, "_")


def _written(
    header: Sequence[Text], body: Sequence[Sequence[Text]], links: dict[str, str], shape: TableShape
) -> DraftBlock:
    """The table with its rows in the deck."""
    names = [plain_line(cell) for cell in header]
    heads = [markdown(cell, links, without=("bold",)) for cell in header]
    return rows_block(names, heads, [[markdown(cell, links) for cell in row] for row in body], shape.place)


def rows_block(names: Sequence[str], heads: Sequence[str], rows: Sequence[Sequence[str]], place: Place) -> DraftBlock:
    """A table of Markdown: heads are what stands over the columns, names the same without marks.

    Columns whose names are alike or hold marks are named by number, for the deck alone; what is shown is their title.
    Of a column without a title its name is shown, which is blank then.
    """
    columns: Any = Inline(list(heads))
    if len(set(names)) < len(names) or list(heads) != list(names):
        keys = [f"c{number}" if name else " " * names[:number].count("") for number, name in enumerate(names)]
        columns = {key: Inline({"title": head} if head else {}) for key, head in zip(keys, heads, strict=True)}
    return DraftBlock("table", {"columns": columns, "rows": [Inline(list(row)) for row in rows]}, place)


def _is_data(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table holds numbers in a column, and each of its cells can be read in one way alone."""
    if len(rows) < _FEWEST:
        return False
    columns = list(zip(*rows, strict=True))
    numeric = [all(_NUMBER.fullmatch(cell) for cell in column) for column in columns]
    return (
        any(numeric)
        and not numeric[0]
        and all(
            is_number or not any(re.match(r"\W*\d", cell) for cell in column)
            for column, is_number in zip(columns, numeric, strict=True)
        )
    )


def _minus(cell: str) -> str:
    return re.sub(r"^[−–](?=\d)", "-", cell)
