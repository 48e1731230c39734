"""The user's own folders for deckgen: what can be made again, and what must be remembered.

Both lie outside of every deck, so that what comes with a stranger's folder is never taken for the user's own.
"""

from __future__ import annotations

import os
from pathlib import Path

# Variables of the environment that name other folders than the system's usual ones.
CACHE, STATE = "DECKGEN_CACHE", "DECKGEN_STATE"
# One that names where pictures of charts are shared with others: a folder or an address such as s3://bucket/charts.
SHARED_CACHE = "DECKGEN_SHARED_CACHE"


def cache_folder() -> Path:
    """The folder of what was made before and can be made again, such as pictures of charts."""
    return _named(CACHE) or _platform_folder("cache")


def state_folder() -> Path:
    """The folder of what is remembered, such as which programs the user trusts."""
    return _named(STATE) or _platform_folder("state")


def _named(variable: str) -> Path | None:
    """The folder that a variable of the environment names; None where it is unset, empty or no full path."""
    path = Path(os.environ.get(variable, ""))
    return path if path.is_absolute() else None


def _platform_folder(kind: str) -> Path:
    from platformdirs import PlatformDirs

    folders = PlatformDirs("deckgen", appauthor=False)
    path = folders.user_cache_path if kind == "cache" else folders.user_state_path
    # A variable such as XDG_CACHE_HOME may name no full path, which would lead into the deck's folder.
    return path if path.is_absolute() else Path(os.path.expanduser("~"), f".{kind}", "deckgen")
