"""leave_out: rows that are sums of others, or notes."""

from __future__ import annotations

from deckgen.model.diagnostics import did_you_mean
from deckgen.tables.grid import HEADER, CellGrid
from deckgen.tables.options import Asked
from deckgen.tables.steps.named_columns import column_index


def left_out(grid: CellGrid, asked: Asked) -> CellGrid:
    """The cells without the rows that hold one of the words named for a column.

    A word that no row holds is warned of: if it is misspelt, the row that it means is still there.
    """
    gone: set[int] = set()
    for name, words in (asked.options.leave_out or {}).items():
        column = column_index(grid, name, "leave_out", asked)
        if column is None:
            continue
        cells = [row[column] for row in grid.rows]
        held, unwanted = dict.fromkeys(cells), frozenset(words)
        gone.update(index for index, cell in enumerate(cells) if cell in unwanted)
        for word in words:
            if word not in held:
                message = f"no row has '{word}' in the column '{name}', so none is left out for it"
                span = asked.place(word, "leave_out")
                asked.log.warning("nothing_left_out", message, span, did_you_mean(word, filter(None, held)))
    if not gone:
        return grid
    if len(gone) == len(grid.rows):
        asked.log.error("no_rows", "'leave_out' leaves no row", asked.span_of("leave_out"))
    left = [index for index in range(len(grid.rows)) if index not in gone]
    return CellGrid(
        grid.header,
        [grid.rows[index] for index in left],
        lambda row, column: grid.at(row if row == HEADER else left[row], column),
    )
