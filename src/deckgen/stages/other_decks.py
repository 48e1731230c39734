"""other_decks: the files that are to be written -> complaints of those that another deck made.

Two decks of one title in one folder have one name for their files, and each would replace those of the other.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from deckgen.files.file_makers import other_maker
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span


def say_other_decks(targets: Iterable[Path], deck: Path, log: Diagnostics) -> None:
    """Complain of each file that another deck made, which is still there."""
    for target in targets:
        maker = other_maker(target, deck)
        if maker is not None:
            named = os.path.relpath(maker) if maker.is_relative_to(Path.cwd()) else str(maker)
            message = f"'{target}' was made from another deck, '{named}', so it is not replaced"
            hint = "give one of the two another title, or choose another place with -o; or say --replace"
            log.error("other_deck", message, Span(SourceFile(str(target), ""), 0, 0, 0), hint)
