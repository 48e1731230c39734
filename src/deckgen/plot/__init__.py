"""What charts are drawn on and of: the sheet, the frames in which charts are planned, and the parts that they share.

There are frames of upright bars (uprights.py), of categories that lie in rows (lying.py), of changes over time
(over_time.py) and of dots by two numbers (cloud.py). A frame is planned first, which says where everything stands,
and then drawn. PowerPoint's own charts are made from the same frames, in native/.
"""

from deckgen.plot.paper import Plot, settings
from deckgen.plot.rect import Rect

__all__ = ["Plot", "Rect", "settings"]
