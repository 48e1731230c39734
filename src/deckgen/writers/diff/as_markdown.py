"""A comparison as Markdown, to paste in a mail: old words are struck out, new ones bold. Words can't become marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.comparing import Comparison
from deckgen.writers.diff.report import about, report, summary
from deckgen.writers.diff.report_line import Line

# An underscore inside a word is none of Markdown's marks, nor is anything else that is left out here.
_MARKS = re.compile(r"([\\`*\[\]<&|~]|(?<![^\W_])_|_(?![^\W_]))")
_FIRST = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[-+>#=]))")
_AROUND = {"old": "~~", "new": "**", "strong": "**", "quiet": "", "plain": ""}
_SAID = {"": "", "+": "added: ", "-": "removed: "}


def diff_markdown(comparison: Comparison) -> str:
    """The comparison as GitHub-flavored Markdown."""
    old, new = comparison.old, comparison.new
    head = f"# {escaped(old.name)} → {escaped(new.name)}"
    lines = [
        head,
        "",
        f"- old: {escaped(about(old))}",
        f"- new: {escaped(about(new))}",
        "",
        escaped(summary(comparison)),
    ]
    for part in report(comparison):
        lines += ["", f"## {escaped(part.head)}", "", *(words for line in part.lines for words in _lines(line, 0))]
    return "\n".join(lines)


def escaped(words: str) -> str:
    """Words that Markdown shows as they are, on one line."""
    return _FIRST.sub(r"\1\\", _MARKS.sub(r"\\\1", " ".join(words.split())))


def _lines(line: Line, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}- {_SAID[line.mark]}{''.join(_bits(line)).strip()}"
    for one in line.under:
        yield from _lines(one, depth + 1)


def _bits(line: Line) -> Iterator[str]:
    last = ""
    for bit in line.bits:
        # Old words and the new ones for them are set apart.
        if (last, bit.tone) == ("old", "new"):
            yield " "
        last = bit.tone
        around, words = _AROUND[bit.tone], escaped(bit.words)
        # Marks stick to words only where no space is between them.
        before = " " if bit.words[:1].isspace() else ""
        after = " " if bit.words[-1:].isspace() and bit.words.strip() else ""
        yield f"{before}{around}{words}{around}{after}" if words else " "
