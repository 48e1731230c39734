"""Where paragraphs, lines and the points of lists begin and end in a text of several lines. Offsets, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BULLET = re.compile(r"\s*[-*+]\s+")
_POINT = re.compile(r"(?m)^\s*(?:[-*+]|(\d+)[.)])\s+")


def paragraphs(words: str) -> Iterator[tuple[int, int]]:
    """The paragraphs: a blank line parts them."""
    return (match.span() for match in _PARAGRAPH.finditer(words))


def lines(words: str) -> Iterator[tuple[int, int]]:
    """The lines that hold anything."""
    return (match.span() for match in _LINE.finditer(words))


def points(words: str) -> Iterator[tuple[int, int, bool]]:
    """The paragraphs, each point of a list as one of its own, and whether it had a bullet, which is left out."""
    for first, last in paragraphs(words):
        for start, end in _parted(words, first, last):
            bullet = _BULLET.match(words, start, end)
            yield bullet.end() if bullet else start, end, bullet is not None


def _parted(words: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a paragraph: what comes before a list, and each of its points.

    Numbers count from 1: a sentence that ends "in 2017." at the beginning of a line makes no list.
    """
    found, number = {start}, 1
    for match in _POINT.finditer(words, start, end):
        if match.group(1) in (None, str(number)):
            found.add(match.start())
            number += match.group(1) is not None
    starts = sorted(found)
    return [
        (first, first + len(words[first:last].rstrip()))
        for first, last in zip(starts, [*starts[1:], end], strict=True)
    ]
