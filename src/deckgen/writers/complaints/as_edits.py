"""The edits of mends, as lines for people: what is wrong, and the line as it is and as it will be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from deckgen.model.diagnostics import Diagnostic, Edit
from deckgen.model.mending import changed_lines
from deckgen.model.visible import visible_line


def edits_text(mends: Iterable[Diagnostic]) -> str:
    """Each mend with the lines that it changes, old ones after a minus and new ones after a plus."""
    return "\n".join(line for one in mends for line in _lines(one))


def _lines(one: Diagnostic) -> list[str]:
    return told_edits(f"{one.code}: {one.whole_message}", one.edits)


def told_edits(head: str, edits: Sequence[Edit]) -> list[str]:
    """The lines that edits of one file change, under a line with their place and what is said of them."""
    first = edits[0].span
    made = [visible_line(f"{first.file.path}:{first.line}: {head}")]
    for line in changed_lines(first.file, edits):
        made += [visible_line(f"  {sign} {words}") for sign, words in (("-", line.old), ("+", line.new)) if words]
    return made
