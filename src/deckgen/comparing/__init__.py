"""Comparing two copies of a talk by their manifests. Values in, values out: nothing is read, written or shown."""

from deckgen.comparing.by_hand import by_hand
from deckgen.comparing.compare import compare
from deckgen.comparing.comparison import Comparison, Side

__all__ = ["Comparison", "Side", "by_hand", "compare"]
