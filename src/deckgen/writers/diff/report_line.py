"""Lines of a report: words of which each knows whether it is old, new, or there to find one's way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Literal

from msgspec import Struct

from deckgen.comparing.comparison import Piece, WordChange

Tone = Literal["plain", "old", "new", "quiet", "strong"]
MOST, LONGEST, CONTEXT = 12, 240, 40


class Bit(Struct, frozen=True):
    """Words of one tone."""

    words: str
    tone: Tone = "plain"


class Line(Struct, frozen=True):
    """A line of a report, and those that belong under it; a line that is marked says what came (+) or went (-)."""

    bits: tuple[Bit, ...]
    under: tuple[Line, ...] = ()
    mark: Literal["", "+", "-"] = ""


class Part(Struct, frozen=True):
    """A headed part of a report."""

    head: str
    lines: tuple[Line, ...]


def plural(count: int, word: str) -> str:
    """A number and what it counts."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def line(*bits: Bit | str, under: Iterable[Line] = (), mark: Literal["", "+", "-"] = "") -> Line:
    """A line of bits and plain words."""
    return Line(tuple(Bit(bit) if isinstance(bit, str) else bit for bit in bits), tuple(under), mark)


def cut(lines: Iterable[Line], what: str, most: int = MOST) -> Iterator[Line]:
    """No more lines than can be read, then how many there are besides."""
    rest = iter(lines)
    yield from islice(rest, most)
    left = sum(1 for _ in rest)
    if left:
        yield line(Bit(f"… and {plural(left, what)} more", "quiet"))


def pair(old: str, new: str) -> tuple[Bit, ...]:
    """What was, an arrow, what is."""
    return Bit(shortened(old), "old"), Bit(" → "), Bit(shortened(new), "new")


def change(one: WordChange, label: str) -> Line:
    """A change of words: short ones as old and new, others word by word."""
    head = Bit(f"{label}: ", "quiet")
    if one.old is None or one.new is None:
        came = one.old is None
        words = shortened((one.new if came else one.old) or "")
        return line(head, Bit(words, "new" if came else "old"), mark="+" if came else "-")
    if not any(piece.fate == "same" and piece.words.strip() for piece in one.pieces):
        return line(head, *pair(one.old, one.new))
    return line(head, *_woven(one.pieces))


def shortened(words: str) -> str:
    """Words without the end of a very long line."""
    return words if len(words) <= LONGEST else words[: words.rfind(" ", 0, LONGEST) + 1 or LONGEST].rstrip() + " …"


def _woven(pieces: Sequence[Piece]) -> Iterator[Bit]:
    """What differs among what doesn't; of long stretches that don't, only what stands beside a change."""
    last = len(pieces) - 1
    for place, piece in enumerate(pieces):
        words = piece.words
        if piece.fate != "same":
            yield Bit(shortened(words), piece.fate)
        elif len(words) <= 2 * CONTEXT + 20:
            yield Bit(words)
        else:
            head = "" if place == 0 else words[: words.rfind(" ", 0, CONTEXT) + 1 or CONTEXT]
            tail = "" if place == last else words[words.find(" ", len(words) - CONTEXT) :]
            yield Bit(f"{head}…{tail}")
