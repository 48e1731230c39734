"""What `deckgen pull` does: words that somebody changed in a built file are written back into the deck.

All that can be written is tried in a copy of the deck's folder first: the deck must load there without an error and
show the new words. Then all files are written, or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from msgspec import Struct, structs

from deckgen.comparing import by_hand, known_as, still_pulled, unsaid
from deckgen.comparing.comparison import Edits
from deckgen.comparing.deck_since import PulledLines
from deckgen.files.mends import Mends, gather_mends, make_all
from deckgen.files.pulled_lines import pulled_lines, remember_pulled
from deckgen.model.diagnostics import DeckgenError, Diagnostics
from deckgen.model.manifest import to_json
from deckgen.office.built_file import BuiltFile, parser_of_built, read_built
from deckgen.processes.parsing import Failed
from deckgen.verbs.pull.deck_copy import prepared_copy, whole
from deckgen.verbs.pull.filled_copy import left_in_talk
from deckgen.verbs.pull.gathering import Gathering
from deckgen.verbs.pull.lines import Line, Unwritten
from deckgen.verbs.pull.trial import Trial
from deckgen.workshop import workshop


class Pulled(Struct, frozen=True):
    """What can be written back.

    mends: the edits of the deck's files.
    left: the edits by hand that aren't written.
    file, manifest: the built file, and its manifest as JSON.
    before, lines: the lines that were pulled before and still count, and those that are written now, by the ids of
        the slides when these were built: old and new.
    """

    mends: Mends
    left: tuple[Unwritten, ...]
    file: Path
    manifest: str
    before: PulledLines
    lines: PulledLines

    def write(self, deck: Path) -> None:
        """Write all files; NotMendedError where one of them can't be, and then none is."""
        make_all(self.mends, deck)
        remember_pulled(self.file, self.manifest, self.before, self.lines)


def pull(file: Path, deck: Path) -> Pulled:
    """The words that were changed by hand in a built file, as edits of the deck. Nothing is written.

    DeckgenError where the file or the deck can't be used, or the deck would have errors afterwards.
    """
    log = Diagnostics()
    as_built = _read(file, log)
    own = to_json(as_built.manifest)
    if as_built.manifest.is_filled:
        return Pulled(Mends((), ()), tuple(left_in_talk(_edits(file, as_built, log))), file, own, {}, {})
    with workshop(deck, str(deck), log) as shop:
        prepared = prepared_copy(shop, file, as_built.manifest, log)
        assert shop is not None
        now = shop.manifest(prepared)
        pulled = pulled_lines(file, own)
        before = still_pulled(as_built.manifest, now, pulled)
        built = structs.replace(as_built, manifest=known_as(as_built.manifest, now, pulled))
        edits = unsaid(_edits(file, built, log), built.manifest, now)
        gathered = Gathering(built, prepared.deck, now, shop).gather(edits)
    trial = Trial(deck, built.manifest, gathered.left)
    lines = trial.shown(gathered.lines)
    files = gather_mends(deck, (line.complaint for line in lines)).files
    return Pulled(Mends(files, ()), tuple(trial.left), file, own, before, _written(lines, as_built, built))


def _written(lines: Sequence[Line], as_built: BuiltFile, built: BuiltFile) -> dict[str, list[tuple[str, str]]]:
    """The lines that are written, by the ids of the slides when these were built."""
    ids = {now.id: one.id for one, now in zip(as_built.manifest.slides, built.manifest.slides, strict=True)}
    made: dict[str, list[tuple[str, str]]] = {}
    for line in lines:
        made.setdefault(ids[line.slide.id], []).append((line.change.old or "", line.wanted))
    return made


def _read(file: Path, log: Diagnostics) -> BuiltFile:
    """The file."""
    with closing(parser_of_built()) as parser:
        built = read_built(file, str(file), log, parser)
    if built is None:
        raise DeckgenError(log)
    return built


def _edits(file: Path, built: BuiltFile, log: Diagnostics) -> Edits:
    """What was edited in the file."""
    with closing(parser_of_built()) as parser:
        edits = parser.parse(by_hand, built)
    if isinstance(edits, Failed):
        log.error("unreadable_pptx", f"what was edited in '{file}' can't be told: {edits.reason}", whole(file))
        raise DeckgenError(log)
    return edits
