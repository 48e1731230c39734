"""columns: blocks side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckgen.block import BLOCKS, Block, Holder, holding
from deckgen.content import Content, Row, Stack
from deckgen.model.node import Number
from deckgen.scope import Scope


class _Column(Holder):
    """One column: one block, or several one under the other."""

    noun = "a column"

    def bind(self, scope: Scope) -> Content | None:
        """The column's blocks, stacked."""
        parts = tuple(part for block in self.blocks() if (part := block.bind(scope)) is not None)
        if not self.order and self.whole:
            scope.log.error("empty_block", "this column holds no block", self.span)
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else Stack(parts, self.span)


if TYPE_CHECKING:
    Column = _Column
else:
    Column = holding("Column", _Column, {word: BLOCKS.get(word) for word in BLOCKS.words if word != "columns"})


class Columns(Block):
    """Blocks side by side, in the order written."""

    short_form = "items"
    items: tuple[Column, ...]
    """The columns, each a mapping of the blocks in it."""
    widths: tuple[Number, ...] = ()
    """The columns' widths in proportion to each other, such as [3, 2]."""

    def bind(self, scope: Scope) -> Content | None:
        """The columns with their widths; without widths each takes what its content wants."""
        bound = [(index, column.bind(scope)) for index, column in enumerate(self.items)]
        if not 2 <= len(self.items) <= 4 and self.whole:
            scope.log.error("wrong_count", f"'columns' holds two to four columns, not {len(self.items)}", self.span)
        if self.widths and (len(self.widths) != len(self.items) or min(self.widths) <= 0):
            message = f"'widths' needs one number over zero for each of the {len(self.items)} columns"
            scope.log.error("wrong_count", message, self.at("widths"))
            return None
        parts = tuple(part for _, part in bound if part is not None)
        if not parts:
            return None
        widths = tuple(float(self.widths[i]) if self.widths else part.share for i, part in bound if part is not None)
        return Row(parts, widths, self.span)
