"""Finding one cell of a table by the words that name its row: its key, or the first, last, highest or lowest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from deckgen.model.dataset import Column, Dataset, Kind
from deckgen.model.diagnostics import did_you_mean
from deckgen.model.listed import listed
from deckgen.model.once import once
from deckgen.tables.periods import periods_of
from deckgen.tables.rows_named import rows_named, texts_held

PLACES = ("first", "last", "highest", "lowest")
MOST_ROWS_NAMED = 4
# Among how many rows that other words name already the nearest word is looked for.
_MOST_NEAR = 10_000
_KEY_HINT = "write 'key: [COLUMNS]' on the table: the columns that tell its rows apart"


class CellError(Exception):
    """Why no cell was found. `part` is the number of the word that is wrong, None where all of them are."""

    def __init__(self, code: str, message: str, part: int | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.code, self.part, self.hint = code, part, hint


class RowWord(Struct, frozen=True):
    """A word that names a row in one column of the key."""

    text: str
    is_quoted: bool = False
    """Whether it is a word of the table even where it says first, last, highest or lowest."""


def find_row(table: Dataset, column: Column, words: Sequence[RowWord]) -> int:
    """The number of the row that the words name, counted from 0; CellError where it is none or several.

    Each word belongs to a column of the table's key, in their order; to the first column where the table has no key.
    One of them may be a place: first and last by the table's time, highest and lowest by the column itself.
    """
    found, asked = _found(table), (column.name, tuple(words))
    if asked not in found:
        try:
            found[asked] = _row_of(table, column, words)
        except CellError as error:
            found[asked] = error
    row = found[asked]
    if isinstance(row, CellError):
        raise row
    return row


@once
def _found(_table: Dataset) -> dict[tuple[str, tuple[RowWord, ...]], int | CellError]:
    """The rows of a table that were asked for so far, or why there is none."""
    return {}


def _row_of(table: Dataset, column: Column, words: Sequence[RowWord]) -> int:
    """The number of the row that the words name, as find_row gives it."""
    key = table.key or table.names[:1]
    if len(words) > len(key):
        raise _too_many(table, key, words)
    rows: Sequence[int] = range(len(table))
    place: tuple[int, str] | None = None
    for number, word in enumerate(words):
        if word.text in PLACES and not word.is_quoted and not _holds(table[key[number]], word.text, rows):
            if place is not None:
                raise CellError("wrong_value", f"'{place[1]}' names the row already", number)
            place = number, word.text
            continue
        rows = _rows_with(table, key[number], word, rows, number)
    if place is not None:
        return _row_at(table, column, rows, len(words), *place)
    if len(rows) > 1:
        raise _several(table, key, words, rows)
    return rows[0]


def _holds(column: Column, word: str, rows: Sequence[int]) -> bool:
    return word in texts_held(column) and any(column.texts[row] == word for row in rows)


def _rows_with(table: Dataset, name: str, word: RowWord, rows: Sequence[int], number: int) -> list[int]:
    """Those of the rows that hold a word in a column."""
    column = table[name]
    if kept := rows_named(column, word.text, rows):
        return kept
    held = texts_held(column) if len(rows) == len(table) else {column.texts[row]: None for row in rows[:_MOST_NEAR]}
    among = "no row" if len(rows) == len(table) else "none of the rows that the words before it name"
    hint = _in_another(table, name, word.text) or _reach(column, rows) or did_you_mean(word.text, filter(None, held))
    raise CellError("unknown_value", f"{among} has '{word.text}' in the column '{name}'", number, hint)


def _in_another(table: Dataset, name: str, word: str) -> str | None:
    """The hint for a word of another column of the key: the order in which words stand."""
    key = table.key
    if not any(rows_named(table[other], word) for other in key if other != name):
        return None
    return f"the words stand in the order of the table's key: [{', '.join(key)}]"


def _reach(column: Column, rows: Sequence[int]) -> str | None:
    """From where to where the numbers or days of a column go; None for words."""
    if column.kind not in (Kind.NUMBER, Kind.DATE):
        return None
    ends = _ends(column) if len(rows) == len(column.values) else _ends_among(column, rows[:_MOST_NEAR])
    return f"it goes from {ends[0]} to {ends[1]}" if ends else None


@once
def _ends(column: Column) -> tuple[str, str] | None:
    """The lowest and the highest number or day of a column as they are written; None where it has none."""
    return _ends_among(column, range(len(column.values)))


def _ends_among(column: Column, rows: Sequence[int]) -> tuple[str, str] | None:
    """The lowest and the highest number or day of some rows as they are written."""
    held = [(value, column.texts[row]) for row in rows if isinstance(value := column.values[row], int | float | date)]
    return (min(held)[1], max(held)[1]) if held else None


def _row_at(table: Dataset, column: Column, rows: Sequence[int], given: int, number: int, place: str) -> int:
    """The first, last, highest or lowest of some rows, which is the number-th of the words that are given."""
    if place in ("first", "last"):
        return _row_in_time(table, rows, given, number, place)
    filled = {row: value for row in rows if isinstance(value := column.values[row], int | float)}
    if not filled:
        message = f"'{place}' is of numbers, and the column '{column.name}' holds none there"
        raise CellError("not_numbers", message, number)
    return (max if place == "highest" else min)(filled, key=filled.__getitem__)


def _row_in_time(table: Dataset, rows: Sequence[int], given: int, number: int, place: str) -> int:
    """The first or the last of some rows, by the table's time."""
    time = _time_of(table, number)
    periods = periods_of(time) or ()
    filled = {row: period for row in rows if (period := periods[row]) is not None}
    if not filled:
        raise CellError("not_one_value", "none of these rows has a time", number)
    chosen = (max if place == "last" else min)(filled.values())
    equal = [row for row, period in filled.items() if period == chosen]
    if len(equal) > 1:
        key = table.key or table.names[:1]
        unnamed = [name for index, name in enumerate(key) if index >= given or index == number]
        others = [name for name in unnamed if name != time.name]
        message = f"{len(equal)} rows of '{table.name}' are the {place}: {_places(table, equal)}"
        raise CellError("not_one_value", message, None, f"name the {_quoted(others)} too" if others else _KEY_HINT)
    return equal[0]


