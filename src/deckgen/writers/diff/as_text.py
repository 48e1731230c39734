"""A comparison as text for a terminal.

With colors, old words are red and struck out, new ones green. Without, they stand in [-old-] and {+new+}, as in git.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.comparing import Comparison
from deckgen.comparing.comparison import Edits
from deckgen.model.visible import visible_line
from deckgen.writers.diff.report import MOST_SLIDES, about, edit_lines, report, summary
from deckgen.writers.diff.report_line import Bit, ReportLine, cut

_RESET = "\x1b[0m"
# The codes that begin a tone, and the mark of a line that came or went.
_COLORS = {"old": "\x1b[9;31m", "new": "\x1b[32m", "quiet": "\x1b[2m", "strong": "\x1b[1m"}
_MARKS = {"": " ", "+": "\x1b[32m+\x1b[0m", "-": "\x1b[31m-\x1b[0m"}
INDENT = "    "


def diff_text(comparison: Comparison, *, color: bool = False) -> str:
    """The comparison as lines; color adds the codes that color them in a terminal."""
    sides = (comparison.old, comparison.new)
    widest = max(len(side.name) for side in sides)
    heads = [
        visible_line(f"{word}  {side.name:{widest}}  {about(side)}")
        for word, side in zip(("old", "new"), sides, strict=True)
    ]
    lines = [*heads, "", visible_line(summary(comparison))]
    for part in report(comparison):
        words = visible_line(part.head)
        head = f"{_COLORS['strong']}{words}{_RESET}" if color else words
        lines += ["", head, *(words for line in part.lines for words in _lines(line, 0, color))]
    return "\n".join(lines)


def edits_text(edits: Edits) -> tuple[str, ...]:
    """What somebody changed by hand in a built file, as lines without colors."""
    told = cut(edit_lines(edits), "edited slide", MOST_SLIDES)
    return tuple(visible_line(words) for line in told for words in _lines(line, 0, False))


def _lines(line: ReportLine, depth: int, color: bool) -> Iterator[str]:
    mark = _MARKS[line.mark] if color else line.mark or " "
    yield f"{INDENT * depth}  {mark} {''.join(_bits(line, color))}".rstrip()
    for below in line.under:
        yield from _lines(below, depth + 1, color)


def _bits(line: ReportLine, color: bool) -> Iterator[str]:
    # Brackets and struck-out words would only be in the way where an arrow or a mark says which words are old.
    is_told_apart = bool(line.mark) or any(bit.words == " → " for bit in line.bits)
    for bit in line.bits:
        words = visible_line(bit.words)
        if color:
            is_red = bit.tone == "old" and is_told_apart
            start = "\x1b[31m" if is_red else _COLORS.get(bit.tone, "")
            yield f"{start}{words}{_RESET}" if start else words
        else:
            yield words if is_told_apart else _bracketed(Bit(words, bit.tone))


def _bracketed(bit: Bit) -> str:
    return {"old": f"[-{bit.words}-]", "new": f"{{+{bit.words}+}}"}.get(bit.tone, bit.words)
