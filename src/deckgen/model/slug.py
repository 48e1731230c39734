"""Slugs: ids and names of files that are made of words, such as nafta-at-25 of "NAFTA at 25"."""

from __future__ import annotations

import unicodedata

LONGEST = 60
# Fewer characters than these are not left of a long title for the sake of whole words.
FEWEST = 20
# Letters before this one (Latin, Greek, Cyrillic) are the same without their accents; in other scripts the marks are
# vowels, or make other letters.
_LAST_ACCENTED = "\u058f"
# Letters of Korean and Braille that show nothing.
_FILLERS = "\u115f\u1160\u2800\u3164\uffa0"


def slug(words: str) -> str:
    """Words as an id: lower case, without accents, joined by hyphens, sixty characters at the most.

    It ends between two words, or where one is very long, between two letters. "slide" where nothing is
    left of them.
    """
    plain = unicodedata.normalize("NFC", _without_accents(words.casefold()))
    joined = ""
    for c in plain:
        if c.isalnum() or c == "_" or (unicodedata.category(c).startswith("M") and joined[-1:] not in ("", "-")):
            joined += c
        elif joined[-1:] != "-":
            joined += "-"
    joined = joined.strip("-")
    if len(joined) > LONGEST:
        words_kept = joined[:LONGEST].rpartition("-")[0]
        joined = words_kept if len(words_kept) >= FEWEST else cut(joined, LONGEST).strip("-")
    return joined or "slide"


def cut(words: str, most: int) -> str:
    """The first characters of words, `most` at the most; a letter keeps its marks or goes with them."""
    if len(words) <= most:
        return words
    while most and unicodedata.category(words[most]).startswith("M"):
        most -= 1
    return words[:most]


def is_blank(words: str) -> bool:
    """Whether words show nothing: they are empty, or all blanks, also those that have no width."""
    kinds = (unicodedata.category(c) for c in words if c not in _FILLERS)
    # Letters of private use are those of icon fonts, and those of no kind yet may be new ones.
    return all(kind[0] == "Z" or kind in ("Cc", "Cf", "Cs") for kind in kinds)


def _without_accents(words: str) -> str:
    """Words with letters and their accents apart, and the accents left out where they make no other letter."""
    made: list[str] = []
    base = ""
    for c in unicodedata.normalize("NFKD", words):
        if not unicodedata.category(c).startswith("M"):
            base = c
        elif base <= _LAST_ACCENTED and unicodedata.combining(c):
            continue
        made.append(c)
    return "".join(made)
