"""Stray marks: what the author surely meant as a mark, such as ** for bold, but is none as it is written.

It would stand on the slide with its stars and brackets.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from msgspec import Struct

from deckgen.model.hints import Hint

# Sound marks: escapes, code, quoted names, footnotes. They are covered with letters before the rest is judged.
_MEANT = re.compile(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)|\{\{.{0,500}?\}\}|\[\^[^\]\n]{1,200}\]", re.DOTALL)
SUSPECT = re.compile(r"[{}]|\*\*|\[\^|\]\(")
"""Words without any of these have no stray marks, which is quick to tell."""
_SINGLE = re.compile(r"\{\s*([^\s{}|]+)\s*(?:\|[^{}]{1,200})?\}")
# Stars behind a word are no marks for bold: they are footnotes, or levels of significance (0.42**).
_OPENING = re.compile(r"(?<![\w*])\*\*(?=[^\s*])")
_LINK = re.compile(r"\[[^\]\[]+\]\(([^()\s]+[ \t][^()]*)\)")
_FOOTNOTE = re.compile(r"\[\^\w[\w-]*")


class Stray(Struct, frozen=True):
    """A stray mark.

    start, length: where it stands in the words.
    message, hint: the complaint about it.
    """

    start: int
    length: int
    message: str
    hint: str


def stray_marks(words: str, plain: str, names: Container[str]) -> Iterator[Stray]:
    """The stray marks of words. plain is what the slide would show of them; names are those that may be quoted."""
    rest = _MEANT.sub(_covered, words)
    yield from single_braces(words, names)
    closing = rest.find("}}")
    if closing >= 0 and "{" not in rest[:closing]:
        yield Stray(closing, 2, "'}}' closes nothing", "write {{ name }}")
    for match in _FOOTNOTE.finditer(rest):
        closed = f"{match[0]}]"
        mend = Hint(f"write {closed}", match[0], closed, bare=True)
        yield Stray(match.start(), len(match[0]), f"'{match[0]}' is never closed", mend)
    for match in _LINK.finditer(rest):
        if f"]({match[1]})" in plain:
            how = "write %20 for each, or put a blank between the brackets"
            yield Stray(match.start(1), len(match[1]), "an address with blanks makes no link", how)
    bold = list(_OPENING.finditer(rest)) if "**" in plain else []
    if bold:
        hint = r"bold is **words**, without spaces at its ends; \*\* are stars"
        yield Stray(bold[-1].start(), 2, "'**' is never closed", hint)


def single_braces(words: str, names: Container[str]) -> Iterator[Stray]:
    """The names that stand in one brace instead of two; names are those that may be quoted."""
    rest = _MEANT.sub(_covered, words)
    for match in _SINGLE.finditer(rest):
        if match[1] in names:
            message = f"'{match[0]}' is shown as it is written"
            meant = f"{{{{ {match[0][1:-1].strip()} }}}}"
            alone = rest[match.start() - 1 : match.start()] != "{" and rest[match.end() : match.end() + 1] != "}"
            hint = Hint(f"write {meant}", match[0], meant, bare=True) if alone else f"write {meant}"
            yield Stray(match.start(), len(match[0]), message, hint)


def _covered(match: re.Match[str]) -> str:
    return "x" * len(match[0])
