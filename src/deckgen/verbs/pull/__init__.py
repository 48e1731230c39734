"""What `deckgen pull` does: words that somebody changed in a built file go back into the deck."""

from deckgen.verbs.pull.lines import Unwritten
from deckgen.verbs.pull.puller import Pulled, pull

__all__ = ["Pulled", "Unwritten", "pull"]
