"""What a column holds: numbers, days, true and false, or words. Knows no file format.

A column is of a kind if all its filled cells are. Empty cells are None and have no say; codes such as 007 are words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from deckgen.model.dataset import Column, Dataset, Kind, Value
from deckgen.tables.written_times import days_in

# Beyond these a difference, a sum or a share is more or less than a computer can hold. Nothing that is counted or
# measured comes near them.
LARGEST, SMALLEST = 1e300, 1e-300
# How a number may be written. 18 digits fit into 64 bits. A plus before seven digits or more begins a telephone
# number. An exponent needs a point before it or a sign after its e, so that a code such as 12E4 stays a code.
_INTEGER_PATTERN = r"(?:[-\N{MINUS SIGN}]?(?:0|[1-9][0-9]{0,17})|\+(?:0|[1-9][0-9]{0,5}))"
_INTEGER = re.compile(_INTEGER_PATTERN)
_NUMBER = re.compile(
    rf"{_INTEGER_PATTERN}(?:\.[0-9]{{1,40}})?|[-+\N{{MINUS SIGN}}]?\.[0-9]{{1,40}}"
    r"|[-\N{MINUS SIGN}]?[0-9](?:\.[0-9]{1,40}[eE][-+]?|[eE][-+])[0-9]{1,3}"
)
# Codes of digits, such as zip codes, telephone numbers and long identifiers.
CODE = re.compile(r"0[0-9]+|\+[0-9]{7,}|[0-9]{19,}")
_MARKER = re.compile(r"[-+]?(?:nan|inf|infinity)|#[A-Z0-9/]+[!?]?", re.IGNORECASE)
_BOOLEANS = {"true": True, "TRUE": True, "false": False, "FALSE": False}
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# The whole numbers that are taken for years.
YEARS = range(1500, 2200)
# In a column of numbers at most one cell in five may be something else and still be called a mistake.
ONE_IN = 5


def date_of(text: str) -> date | None:
    """The day that yyyy-mm-dd names; None where the text is anything else."""
    if not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def number_of(text: str) -> int | float | None:
    """The number that a cell holds; None where it isn't plainly one, such as a code or a number with a unit."""
    if not _NUMBER.fullmatch(text):
        return None
    number = _plain_number(text)
    return number if math.isfinite(number) else None


def is_marker(text: str) -> bool:
    """Whether a cell holds what programs write where they have no number: NaN, inf, #N/A, #REF!."""
    return bool(_MARKER.fullmatch(text))


def typed(name: str, texts: Sequence[str]) -> Column:
    """The column that cells as written make, with the rows of those that seem to be mistakes.

    Only a column of numbers has such odd cells: most of its cells are numbers. An odd cell's value is None.
    """
    filled = [text for text in texts if text]
    for kind, values in (
        (Kind.NUMBER, _integers(texts)),
        (Kind.NUMBER, _numbers(texts)),
        (Kind.BOOLEAN, _booleans(texts)),
        (Kind.DATE, days_in(texts)),
    ):
        if filled and values is not None:
            return Column(name, kind, values, tuple(texts))
    odd = _odd_rows(texts, len(filled))
    if odd:
        return Column(name, Kind.NUMBER, tuple(number_of(text) for text in texts), tuple(texts), odd=tuple(odd))
    return Column(name, Kind.TEXT, tuple(text or None for text in texts), tuple(texts))


def _integers(texts: Sequence[str]) -> tuple[Value, ...] | None:
    match = _INTEGER.fullmatch
    if not all(match(text) for text in texts if text):
        return None
    try:
        return tuple([int(text) if text else None for text in texts])
    except ValueError:
        return None  # int() doesn't know the typographic minus sign; _numbers does


def _numbers(texts: Sequence[str]) -> tuple[Value, ...] | None:
    match = _NUMBER.fullmatch
    if not all(match(text) for text in texts if text):
        return None
    values = tuple([_plain_number(text) if text else None for text in texts])
    return None if math.inf in values or -math.inf in values else values


def _plain_number(text: str) -> int | float:
    """The number that a text is written as: infinity beyond LARGEST, zero for what is nearer to it than SMALLEST."""
    plain = text.replace("\N{MINUS SIGN}", "-")
    if not ("." in plain or "e" in plain or "E" in plain):
        return int(plain)
    number = float(plain)
    if abs(number) > LARGEST:
        return math.copysign(math.inf, number)
    return number if abs(number) >= SMALLEST else 0.0


def _booleans(texts: Sequence[str]) -> tuple[Value, ...] | None:
    if not all(text in _BOOLEANS for text in texts if text):
        return None
    return tuple(_BOOLEANS.get(text) for text in texts)


