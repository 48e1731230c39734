"""callout: one sentence set apart."""

from __future__ import annotations

from msgspec import Struct

from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content, Told
from deckgen.fitting.strip import Strip
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import Box, Emu
from deckgen.model.marks import Str


class Callout(Block):
    """One sentence across the slide, on the bottom edge of its body: what listeners should take away."""

    short_form = "text"
    text: Str
    """The sentence, as inline Markdown."""

    def bind(self, scope: Scope) -> Content | None:
        """The sentence."""
        text = scope.text(self.text)
        return CalloutContent(Strip(text), self.span, Told(text, self.text))


class CalloutContent(Content, Struct, frozen=True):
    """A bound callout: its sentence beside a bar."""

    strip: Strip
    span: Span
    takeaway: Told
    word = "callout"
    form = "strip"

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of the sentence and its insets."""
        return self.strip.height(width, press)

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The sentence, where a word of it is too long for its line."""
        return self.strip.too_wide(width, press)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Set the sentence at the top of the box, beside its bar."""
        self.strip.draw(canvas, box, "Callout")
