"""The whole language on one sheet: chapter by chapter the keys of each mapping, and short samples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import fill

from msgspec import Struct

from deckgen.writers.guide.sense import FOR_AUDIENCES, Key, Part

INTRO = (
    "All of deckgen's language. 'deckgen guide WORD' tells a word: its keys, defaults and a sample that builds."
    " 'deckgen check' says what is wrong with a deck and where, 'deckgen explain CODE' why, 'deckgen build' makes the"
    " .pptx.",
    "The samples up to the slides are one deck, cut up. name! is needed, name[] a list (a word alone may stand"
    " without brackets), name{} a mapping with these keys, name# a number, name? true or false, name(a|b) one of"
    " these, all else is words. =name: a value which is no mapping stands for that key. +: only[] and except[] too,"
    " for audiences.",
)


class Entry(Struct, frozen=True):
    """A line that tells of something, and YAML in which it stands; "" where either isn't there."""

    line: str
    sample: str = ""


class Chapter(Struct, frozen=True):
    """A part of the language."""

    title: str
    entries: tuple[Entry, ...]


def whole_text(chapters: Sequence[Chapter], width: int) -> str:
    """The sheet, no line of prose longer than width."""
    return "\n".join(
        [*(fill(words, width) + "\n" for words in INTRO), *(_chapter(one, width) for one in chapters)]
    ).rstrip("\n")


def _chapter(chapter: Chapter, width: int) -> str:
    told = [chapter.title.upper()]
    for entry in chapter.entries:
        told += [_hung(entry.line, width)] if entry.line else []
        told += [entry.sample.rstrip("\n")] if entry.sample else []
    return "\n".join(told) + "\n"


def keys_text(keys: Sequence[Key], inside: Mapping[str, Part]) -> str:
    """Keys in their order, each with its marks, and behind those that hold a mapping of `inside` the keys of that."""
    told = [_key_text(key, inside) for key in keys if key.name not in FOR_AUDIENCES]
    return " ".join([*told, *(["+"] if len(told) < len(keys) else [])])


def _key_text(key: Key, inside: Mapping[str, Part]) -> str:
    held = [inside[name] for name in key.leads_to if name in inside]
    left = {name: part for name, part in inside.items() if part not in held}
    nested = "".join(f"{{{shorter(part)}{keys_text(part.keys, left)}}}" for part in held if part.keys)
    short = key.short if not nested or key.short != "{}" else ""
    return f"{key.name}{short}{nested}{'!' if key.needed else ''}"


def shorter(part: Part) -> str:
    """The mark of the key that stands for all of a mapping; "" where none does."""
    return f"={part.shorter}: " if part.shorter else ""


def _hung(words: str, width: int) -> str:
    return fill(words, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
