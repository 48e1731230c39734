"""What `deckgen data` does: fetches a deck's tables anew, judges and writes them, and tells how old they are."""

from deckgen.verbs.data.open_refresher import UnknownTableError, open_refresher
from deckgen.verbs.data.refresh import Judged, Outcome, Refresher, RefreshSettings
from deckgen.verbs.data.status import standings

__all__ = [
    "Judged",
    "Outcome",
    "RefreshSettings",
    "Refresher",
    "UnknownTableError",
    "open_refresher",
    "standings",
]
