"""A QR code on a slide: the square, and the words under it."""

from __future__ import annotations

from msgspec import Struct

from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content
from deckgen.model.color import contrast, readable
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import Box, Emu, Inch, Pt
from deckgen.model.page import Paragraph, Picture, Style
from deckgen.model.rich_text import Text
from deckgen.pictures.qr_code import QrModules
from deckgen.pictures.svg import render_svg

# A smaller code can't be read from a seat; a larger one looks like a mistake.
SMALLEST, LARGEST = Inch(1.6), Inch(4.2)
# What no phone reads from the first rows, on a page 7.5 inches high, and the smallest code that is drawn at all.
UNREADABLE, TRACE = Inch(0.8), Inch(0.1)
OVER_WORDS, SEAM = Pt(8), Pt(1)
# Pixels for each module of the bitmap, for programs that show no SVG.
PIXELS = 16


class QrContent(Content, Struct, frozen=True):
    """A bound QR code."""

    modules: QrModules
    address: str
    """Where it leads."""
    text: Text
    """The words under it, which lead to the same address; empty where there are none."""
    alt: str
    span: Span
    word = "qr"
    share = 1.0
    form = "figure"
    stretches = True

    def words(self, press: Press, color: str) -> tuple[Paragraph, ...]:
        """The words under it in a color; none where there are none."""
        return (Paragraph(self.text, Style(press.small.size, color), align="center"),) if self.text else ()

    def under(self, width: Emu, press: Press) -> Emu:
        """The height of the words and of the gap over them; 0 where there are none."""
        words = self.words(press, "")
        return press.height(words, width) + OVER_WORDS if words else Emu(0)

    def height(self, width: Emu, press: Press) -> Emu:
        """The least height of the code and its words; it grows into the height that it is given."""
        return SMALLEST + self.under(width, press)

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The code where its place is narrower than it may be, or a word under it."""
        least = f"the QR code, at least {SMALLEST.inches:g} in wide,"
        return least if width < SMALLEST else press.broken(self.words(press, ""), width)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the code as large as its place allows."""
        self.place(canvas, box, canvas.brand.quiet(canvas.brand.colors.paper))

    def place(self, canvas: Canvas, box: Box, color: str, *, on_plate: bool = False) -> None:
        """Draw the code in the middle of the top of a box, with its words in a color under it.

        On a plate the words are dark on white, as the code is, whatever is behind them.
        """
        side = self._side(box.width, box, canvas.press)
        if on_plate and not canvas.press.broken(self.words(canvas.press, ""), side):
            # The plate is as wide as the code, so that both are one card.
            side = min(side, self._side(side, box, canvas.press))
            box = Box(box.x + (box.width - side) // 2, box.y, Emu(side), box.height)
        under = self.under(box.width, canvas.press)
        if side < UNREADABLE:
            scale = canvas.brand.scale
            message = (
                f"the QR code is {side.inches * scale:.2g} in wide on its slide; "
                f"phones need {UNREADABLE.inches * scale:.2g} in to read it"
            )
            more = "name another layout under 'layouts' in the brand, or " if canvas.brand.template else ""
            canvas.misfit("code", message, self.span, f"{more}give the code a slide of its own with 'qr'")
        square = Box(box.x + (box.width - side) // 2, box.y, Emu(side), Emu(side))
        ink = canvas.brand.colors.ink
        svg = self.modules.svg(ink if contrast(ink, "FFFFFF") >= 7 else "000000")
        png = render_svg(svg, self.modules.across * PIXELS)
        with canvas.bundled("QR code with address"):
            canvas.add(Picture(square, png, "png", canvas.name("QR code"), self.alt, svg=svg, link=self.address))
            if self.text:
                # The plate overlaps the code's own margin a little, so that no seam shows between the two.
                top = square.bottom + (-SEAM if on_plate else OVER_WORDS)
                place = Box(box.x, top, box.width, box.y + side + under - top)
                fill = "FFFFFF" if on_plate else None
                words = self.words(canvas.press, readable("FFFFFF", ink, "000000") if fill else color)
                canvas.text(place, words, "Address", fill=fill)

    def _side(self, width: Emu, box: Box, press: Press) -> Emu:
        """How wide the code is in a box, over its words at this width."""
        return Emu(max(TRACE, min(box.width, box.height - self.under(width, press), LARGEST)))
