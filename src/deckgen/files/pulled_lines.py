"""Which lines of a built file were pulled into its deck, remembered in the user's own folder.

So a line that is edited again after that, or put back, is known as edited. Where nothing is remembered, such as on
another machine, the deck and the file both differ from what was built there, and that is said.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from deckgen.files.atomic_write import write_file
from deckgen.files.user_folders import state_folder

FOLDER, MOST = "pulled", 200
Lines = tuple[tuple[str, str], ...]


def pulled_lines(file: Path, manifest: str) -> dict[str, Lines]:
    """The lines that were pulled out of a file with a manifest (JSON), by the ids of its slides: old and new."""
    try:
        found = json.loads(_place(file, manifest).read_bytes())
        return {str(slide): tuple((str(old), str(new)) for old, new in lines) for slide, lines in found.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def remember_pulled(
    file: Path,
    manifest: str,
    before: Mapping[str, Sequence[tuple[str, str]]],
    pulled: Mapping[str, Sequence[tuple[str, str]]],
) -> None:
    """Remember lines that were pulled out of a file: those from before that still count, and those of now.

    Each old line of now is as it was built, or as it was pulled before.
    """
    known = {slide: _together(before.get(slide, ()), pulled.get(slide, ())) for slide in {**before, **pulled}}
    place = _place(file, manifest)
    # What can't be remembered is told as edited on both sides, so it isn't lost.
    with suppress(OSError):
        write_file(place, json.dumps(known).encode(), mode=0o600)
        others = sorted(place.parent.glob("*.json"), key=lambda one: one.stat().st_mtime, reverse=True)
        for old in others[MOST:]:
            old.unlink()


def _together(before: Sequence[tuple[str, str]], lines: Sequence[tuple[str, str]]) -> Lines:
    """What is known of a slide's lines, with those that were pulled now."""
    made = list(before)
    left: list[tuple[str, str]] = []
    for old, new in lines:
        place = next((at for at, (_, pulled) in enumerate(made) if pulled == old), None)
        if place is None:
            left.append((old, new))
        else:
            made[place] = made[place][0], new
    return tuple((old, new) for old, new in (*made, *left) if old != new)


def _place(file: Path, manifest: str) -> Path:
    # A file that is built anew under the same name is another one.
    key = os.fsencode(file.resolve()) + b"\0" + manifest.encode()
    return state_folder() / FOLDER / f"{blake2b(key, digest_size=16).hexdigest()}.json"
