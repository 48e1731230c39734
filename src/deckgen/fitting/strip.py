"""A strip: a sentence beside a bar, which stands at the foot of what it closes."""

from __future__ import annotations

from msgspec import Struct

from deckgen.fitting.canvas import Canvas, Press
from deckgen.model.geometry import ZERO, Box, Emu, Insets, Pt
from deckgen.model.page import Paragraph, Style
from deckgen.model.rich_text import Text

# The width of the bar beside the sentence, and the room around its words.
BAR = Pt(4)
INSETS = Insets(Pt(18), Pt(7), ZERO, Pt(8))
# Its size as a share of the largest running text. It is the same on every slide, but for the fullest ones.
SIZE, FULLEST = 0.9, 0.9


class Strip(Struct, frozen=True):
    """What listeners should take away, in one sentence."""

    text: Text

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

    def draw(self, canvas: Canvas, box: Box, word: str) -> None:
        """Set the sentence under this name at the top of the box, beside a bar as high as its words.

        Both stand on the foot of the height that it needs, in which another program may set it on one line more.
        """
        words, place = self._paragraphs(canvas.press), box.top(self.height(box.width, canvas.press))
        room = INSETS.top + INSETS.bottom
        high = canvas.press.drawn_height(words, place.inset(INSETS).width) + room
        with canvas.bundled("Takeaway"):
            bar = Box(place.x, place.bottom - high, BAR, high)
            canvas.rectangle(bar, canvas.brand.colors.accent, "Bar")
            canvas.text(place, words, word, anchor="bottom", insets=INSETS)
