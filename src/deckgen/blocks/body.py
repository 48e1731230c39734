"""body: blocks one under the other."""

from __future__ import annotations

from deckgen.binding.scope import Scope
from deckgen.block import Block, Part
from deckgen.fitting.contents import Content, Stack


class Body(Block):
    """Blocks one under the other, in the order written: also two of one kind, or columns over columns."""

    short_form = "items"
    items: tuple[Part, ...]
    """The parts, each a mapping of the blocks in it."""

    @property
    def held(self) -> tuple[Part, ...]:
        """Its parts."""
        return self.items

    def bind(self, scope: Scope) -> Content | None:
        """The parts one under the other; None after a complaint where there are none."""
        parts = tuple(bound for part in self.items if (bound := part.bind(scope)) is not None)
        if not self.items and self.all_read:
            scope.log.error("empty_block", "'body' holds no block", self.span)
        return Stack(parts, self.span) if parts else None
