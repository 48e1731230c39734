"""The writer of drawings: a page goes in, an SVG comes out that shows it as it will stand in PowerPoint.

It measures nothing: words stand where they were measured to stand (fitting/setting.py), in the outlines of the very
font files that they were measured with, so that every program shows them alike. Lengths are points.
"""

from __future__ import annotations

from deckgen.writers.svg.page_drawing import Sheet, page_svg
from deckgen.writers.svg.words import Lettering, WordWriter

__all__ = ["Lettering", "Sheet", "WordWriter", "page_svg"]
