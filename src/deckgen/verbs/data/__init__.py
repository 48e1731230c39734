"""What `deckgen data` does: a deck's tables fetched anew, judged and written, and how old they are."""

from deckgen.verbs.data.refresh import Judged, Manners, Outcome, Refresher, UnknownTableError, opened
from deckgen.verbs.data.status import standings

__all__ = ["Judged", "Manners", "Outcome", "Refresher", "UnknownTableError", "opened", "standings"]
