"""Complaints that come out of the process in which somebody's bytes are read: they travel as values."""

from __future__ import annotations

from msgspec import Struct

from deckgen.model.diagnostics import Diagnostic, Diagnostics, Severity, SourceFile, Span


class Carried(Struct, frozen=True, array_like=True):
    """A complaint, and where it stands in the file that was read; line 0 stands for the place that names the file."""

    severity: Severity
    code: str
    message: str
    hint: str | None
    line: int = 0
    column: int = 0
    end: int = 0


def unplaced(display_path: str) -> Span:
    """In the process: the span of complaints that stand where the file is named, of which nothing is known there."""
    return Span(SourceFile(display_path, ""), 0, 0, 0)


def carried(log: Diagnostics) -> tuple[Carried, ...]:
    """In the process: the complaints of a log, which are all about one file."""
    return tuple(
        Carried(one.severity, one.code, one.message, one.hint, *_place(one.span) if one.span else ()) for one in log
    )


def _place(span: Span) -> tuple[int, int, int]:
    return span.line, span.column, span.end


def complain(complaints: tuple[Carried, ...], log: Diagnostics, span: Span, source: SourceFile | None = None) -> None:
    """Add complaints to a log: those with a line at the lines of `source`, the others at `span`."""
    for one in complaints:
        inside = source is not None and one.line > 0
        place = Span(source, one.line, one.column, one.end) if source is not None and inside else span
        log.add(Diagnostic(one.severity, one.code, one.message, place, one.hint))
