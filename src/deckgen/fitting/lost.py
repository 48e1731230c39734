"""What stands in the place of a block that could not be bound, so that the complaint has a place to be shown at.

A deck with such a block has errors, and so is never written: only who looks at its slides sees this.
"""

from __future__ import annotations

from msgspec import Struct

from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content, Form
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import Box, Emu, Pt
from deckgen.model.page import TextBox

_HEIGHT = Pt(60)


class Lost(Struct, Content, frozen=True):
    """An empty panel for the block of a word, written at a place."""

    word: str  # type: ignore[misc]
    span: Span
    form: Form = "figure"
    stretches: bool = True

    def height(self, width: Emu, press: Press) -> Emu:  # noqa: ARG002 - it is small, and takes what is left
        """A small height, since others need theirs more."""
        return _HEIGHT

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Lay the panel."""
        name = canvas.name("Missing block")
        canvas.add(TextBox(box, (), name, fill=canvas.brand.colors.panel, span=self.span))
