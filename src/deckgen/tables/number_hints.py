"""Hints that make numbers of cells that are none: how one cell is written, or which key of the table reads all.

A key is proposed only where it would mend every cell that is no number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckgen.model.dataset import Column, Dataset, Kind
from deckgen.tables.column_types import CODE, number_hint, number_of

_COMMA = re.compile(r"[-+\N{MINUS SIGN}]?(\d{1,3}(\.\d{3})+|\d+),\d+")
_MAY_BE_THOUSANDS = re.compile(r"[-+\N{MINUS SIGN}]?[1-9]\d{0,2},\d{3}")
_SMALL = re.compile(r"[-+\N{MINUS SIGN}]?\d{1,3}")
# A number beside others whose points stand between thousands.
_PART_OF_THOUSANDS = re.compile(r"[-+\N{MINUS SIGN}]?\d{1,3}(\.\d{3})*")
_GROUPED = re.compile(r"[-+\N{MINUS SIGN}]?\d{1,3}((\.\d{3}){2,}|([' \N{NO-BREAK SPACE}\u202f])\d{3}(\3\d{3})*)")
_FLAGGED = re.compile(r"[-+\N{MINUS SIGN}]?\d+(\.\d+)? ?[a-zA-Z*]{1,2}")
# What stands for "no value" is short, and few different words do.
LONGEST_MARK, MOST_MARKS = 12, 4
MOST_NOTES, MOST_NAMED = 3, 8


def hint_for_numbers(table: Dataset, column: Column) -> str | None:
    """What would make a column one of numbers; None where nothing is known."""
    odd = odd_rows(column)
    if not odd:
        return None
    texts = [column.texts[row] for row in odd]
    if column.kind in (Kind.DATE, Kind.BOOLEAN) or not any(map(_has_digit, column.texts)):
        others = [one.name for one in table.columns if one.kind is Kind.NUMBER][:MOST_NAMED]
        return f"columns of numbers: {', '.join(others)}" if others else None
    key = _key(table, column, odd, texts) if table.path else None
    if key is not None:
        otherwise = "leave such cells empty, or " if key.startswith("missing") else ""
        return f"{otherwise}write '{key}' at the table under 'data'"
    code = next((text for text in texts if CODE.fullmatch(text)), None)
    if code is not None and code.startswith("0"):
        return f"{code} is a code, such as a zip code: write {code.lstrip('0') or '0'} where it is a number"
    return number_hint(next(filter(_has_digit, texts), texts[0]))


def odd_rows(column: Column) -> list[int]:
    """The rows whose cell holds something that is no number."""
    return [row for row, text in enumerate(column.texts) if text and number_of(text) is None]


def _key(table: Dataset, column: Column, odd: Sequence[int], texts: Sequence[str]) -> str | None:
    """The key of the table, with its value, that reads all of these cells as they are meant."""
    numbers, marks = [text for text in texts if _has_digit(text)], [text for text in texts if not _has_digit(text)]
    if numbers and marks:
        keys = _key(table, column, odd, numbers), _key(table, column, odd, marks)
        return f"{keys[0]}' and '{keys[1]}" if keys[0] and keys[1] and keys[1].startswith("missing") else None
    is_decimal = not all(map(_MAY_BE_THOUSANDS.fullmatch, texts))
    rest = _PART_OF_THOUSANDS if any("." in text for text in texts) else _SMALL
    if is_decimal and all(map(_COMMA.fullmatch, texts)) and _rest_is(rest, column, odd):
        return 'thousands: "."' + "' and '" + 'decimal: ","' if any("." in text for text in texts) else 'decimal: ","'
    if all(map(_GROUPED.fullmatch, texts)):
        mark = next(character for character in texts[0][1:] if not character.isdigit())
        return f'thousands: "{mark if mark in "." + chr(39) else " "}"'
    if all(map(_FLAGGED.fullmatch, texts)):
        return "flags: true"
    if any(map(_has_digit, texts)):
        return None
    first = table.columns[0]
    if len(odd) <= MOST_NOTES and all(map(_is_sentence, texts)):
        if odd[-1] == len(column.texts) - 1 and odd[0] == len(column.texts) - len(odd):
            return f"skip_last: {len(odd)}"
        names = [first.texts[row] for row in odd]
        is_named = first.name != column.name and all(names)
        return f"leave_out: {{{quoted(first.name)}: [{', '.join(map(quoted, names))}]}}" if is_named else None
    marks = list(dict.fromkeys(texts))
    is_mark = len(marks) <= MOST_MARKS and all(len(mark) <= LONGEST_MARK for mark in marks)
    return f"missing: [{', '.join(map(quoted, marks))}]" if is_mark else None


def _rest_is(pattern: re.Pattern[str], column: Column, odd: Sequence[int]) -> bool:
    rest = set(range(len(column.texts))) - set(odd)
    return all(not column.texts[row] or pattern.fullmatch(column.texts[row]) for row in rest)


def _is_sentence(text: str) -> bool:
    return len(text) > LONGEST_MARK


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def quoted(word: str) -> str:
    """A word as YAML takes it within a list."""
    plain = re.fullmatch(r"[^\W\d][\w ]*", word) and word.lower() not in ("true", "false", "null", "yes", "no")
    return word if plain else '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'
