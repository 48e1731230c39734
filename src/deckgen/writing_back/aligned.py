"""Letter by letter, where a line that is shown stands in the words of the deck that it was made from.

The words have marks, such as stars and the addresses of links, which the line lacks; where they quote a name or a
source, the line has what that stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from deckgen.model.marks import Str
from deckgen.model.rich_text import HOLE, parse

# What may stand between the letters of words without being shown.
_MARKS = "*_`[]^~\\"
_ADDRESS = re.compile(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+[^()]*)?\)")
# Words with more names than these are quoted from a table rather than written.
_MOST_NAMES = 20


class Letter(NamedTuple):
    """A letter of a line, and from where to where it stands in the author's words.

    name: what stands there in its place, such as "{{ exports }}" or "[^bank]"; "" for a letter that is written.
    """

    start: int
    end: int
    name: str = ""


class Aligned(Struct, frozen=True):
    """Words of a deck beside the part of a line that was made from them.

    words: the words as they are written.
    start: where they begin in the line.
    letters: for each letter of the line from there on, where it stands in the words.
    """

    words: Str
    start: int
    letters: tuple[Letter, ...]

    @property
    def end(self) -> int:
        """Where they end in the line."""
        return self.start + len(self.letters)


def aligned(words: Str, line: str) -> Aligned | None:
    """Words beside the line, or the part of it, that was made from them; None where it wasn't made from them.

    The line has one blank between two words, and none at its ends.
    """
    shown = _shown(words)
    places = _places(words, shown)
    names = sum(len(one) > 1 for one in shown)
    if places is None or names == len(shown) or names > _MOST_NAMES:
        return None
    # What a name stands for may be anything, so it is told by the words around it.
    pattern = "".join("(.*?)" if len(one) > 1 else re.escape(one) for one in shown)
    match = re.fullmatch(pattern, line) or re.search(rf"(?<!\w){pattern}(?!\w)", line)
    if match is None:
        return None
    letters: list[Letter] = []
    fills = iter(match.groups())
    for place in places:
        letters += [place] * (len(next(fills)) if place.name else 1)
    return Aligned(words, match.start(), tuple(letters))


def _shown(words: str) -> list[str]:
    """What is shown of words, letter by letter; what stands for something else, such as a name, is one of them."""
    made: list[str] = []
    for one in _parts(words):
        letter = " " if one.isspace() else one
        if letter != " " or (made and made[-1] != " "):
            made.append(letter)
    return made[:-1] if made[-1:] == [" "] else made


def _parts(words: str) -> Iterator[str]:
    for run in parse(words).runs:
        if run.footnote is not None:
            yield f"[^{run.footnote}]"
            continue
        done = 0
        for hole in HOLE.finditer("" if run.code else run.text):
            yield from run.text[done : hole.start()]
            yield hole[0]
            done = hole.end()
        yield from run.text[done:]


def _places(words: str, shown: list[str]) -> list[Letter] | None:
    """Where each of these stands in words; None where marks are written in a way that isn't known here."""
    made: list[Letter] = []
    at = 0
    for one in shown:
        while at < len(words) and not _stands(one, words, at):
            address = _ADDRESS.match(words, at)
            if address is None and not (words[at] in _MARKS or words[at].isspace()):
                return None
            at = address.end() if address else at + 1
        if at == len(words):
            return None
        end = at + len(one)
        if one == " ":
            end = at + len(words[at:]) - len(words[at:].lstrip())
        elif len(one) == 1 and words[at] == "\\" != one:
            end = at + 2
        made.append(Letter(at, end, one if len(one) > 1 else ""))
        at = end
    return made


def _stands(one: str, words: str, at: int) -> bool:
    """Whether a letter, or what stands for something else, is written at a place, perhaps behind a backslash."""
    if one == " ":
        return words[at].isspace()
    return words.startswith(one, at) or (len(one) == 1 and not one.isalnum() and words.startswith(f"\\{one}", at))
