"""A comparison as Markdown, to paste into a mail: old words are struck out, new ones are bold.

Whatever Markdown would take for a mark inside these words is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.comparing import Comparison
from deckgen.writers.diff.report import about, report, summary
from deckgen.writers.diff.report_line import ReportLine

# The characters that GitHub's Markdown takes for marks anywhere. An underscore inside a word is none.
_MARKS = re.compile(r"([\\`*\[\]<&|~]|(?<![^\W_])_|_(?![^\W_]))")
# What makes a list, a quote or a heading at the beginning of a line.
_FIRST = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[-+>#=]))")
# What stands around words, by their tone, and before a line that came or went.
_AROUND = {"old": "~~", "new": "**", "strong": "**", "quiet": "", "plain": ""}
_LEADING = {"": "", "+": "added: ", "-": "removed: "}


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
    """Words on one line, escaped so that Markdown shows them as they are."""
    return _FIRST.sub(r"\1\\", _MARKS.sub(r"\\\1", " ".join(words.split())))


def _lines(line: ReportLine, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}- {_LEADING[line.mark]}{''.join(_bits(line)).strip()}"
    for below in line.under:
        yield from _lines(below, depth + 1)


def _bits(line: ReportLine) -> Iterator[str]:
    last = ""
    for bit in line.bits:
        # Without a space between them, "~~old~~**new**" would show its marks.
        if (last, bit.tone) == ("old", "new"):
            yield " "
        last = bit.tone
        around, words = _AROUND[bit.tone], escaped(bit.words)
        # Marks must touch their words: spaces go outside.
        before = " " if bit.words[:1].isspace() else ""
        after = " " if bit.words[-1:].isspace() and bit.words.strip() else ""
        yield f"{before}{around}{words}{around}{after}" if words else " "
