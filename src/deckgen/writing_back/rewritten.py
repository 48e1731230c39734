"""The words of a deck, changed as the line that was made from them was changed in a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from deckgen.comparing.word_changes import tokens
from deckgen.model.rich_text import HOLE, parse
from deckgen.writing_back.aligned import Aligned, Letter

_MARKED = re.compile(r"([\\*_`\[\]^~])")


class Replaced(NamedTuple):
    """Words in the place of a stretch of a line or of the author's words, from one offset up to another."""

    start: int
    end: int
    words: str


class Rewritten(Struct, frozen=True):
    """What the author's words become.

    words: the words with all changes made.
    parts: the changes, of which none overlaps another.
    line: what is shown of them then.
    lost: the names whose values were changed in the file; these changes aren't made.
    """

    words: str
    parts: tuple[Replaced, ...]
    line: str
    lost: tuple[str, ...] = ()


def rewritten(found: Aligned, old: str, new: str) -> Rewritten | str:
    """The author's words for a line that was old and is new now; else the reason why they can't be had.

    Words that go take no marks along, and words that come are in none, if what is shown then is the new line.
    """
    made: list[Replaced] = []
    lost: dict[str, None] = {}
    for change in _changes(old, new):
        if change.start < found.start or change.end > found.end:
            return "more than what stands in the deck was changed in this line"
        held = _names_in(found.letters, change.start - found.start, change.end - found.start)
        lost.update(dict.fromkeys(held))
        if not held:
            made.append(change)
    if not made:
        return Rewritten(str(found.words), (), old, tuple(lost))
    line = _applied(old, made)
    if "{{" in "".join(change.words for change in made):
        return "names in braces are written in the deck itself"
    own = line[found.start : len(line) - (len(old) - found.end)]
    for parts in _attempts(found, made, own):
        words = _applied(str(found.words), parts)
        if _shown_of(words, found, old) == own:
            return Rewritten(words, tuple(parts), line, tuple(lost))
    return "its marks or names can't be kept"


def _changes(old: str, new: str) -> Iterator[Replaced]:
    """What differs between two lines, word by word; what a changed word shares at its ends with the old one stays."""
    before, after = tokens(old), tokens(new)
    starts, ends = _starts(before), _starts(after)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for operation, first, last, begin, stop in matcher.get_opcodes():
        if operation == "equal":
            continue
        gone, came = old[starts[first] : starts[last]], new[ends[begin] : ends[stop]]
        head = _shared(gone, came)
        tail = _shared(gone[head:][::-1], came[head:][::-1])
        yield Replaced(starts[first] + head, starts[last] - tail, came[head : len(came) - tail])


def _starts(words: Sequence[str]) -> list[int]:
    made = [0]
    for word in words:
        made.append(made[-1] + len(word))
    return made


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _names_in(letters: Sequence[Letter], start: int, end: int) -> list[str]:
    """The names whose values a change touches; one that puts words before or after a value touches none."""
    if start < end:
        return [one.name for one in letters[start:end] if one.name]
    is_inside = 0 < start < len(letters) and letters[start - 1] == letters[start] and letters[start].name
    return [letters[start].name] if is_inside else []


def _attempts(found: Aligned, changes: Sequence[Replaced], own: str) -> Iterator[list[Replaced]]:
    """The ways to make changes, the best first: with all marks, with the new words' stars as stars, without marks."""
    for escapes in (False, True):
        for keeps_marks in (True, False):
            yield [_placed(found, change, keeps_marks=keeps_marks, escapes=escapes) for change in changes]
    if not any(one.name for one in found.letters) and "](" not in found.words:
        yield [Replaced(0, len(found.words), own)]
        yield [Replaced(0, len(found.words), _MARKED.sub(r"\\\1", own))]


def _placed(found: Aligned, change: Replaced, *, keeps_marks: bool, escapes: bool) -> Replaced:
    """A change where it is made in the author's words."""
    letters, words = found.letters, str(found.words)
    first, last = change.start - found.start, change.end - found.start
    came = _MARKED.sub(r"\\\1", change.words) if escapes else change.words
    if first < last:
        held = letters[first:last]
        gaps = (words[one.end : two.start] for one, two in pairwise(held) if one != two)
        return Replaced(held[0].start, held[-1].end, came + ("".join(gaps) if keeps_marks else ""))
    before, after = (letters[first - 1].end if first else 0), (letters[first].start if first < len(letters) else None)
    if after is None:
        at = len(words) - len(words[before:].lstrip("*_~^`")) if first else 0
    else:
        # Behind a blank, marks belong to what comes; behind a letter they close what was.
        at = before if first == 0 or words[before - 1].isspace() else after
    return Replaced(at, at, came)


def _applied(words: str, parts: Sequence[Replaced]) -> str:
    made, done = [], 0
    for part in parts:
        made += [words[done : part.start], part.words]
        done = part.end
    return "".join([*made, words[done:]])


def _shown_of(words: str, found: Aligned, old: str) -> str:
    """What is shown of words, with what their names stand for in the old line."""
    fills: list[str] = []
    last: Letter | None = None
    for place, letter in enumerate(found.letters, found.start):
        if letter.name:
            fills = [*fills[:-1], fills[-1] + old[place]] if letter == last else [*fills, old[place]]
        last = letter
    values = iter(fills)
    made = []
    for run in parse(words).runs:
        if run.footnote is not None:
            made.append(next(values, ""))
        else:
            made.append(run.text if run.code else HOLE.sub(lambda _: next(values, ""), run.text))
    return " ".join("".join(made).split())
