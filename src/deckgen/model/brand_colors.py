"""Colors: the brand's own colors, by their use."""

from __future__ import annotations

from msgspec import Struct


class Colors(Struct, frozen=True):
    """The brand's own colors, hex without '#'.

    ink: words.
    paper: the ground of slides.
    accent: section names, bullets, what stands out.
    grey: labels and sources.
    hairline: thin lines.
    panel: the ground of cards and callouts.
    cover, divider: the grounds of these slides.
    muted: bars that stand back.
    rule: the short rule on the cover.
    """

    ink: str = "1B2A41"
    paper: str = "FFFFFF"
    accent: str = "1F5FA8"
    grey: str = "6B7785"
    hairline: str = "D9DEE5"
    panel: str = "F2F5F8"
    cover: str = "1B2A41"
    divider: str = "1F5FA8"
    muted: str = "B9C6D6"
    rule: str = "D9982B"
