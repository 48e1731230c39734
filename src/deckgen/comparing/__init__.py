"""Comparing two copies of a talk by their manifests, and a built file with its own manifest.

A manifest is the record of what a built deck shows. This room only computes: it reads no files and prints nothing.
"""

from deckgen.comparing.by_hand import built_names, by_hand, told, unsaid
from deckgen.comparing.comparison import Comparison, Side
from deckgen.comparing.deck_since import known_as, still_pulled
from deckgen.comparing.manifests_compared import compare

__all__ = ["Comparison", "Side", "built_names", "by_hand", "compare", "known_as", "still_pulled", "told", "unsaid"]
