"""Words: which lines of two texts belong together, and which words in them differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from deckgen.comparing.comparison import Piece, WordChange

Line = tuple[str, str]
# Chinese, Japanese and Korean have no spaces between words, or few: there each character is one.
_TOKEN = re.compile(r"\s+|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\s\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_ALIKE, _LONG, _AHEAD = 0.5, 1_000, 20
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


def normal(words: str) -> str:
    """Words as they are compared and shown: spaces of all kinds are one, and control characters none."""
    return "".join(letter for letter in " ".join(words.split()) if letter >= " " and not "\x7f" <= letter <= "\x9f")


def read(words: str) -> str:
    """Words as they are read: straight quotation marks and curly ones are the same."""
    return words.translate(_STRAIGHT)


def changed(where: str, old: str, new: str) -> WordChange | None:
    """The change of one line; None where it reads the same."""
    old, new = normal(old), normal(new)
    return WordChange(where, old or None, new or None, pieces(old, new)) if read(old) != read(new) else None


def compare_lines(old: Sequence[Line], new: Sequence[Line]) -> tuple[WordChange, ...]:
    """The lines that differ, each with the name of its shape: changed ones as one, others as gone or new."""
    before = [(where, words) for where, line in old if (words := normal(line))]
    after = [(where, words) for where, line in new if (words := normal(line))]
    said, says = ([read(words) for _, words in lines] for lines in (before, after))
    matcher = SequenceMatcher(None, said, says, autojunk=False)
    made: list[WordChange] = []
    for what, start, stop, first, last in matcher.get_opcodes():
        if what != "equal":
            made += _replaced(before[start:stop], after[first:last])
    return tuple(made)


def _replaced(old: Sequence[Line], new: Sequence[Line]) -> Iterator[WordChange]:
    """Lines in place of others: paired where they are alike, or stand alone in the same shape."""
    alone = len(old) == len(new)
    place = 0
    for index, (where, words) in enumerate(old):
        if alone and where == new[index][0]:
            found: int | None = index
        else:
            ahead = range(place, min(place + _AHEAD, len(new)))
            found = next((at for at in ahead if alike(words, new[at][1])), None)
        if found is None or found < place:
            yield WordChange(where, words, None)
            continue
        yield from (WordChange(*line[:1], None, line[1]) for line in new[place:found])
        yield WordChange(new[found][0], words, new[found][1], pieces(words, new[found][1]))
        place = found + 1
    yield from (WordChange(line[0], None, line[1]) for line in new[place:])


def alike(old: str, new: str) -> bool:
    """Whether the one line may have been made of the other."""
    matcher = SequenceMatcher(None, _TOKEN.findall(old.casefold()), _TOKEN.findall(new.casefold()), autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Both lines word by word: what stands in both, in the old one, in the new one. Joined they read as the lines."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    long = len(before) + len(after) > _LONG
    matcher = SequenceMatcher(None, list(map(read, before)), list(map(read, after)), autojunk=long)
    made: list[tuple[str, str, str]] = []
    for what, start, stop, first, last in matcher.get_opcodes():
        said, says = "".join(before[start:stop]), "".join(after[first:last])
        if what == "equal" and not (said.isspace() and made):
            made.append((says, "", ""))
        elif made and not made[-1][0]:
            # A space between two words that differ is part of what differs.
            made[-1] = ("", made[-1][1] + said, made[-1][2] + says)
        else:
            made.append(("", said, says) if what != "equal" else (said, "", ""))
    return tuple(_pieces(made))


def _pieces(parts: Sequence[tuple[str, str, str]]) -> Iterator[Piece]:
    for same, old, new in parts:
        # What both end with, such as the space after a word, belongs to both.
        end = len(old) - len(old.rstrip()) if old.rstrip() and new.rstrip() and old[-1:] == new[-1:] == " " else 0
        tail = old[len(old) - end :]
        if same:
            yield Piece("same", same)
        if old[: len(old) - end]:
            yield Piece("old", old[: len(old) - end])
        if new[: len(new) - end]:
            yield Piece("new", new[: len(new) - end])
        if tail:
            yield Piece("same", tail)
