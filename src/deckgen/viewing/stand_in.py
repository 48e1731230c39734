"""What stands in the place of a chart that can't be drawn, so that its slide can be seen all the same."""

from __future__ import annotations

from typing import Final

from deckgen.model.brand import Brand
from deckgen.model.geometry import Insets, Pt
from deckgen.model.page import ChartBox, Paragraph, Style, TextBox
from deckgen.model.rich_text import plain

UNTRUSTED: Final = "The deck's own program draws this, once you trust it (--trust)"
UNDRAWN: Final = "This chart can't be drawn"
_INSETS: Final = Insets(Pt(12), Pt(12), Pt(12), Pt(12))


def stand_in(box: ChartBox, words: str, brand: Brand) -> TextBox:
    """A panel with words, as large as the chart."""
    style = Style(brand.type.body[1], brand.colors.grey)
    said = Paragraph(plain(words), style, align="center")
    return TextBox(box.box, (said,), box.name, anchor="middle", insets=_INSETS, fill=brand.colors.panel)
