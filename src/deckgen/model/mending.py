"""What a file reads once edits are made in it."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.model.diagnostics import Edit, SourceFile


def mended(file: SourceFile, edits: Iterable[Edit]) -> str:
    """The text of a file with edits made in it. All else, such as the ends of its lines, stays letter for letter.

    The edits are of this file, in any order, and don't overlap.
    """
    starts = file.line_starts
    places = sorted((starts[one.span.line - 1] + one.span.column - 1, one) for one in edits)
    made, done = [], 0
    for start, one in places:
        made += [file.text[done:start], one.replacement]
        done = start + one.span.end - one.span.column
    return "".join([*made, file.text[done:]])


def without_overlaps(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Edits of which none changes what another changes; where two would, the one that comes first is kept.

    Equal edits are kept once.
    """
    kept: list[Edit] = []
    for one in edits:
        if not any(_overlap(one, other) for other in kept):
            kept.append(one)
    return tuple(kept)


def _overlap(one: Edit, other: Edit) -> bool:
    if one.span.file.path != other.span.file.path or one.span.line != other.span.line:
        return False
    first, second = sorted(((one.span.column, one.span.end), (other.span.column, other.span.end)))
    return second[0] < first[1] or first == second or first[0] == second[0]
