"""Brackets on lines of both directions: the two of a pair look the same way (rule N0 of Unicode's UAX #9).

Without it, the last bracket of Hebrew words on a line of English ones would stand at the wrong end of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def resolve_brackets(characters: Sequence[dict[str, Any]], before: str, closing: Mapping[str, str]) -> None:
    """Give both brackets of each pair the direction of what they hold, or of what stands before them.

    characters are of one level and have "ch", "type" and "level"; their "type" is changed. before is the direction in
    front of them, "L" or "R"; closing has the closing bracket of each opening one.
    """
    for start, end in sorted(_pairs(characters, closing)):
        along = "LR"[characters[start]["level"] % 2]
        inside = {_direction(one["type"]) for one in characters[start + 1 : end]} - {""}
        if not inside:
            continue
        ahead = [found for one in characters[:start] if (found := _direction(one["type"]))]
        other = [before, *ahead][-1]
        characters[start]["type"] = characters[end]["type"] = along if along in inside else other


def _pairs(characters: Sequence[dict[str, Any]], closing: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """The places of brackets that belong together."""
    unclosed: list[tuple[str, int]] = []
    for place, one in enumerate(characters):
        letter = one["ch"]
        if one["type"] != "ON":
            continue
        if unicodedata.category(letter) == "Ps" and letter in closing:
            unclosed.append((closing[letter], place))
        elif (
            found := next((n for n in reversed(range(len(unclosed))) if unclosed[n][0] == letter), None)
        ) is not None:
            yield unclosed[found][1], place
            del unclosed[found:]


def _direction(kind: str) -> str:
    """The direction of a letter's type, in which numbers count as letters from right to left; "" for none."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")
