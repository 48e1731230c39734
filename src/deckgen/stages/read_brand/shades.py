"""The shades of a brand that lie between its paper and its ink."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.model.brand_colors import Colors
from deckgen.model.color import is_dark, legible, mix, standing_back

# How much ink panels have on light paper, and on dark, where as much is less to the eye.
_OF_PANELS, _OF_DARK_PANELS = 0.05, 0.1


def between(colors: Colors, paper: str, ink: str) -> Colors:
    """The colors on another paper or in another ink, with the shades that lie between these two."""
    return replace(
        colors,
        ink=ink,
        paper=paper,
        grey=legible(mix(ink, paper, 0.35), paper, ink),
        hairline=mix(paper, ink, 0.15),
        panel=mix(paper, ink, _OF_DARK_PANELS if is_dark(paper, ink) else _OF_PANELS),
        muted=standing_back(paper, ink, 0.3),
    )
