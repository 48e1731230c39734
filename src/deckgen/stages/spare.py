"""spare: the files that a build would replace -> those that hold somebody's work, so that it isn't lost.

A file that is as deckgen built it can be built again, so it is replaced without a word. Any other is work by hand.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

from msgspec import Struct, structs

from deckgen.deck import Deck
from deckgen.files.kept_beside import free_name
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.manifest import Manifest, to_json
from deckgen.office.built_file import parser_of_built, read_built
from deckgen.office.manifest_marks import is_as_built, is_as_kept
from deckgen.processes.parsing import Failed

_EDITED = "edited_by_hand"
# When a file was written, how large it is, and which one it is to the system.
_State = tuple[int, int, int]


class _Work(Struct, frozen=True):
    """What a file holds that would be lost with it.

    message: the words of the complaint, without a hint.
    code: the complaint's code.
    details: what was edited, line by line.
    words: whether words are among that.
    is_kept: whether the file is as deckgen built it, with slides that had been edited and were kept.
    """

    message: str
    code: str = _EDITED
    details: tuple[str, ...] = ()
    words: bool = False
    is_kept: bool = False


class Successor(Struct, frozen=True):
    """What would take the place of a file.

    deck, manifest: the bound deck, and what it shows.
    frozen: the ids of slides that stay in any case.
    target: where it is written; None for where the file is. Where that is elsewhere, the file stays as it is.
    """

    deck: Deck
    manifest: Manifest
    frozen: frozenset[str] = frozenset()
    target: Path | None = None


class Spared:
    """The files that a build would replace, and which of them hold work by hand."""

    def __init__(
        self,
        targets: Mapping[Path, Successor | None],
        deck: Path | None,
        *,
        origin: Path | None = None,
        replace: bool = False,
        keep: bool = False,
    ) -> None:
        """targets are the files, each with what would replace it where that is known.

        deck is the deck that edits can be written back into; None where there is no such way. origin is the file made
        by hand that the targets are copies of, where they are.

        replace says that such a file may be replaced, keep that its edited slides stay; else it is complained of,
        with a list of the edits.
        """
        self._targets, self._deck, self._origin = dict(targets), deck, origin
        self._replace, self._keep = replace, keep
        self._seen: dict[Path, tuple[_State | None, _Work | None]] = {}

    def held(self, log: Diagnostics) -> frozenset[Path]:
        """The files that hold work by hand at this moment. One that nobody has touched since isn't read again."""
        held = {target: work for target in self._targets if (work := self._work_in(target)) is not None}
        for target in () if self._replace else sorted(held):
            if not self._keep or held[target].code != _EDITED:
                self._complain(target, held[target], log)
        return frozenset(held)

    def beside(self, held: Iterable[Path]) -> frozenset[Path]:
        """Which of the files that hold work are to be kept beside the new ones.

        Where slides are kept, what can't be told, such as an edited layout, would be lost without that.
        """
        works = ((target, self._seen[target][1]) for target in held)
        return frozenset(target for target, work in works if work and not (self._keep and work.is_kept))

    def say_changed(self, log: Diagnostics) -> None:
        """Complain of files that were saved since they were looked at: their slides were taken over before that."""
        for target, (state, _) in self._seen.items() if self._keep else ():
            if _state(target) != state:
                message = "it was saved again while the new one was built, so it is not replaced"
                log.error(_EDITED, message, Span(SourceFile(str(target), ""), 0, 0, 0), "build again")

    def _complain(self, target: Path, work: _Work, log: Diagnostics) -> None:
        deck, place = self._deck, Span(SourceFile(str(target), ""), 0, 0, 0)
        kept, new = free_name(target, date.today()).name, self._renamed(target)
        hint = f"say --replace: it is then kept as '{kept}', and the new one takes its place"
        if new is not None:
            hint = f"say --replace: it stays where it is, and '{new.name}' is built without these edits"
        if deck is not None and work.code == _EDITED:
            hint += "; or --keep: the slides that were edited or added stay as they are"
        if deck is not None and work.words:
            own = "" if deck == Path("deck.yaml") else f" {shlex.quote(str(deck))}"
            hint += f"; 'deckgen pull {shlex.quote(str(target))}{own}' writes its words into the deck first"
        if self._origin is not None and work.details:
            hint = f"make these edits in '{self._origin}' too, so that each copy has them; then {hint}"
        log.error(work.code, work.message, place, hint, work.details)

    def _renamed(self, target: Path) -> Path | None:
        """Where what follows a file is written; None where that is the file's own place."""
        successor = self._targets[target]
        return successor.target if successor and successor.target != target else None

    def _work_in(self, target: Path) -> _Work | None:
        if not target.is_file():
            # What is no file can't be replaced and is left to the system to refuse.
            return None
        state = _state(target)
        if target not in self._seen or self._seen[target][0] != state:
            work = _work(target, self._targets[target]) if state and state[1] else None
            new = self._renamed(target)
            if new is not None and work is not None:
                # The file stays, so that nothing is lost but edits that the new one doesn't have.
                message = f"with another title the deck's file is '{new.name}' now; this one was edited by hand,"
                message += " and these edits would not be in the new one"
                work = structs.replace(work, message=message) if work.details else None
            self._seen[target] = state, work
        return self._seen[target][1]


def _state(target: Path) -> _State | None:
    """The state of a file, None where it is gone."""
    try:
        now = target.stat()
    except OSError:
        return None
    return now.st_mtime_ns, now.st_size, now.st_ino


def _work(target: Path, successor: Successor | None) -> _Work | None:
    """What a file that isn't empty holds that would be lost with it; None where that is nothing.

    Words that its successor says as well aren't lost; the other edits are told with their places in the deck.

    Whoever saved a file with another program did so for a reason, even where nothing differs that can be compared:
    animations and effects can't be told from what programs write anew by themselves.
    """
    if is_as_built(target):
        return None
    # What compares a file is loaded for one that was edited alone.
    from deckgen.comparing import by_hand, known_as, unsaid
    from deckgen.comparing.comparison import Edits
    from deckgen.comparing.deck_since import PulledLines
    from deckgen.files.pulled_lines import pulled_lines
    from deckgen.writers.diff import edits_text
    from deckgen.writing_back.found_words import located

    unread = Diagnostics()
    pulled: PulledLines = {}
    with closing(parser_of_built()) as parser:
        built = read_built(target, str(target), unread, parser)
        if built and successor:
            pulled = pulled_lines(target, to_json(built.manifest))
            built = structs.replace(built, manifest=known_as(built.manifest, successor.manifest, pulled))
        edits = parser.parse(by_hand, built) if built else None
    if built is None:
        return _Work(f"{unread.errors[0].message}; so it is not replaced", "foreign_file")
    if isinstance(edits, Failed):
        return _Work(f"what was edited in it can't be told ({edits.reason}); so it is not replaced", "foreign_file")
    edits = edits or Edits()
    lost = unsaid(edits, built.manifest, successor.manifest, successor.frozen) if successor else edits
    if lost:
        message = "it was edited by hand since it was built, and these edits would be lost"
        told = edits_text(located(lost, successor.deck) if successor else lost)
        return _Work(
            message,
            details=told,
            words=any(one.words or one.notes for one in lost.slides),
            is_kept=is_as_kept(target),
        )
    if not built.is_sealed:
        return None
    seen = "its words are the same, its looks may not be"
    if built.knows_looks:
        also = "what was edited in it is in the deck or stays, and nothing else" if edits or pulled else "nothing"
        seen = f"{also} of it differs that deckgen can see"
    return _Work(f"another program saved it since it was built: {seen}")
