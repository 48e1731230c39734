"""What charts take from a brand: its colors, its sizes of type, and the files of its fonts."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.fitting.fonts import Fonts
from deckgen.model.brand import Brand
from deckgen.model.brand_colors import Colors
from deckgen.model.chart_data import ChartLook


def look_of(brand: Brand, fonts: Fonts) -> ChartLook:
    """What charts take from the brand.

    Names that stand out are in the heading's font only where that is a weight of the body's: two families beside each
    other look like an error.
    """
    colors, (largest, smallest) = brand.colors, brand.type.chart
    bold = fonts.file("body", bold=True)
    return ChartLook(
        ink=colors.ink,
        grey=colors.grey,
        hairline=colors.hairline,
        paper=colors.paper,
        muted=colors.muted,
        regular=fonts.file("body"),
        semibold=fonts.file("heading") if brand.fonts.heading_is_heavier_body else bold,
        bold=bold,
        largest=largest.pt,
        smallest=smallest.pt,
        others=fonts.others,
    )


def look_on(look: ChartLook, colors: Colors | None) -> ChartLook:
    """The look of charts on a ground of its own, by the brand's colors there; with None that on the brand's paper."""
    if colors is None:
        return look
    return replace(
        look, ink=colors.ink, grey=colors.grey, hairline=colors.hairline, paper=colors.paper, muted=colors.muted
    )
