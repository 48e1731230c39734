"""Contents with nothing in them, for tests of how contents are placed: each draws its box under its own name."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content, Form
from deckgen.fitting.fonts import Fonts
from deckgen.fitting.measure import Typesetter
from deckgen.model.brand import Brand
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.findings import Finding
from deckgen.model.geometry import Box, Emu, Pt
from deckgen.model.page import Rectangle

SPAN = Span(SourceFile("deck.yaml", "text: x"), 1, 1, 5)


class Part(Content, Struct, frozen=True):
    """So many points high, whatever its width; one that is narrow says so in columns of less than 100 points."""

    name: str
    points: float = 50
    span: Span = SPAN
    form: Form = "words"
    share: float = 2.0
    floats: bool = False
    stretches: bool = False
    heads: bool = False
    shows_figures: bool = False
    narrow: bool = False
    findings: tuple[Finding, ...] = ()
    word: ClassVar[str] = "part"

    def height(self, width: Emu, press: Press) -> Emu:
        """Its points."""
        return Pt(self.points)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """An area of color."""
        canvas.rectangle(box, "000000", self.name)

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """Its name, where it is narrow."""
        return self.name if self.narrow and width < Pt(100) else None


def press() -> Press:
    """The default brand's type."""
    return Press(Brand(), Typesetter(Fonts(Brand())))


def drawn(content: Content, width: float, height: float) -> dict[str, tuple[float, float, float, float]]:
    """The boxes of parts by their names: points from the left and the top, width and height."""
    canvas = Canvas(press(), Diagnostics())
    content.draw(canvas, Box(Pt(0), Pt(0), Pt(width), Pt(height)))
    areas = [shape for shape in canvas.shapes if isinstance(shape, Rectangle)]
    return {area.name: (area.box.x.pt, area.box.y.pt, area.box.width.pt, area.box.height.pt) for area in areas}
