"""Which deck each file was made from, remembered in the user's own folder, so that no deck writes over another one's.

Files say nothing of paths. Where nothing is remembered, such as on another machine, nobody can tell their makers.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from deckgen.files.atomic_write import write_file
from deckgen.files.user_folders import state_folder

MOST = 2_000


def other_maker(target: Path, deck: Path) -> Path | None:
    """The deck that a file was made from, where that is another one and still there; None where it isn't known."""
    try:
        maker = Path(os.fsdecode(_place(target).read_bytes()))
        is_other = target.exists() and maker.is_file() and not maker.samefile(deck)
    except (OSError, ValueError):
        return None
    return maker if is_other else None


def remember_makers(targets: Iterable[Path], deck: Path) -> None:
    """Remember that files were made from a deck."""
    # What can't be remembered is as on another machine.
    with suppress(OSError):
        maker = os.fsencode(deck.resolve())
        new = [place for place in map(_place, targets) if not place.is_file() or place.read_bytes() != maker]
        for place in new:
            write_file(place, maker, mode=0o600)
        held = sorted(makers_folder().iterdir(), key=lambda one: one.stat().st_mtime) if new else []
        for old in held[:-MOST]:
            old.unlink()


def makers_folder() -> Path:
    """The folder of what is remembered of files: one small file for each."""
    return state_folder() / "makers"


def _place(target: Path) -> Path:
    return makers_folder() / blake2b(os.fsencode(target.resolve()), digest_size=16).hexdigest()
