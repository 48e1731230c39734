"""Breaking words into lines that fit a width. Measures through the plot; draws nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

Measure = Callable[[str], float]
# What words that are cut short end in.
CUT = "…"
# Only the beginning of longer words is looked at, as long as it is surely more than what is asked for.
_LONG = 1_000


class Wrapped(Struct, frozen=True):
    """Lines of words; complete is False where words were cut short to make them fit."""

    lines: tuple[str, ...]
    complete: bool = True


def wrap(words: str, width: float, measure: Measure, most: int = 2) -> Wrapped:
    """Words in at most this many lines no wider than width, as even as may be, else the last line ends in "…"."""
    # A no-break space, such as between the thousands of a number, stays what it is.
    words = _beginning(" ".join(re.split(r"[ \t\n\r\f\v]+", words.strip())), width * most, measure)
    if measure(words) <= width:
        return Wrapped((words,))
    lines = _greedy(words, width, measure)
    if len(lines) <= most and all(measure(line) <= width for line in lines):
        return Wrapped(_evened(words, lines, width, measure))
    rest = " ".join(lines[most - 1 :]) if " " in words else "".join(lines[most - 1 :])
    kept = [*lines[: most - 1], rest]
    return Wrapped(tuple(shortened(line, width, measure) for line in kept), complete=False)


def shortened(words: str, width: float, measure: Measure) -> str:
    """The words, or as many of their letters as fit the width with "…" after them; "" where none does."""
    words = _beginning(words, width, measure)
    if measure(words) <= width:
        return words
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(words[:middle].rstrip() + CUT) <= width else (low, middle - 1)
    return words[:low].rstrip(" ,;:.-") + CUT if low else ""


def _beginning(words: str, width: float, measure: Measure) -> str:
    """The words, of very long ones a beginning that is more than twice as wide as width."""
    count = _LONG
    while count < len(words) and measure(words[:count]) <= 2 * width:
        count *= 2
    return words[:count]


def _pieces(words: str) -> list[str]:
    """Where a line may break: after spaces, hyphens and slashes, and anywhere in scripts written without spaces.

    No line begins with one of the two voicing marks of Japanese, which have no width of their own.
    """
    pieces: list[str] = [""]
    for letter in words:
        if letter == " " or ("\u3040" <= letter <= "\u9fff" and letter not in "\u3099\u309a" and pieces[-1]):
            pieces.append(letter)
        else:
            pieces[-1] += letter
            if letter in "-–—/" and len(pieces[-1]) > 2:
                pieces.append("")
    return [piece for piece in pieces if piece]


def _greedy(words: str, width: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    for piece in _pieces(words):
        if lines and measure((lines[-1] + piece).strip()) <= width:
            lines[-1] += piece
        else:
            lines.append(piece)
    return [line.strip() for line in lines]


def _evened(words: str, lines: list[str], width: float, measure: Measure) -> tuple[str, ...]:
    """The same number of lines, broken so that the longest is as short as may be."""
    low, high, best = width / len(lines), width, lines
    for _ in range(6):
        middle = (low + high) / 2
        tried = _greedy(words, middle, measure)
        if len(tried) <= len(lines) and all(measure(line) <= middle for line in tried):
            best, high = tried, middle
        else:
            low = middle
    return tuple(best)
