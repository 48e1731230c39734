"""What a file reads once edits are made in it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from deckgen.model.diagnostics import Edit, SourceFile


class ChangedLine(Struct, frozen=True):
    """A line of a file as it is, "" for one that is put in, and as it will be; secrets are hidden in both."""

    old: str
    new: str


def mended(file: SourceFile, edits: Iterable[Edit], written: str | None = None) -> str:
    """The text of a file with edits made in it. All else, such as the ends of its lines, stays letter for letter.

    The edits are of this file, in any order, and don't overlap. written is the text in which they are made, where
    some of its characters were replaced by as many others before the file was read.
    """
    text = file.text if written is None else written
    made, done = [], 0
    for one in sorted(edits, key=lambda one: (one.span.line, one.span.column)):
        start = file.line_starts[one.span.line - 1] + one.span.column - 1
        made += [text[done:start], one.replacement]
        done = start + one.span.end - one.span.column
    return "".join([*made, text[done:]])


def changed_lines(file: SourceFile, edits: Iterable[Edit]) -> tuple[ChangedLine, ...]:
    """The lines of a file that edits change."""
    edits = tuple(edits)
    new = SourceFile(file.path, mended(file, edits), file.secrets)
    numbers = sorted({one.span.line for one in edits})
    put_in = {one.span.line for one in edits if one.span.column == one.span.end and "\n" in one.replacement}
    return tuple(
        ChangedLine("" if one in put_in else file.redacted_line(one), new.redacted_line(one)) for one in numbers
    )


def overlap(one: Edit, other: Edit) -> bool:
    """Whether two edits of a file change the same words, or put words into the same place."""
    if one.span.line != other.span.line:
        return False
    first, second = sorted(((one.span.column, one.span.end), (other.span.column, other.span.end)))
    return second[0] < first[1] or first[0] == second[0]
