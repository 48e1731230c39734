"""proverb: what people have said for ages, between two lines."""

from __future__ import annotations

from msgspec import Struct

from deckgen.plug_in import Block, Box, Canvas, Content, Emu, Paragraph, Press, Pt, Scope, Span, Str, Text

# Between the words and the lines over and under them.
AIR, LINE = Pt(12), Pt(1.5)


class Proverb(Block):
    """Old words that say it best, between two lines."""

    short_form = "text"
    text: Str
    """The words, as inline Markdown."""
    origin: Str | None = None
    """Where people say so, in small words under it."""

    def bind(self, scope: Scope) -> Content | None:
        """The words, with every name filled in."""
        origin = scope.text(self.origin) if self.origin is not None else None
        return ProverbContent(scope.text(self.text), origin, self.span)


class ProverbContent(Content, Struct, frozen=True):
    """A bound proverb."""

    text: Text
    origin: Text | None
    span: Span
    word = "proverb"
    grows = True

    def _paragraphs(self, press: Press) -> tuple[Paragraph, ...]:
        words = (Paragraph(self.text, press.head, align="center"),)
        return words if self.origin is None else (*words, Paragraph(self.origin, press.label, align="center"))

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of the words and the air around them."""
        return press.height(self._paragraphs(press), width) + AIR * 2

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The words, where one of them is too long for its line."""
        return press.broken(self._paragraphs(press), width)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """The words in the middle, a line over them and one under them."""
        room = box.top(self.height(box.width, canvas.press))
        for y in (room.y, room.bottom):
            canvas.line(Box(room.x, y, room.width, LINE), canvas.brand.colors.accent, LINE, "Proverb line")
        canvas.text(room, self._paragraphs(canvas.press), "Proverb", anchor="middle")
