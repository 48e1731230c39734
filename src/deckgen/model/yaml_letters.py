"""Where each letter of a scalar stands in its YAML: inside of blocks, over several lines, behind escapes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

# A letter of a text: its line and its columns, counted from 0, up to the last one.
Spot = tuple[int, int, int]

_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_ESCAPES |= {"N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"}
# How many digits follow the letter of an escape by number.
_DIGITS = {"x": 2, "u": 4, "U": 8}


def spots_of(words: str, lines: Sequence[str], row: int, column: int, style: str | None) -> list[Spot] | None:
    """Where the letters of words stand that a scalar at a row and a column, counted from 0, is read as.

    style is the mark that the scalar begins with, None where it has none; a block begins with its words. How blanks
    and ends of lines are folded doesn't matter: only letters are compared, and a blank stands behind the letter
    before it. None where the words aren't those of the scalar.
    """
    made: list[Spot] = []
    found = _letters(lines, row, column, style)
    for letter in words:
        if letter.isspace():
            last = made[-1] if made else (row, column - 1, column - 1)
            made.append((last[0], last[2] + 1, last[2] + 1))
            continue
        given, spot = next(found, ("", (0, 0, 0)))
        if given != letter:
            return None
        made.append(spot)
    return made


def _letters(lines: Sequence[str], row: int, column: int, style: str | None) -> Iterator[tuple[str, Spot]]:
    """The letters from a scalar's beginning on, without blanks, each with its spot. What follows it comes too."""
    column += style in ("'", '"')
    for number in range(row, len(lines)):
        line, at = lines[number], column if number == row else 0
        if style not in ("'", '"'):
            # No letter is written otherwise than it is read.
            places = (place for place in range(at, len(line)) if not line[place].isspace())
            yield from ((line[place], (number, place, place)) for place in places)
            continue
        while at < len(line):
            letter, end = _letter(line, at, style)
            if letter and not letter.isspace():
                yield letter, (number, at, end)
            at = end + 1


def _letter(line: str, at: int, style: str | None) -> tuple[str, int]:
    """The letter at a column, as it is read, and its last column; "" for a backslash at the end of a line."""
    if style == "'" and line[at : at + 2] == "''":
        return "'", at + 1
    if style != '"' or line[at] != "\\":
        return line[at], at
    mark = line[at + 1 : at + 2]
    digits = line[at + 2 : at + 2 + _DIGITS.get(mark, 0)]
    if not digits:
        return _ESCAPES.get(mark, mark), at + 1
    try:
        return chr(int(digits, 16)), at + 1 + len(digits)
    except (ValueError, OverflowError):
        return mark, at + 1
