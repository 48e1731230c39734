"""Stray marks: what an author surely meant as a mark, but would stand on the slide as it is written."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from msgspec import Struct

# What has its meaning: escapes, code, quoted names, footnotes. It is covered with letters before the rest is judged.
_MEANT = re.compile(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)|\{\{.*?\}\}|\[\^[^\]\n]+\]", re.DOTALL)
SUSPECT = re.compile(r"[{}]|\*\*|\[\^")
"""What words must hold for anything to be wrong with their marks."""
_SINGLE = re.compile(r"\{\s*([^\s{}]+)\s*\}")
# Stars that follow a word are footnotes, as those of significance are.
_OPENING = re.compile(r"(?<![\w*])\*\*(?=[^\s*])")
_FOOTNOTE = re.compile(r"\[\^\w[\w-]*")


class Stray(Struct, frozen=True):
    """A mark that is none: where it begins in the words, how long it is, what is wrong, and what would mend it."""

    start: int
    length: int
    message: str
    hint: str


def stray_marks(words: str, shown: str, names: Container[str]) -> Iterator[Stray]:
    """The stray marks of words, which are shown as they are told; names are those that may be quoted."""
    left = _MEANT.sub(lambda match: "x" * len(match.group()), words)
    for match in _SINGLE.finditer(left):
        if match[1] in names:
            message = f"'{match[0]}' is shown as it is written"
            yield Stray(match.start(), len(match[0]), message, f"write {{{{ {match[1]} }}}}")
    closing = left.find("}}")
    if closing >= 0 and "{" not in left[:closing]:
        yield Stray(closing, 2, "'}}' closes nothing", "write {{ name }}")
    for match in _FOOTNOTE.finditer(left):
        yield Stray(match.start(), len(match[0]), f"'{match[0]}' is never closed", f"write {match[0]}]")
    bold = list(_OPENING.finditer(left)) if "**" in shown else []
    if bold:
        hint = r"bold is **words**, without spaces at its ends; \*\* are stars"
        yield Stray(bold[-1].start(), 2, "'**' is never closed", hint)
