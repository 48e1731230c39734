"""The steps on the columns of a file that says itself what they hold: the kinds that it declares are kept."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.model.dataset import CellPlace, Column, Kind, Value
from deckgen.tables.column_types import typed_plainly
from deckgen.tables.grid import CellGrid
from deckgen.tables.options import Asked
from deckgen.tables.steps import stepped


class _TypedText(str):
    """The text of a cell, with its value and the kind of the column that it comes from."""

    __slots__ = ("kind", "value")
    value: Value
    kind: Kind

    @classmethod
    def of(cls, text: str, value: Value, kind: Kind) -> _TypedText:
        made = cls(text)
        made.value, made.kind = value, kind
        return made


def stepped_columns(columns: Sequence[Column], asked: Asked) -> tuple[Column, ...] | None:
    """The columns after every step that the deck asks for; None after a complaint that leaves no table."""
    texts = [
        [_TypedText.of(text, value, column.kind) for text, value in zip(column.texts, column.values, strict=True)]
        for column in columns
    ]
    place = CellPlace(asked.span)
    grid = CellGrid([column.name for column in columns], list(zip(*texts, strict=True)), lambda row, column: place)
    made = stepped(grid, asked)
    if made is None:
        return None
    cells = list(zip(*made.rows, strict=True)) if made.rows else [()] * len(made.header)
    return tuple(_column(name, held) for name, held in zip(made.header, cells, strict=True))


def _column(name: str, cells: Sequence[str]) -> Column:
    """The column of cells: of their kind where they share one, of words where they don't."""
    texts = tuple(map(str, cells))
    typed = [cell for cell in cells if isinstance(cell, _TypedText)]
    if len(typed) < len(cells):
        return typed_plainly(name, texts)  # the names of columns that became rows
    kinds = {cell.kind for cell in typed}
    if len(kinds) == 1:
        return Column(name, kinds.pop(), tuple(cell.value for cell in typed), texts)
    return Column(name, Kind.TEXT, tuple(text or None for text in texts), texts)
