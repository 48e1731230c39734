"""What charts draw on: the sheet, and the parts that charts share (axes, labels, legends, notes)."""

from deckgen.plot.paper import Plot, settings
from deckgen.plot.rect import Rect

__all__ = ["Plot", "Rect", "settings"]
