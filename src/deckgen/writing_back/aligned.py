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
from deckgen.model.rich_text import HOLE, Run, parse

# What may stand between the letters of words without being shown.
_MARKS = "*_`[]^~\\"
_ADDRESS = re.compile(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+[^()]*)?\)")


class Letter(NamedTuple):
    """A letter of a line, and from where to where it stands in the author's words.

    name: what stands there in its place, such as "{{ exports }}" or "[^bank]"; "" for a letter that is written.
    run: the number of the stretch of marked words that it is in, such as bold ones; 0 for none.
    linked: whether that is a link.
    """

    start: int
    end: int
    name: str = ""
    run: int = 0
    linked: bool = False


class _Shown(NamedTuple):
    """What is shown in one place: a letter, or what stands for something else; and the marked words that it is in."""

    words: str
    run: int
    linked: bool


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
    stretches = _stretches(shown)
    if places is None or not any(one.strip() for one in stretches):
        return None
    starts = _found(stretches, line)
    if starts is None:
        return None
    letters: list[Letter] = []
    number = 0
    for place in places:
        if place.name:
            behind = starts[number] + len(stretches[number])
            number += 1
            letters += [place] * (starts[number] - behind)
        else:
            letters.append(place)
    return Aligned(words, starts[0], tuple(letters))


def _stretches(shown: list[_Shown]) -> list[str]:
    """The words before, between and behind what stands for something else."""
    made = [""]
    for one in shown:
        if len(one.words) > 1:
            made.append("")
        else:
            made[-1] += one.words
    return made


def _found(stretches: list[str], line: str) -> list[int] | None:
    """Where each stretch stands in a line, whole or in a part of it that ends with words; None where they don't.

    What stands between them may be anything, so each stretch stands at its first place behind the one before.
    """
    first, last = stretches[0], stretches[-1]
    if line.startswith(first) and (len(stretches) > 1 or line == first):
        starts, at = [0], len(first)
        for stretch in stretches[1:-1]:
            starts.append(line.find(stretch, at))
            if starts[-1] < 0:
                break
            at = starts[-1] + len(stretch)
        else:
            if len(stretches) == 1:
                return starts
            if line.endswith(last) and len(line) - len(last) >= at:
                return [*starts, len(line) - len(last)]
    if not first or not last:
        return None
    starts, at = [], 0
    for number, stretch in enumerate(stretches):
        start = _word(stretch, line, at, begins=number == 0, ends=number == len(stretches) - 1)
        if start is None:
            return None
        starts.append(start)
        at = start + len(stretch)
    return starts


def _word(stretch: str, line: str, at: int, *, begins: bool, ends: bool) -> int | None:
    """The first place of a stretch from a place on, where no word goes on before it or behind it if asked."""
    start = line.find(stretch, at)
    while start >= 0:
        end = start + len(stretch)
        goes_on = (begins and _joined(line, start)) or (ends and _joined(line, end))
        if not goes_on:
            return start
        start = line.find(stretch, start + 1)
    return None


def _joined(line: str, at: int) -> bool:
    """Whether a place is inside of a word."""
    return 0 < at < len(line) and line[at - 1].isalnum() and line[at].isalnum()


def _shown(words: str) -> list[_Shown]:
    """What is shown of words, letter by letter; what stands for something else, such as a name, is one of them."""
    made: list[_Shown] = []
    for number, run in enumerate(parse(words).runs, 1):
        is_marked = run != Run(run.text)
        for one in _parts(run):
            letter = " " if one.isspace() else one
            if letter != " " or (made and made[-1].words != " "):
                made.append(_Shown(letter, number if is_marked else 0, run.link is not None))
    return made[:-1] if made and made[-1].words == " " else made


def _parts(run: Run) -> Iterator[str]:
    if run.footnote is not None:
        yield f"[^{run.footnote}]"
        return
    done = 0
    for hole in HOLE.finditer("" if run.code else run.text):
        yield from run.text[done : hole.start()]
        yield hole[0]
        done = hole.end()
    yield from run.text[done:]


def _places(words: str, shown: list[_Shown]) -> list[Letter] | None:
    """Where each of these stands in words; None where marks are written in a way that isn't known here."""
    made: list[Letter] = []
    at = 0
    for one, run, linked in shown:
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
        made.append(Letter(at, end, one if len(one) > 1 else "", run, linked))
        at = end
    return made


def _stands(one: str, words: str, at: int) -> bool:
    """Whether a letter, or what stands for something else, is written at a place, perhaps behind a backslash."""
    if one == " ":
        return words[at].isspace()
    return words.startswith(one, at) or (len(one) == 1 and not one.isalnum() and words.startswith(f"\\{one}", at))
