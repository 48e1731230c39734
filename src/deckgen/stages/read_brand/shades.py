"""The shades of a brand that lie between its paper and its ink."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.model.brand_colors import Colors
from deckgen.model.color import legible, mix, standing_back


def between(colors: Colors, paper: str, ink: str) -> Colors:
    """The colors on another paper or in another ink, with the shades that lie between these two."""
    return replace(
        colors,
        ink=ink,
        paper=paper,
        grey=legible(mix(ink, paper, 0.35), paper, ink),
        hairline=mix(paper, ink, 0.15),
        panel=mix(paper, ink, 0.05),
        muted=standing_back(paper, ink, 0.3),
    )
