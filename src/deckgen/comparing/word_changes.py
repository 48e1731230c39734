"""Comparing words: which lines of two texts belong together, and which words in them differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from deckgen.comparing.comparison import Piece, WordChange

# Where a line stands, such as the name of its shape, and its words.
PlacedLine = tuple[str, str]
# What is compared as one word: spaces, words between spaces, and each Chinese, Japanese or Korean character, since
# these languages have few spaces or none between words.
_TOKEN = re.compile(r"\s+|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\s\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
# How alike (0 to 1) two lines must be to be the same line; of how many words on comparing takes short cuts; and among
# how many of the next lines one is looked for.
_ALIKE, _LONG, _AHEAD = 0.5, 1_000, 20
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


def normal(words: str) -> str:
    """Words as they are compared and told: any spaces between two words are one, and control characters none."""
    return "".join(letter for letter in " ".join(words.split()) if letter >= " " and not "\x7f" <= letter <= "\x9f")


def read(words: str) -> str:
    """Words as people read them: curly quotation marks become straight, so that both are the same."""
    return words.translate(_STRAIGHT)


def changed(where: str, old: str, new: str) -> WordChange | None:
    """The change of a line; None where both read the same. where says what the line belongs to; "" is no line."""
    old, new = normal(old), normal(new)
    return WordChange(where, old or None, new or None, pieces(old, new)) if read(old) != read(new) else None


def compare_lines(old: Sequence[PlacedLine], new: Sequence[PlacedLine]) -> tuple[WordChange, ...]:
    """The lines that differ. A line that was changed is one change, all others are gone or new."""
    before = [(where, words) for where, line in old if (words := normal(line))]
    after = [(where, words) for where, line in new if (words := normal(line))]
    old_words, new_words = ([read(words) for _, words in lines] for lines in (before, after))
    # autojunk would take lines that occur often, such as a repeated unit, for noise.
    matcher = SequenceMatcher(None, old_words, new_words, autojunk=False)
    made: list[WordChange] = []
    for operation, start, stop, first, last in matcher.get_opcodes():
        if operation != "equal":
            made += _replaced(before[start:stop], after[first:last])
    return tuple(moved_together(made))


def moved_together(changes: Sequence[WordChange]) -> Iterator[WordChange]:
    """Changes, of which a line that went and came again in the same shape is one: it stands elsewhere."""
    came = Counter((one.where, read(one.new)) for one in changes if one.old is None and one.new is not None)
    gone = Counter((one.where, read(one.old)) for one in changes if one.new is None and one.old is not None)
    moved, again = came & gone, came & gone
    for one in changes:
        key = one.where, read(one.new or one.old or "")
        if one.old is None and moved[key]:
            moved[key] -= 1
            yield WordChange(one.where, one.new, one.new)
        elif one.new is None and again[key]:
            again[key] -= 1
        else:
            yield one


def _replaced(old: Sequence[PlacedLine], new: Sequence[PlacedLine]) -> Iterator[WordChange]:
    """Changes of lines that stand in each other's place.

    Two lines are taken for the same one where they are alike, or where there are as many old as new ones and they
    stand in the same shape.
    """
    same_number = len(old) == len(new)
    place = 0
    for index, (where, words) in enumerate(old):
        if same_number and where == new[index][0]:
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
    """Whether two lines have so many words in common that one may have been made from the other."""
    matcher = SequenceMatcher(None, _TOKEN.findall(old.casefold()), _TOKEN.findall(new.casefold()), autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def tokens(line: str) -> list[str]:
    """A line cut into what is compared as one word; joined, they are the line."""
    return _TOKEN.findall(line)


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Both lines word by word, as pieces that stand in both, in the old one or in the new one.

    Joined without the "new" pieces they are the old line, and without the "old" ones the new line.
    """
    before, after = tokens(old), tokens(new)
    long = len(before) + len(after) > _LONG
    matcher = SequenceMatcher(None, list(map(read, before)), list(map(read, after)), autojunk=long)
    # Stretches of words: those in both lines, or else those of the old and of the new one.
    made: list[tuple[str, str, str]] = []
    for operation, start, stop, first, last in matcher.get_opcodes():
        gone, came = "".join(before[start:stop]), "".join(after[first:last])
        if operation == "equal" and not (gone.isspace() and made):
            made.append((came, "", ""))
        elif made and not made[-1][0]:
            # A space between two words that differ is part of what differs.
            made[-1] = ("", made[-1][1] + gone, made[-1][2] + came)
        else:
            made.append(("", gone, came) if operation != "equal" else (gone, "", ""))
    return tuple(_pieces(made))


def _pieces(parts: Sequence[tuple[str, str, str]]) -> Iterator[Piece]:
    """The pieces of stretches of words, each of the words in both lines, in the old and in the new one."""
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
