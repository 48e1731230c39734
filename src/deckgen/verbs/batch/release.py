"""Which deckgen this is: decks that another one builds of the same files may be others."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from deckgen.files.packages import release_of
from deckgen.files.shelf import digest, digest_of_code


@cache
def own_code() -> str:
    """A digest of all of deckgen's own modules."""
    root = Path(__file__).parents[2]
    rooms = sorted(path.parent.relative_to(root).as_posix() for path in root.rglob("__init__.py"))
    return digest([release_of("deckgen").encode(), digest_of_code(*rooms).encode()])
