"""A word of the language as a page of text: each of its meanings, with keys and a sample."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import fill, indent

from deckgen.writers.guide.sense import Key, Sense


def page_text(word: str, senses: Sequence[Sense], width: int) -> str:
    """The page, no line of prose longer than width."""
    count = f"{word} means {len(senses)} things.\n\n" if len(senses) > 1 else ""
    return count + "\n\n".join("\n".join(_told(word, sense, width)) for sense in senses)


def _told(word: str, sense: Sense, width: int) -> Iterator[str]:
    yield _wrapped(f"{word}: {sense.what}", width, "")
    for words in filter(None, (sense.manual, *sense.lines)):
        yield "\n" + _wrapped(words, width)
    if sense.keys:
        yield "\n" + "\n".join(_key(key, width) for key in sense.keys)
    for part in sense.parts:
        yield "\n" + _wrapped(f"{capital(part.called)}. {part.manual}", width)
        if part.short_form:
            yield _wrapped(part.short_form, width)
        yield "\n" + "\n".join(_key(key, width, "    ") for key in part.keys)
    if sense.sample:
        yield "\n  Sample\n\n" + indent(sense.sample.rstrip("\n"), "    ")


def _key(key: Key, width: int, before: str = "  ") -> str:
    """A key: what stands under it, what holds without it, and what is said of it."""
    words = f"{capital('; '.join(filter(None, (key.form, key.left_out))))}. {key.manual}".rstrip()
    return fill(words, width, initial_indent=f"{before}{key.name:<14} ", subsequent_indent=before + " " * 15)


def _wrapped(words: str, width: int, before: str = "  ") -> str:
    return fill(words, width, initial_indent=before, subsequent_indent=before)


def capital(words: str) -> str:
    """Words that begin with a capital letter."""
    return words[:1].upper() + words[1:]
