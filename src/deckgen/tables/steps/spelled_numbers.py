"""flags, decimal, thousands: how numbers are written. 1,204,300, $12 and (12) are read without being told.

Whether a cell is a number is judged by its whole column: one that is mostly words stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace

from deckgen.tables.column_types import ONE_IN, is_marker, number_of
from deckgen.tables.grid import MOST_COMPLAINTS, CellGrid
from deckgen.tables.number_words import SPACES, USUAL_MARKS, Marks, NumberWord, number_word, without_flag
from deckgen.tables.options import Asked, ReadOptions
from deckgen.tables.sure_text import SureText

_DIGIT = re.compile("[0-9]")
# What plain numbers don't have.
_UNUSUAL = "$€£¥₹%(,'’"
_PARTED = re.compile(rf"[0-9][{SPACES}][0-9]")
# Codes of digits, such as zip codes and telephone numbers: the numbers beside them are codes too.
_CODE = re.compile(r"0[0-9]+|\+[0-9]{7,}|[0-9]{19,}")
# A decimal point that can't be a mark between thousands.
_POINT = re.compile(r"-?(?:0\.[0-9]+|[0-9]*\.(?:[0-9]{1,2}|[0-9]{4,}))")
# Currencies of countries that write a comma between thousands.
_COMMA_CURRENCIES = ("$", "£", "US$")


def spelled(grid: CellGrid, asked: Asked) -> CellGrid:
    """The cells, numbers among them in plain digits."""
    options, rows = asked.options, grid.rows
    is_told = options.decimal is not None or options.thousands is not None
    columns: list[Sequence[str]] = list(zip(*rows, strict=True))
    as_written = list(columns)
    for index, texts in enumerate(as_written):
        if is_told:
            columns[index] = _as_told(grid, index, texts, asked)
        elif options.flags or _is_unusual(texts):
            columns[index] = _plainly(texts, bool(options.flags), partial(_has_points, grid))
    is_changed = any(new is not old for new, old in zip(columns, as_written, strict=True))
    return replace(grid, rows=list(zip(*columns, strict=True))) if is_changed else grid


def _is_unusual(texts: Sequence[str]) -> bool:
    """Whether some cell of a column has what plain numbers don't have."""
    # One search in all cells together takes a fraction of the time of one in each.
    together = "\n".join(texts)
    return any(mark in together for mark in _UNUSUAL) or (
        any(space in together for space in SPACES) and bool(_PARTED.search(together))
    )


def _marks(options: ReadOptions) -> Marks:
    """The marks that the deck names; where it names only one of them, those that go with it."""
    spaces = SPACES if options.thousands == " " else ""
    if options.decimal is None:
        return Marks("," if options.thousands == "." else ".", (options.thousands or "") + spaces)
    if options.thousands is None:
        others = USUAL_MARKS.thousands.replace(",", "")
        return Marks(options.decimal, others + ("." if options.decimal == "," else ","))
    return Marks(options.decimal, options.thousands + spaces)


def _as_told(grid: CellGrid, column: int, texts: Sequence[str], asked: Asked) -> Sequence[str]:
    """The cells of a column as the deck says that numbers are written.

    A number with another decimal mark in a column of numbers is complained of: it would be read as another number.
    """
    flags, marks = bool(asked.options.flags), _marks(asked.options)
    words = [_word(text, flags, marks) for text in texts]
    others = [row for row, word in enumerate(words) if word is None and number_of(texts[row]) is not None]
    odd = sum(bool(text) and word is None and not is_marker(text) for text, word in zip(texts, words, strict=True))
    if odd - len(others) > sum(map(bool, texts)) // ONE_IN or any(map(_CODE.fullmatch, texts)):
        return texts
    numbers = [word for text, word in zip(texts, words, strict=True) if word and not isinstance(text, SureText)]
    if len({bool(word.percent_format) for word in numbers}) > 1:
        return texts
    for row in others[:MOST_COMPLAINTS]:
        place = grid.at(row, column)
        message = f"'{texts[row]}' in the column '{grid.header[column]}' is not written as the deck says{place.words}"
        hint = f"the mark before decimals is '{marks.decimal}'"
        asked.log.error("other_spelling", message, place.span, hint)
    return [_settled(text, word) for text, word in zip(texts, words, strict=True)]


def _settled(text: str, word: NumberWord | None) -> str:
    """A cell with its number in plain digits, of which nothing more is to be guessed."""
    if word is None or isinstance(text, SureText):
        return text
    return SureText.of(word.plain, word.percent_format)


def _plainly(texts: Sequence[str], flags: bool, has_points: Callable[[], bool]) -> Sequence[str]:
    """The cells of a column with its numbers in plain digits; as they are where they may mean something else."""
    filled = [text for text in texts if text]
    most_odd = len(filled) // ONE_IN
    words: dict[str, NumberWord] = {}
    plain: set[str] = set()
    odd = 0
    for text in filled:
        if text in words:
            continue
        if number_of(text) is not None:
            plain.add(text)
            continue
        word = None if isinstance(text, SureText) else _word(text, flags, USUAL_MARKS)
        if word is not None:
            words[text] = word
            continue
        odd += not is_marker(text)
        if odd > most_odd or _CODE.fullmatch(text):
            return texts
    if not words or not _agree(list(words.values()), len(words) + len(plain), has_points):
        return texts
    settled: dict[str, str] = {text: SureText.of(word.plain, word.percent_format) for text, word in words.items()}
    return [settled.get(text, text) for text in texts]


def _word(text: str, flags: bool, marks: Marks) -> NumberWord | None:
    if not _DIGIT.search(text):
        return None
    if isinstance(text, SureText):
        return NumberWord(text) if number_of(text) is not None else None
    return number_word(text, marks) or (number_word(without_flag(text), marks) if flags else None)


def _agree(found: list[NumberWord], count: int, has_points: Callable[[], bool]) -> bool:
    """Whether the numbers of a column are written alike, and can't be misread. `count` is how many numbers there are.

    A number beside percentages may be one without its sign, or a share of one.
    """
    percentages = sum(bool(word.percent_format) for word in found)
    if percentages and percentages < count:
        return False
    currencies = {word.currency for word in found if word.currency}
    if len(currencies) > 1 or sum(word.in_parentheses for word in found) == count:
        return False
    unsure = [word for word in found if not word.is_sure]
    if not unsure or any(word.grouped_by and word.is_sure for word in found):
        return True
    return currencies <= set(_COMMA_CURRENCIES) and (bool(currencies) or has_points())


def _has_points(grid: CellGrid) -> bool:
    """Whether some number of the table has a decimal point, so that a comma can't be one."""
    return any(_POINT.fullmatch(cell) for row in grid.rows for cell in row if not isinstance(cell, SureText))
