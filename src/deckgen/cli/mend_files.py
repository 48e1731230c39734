"""Shows the edits of certain mends, asks whether they are wanted, and has them written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from deckgen.cli.printing import count, is_confirmed, say

if TYPE_CHECKING:
    from deckgen.files.mends import Mends


def is_wanted(mends: Mends, *, yes: bool) -> bool:
    """Show what would be mended; whether it is to be written."""
    from deckgen.writers.complaints import edits_text

    for one in mends.left:
        say(f"{one.complaint.edits[0].span.place}: {one.complaint.code}: not mended, as {one.why}")
    if not mends.files:
        return False
    for file in mends.files:
        say(edits_text(file.mends))
    if yes:
        return True
    if not sys.stdin.isatty():
        say("nothing was mended, as nobody can be asked here; --yes does it")
        return False
    edits = count(sum(len(file.edits) for file in mends.files), "edit")
    return is_confirmed(f"Write {edits} into {', '.join(str(file.path) for file in mends.files)}?")


def write(mends: Mends, source: Path) -> bool:
    """Write all mends; whether any file could be written."""
    from deckgen.files.mends import NotMendedError, make_mends

    wrote = False
    for file in mends.files:
        try:
            make_mends(file, source)
        except NotMendedError as error:
            say(f"{file.path}: not mended, as {error}")
        else:
            say(f"{count(len(file.mends), 'complaint')} mended in {file.path}")
            wrote = True
    return wrote