def _time_of(table: Dataset, number: int) -> Column:
    """The column by which rows of a table are first and last."""
    if table.observed:
        return table[table.observed]
    told = [column for column in table.columns if periods_of(column)]
    in_key = [column for column in told if column.name in table.key]
    for found in (told, in_key):
        if len(found) == 1:
            return found[0]
    why = "none of its columns tells time" if not told else "more than one of its columns tells time"
    hint = "write 'observed: COLUMN' on the table, or name the row"
    raise CellError("no_time", f"the table '{table.name}' has no first and last row: {why}", number, hint)


def _several(table: Dataset, key: Sequence[str], words: Sequence[RowWord], rows: Sequence[int]) -> CellError:
    """What to say where several rows bear the same words."""
    named = ", ".join(word.text for word in words)
    message = f"{len(rows)} rows of '{table.name}' are named '{named}': {_places(table, rows)}"
    if len(words) < len(key):
        return CellError("not_one_value", message, None, f"name the {_quoted(key[len(words) :])} too")
    return CellError("not_one_value", message, None, _KEY_HINT if not table.key else None)


def _places(table: Dataset, rows: Sequence[int]) -> str:
    """Where the first of some rows stand: their lines in a text file, else their numbers from 1."""
    first = rows[:MOST_ROWS_NAMED]
    spans = [place.span for row in first if (place := table.place(table.names[0], row)) and not place.words]
    is_text = len(spans) == len(first)
    numbers = [span.line for span in spans] if is_text else [row + 1 for row in first]
    named = ", ".join(map(str, numbers)) + (" …" if len(rows) > MOST_ROWS_NAMED else "")
    return f"lines {named} of {table.path}" if is_text else f"rows {named}"


def _too_many(table: Dataset, key: Sequence[str], words: Sequence[RowWord]) -> CellError:
    """What to say where more words stand in the brackets than the key has columns."""
    message = f"a row of '{table.name}' is named by its {_quoted(key)}, not by {len(words)} words"
    joined = ", ".join(word.text for word in words)
    if any(rows_named(table[name], joined) for name in key):
        hint = f'a word with a comma stands in quotes: ["{joined}"]'
    else:
        hint = "a word with a comma stands in quotes" if table.key else "write 'key: [COLUMNS]' on the table"
    return CellError("wrong_value", message, len(key), hint)


def _quoted(names: Sequence[str]) -> str:
    return listed([f"'{name}'" for name in names])
