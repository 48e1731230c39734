"""Hints that know their own mend, and which of several names an author evidently meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Shorter words have too many neighbours: 'us' and 'uk' are two names, and no slip.
_FEWEST_LETTERS = 4
_FEWEST_TO_REPLACE = 5
# How much longer one of two words may be that differ in the blanks between their parts.
_MOST_APART = 3
_APART = re.compile(r"[\s_-]+")
# What words without quotes can't hold in YAML.
_NOT_PLAIN = re.compile(r": | #|:$")
_NO_LETTER = re.compile(r"\W")


class Hint(str):
    """The words of a hint that names what is certainly meant.

    word: what the author wrote.
    meant: what is to stand in its place.
    bare: it is to stand there without the quotes that may stand around the word.
    guessed: a slip of the hand turned the one into the other.
    """

    word: str
    meant: str
    bare: bool
    guessed: bool

    def __new__(cls, said: str, word: str, meant: str, *, bare: bool = False, guessed: bool = False) -> Hint:
        """A hint of these words."""
        self = super().__new__(cls, said)
        self.word, self.meant, self.bare = str(word), str(meant), bare
        self.guessed = guessed and _letters(word) != _letters(meant)
        return self

    @classmethod
    def write(cls, word: str, meant: str) -> Hint:
        """The hint to write one word for another."""
        return cls(f"write '{meant}'", word, meant)

    def stretch(self, text: str) -> tuple[int, int] | None:
        """Where in a text the word stands that is to be replaced: from one offset up to another.

        The text is the word itself, alone or in quotes, or holds it once. None where it doesn't stand there so, or
        where what is meant would need quotes or escapes that the word does without.
        """
        if self.bare and _NOT_PLAIN.search(self.meant):
            return None
        if not set(_NO_LETTER.findall(self.meant)) <= set(_NO_LETTER.findall(self.word)) and not self.bare:
            return None
        if _folded(text) == _folded(self.word):
            return 0, len(text)
        if text[:1] in ("'", '"') and text[:1] == text[-1:] and _folded(text[1:-1]) == _folded(self.word):
            return (0, len(text)) if self.bare else (1, len(text) - 1)
        found = list(re.finditer(rf"(?<!\w){re.escape(self.word)}(?!\w)", text))
        return found[0].span() if len(found) == 1 and self.word else None


def evidently_meant(word: str, names: Iterable[str]) -> str | None:
    """The one name that a slip of the hand turns into the word; None where there is none, or more than one.

    A slip is one letter too many or too few, two that changed places, or another one inside of the word. Capitals,
    and blanks, dashes and underscores between words, may differ. Digits never do: 2016 is not 2017.
    """
    about = (name for name in dict.fromkeys(names) if abs(len(name) - len(word)) <= _MOST_APART and name != word)
    others = [name for name in about if _digits(name) == _digits(word)]
    alike = [name for name in others if _letters(name) == _letters(word)]
    if not alike:
        long = (name for name in others if max(len(word), len(name)) >= _FEWEST_LETTERS)
        alike = [name for name in long if _is_slip(word.casefold(), name.casefold())]
    return alike[0] if len(alike) == 1 else None


def _is_slip(word: str, name: str) -> bool:
    """Whether one slip parts the two words, which differ."""
    shared = zip(word, name, strict=False)
    start = next((at for at, (one, other) in enumerate(shared) if one != other), min(len(word), len(name)))
    if len(word) != len(name):
        longer, shorter = (word, name) if len(word) > len(name) else (name, word)
        return longer[:start] + longer[start + 1 :] == shorter
    if word[start + 2 :] == name[start + 2 :] and word[start : start + 2] == name[start : start + 2][::-1]:
        return True
    inside = word[start - 1 : start + 2] if start else ""
    one_letter = word[start + 1 :] == name[start + 1 :] and name[start].isalpha()
    return one_letter and len(word) >= _FEWEST_TO_REPLACE and len(inside) == 3 and inside.isalpha()


def _folded(words: str) -> str:
    return _APART.sub("_", words.casefold())


def _letters(words: str) -> str:
    return _APART.sub("", words.casefold())


def _digits(words: str) -> list[str]:
    return re.findall(r"\d", words)
