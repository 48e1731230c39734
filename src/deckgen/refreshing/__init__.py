"""What `deckgen data` does: a deck's tables fetched anew, judged and written, and how old they are."""

from deckgen.refreshing.refresh import Judged, Manners, Outcome, Refresher, UnknownTableError, opened
from deckgen.refreshing.standing import standings

__all__ = ["Judged", "Manners", "Outcome", "Refresher", "UnknownTableError", "opened", "standings"]
