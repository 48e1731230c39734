"""Marks in the words of a talk made by hand that surely mean a name, but are shown as they are written."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from deckgen.model.rich_text import HOLE
from deckgen.model.stray_marks import Stray, single_braces

# Braces that close, and the word before them.
_CLOSED = re.compile(r"([^\s{}]*)\s*(\}\})")
# A backslash and a backtick, which are marks in a deck, are letters in a talk.
_LETTERS = str.maketrans("\\`", "  ")


def stray_in_talk(words: str, found: Sequence[re.Match[str]], names: Container[str]) -> Iterator[Stray]:
    """The stray marks of a paragraph; found are the `{{ names }}` in it, names are those that may be quoted."""
    for hole in found:
        if words[: hole.start()].endswith("\\"):
            hint = "take it out of the talk: names are always filled in"
            yield Stray(hole.start() - 1, 1, "the backslash is shown as it is written", hint)
    rest = HOLE.sub(lambda hole: " " * len(hole[0]), words).translate(_LETTERS)
    single = list(single_braces(rest, names))
    yield from single
    ends = [stray.start + stray.length for stray in single]
    for match in _CLOSED.finditer(rest):
        is_name = match[1] in names
        if (found or is_name) and match.start(2) + 1 not in ends:
            hint = f"write {{{{ {match[1]} }}}}" if is_name else "take it out of the talk"
            yield Stray(match.start(2), 2, "'}}' is shown as it is written", hint)
