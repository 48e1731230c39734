"""The edits of mends, as lines for people: what is wrong, and the line as it is and as it will be."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.model.diagnostics import Diagnostic
from deckgen.model.mending import changed_lines
from deckgen.model.visible import visible_line


def edits_text(mends: Iterable[Diagnostic]) -> str:
    """Each mend with the lines that it changes, old ones after a minus and new ones after a plus."""
    return "\n".join(line for one in mends for line in _lines(one))


def _lines(one: Diagnostic) -> list[str]:
    file = one.edits[0].span.file
    made = [visible_line(f"{file.path}:{one.edits[0].span.line}: {one.code}: {one.whole_message}")]
    for line in changed_lines(file, one.edits):
        made += [visible_line(f"  {sign} {words}") for sign, words in (("-", line.old), ("+", line.new)) if words]
    return made
