"""text: running words."""

from __future__ import annotations

from msgspec import Struct

from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import Box, Emu
from deckgen.model.marks import Str
from deckgen.model.page import Paragraph
from deckgen.model.rich_text import Text


class TextBlock(Block):
    """A paragraph or two; a blank line parts them."""

    short_form = "text"
    text: Str
    """The words, as inline Markdown."""

    def bind(self, scope: Scope) -> Content | None:
        """The paragraphs."""
        return TextContent(scope.texts(self.text), self.span)


class TextContent(Content, Struct, frozen=True):
    """Bound running text."""

    texts: tuple[Text, ...]
    """The words of each paragraph."""
    span: Span
    word = "text"
    is_plain = True

    @property
    def heads(self) -> bool:  # type: ignore[override]
        """Whether it is the heading of what stands under it: a single paragraph that begins in bold."""
        return len(self.texts) == 1 and bool(self.texts[0]) and self.texts[0].runs[0].bold

    def _paragraphs(self, press: Press) -> tuple[Paragraph, ...]:
        return tuple(Paragraph(text, press.body, before=press.body.size * 0.7) for text in self.texts)

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of the paragraphs."""
        return press.height(self._paragraphs(press), width)

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The first paragraph with a word too long for its line."""
        return press.broken(self._paragraphs(press), width)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Fill the body placeholder."""
        canvas.text(box, self._paragraphs(canvas.press), "Text", role="body", in_steps=True)
