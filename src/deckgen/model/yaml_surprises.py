"""Warnings of what YAML reads without an error, but the author can hardly have meant."""

from __future__ import annotations

import re

from deckgen.model.diagnostics import Diagnostics, Edit, SourceFile, Span
from deckgen.model.yaml_mends import uncommented

_GLUED_COMMENT = re.compile(r"\s+(#\w.*?)\s*$")
_ITEM = re.compile(r"\s*- \S")


def warn_of_surprises(file: SourceFile, start: tuple[int, int], end: tuple[int, int], log: Diagnostics) -> None:
    """Warn where a scalar without quotes loses its end to a comment, or has taken in a list.

    `- Plan #3` is "Plan", since ' #' begins a comment. Lines under a scalar that are indented deeper belong to it,
    even those with a dash. start and end are the scalar's first and last line and column, counted from 0.
    """
    lines = file.lines
    if end[0] < len(lines) and (cut := _GLUED_COMMENT.match(lines[end[0]], end[1])):
        words = cut.group(1)
        excerpt = words if len(words) <= 30 else words[:29] + "…"
        span = Span(file, end[0] + 1, cut.start(1) + 1, cut.end(1) + 1)
        hint = "put the words in quotes; a comment begins with '# '"
        changes = uncommented(lines, end[0], start[1], cut) if start[0] == end[0] else ()
        edits = [Edit(Span(file, one.row + 1, one.column + 1, one.end + 1), one.words) for one in changes]
        log.warning("comment_in_words", f"'{excerpt}' is a comment, which nobody sees", span, hint, edits)
    for row in range(start[0] + 1, min(end[0] + 1, len(lines))):
        if _ITEM.match(lines[row]):
            first = len(lines[row]) - len(lines[row].lstrip())
            span = Span(file, row + 1, first + 1, first + 2)
            hint = "end the line above with ':' to nest a list under it, or put the words in quotes"
            log.warning("list_in_words", "this line goes on with the words above it; it is no list", span, hint)
            return
