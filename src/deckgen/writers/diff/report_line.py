"""The lines of a report, and the words in them, each with a tone: old, new, or there to guide the reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Literal

from msgspec import Struct

from deckgen.comparing.comparison import Piece, WordChange

# "quiet" words are labels, "strong" ones names of slides.
Tone = Literal["plain", "old", "new", "quiet", "strong"]
# How many lines of a list are told, how many characters of a text, and how many of those beside a change.
MOST, LONGEST, CONTEXT = 12, 240, 40


class Bit(Struct, frozen=True):
    """Words of one tone."""

    words: str
    tone: Tone = "plain"


class ReportLine(Struct, frozen=True):
    """A line of a report.

    bits: its words.
    under: the lines that belong under it.
    mark: "+" where the line tells what is only in the new copy, "-" where only in the old one, else "".
    """

    bits: tuple[Bit, ...]
    under: tuple[ReportLine, ...] = ()
    mark: Literal["", "+", "-"] = ""


class ReportPart(Struct, frozen=True):
    """A part of a report: its heading and its lines."""

    head: str
    lines: tuple[ReportLine, ...]


def plural(count: int, word: str) -> str:
    """A number and what it counts: "1 slide", "1,200 slides"."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def line(*bits: Bit | str, under: Iterable[ReportLine] = (), mark: Literal["", "+", "-"] = "") -> ReportLine:
    """A line made of bits, and of strings for plain words."""
    return ReportLine(tuple(Bit(bit) if isinstance(bit, str) else bit for bit in bits), tuple(under), mark)


def cut(lines: Iterable[ReportLine], what: str, most: int = MOST) -> Iterator[ReportLine]:
    """The first lines, most of them, then one that says how many more there are of what they tell."""
    rest = iter(lines)
    yield from islice(rest, most)
    left = sum(1 for _ in rest)
    if left:
        yield line(Bit(f"… and {plural(left, what)} more", "quiet"))


def pair(old: str, new: str) -> tuple[Bit, ...]:
    """The old words, an arrow, the new words."""
    return Bit(shortened(old), "old"), Bit(" → "), Bit(shortened(new), "new")


def change(words: WordChange, label: str) -> ReportLine:
    """A change of a line of words after a label: word by word where both share some, else as old and new."""
    head = Bit(f"{label}: ", "quiet")
    if words.old is None or words.new is None:
        is_new = words.old is None
        text = shortened((words.new if is_new else words.old) or "")
        return line(head, Bit(text, "new" if is_new else "old"), mark="+" if is_new else "-")
    if words.old == words.new:
        return line(head, shortened(words.new), Bit(" stands elsewhere", "quiet"))
    if not any(piece.fate == "same" and piece.words.strip() for piece in words.pieces):
        return line(head, *pair(words.old, words.new))
    return line(head, *_woven(words.pieces))


def shortened(words: str) -> str:
    """Words cut after LONGEST characters at the most, where a word ends."""
    return words if len(words) <= LONGEST else words[: words.rfind(" ", 0, LONGEST) + 1 or LONGEST].rstrip() + " …"


def _woven(pieces: Sequence[Piece]) -> Iterator[Bit]:
    """A line with its old and new words in place; of long stretches that are the same, only what is near a change."""
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
