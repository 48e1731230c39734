"""The words of a deck, changed as the line that was made from them was changed in a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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

    Words that come are in no marks, unless they were typed over marked words alone. Marks stay around those of their
    words that stay, and go with the last of them.
    """
    made: list[Replaced] = []
    lost: dict[str, None] = {}
    for change in _changes(found, old, new):
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
    if any(_takes_a_link(found, change) for change in made):
        return "the words of a link were replaced together with others: write them in the deck"
    own = line[found.start : len(line) - (len(old) - found.end)]
    for parts in _attempts(found, made, own):
        words = _applied(str(found.words), parts)
        if _shown_of(words, found, old) == own:
            return Rewritten(words, tuple(parts), line, tuple(lost))
    return "its marks or names can't be kept"


def _changes(found: Aligned, old: str, new: str) -> Iterator[Replaced]:
    """What differs between two lines, word by word; what a changed word shares at its ends with the old one stays.

    Changes between which no word stays are one, unless they touch names.
    """
    before, after = tokens(old), tokens(new)
    starts, ends = _starts(before), _starts(after)
    made: list[tuple[int, int, int, int]] = []
    for operation, *places in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if operation == "equal":
            continue
        first, last, begin, stop = starts[places[0]], starts[places[1]], ends[places[2]], ends[places[3]]
        is_near = made and not _has_words(old[made[-1][1] : first])
        if is_near and not any(one.name for one in _held(found, made[-1][0], last)):
            made[-1] = made[-1][0], last, made[-1][2], stop
        else:
            made.append((first, last, begin, stop))
    for first, last, begin, stop in made:
        gone, came = old[first:last], new[begin:stop]
        is_whole = len(gone.split()) > 1 and not any(one.name for one in _held(found, first, last))
        head = _shared(gone, came, words=not is_whole)
        tail = _shared(gone[head:][::-1], came[head:][::-1], words=not is_whole)
        yield Replaced(first + head, last - tail, came[head : len(came) - tail])


def _held(found: Aligned, start: int, end: int) -> tuple[Letter, ...]:
    """The letters that stand in a stretch of the line."""
    return found.letters[max(0, start - found.start) : max(0, end - found.start)]


def _has_words(line: str) -> bool:
    return any(letter.isalnum() for letter in line)


def _starts(words: Sequence[str]) -> list[int]:
    made = [0]
    for word in words:
        made.append(made[-1] + len(word))
    return made


def _shared(one: str, other: str, *, words: bool) -> int:
    """How many letters two lines begin with alike; of several words that were replaced, signs alone."""
    pairs = zip(one, other, strict=False)
    unlike = (at for at, (a, b) in enumerate(pairs) if a != b or (a.isalnum() and not words))
    return next(unlike, min(len(one), len(other)))


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
        return _replaced(found, first, last, came, keeps_marks=keeps_marks)
    before, after = (letters[first - 1].end if first else 0), (letters[first].start if first < len(letters) else None)
    if after is None:
        at = len(words) - len(words[before:].lstrip("*_~^`")) if first else 0
    else:
        # Behind a blank, marks belong to what comes; behind a letter they close what was.
        at = before if first == 0 or words[before - 1].isspace() else after
    return Replaced(at, at, came)


def _replaced(found: Aligned, first: int, last: int, came: str, *, keeps_marks: bool) -> Replaced:
    """Words in the place of some letters: behind marks that end there, before those that begin there.

    Marks of which no word is left go, with the signs that they hold.
    """
    letters, words = found.letters, str(found.words)
    gone = _runs_that_go(found, first, last)
    begin, end = first, last
    while begin > 0 and letters[begin - 1].run in gone:
        begin -= 1
    while end < len(letters) and letters[end].run in gone:
        end += 1
    shown = [words[one.start : one.end] for one in letters]
    came = "".join((*shown[begin:first], came, *shown[last:end]))
    held = letters[begin:end]
    before, behind = "", ""
    for one, two in pairwise(held) if keeps_marks else ():
        gap = words[one.end : two.start] if one != two else ""
        if one.run and one.run != two.run and begin and letters[begin - 1].run == one.run:
            before += gap
        elif not ({one.run, two.run} & gone):
            behind += gap
    # A blank stands outside of marks.
    if before and shown[begin - 1].isspace():
        begin -= 1
        came = f"{shown[begin]}{came}"
    if behind and end < len(shown) and shown[end].isspace():
        came = f"{came}{shown[end]}"
        end += 1
    held = letters[begin:end]
    start, stop = held[0].start, held[-1].end
    if held[0].run in gone:
        start = letters[begin - 1].end if begin else 0
    if held[-1].run in gone:
        stop = letters[end].start if end < len(letters) else len(words.rstrip())
    return Replaced(start, stop, f"{before}{came}{behind}")


def _runs_that_go(found: Aligned, first: int, last: int) -> set[int]:
    """The marked stretches of which a change takes every word, and words besides."""
    letters, text = found.letters, str(found.words)

    def words(places: Iterable[int]) -> set[int]:
        """The stretches of the letters at some places, signs aside."""
        return {letters[at].run for at in places if text[letters[at].start].isalnum() or letters[at].name}

    touched = words(range(first, last))
    left = words((*range(first), *range(last, len(letters))))
    return {run for run in touched if run and run not in left} if len(touched) > 1 else set()


def _takes_a_link(found: Aligned, change: Replaced) -> bool:
    """Whether a change takes all words of a link, and others."""
    first, last = change.start - found.start, change.end - found.start
    gone = _runs_that_go(found, first, last)
    return any(one.linked and one.run in gone for one in found.letters)


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
