"""Which talk a filled copy was made of. Its manifest names none, since everybody can read it: it has a mark of it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from deckgen.files.output_path import ENDING
from deckgen.office.manifest_marks import is_as_built, is_as_kept, talk_of


def mark_of(talk: Path, folder: Path) -> str:
    """What stands for a talk in its copies: it is the same wherever the folder of the deck lies."""
    try:
        seen = os.path.relpath(talk.resolve(), folder.resolve())
    except ValueError:
        # On Windows nothing leads from one drive to another.
        seen = str(talk.resolve())
    return hashlib.sha256(Path(seen).as_posix().encode()).hexdigest()[:16]


def hint_for(copy: Path, folder: Path) -> str:
    """What to fill in place of a copy; folder is that of the deck."""
    found, mark = list(_talks(copy, folder)), talk_of(copy)
    alike = [one for one in found if mark_of(one, folder) == mark]
    alike = alike or [one for one in found if one.stem == copy.stem]
    # The copy for an audience or an event bears its name behind that of the talk.
    alike = alike or [one for one in found if copy.stem.startswith(f"{one.stem}-")]
    likely = alike or found
    return f"fill the talk itself: '{likely[0]}'" if len(likely) == 1 else "fill the talk that it was made of"


def _talks(copy: Path, folder: Path) -> Iterator[Path]:
    """The presentations around a copy and beside its deck that deckgen didn't make."""
    places = dict.fromkeys(place.resolve() for place in (folder, copy.parent, copy.parent.parent))
    for path in (one for place in places for one in sorted(place.glob(f"*{ENDING}"))):
        is_ours = path.name.startswith("~$") or is_as_built(path) or is_as_kept(path)
        if not is_ours and path != copy.resolve():
            yield _relative(path)


def _relative(path: Path) -> Path:
    """A path as it is typed from here, where it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
