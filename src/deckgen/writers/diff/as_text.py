"""A comparison for a terminal. Without color, words that differ inside a line stand in [-old-] and {+new+}."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.comparing import Comparison
from deckgen.writers.diff.report import about, report, summary
from deckgen.writers.diff.report_line import Bit, Line

_RESET = "\x1b[0m"
_COLORS = {"old": "\x1b[9;31m", "new": "\x1b[32m", "quiet": "\x1b[2m", "strong": "\x1b[1m"}
_MARKS = {"": " ", "+": "\x1b[32m+\x1b[0m", "-": "\x1b[31m-\x1b[0m"}
INDENT = "    "


def diff_text(comparison: Comparison, *, color: bool = False) -> str:
    """The comparison as lines; color is for a terminal that shows it."""
    sides = (comparison.old, comparison.new)
    widest = max(len(side.name) for side in sides)
    said = [f"{word}  {side.name:{widest}}  {about(side)}" for word, side in zip(("old", "new"), sides, strict=True)]
    lines = [*said, "", summary(comparison)]
    for part in report(comparison):
        head = f"{_COLORS['strong']}{part.head}{_RESET}" if color else part.head
        lines += ["", head, *(words for line in part.lines for words in _lines(line, 0, color))]
    return "\n".join(map(_clean if not color else str, lines))


def _lines(line: Line, depth: int, color: bool) -> Iterator[str]:
    mark = _MARKS[line.mark] if color else line.mark or " "
    yield f"{INDENT * depth}  {mark} {''.join(_bits(line, color))}".rstrip()
    for one in line.under:
        yield from _lines(one, depth + 1, color)


def _bits(line: Line, color: bool) -> Iterator[str]:
    # Where an arrow or a mark says which is which, brackets would only be in the way.
    plain = bool(line.mark) or any(bit.words == " → " for bit in line.bits)
    for bit in line.bits:
        words = _clean(bit.words)
        if color:
            crossed = bit.tone == "old" and plain
            start = "\x1b[31m" if crossed else _COLORS.get(bit.tone, "")
            yield f"{start}{words}{_RESET}" if start else words
        else:
            yield words if plain else _bracketed(Bit(words, bit.tone))


def _bracketed(bit: Bit) -> str:
    return {"old": f"[-{bit.words}-]", "new": f"{{+{bit.words}+}}"}.get(bit.tone, bit.words)


def _clean(words: str) -> str:
    """Words without what would drive a terminal."""
    return "".join(letter for letter in words if letter >= " " and not "\x7f" <= letter <= "\x9f")