def _odd_rows(texts: Sequence[str], filled: int) -> list[int]:
    """The rows of cells that aren't numbers, if they are few enough to be mistakes in a column of numbers; else none.

    They are few where they are at most one in five, or where all of them are markers such as #N/A. A code among them,
    such as 007, says that the numbers are codes too. `filled` is how many cells aren't empty.
    """
    odd: list[int] = []
    word_count, most = 0, filled // ONE_IN
    for row, text in enumerate(texts):
        if text and number_of(text) is None:
            odd.append(row)
            word_count += not is_marker(text)
            if word_count > most:
                return []
    if len(odd) == filled or any(CODE.fullmatch(texts[row]) for row in odd):
        return []
    return odd if not word_count or len(odd) <= most else []


def number_hint(text: str) -> str:
    """A hint for the author how to make a number of a cell that isn't one."""
    bare = text.replace("\N{MINUS SIGN}", "-")
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", bare):
        return f"write {bare.replace(',', '')}: the format puts in the thousands separators"
    if re.fullmatch(r"-?\d{1,3}([ '\u00a0\u2009\u202f]\d{3})+([.,]\d+)?", bare):
        return f"write {re.sub('[^0-9.,-]', '', bare).replace(',', '.')}: the format puts in the thousands separators"
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+,\d+", bare):
        return (
            f"write {bare.replace('.', '').replace(',', '.')}: a point before the decimals, nothing between thousands"
        )
    if re.fullmatch(r"-?\d+,\d+", bare):
        return f"write {bare.replace(',', '.')}: decimals follow a point; the language of the deck shows its comma"
    if re.search(r"\d", bare) and re.search(r"[%$€£¥]", bare):
        return "write the number alone; its sign belongs into the format"
    if re.fullmatch(r"\([\d.,]+\)", bare):
        return "write a minus before the number, not parentheses around it"
    return "write a number, or leave the cell empty where there is none"


def may_be_years(values: Iterable[object]) -> bool:
    """Whether all of the values are whole numbers that may be years; None, an empty cell, is passed over."""
    return all(value is None or value in YEARS for value in values)


def rows_table(
    name: str, columns: Sequence[str], rows: Iterable[Sequence[object]], *, path: str = "", digest: str = ""
) -> Dataset:
    """Rows of values as a table, such as those written in the deck; short rows are filled with empty cells.

    Nobody is told of odd cells, so a column of numbers that has any is one of words here.
    """
    cells = [[written(value) for value in row] for row in rows]
    made = []
    for index, column in enumerate(columns):
        texts = [row[index] if index < len(row) else "" for row in cells]
        made.append(typed_plainly(column, texts))
    return Dataset(name, tuple(made), path, digest)


def typed_plainly(name: str, texts: Sequence[str]) -> Column:
    """The column that cells make; it is one of words as soon as a cell is of another kind than the others."""
    column = typed(name, texts)
    if column.odd:
        return Column(name, Kind.TEXT, tuple(text or None for text in texts), tuple(texts))
    return column


def written(value: object) -> str:
    """The text of a value: "" for None, a point before decimals, true and false, a day as yyyy-mm-dd, 30:00:00."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        # Up to 1e15 a float tells all integers apart, and Python writes none of them with an exponent.
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case str():
            return value.strip()
        case timedelta():
            return span_text(value)
        case datetime():
            return moment_text(value)
        case time():
            return value.isoformat(_smallest_unit(value))
        case _:
            return str(value)


def moment_text(moment: datetime, least: str = "minutes") -> str:
    """A moment as yyyy-mm-dd hh:mm, with its seconds, their fractions and its zone where it has them.

    With "seconds" as the least it always has seconds.
    """
    unit = _smallest_unit(moment)
    return moment.isoformat(" ", least if unit == "minutes" else unit)


def _smallest_unit(moment: datetime | time) -> str:
    """The unit that a time is written to, so that nothing of it is lost."""
    return "auto" if moment.microsecond else "seconds" if moment.second else "minutes"


def to_whole_second(moment: datetime) -> datetime:
    """A moment that is a whole second but for less than a millisecond, as that second; any other as it is."""
    nearest = moment + timedelta(milliseconds=1)
    return nearest.replace(microsecond=0) if nearest.microsecond <= 2_000 else moment


def span_text(span: timedelta) -> str:
    """A length of time as hours, minutes and seconds, with their fractions where it has any: 30:00:00."""
    minutes, seconds = divmod(abs(span), timedelta(minutes=1))
    whole, fraction = divmod(seconds, timedelta(seconds=1))
    rest = f".{fraction.microseconds:06}".rstrip("0") if fraction else ""
    return f"{'-' if span < timedelta() else ''}{minutes // 60}:{minutes % 60:02}:{whole:02}{rest}"
