"""callout: one sentence set apart."""

from __future__ import annotations

from msgspec import Struct

from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content, Told
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import Box, Emu, Insets, Pt
from deckgen.model.marks import Str
from deckgen.model.page import Paragraph, Style
from deckgen.model.rich_text import Text

# The room inside the panel.
INSETS = Insets(Pt(18), Pt(11), Pt(18), Pt(12))


class Callout(Block):
    """One sentence in a panel across the slide."""

    short_form = "text"
    text: Str
    """The sentence, as inline Markdown."""

    def bind(self, scope: Scope) -> Content | None:
        """The sentence."""
        text = scope.text(self.text)
        return CalloutContent(text, self.span, Told(text, self.text))


class CalloutContent(Content, Struct, frozen=True):
    """A bound callout: its sentence in a panel."""

    text: Text
    span: Span
    takeaway: Told
    word = "callout"
    form = "strip"
    grows = True

    def _paragraphs(self, press: Press) -> tuple[Paragraph, ...]:
        largest, smallest = press.brand.type.body
        size = press.between((largest * 0.9, smallest))
        return (Paragraph(self.text, Style(size, press.brand.colors.ink)),)

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of the sentence and its insets."""
        return press.height(self._paragraphs(press), width - INSETS.left - INSETS.right) + INSETS.top + INSETS.bottom

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The sentence, where a word of it is too long for its line."""
        return press.broken(self._paragraphs(press), width - INSETS.left - INSETS.right)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Lay the panel at the top of the box, as high as its words."""
        panel = box.top(self.height(box.width, canvas.press))
        canvas.text(
            panel,
            self._paragraphs(canvas.press),
            "Callout",
            anchor="middle",
            insets=INSETS,
            fill=canvas.brand.colors.panel,
        )
