"""A report as commands of GitHub's workflows, which show each complaint beside its line in a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.model.diagnostics import Diagnostic
from deckgen.writers.complaints.run_report import Built, Report, words_of

# What a message may not hold as it is, and what a property may not hold besides.
_ESCAPES = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_ESCAPES_OF_PROPERTIES = (*_ESCAPES, (":", "%3A"), (",", "%2C"))


def complaints_github(report: Report) -> str:
    """A line for each complaint, and for each file that was built."""
    return "\n".join((*(_complaint(one, report) for one in report.told), *map(_built, report.built)))


def _complaint(one: Diagnostic, report: Report) -> str:
    properties = ",".join(f"{name}={_escaped(words, _ESCAPES_OF_PROPERTIES)}" for name, words in _place(one, report))
    return f"::{one.severity} {properties},title={one.code}::{_escaped(words_of(one), _ESCAPES)}"


def _place(one: Diagnostic, report: Report) -> Iterator[tuple[str, str]]:
    """The properties that say where it stands. GitHub counts columns as deckgen does, the last one included."""
    span = one.span
    yield "file", (report.path(span) if span else report.deck).as_posix()
    if span and span.line:
        yield "line", str(span.line)
        yield "endLine", str(span.line)
        yield "col", str(span.column)
        yield "endColumn", str(max(span.column, span.end - 1))


def _built(one: Built) -> str:
    path = one.path.as_posix()
    kept = f"\nkept, with what was edited by hand: {one.kept.as_posix()}" if one.kept else ""
    stayed = "".join(f"\n{words}" for words in one.stayed)
    return f"::notice title=built::{_escaped(path + kept + stayed, _ESCAPES)}"


def _escaped(words: str, escapes: tuple[tuple[str, str], ...]) -> str:
    for character, escape in escapes:
        words = words.replace(character, escape)
    return words
