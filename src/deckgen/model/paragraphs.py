"""Where paragraphs, lines and the points of lists begin and end in a text of several lines, as offsets into it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BULLET = re.compile(r"\s*[-*+]\s+")
_POINT = re.compile(r"(?m)^\s*(?:[-*+]|(\d+)[.)])\s+")


def paragraphs(words: str) -> Iterator[tuple[int, int]]:
    """The start and end of each paragraph; blank lines part them."""
    return (match.span() for match in _PARAGRAPH.finditer(words))


def lines(words: str) -> Iterator[tuple[int, int]]:
    """The start and end of each line that isn't blank."""
    return (match.span() for match in _LINE.finditer(words))


def points(words: str) -> Iterator[tuple[int, int, bool]]:
    """The start and end of each paragraph, and whether it is a point with a bullet, which the stretch is without.

    Each point of a list is a paragraph of its own. A point with a number keeps its number.
    """
    for first, last in paragraphs(words):
        for start, end in _parted(words, first, last):
            bullet = _BULLET.match(words, start, end)
            yield bullet.end() if bullet else start, end, bullet is not None


def _parted(words: str, start: int, end: int) -> list[tuple[int, int]]:
    """The start and end of what comes before a list in a paragraph, and of each point of the list.

    Points with numbers must count from 1, so that a line that begins with "2017." is no point of a list.
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
