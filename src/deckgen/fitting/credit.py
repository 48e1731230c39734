"""Credit: who made a picture, in small words under it."""

from __future__ import annotations

from msgspec import Struct

from deckgen.fitting.canvas import Canvas, Press
from deckgen.model.geometry import ZERO, Box, Emu, Pt
from deckgen.model.page import Paragraph, Style
from deckgen.model.rich_text import Text

_OVER: Emu = Pt(4)


class Credit(Struct, frozen=True):
    """The words under a picture; None for no words, which take no room."""

    text: Text | None

    def height(self, press: Press) -> Emu:
        """The height of the words and of the gap over them."""
        return press.typesetter.line(self._style(press)) + _OVER if self.text else ZERO

    def draw(self, canvas: Canvas, picture: Box, right: Emu) -> None:
        """Set the words under a picture; they may reach beyond it, up to a place at the right."""
        if self.text is not None:
            words = (Paragraph(self.text, self._style(canvas.press)),)
            top, height = picture.bottom + _OVER, self.height(canvas.press) - _OVER
            canvas.text(Box(picture.x, top, right - picture.x, height), words, "Credit")

    def _style(self, press: Press) -> Style:
        return Style(press.brand.type.kicker, press.brand.colors.grey)
