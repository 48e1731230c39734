"""names and rename: what the columns of a table file are called."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.tables.grid import CellGrid
from deckgen.tables.options import Asked
from deckgen.tables.steps.named_columns import column_index


def named(grid: CellGrid, asked: Asked) -> CellGrid | None:
    """The cells under the names that the deck gives to the columns in their order; None after a complaint."""
    names, count = asked.options.names, len(grid.header)
    if names is None:
        if asked.options.header != ():
            return grid
        message = "the columns have no names without a header"
        hint = f"name all {count} of them: 'names: [{', '.join('abc'[:count])}{', …' if count > 3 else ''}]'"
        asked.log.error("missing_key", message, asked.span_of("header"), hint)
        return None
    if len(names) == count:
        return replace(grid, header=[str(name) for name in names])
    columns = f"{count} column{'' if count == 1 else 's'}"
    message = f"'names' has {len(names)}, and '{asked.display_path}' has {columns}"
    held = grid.header if any(grid.header) else grid.rows[0] if grid.rows else []
    hint = "they are " + ", ".join(f"'{cell}'" for cell in held[:6]) + (" …" if count > 6 else "")
    asked.log.error("wrong_names", message, asked.span_of("names"), hint)
    return None


def renamed(grid: CellGrid, asked: Asked) -> CellGrid | None:
    """The cells with new names for some columns; None after a complaint."""
    names = asked.options.rename or {}
    found = {new: column_index(grid, old, "rename", asked) for old, new in names.items()}
    header = list(grid.header)
    for new, index in found.items():
        if index is None:
            return None
        if new in header and header[index] != new:
            message = f"'rename' can't call a column '{new}': there is one of that name"
            asked.log.error("duplicate_column", message, asked.place(new, "rename"), "choose another name")
            return None
        header[index] = str(new)
    return replace(grid, header=header)
