"""spare: the files that a build would replace -> those that hold somebody's work, so that it isn't lost.

A file that is as deckgen built it can be built again, so it is replaced without a word. Any other is work by hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from deckgen.files.kept_beside import free_name
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.office.built_file import is_as_built, read_built

# When a file was written, how large it is, and which one it is to the system.
_State = tuple[int, int, int]


class Spared:
    """The files that a build would replace, and which of them hold work by hand."""

    def __init__(self, targets: Iterable[Path], *, replace: bool) -> None:
        """replace says that such a file may be replaced; else it is complained of, with a list of the edits."""
        self._targets, self._replace = tuple(targets), replace
        self._seen: dict[Path, tuple[_State, bool]] = {}

    def held(self, log: Diagnostics) -> frozenset[Path]:
        """The files that hold work by hand at this moment. One that nobody has touched since isn't read again."""
        held = frozenset(filter(self._holds_work, self._targets))
        for target in () if self._replace else sorted(held):
            _complain(target, log)
        return held

    def _holds_work(self, target: Path) -> bool:
        if not target.is_file():
            # What is no file can't be replaced and is left to the system to refuse.
            return False
        now = target.stat()
        state = (now.st_mtime_ns, now.st_size, now.st_ino)
        if target not in self._seen or self._seen[target][0] != state:
            self._seen[target] = state, bool(now.st_size) and _is_work(target)
        return self._seen[target][1]


def _is_work(target: Path) -> bool:
    """Whether a file that isn't empty holds anything that would be lost with it.

    Whoever saved a file with another program did so for a reason, even where its words are the same: colors, places,
    pictures and animations can't be told from what programs write anew by themselves.
    """
    if is_as_built(target):
        return False
    # What compares a file is loaded for one that was edited alone.
    from deckgen.comparing import by_hand

    built = read_built(target, str(target), Diagnostics())
    return built is None or built.is_sealed or bool(by_hand(built))


def _complain(target: Path, log: Diagnostics) -> None:
    from deckgen.comparing import by_hand
    from deckgen.writers.diff import edits_text

    place = Span(SourceFile(str(target), ""), 0, 0, 0)
    kept = free_name(target, date.today()).name
    hint = f"build with --replace: it is then kept as '{kept}', and the new one takes its place"
    unread = Diagnostics()
    built = read_built(target, str(target), unread)
    if built is None:
        message = f"{unread.errors[0].message}; so it is not replaced"
        log.error("foreign_file", message, place, hint)
        return
    edits = by_hand(built)
    message = "it was edited by hand since it was built, and these edits would be lost"
    if not edits:
        message = "another program saved it since it was built: its words are the same, its looks may not be"
    log.error("edited_by_hand", message, place, hint, edits_text(edits))
