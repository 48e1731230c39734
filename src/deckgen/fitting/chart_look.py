"""What charts take from a brand: its colors, its sizes of type, and the files of its fonts."""

from __future__ import annotations

from deckgen.fitting.fonts import Fonts
from deckgen.model.brand import Brand
from deckgen.model.chart_data import ChartLook


def look_of(brand: Brand, fonts: Fonts) -> ChartLook:
    """What charts take from the brand."""
    colors, (largest, smallest) = brand.colors, brand.type.chart
    return ChartLook(
        ink=colors.ink,
        grey=colors.grey,
        hairline=colors.hairline,
        paper=colors.paper,
        muted=colors.muted,
        regular=fonts.file("body"),
        semibold=fonts.file("heading"),
        bold=fonts.file("body", bold=True),
        largest=largest.pt,
        smallest=smallest.pt,
        others=fonts.others,
    )
