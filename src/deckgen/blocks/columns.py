"""columns: blocks side by side."""

from __future__ import annotations

from deckgen.binding.scope import Scope
from deckgen.block import Block, Part
from deckgen.fitting.contents import Content, SideBySide
from deckgen.model.node import Number


class Columns(Block):
    """Blocks side by side, in the order written."""

    short_form = "items"
    items: tuple[Part, ...]
    """The columns, each a mapping of the blocks in it."""
    widths: tuple[Number, ...] = ()
    """The columns' widths in proportion to each other, such as [3, 2]."""

    @property
    def held(self) -> tuple[Part, ...]:
        """Its parts."""
        return self.items

    def bind(self, scope: Scope) -> Content | None:
        """The columns with their widths; where the author gives none, each has the share that its content wants."""
        bound = [(index, column.bind(scope)) for index, column in enumerate(self.items)]
        if not 2 <= len(self.items) <= 4 and self.all_read:
            scope.log.error("wrong_count", f"'columns' holds two to four columns, not {len(self.items)}", self.span)
            bound = bound[:4]
        if self.widths and (len(self.widths) != len(self.items) or min(self.widths) <= 0):
            message = f"'widths' needs one number over zero for each of the {len(self.items)} columns"
            scope.log.error("wrong_count", message, self.at("widths"))
            return None
        parts = tuple(part for _, part in bound if part is not None)
        if not parts:
            return None
        widths = tuple(
            float(self.widths[index]) if self.widths else part.share for index, part in bound if part is not None
        )
        return SideBySide(parts, widths, self.span)
