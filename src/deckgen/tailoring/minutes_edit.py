"""The edit that writes the minutes of a slide, or of a section's divider, into the deck."""

from __future__ import annotations

import re
from typing import Final

from deckgen.model.diagnostics import Edit, Span
from deckgen.outline.deck_file import Section, Slide

_NUMBER: Final = re.compile(r"(minutes\s*:\s*)([0-9][0-9_.]*)\s*(?=$|[,}#\s])")


def minutes_edit(part: Slide | Section, minutes: float) -> Edit | None:
    """What writes minutes in the place of those that are written, or beside the other keys.

    None where it isn't certain how: of a slide that is used again, or is put together from several places.
    """
    if isinstance(part, Slide) and part.use is not None:
        return None
    if "minutes" in part.order:
        at = part.at("minutes")
        written = _NUMBER.match(_rest(at))
        if written is None or not _is_here(part, at):
            return None
        start = at.column + written.end(1)
        return Edit(Span(at.file, at.line, start, start + len(written[2])), f"{minutes:g}")
    return _added(part, f"minutes: {minutes:g}")


def _added(part: Slide | Section, words: str) -> Edit | None:
    """A key put before the last one that is written; before the only one where there is one alone."""
    begin = part.span
    is_flow = _rest(begin).startswith("{")
    places = [part.at(key) for key in part.order]
    here = [at for at in places if _is_here(part, at) and (is_flow or at.column == begin.column)]
    if not here:
        return None
    at = max(here, key=lambda one: (one.line, one.column))
    ends = "\r\n" if "\r\n" in at.file.text else "\n"
    behind = ", " if is_flow else ends + " " * (at.column - 1)
    return Edit(Span(at.file, at.line, at.column, at.column), words + behind)


def _is_here(part: Slide | Section, at: Span) -> bool:
    """Whether a key stands in the mapping itself, and wasn't brought in from elsewhere."""
    return at.file is part.span.file and at.line >= part.span.line


def _rest(at: Span) -> str:
    """What stands in a line from a place on."""
    lines = at.file.lines
    return lines[at.line - 1][at.column - 1 :] if 0 < at.line <= len(lines) else ""
