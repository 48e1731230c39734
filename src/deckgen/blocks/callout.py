"""callout: one sentence set apart."""

from __future__ import annotations

from msgspec import Struct

from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content, Told
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import ZERO, Box, Emu, Insets, Pt
from deckgen.model.marks import Str
from deckgen.model.page import Paragraph, Style
from deckgen.model.rich_text import Text

# The width of the bar beside the sentence, and the room around its words.
BAR = Pt(4)
INSETS = Insets(Pt(18), Pt(7), ZERO, Pt(8))
# Its size as a share of the largest running text. It is the same on every slide, but for the fullest ones.
SIZE, FULLEST = 0.9, 0.9


class Callout(Block):
    """One sentence across the slide, on the bottom edge of its body: what listeners should take away."""

    short_form = "text"
    text: Str
    """The sentence, as inline Markdown."""

    def bind(self, scope: Scope) -> Content | None:
        """The sentence."""
        text = scope.text(self.text)
        return CalloutContent(text, self.span, Told(text, self.text))


class CalloutContent(Content, Struct, frozen=True):
    """A bound callout: its sentence beside a bar."""

    text: Text
    span: Span
    takeaway: Told
    word = "callout"
    form = "strip"

    def _paragraphs(self, press: Press) -> tuple[Paragraph, ...]:
        largest, smallest = press.brand.type.body
        size = smallest if press.tightness > FULLEST else max(largest * SIZE, smallest)
        return (Paragraph(self.text, Style(size, press.brand.colors.ink)),)

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of the sentence and its insets."""
        return press.height(self._paragraphs(press), width - INSETS.left - INSETS.right) + INSETS.top + INSETS.bottom

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The sentence, where a word of it is too long for its line."""
        return press.broken(self._paragraphs(press), width - INSETS.left - INSETS.right)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Set the sentence at the top of the box, beside a bar as high as its words.

        Both stand on the foot of the height that it needs, in which another program may set it on one line more.
        """
        words, place = self._paragraphs(canvas.press), box.top(self.height(box.width, canvas.press))
        room = INSETS.top + INSETS.bottom
        high = canvas.press.drawn_height(words, place.inset(INSETS).width) + room
        with canvas.bundled("Takeaway"):
            bar = Box(place.x, place.bottom - high, BAR, high)
            canvas.rectangle(bar, canvas.brand.colors.accent, "Bar")
            canvas.text(place, words, "Callout", anchor="bottom", insets=INSETS)
