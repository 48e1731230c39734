"""What the user has granted, remembered in a file of the user's own that no deck brings along.

The file is `trusted.json` in the state folder. A file that can't be read, or isn't as deckgen writes it, grants
nothing. A deck is known by the place where it lies: a copy of it elsewhere is another deck.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from deckgen.files.atomic_write import write_file
from deckgen.files.user_folders import state_folder
from deckgen.trust.permission import Permission

FILE, FORMAT = "trusted.json", 1
Facts = tuple[tuple[str, str], ...]


class Remembered(Struct, frozen=True):
    """What was granted to one deck: for each name of a permission its facts."""

    deck: str
    granted: dict[str, Facts]

    def grants(self, permission: Permission) -> bool:
        """Whether a permission was granted as it is now."""
        return self.granted.get(permission.name) == permission.facts

    def changes(self, permission: Permission) -> list[str]:
        """How a permission differs from what was granted under its name; nothing where none was."""
        before = self.granted.get(permission.name)
        return permission.changes_since(before) if before is not None else []


def remembered(deck: Path) -> Remembered:
    """What was granted to a deck file."""
    key = _key(deck)
    return Remembered(key, _read_all().get(key, {}))


def remember(deck: Path, permissions: Sequence[Permission]) -> None:
    """Remember that permissions were granted to a deck file. Raises OSError where that can't be written."""
    decks, key = _read_all(), _key(deck)
    decks[key] = {**decks.get(key, {}), **{one.name: one.facts for one in permissions}}
    text = json.dumps({"format": FORMAT, "decks": decks}, indent=2, sort_keys=True)
    # Nobody else needs to know which decks the user has, and may write what is granted to them.
    write_file(state_folder() / FILE, text.encode(), mode=0o600)


def _key(deck: Path) -> str:
    return os.fsencode(deck.resolve()).decode("utf-8", "backslashreplace")


def _read_all() -> dict[str, dict[str, Facts]]:
    """What was granted to all decks; nothing where the file is missing, damaged, or of another format."""
    try:
        found = json.loads((state_folder() / FILE).read_bytes())
        if found["format"] != FORMAT:
            return {}
        return {
            str(deck): {
                str(name): tuple((str(fact), str(value)) for fact, value in facts) for name, facts in of.items()
            }
            for deck, of in found["decks"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
