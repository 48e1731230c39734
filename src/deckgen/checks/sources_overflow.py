"""sources_overflow: a slide cites more sources than its source line holds."""

from __future__ import annotations

from deckgen.check import RoomCheck


class SourcesOverflow(RoomCheck):
    """The sources of a slide fit into the line at its foot."""

    why = "Sources that don't fit their line would stand over the content, or be cut off unsaid."
    mend = "Cite fewer sources on the slide, or split it."
    part = "sources"
