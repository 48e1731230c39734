"""Report: what a run complained of and what it built, for programs."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from deckgen.files.paths import path_of
from deckgen.model.condensed import condensed
from deckgen.model.diagnostics import Diagnostic, Severity, Span


class Built(Struct, frozen=True):
    """A file that was built.

    slides, hidden, charts: how many of them it has; slides are those that are shown.
    seconds: how long the run took.
    kept: where the old file is kept, with what was edited in it by hand; None where nothing was.
    stayed: the slides of the old file that stand in the new one, each with the reason, in words.
    """

    path: Path
    slides: int
    hidden: int
    charts: int
    seconds: float
    kept: Path | None = None
    stayed: tuple[str, ...] = ()


class Rule(Struct, frozen=True):
    """What there is to know of a code: why deckgen complains so, and what mends it."""

    code: str
    why: str
    mend: str


class Report(Struct, frozen=True):
    """The complaints of a run about a deck, in the order in which they are printed, and the files that it built.

    All complaints count; those that are told one by one are in `told`.
    Files are named from the working folder on, so that they can be opened.
    """

    deck: Path
    complaints: tuple[Diagnostic, ...]
    built: tuple[Built, ...] = ()

    @property
    def told(self) -> list[Diagnostic]:
        """The complaints with very many that are alike counted in one."""
        return condensed(self.complaints)

    def count(self, severity: Severity) -> int:
        """How many complaints weigh so much."""
        return sum(one.severity is severity for one in self.complaints)

    def path(self, span: Span) -> Path:
        """The file in which a span lies, from the working folder on; complaints name it from the deck's folder on."""
        return path_of(self.deck, span.file.path)


def words_of(complaint: Diagnostic) -> str:
    """What is wrong, what would mend it, and what more is told of it, a line each."""
    hint = (str(complaint.hint),) if complaint.hint else ()
    return "\n".join((complaint.whole_message, *hint, *complaint.details))
