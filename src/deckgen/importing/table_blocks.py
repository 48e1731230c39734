"""From a table of PowerPoint's to `table`: with its rows written out, or as csv where it holds numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import replace

from deckgen.importing.asset_files import Files, csv_bytes, unlike
from deckgen.importing.drafts import DraftBlock, Inline, Node, Under
from deckgen.importing.free_names import name_among
from deckgen.importing.marked_words import BROKEN_LINES, has_broken_lines, markdown, plain_line, with_broken_lines
from deckgen.model.rich_text import Run, Text
from deckgen.model.slug import slug
from deckgen.office.old_deck.old_values import Place, TableShape

# Numbers that are the same however they are read, and written again.
_NUMBER = re.compile(r"[-−–]?\d{1,4}(\.\d+)?|[-−–]?\d{1,4}(\.\d+)?%")
# The header of a table takes no more rows than these.
_MOST_HEADS = 3
# How many rows with numbers make a table one of data.
_FEWEST = 3
_FOOTNOTE = re.compile(r"\[?\d{1,2}\]|\*|†|‡|(source|note|quelle|fuente|fonte)s?\b", re.IGNORECASE)


def table_block(
    shape: TableShape, name: str, links: dict[str, str], files: Files, data: dict[str, Any], say: Callable[..., None]
) -> Node | None:
    """The block of a table; None where all its cells are empty. A table of data is added to `data`.

    say is told what the table doesn't say as the old one did. A first row of one cell stands over the table, and a
    footnote in the last one under it.
    """
    if len(shape.rows) > 2 and _is_caption(shape):
        words = markdown(shape.rows[0][0].map(lambda run: (replace(run, bold=True),)), links)
        heading = DraftBlock("text", words, shape.place)
        block = table_block(_without_first_row(shape), name, links, files, data, say)
        return heading if block is None else Under((heading, *_parts(block)))
    if len(shape.rows) > 2 and _is_footnote(shape):
        footnote = DraftBlock("text", markdown(shape.rows[-1][0], links), shape.place)
        block = table_block(_without_last_row(shape), name, links, files, data, say)
        return footnote if block is None else Under((*_parts(block), footnote))
    rows = [row for row in _uncovered(shape, say) if any(cell.plain.strip() for cell in row)]
    filled = [index for index in range(len(rows[0]) if rows else 0) if any(row[index].plain.strip() for row in rows)]
    if not filled:
        return None
    _say_unlike(shape, say)
    cells = [[row[index] for index in filled] for row in rows]
    header, body = (cells[0], cells[1:]) if len(cells) > 1 else ([Text() for _ in filled], cells)
    written = _written(header, body, links, shape)
    table = [[plain_line(cell) for cell in row] for row in body]
    if not _is_data(table):
        return written
    names = unlike([plain_line(cell) for cell in header], "Column")
    path = files.add("data", name, "csv", csv_bytes(names, [[_minus(cell) for cell in row] for row in table]))
    return DraftBlock("table", {"data": kept_as(name, {"file": path}, data)}, shape.place, (written,))


def _parts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, Under) else (node,)


def _is_caption(shape: TableShape) -> bool:
    """Whether the first row says what the table shows: one cell that spans several, and nothing else."""
    return _filled(shape, 0) == [0] and shape.covered.get((0, 1)) == (0, 0)


def _is_footnote(shape: TableShape) -> bool:
    """Whether the last row is one cell that begins with the sign of a footnote, or as a source does."""
    last = len(shape.rows) - 1
    is_one = _filled(shape, last) == [0] and shape.covered.get((last, 1)) == (last, 0)
    return is_one and bool(_FOOTNOTE.match(plain_line(shape.rows[last][0])))


def _filled(shape: TableShape, row: int) -> list[int]:
    """The numbers of the cells of a row that hold words."""
    return [column for column, cell in enumerate(shape.rows[row]) if cell.plain.strip()]


def _uncovered(shape: TableShape, say: Callable[..., None]) -> list[list[Text]]:
    """The rows with one header, and with words that stood beside several rows in each of them."""
    heads = _header_rows(shape)
    rows = [list(row) for row in shape.rows]
    header = [_head(shape, column, heads) for column in range(len(rows[0]) if rows else 0)]
    for (row, column), (first, start) in shape.covered.items():
        cell = shape.rows[first][start]
        if row < heads or not cell.plain.strip():
            continue
        if column == start and not _NUMBER.fullmatch(plain_line(cell)):
            rows[row][column] = cell
        elif not _fills_row(shape, row):
            say("a cell of a table that spanned several is said in the first of them alone")
    return [header, *rows[heads:]] if heads else rows


def _header_rows(shape: TableShape) -> int:
    """How many rows the header of a table takes: more than one where cells of it are joined."""
    reach = [row for (row, _), (first, _) in shape.covered.items() if first == 0 and row < _MOST_HEADS]
    if not shape.rows:
        return 0
    # Heads that span several columns stand over heads of their own.
    across = any(row == 0 for row in reach) and len(shape.rows) > 2
    return min(len(shape.rows) - 1, max([1, *(row + 1 for row in reach), 2 * across])) or 1


def _head(shape: TableShape, column: int, heads: int) -> Text:
    """The words over a column, of all rows of the header, each once."""
    found: list[Text] = []
    for row in range(heads):
        place = shape.covered.get((row, column), (row, column))
        cell = shape.rows[place[0]][place[1]]
        if cell.plain.strip() and cell not in found:
            found.append(cell)
    made = Text()
    for cell in found:
        made = made + (Text((Run(" "),)) if made else Text()) + cell
    return made


def _without_first_row(shape: TableShape) -> TableShape:
    """A table without its first row, and without those under it that are empty or said again in the next."""
    gone = 1
    while gone < len(shape.rows) - 1 and all(
        shape.rows[gone][column].plain == shape.rows[gone + 1][column].plain for column in _filled(shape, gone)
    ):
        gone += 1
    return replace(
        shape,
        rows=shape.rows[gone:],
        covered={
            (row - gone, column): (at[0] - gone, at[1])
            for (row, column), at in shape.covered.items()
            if at[0] >= gone
        },
        fills={(row - gone, column): color for (row, column), color in shape.fills.items() if row >= gone},
    )


def _without_last_row(shape: TableShape) -> TableShape:
    last = len(shape.rows) - 1
    covered = {place: over for place, over in shape.covered.items() if place[0] < last}
    return replace(shape, rows=shape.rows[:last], covered=covered)


def _fills_row(shape: TableShape, row: int) -> bool:
    """Whether one cell is all of a row of several, such as a heading over those under it."""
    return len(shape.rows[row]) > 1 and all(
        shape.covered.get((row, column)) == (row, 0) for column in range(1, len(shape.rows[row]))
    )


def _say_unlike(shape: TableShape, say: Callable[..., None]) -> None:
    """Say what a table doesn't say as the old one did."""
    if _means_by_color(shape):
        say("the colors of cells are not taken over: write what they mean in words")
    if shape.has_formulas:
        say("a formula in a cell stands in one line, with brackets")
    if any(has_broken_lines(cell) for row in shape.rows[_header_rows(shape) :] for cell in row):
        say(BROKEN_LINES, lost=False)


def _means_by_color(shape: TableShape) -> bool:
    """Whether cells of one row differ in color, the first aside, or a few rows from the others."""
    heads = _header_rows(shape)
    rows = [
        [shape.fills.get((row, column), "") for column in range(len(shape.rows[row]))]
        for row in range(heads, len(shape.rows))
    ]
    columns = set(map(tuple, rows))
    within = any(len(set(row[1:])) > 1 for row in rows) and len(columns) > 1
    every_second = all(row == rows[number % 2] for number, row in enumerate(rows))
    return within or (len(columns) > 1 and not every_second)


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
    cells = [[markdown(with_broken_lines(cell), links) for cell in row] for row in body]
    return rows_block(names, heads, cells, shape.place)


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
