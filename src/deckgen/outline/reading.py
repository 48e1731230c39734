"""What may be written under the keys of a table that say how its file is read."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from deckgen.model.diagnostics import did_you_mean
from deckgen.model.marks import Map, Seq, Str, describe
from deckgen.model.node import Node, Strs, complaint, number_of
from deckgen.tables.options import Unpivoting

# Encodings that tables are likely found in, for "did you mean".
_ENCODINGS = (
    *(
        "utf-8",
        "utf-16",
        "cp1250",
        "cp1251",
        "cp1252",
        "cp1253",
        "cp1254",
        "cp850",
        "cp437",
        "latin-1",
        "iso-8859-15",
    ),
    *("windows-1252", "mac-roman", "shift_jis", "gb18030", "big5", "euc_kr"),
)
_DELIMITERS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "bar": "|", "pipe": "|"}
_DECIMALS = (".", ",")
_THOUSANDS = (",", ".", " ", "'")


def _encoding(value: Any) -> Any:
    if not isinstance(value, Str) or value.null:
        raise complaint(
            "wrong_type", f"must be the name of an encoding, not {describe(value)}", hint="such as cp1252"
        )
    try:
        if codecs.lookup(value)._is_text_encoding:
            return value
    except (LookupError, ValueError):
        pass
    hint = did_you_mean(value, _ENCODINGS, or_all=False) or "such as utf-8, cp1252, utf-16"
    raise complaint("wrong_value", f"can't be '{value}': there is no such encoding", hint=hint)


def _delimiter(value: Any) -> Any:
    if isinstance(value, Str) and not value.null:
        mark = _DELIMITERS.get(value.lower(), str(value))
        if len(mark) == 1 and mark not in '"\r\n' and not mark.isalnum():
            return Str(mark, value.span, value.style)
    hint = 'write one sign in quotes, such as ";", or the word tab'
    raise complaint("wrong_value", f"must be the one sign between cells, not {describe(value)}", hint=hint)


def _mark(marks: Sequence[str]) -> Any:
    """The type of a key that names one of a few signs."""
    hint = "write one of " + ", ".join(f'"{mark}"' for mark in marks)

    def read(value: Any) -> Any:
        if isinstance(value, Str) and value in marks:
            return value
        raise complaint("wrong_value", f"can't be {describe(value)}", hint=hint)

    return Annotated[Str, BeforeValidator(read), WithJsonSchema({"enum": list(marks)})]


def _header(value: Any) -> Any:
    """The numbers of the lines, () for none."""
    if isinstance(value, Str) and value.style is None and value == "false":
        return ()
    written = value if isinstance(value, Seq) else [value]
    numbers = [number_of(one) if isinstance(one, Str) else None for one in written]
    lines = [number for number in numbers if isinstance(number, int) and number > 0]
    if lines and len(lines) == len(written) and lines == sorted(set(lines)):
        return tuple(lines)
    shown = "such a list" if isinstance(value, Seq) else describe(value)
    hint = "write 5, or [4, 5] for two rows from top to bottom, or false where there are no names"
    raise complaint("wrong_value", f"must be the number of a line, not {shown}", hint=hint)


def _count(value: Any) -> Any:
    number = number_of(value) if isinstance(value, Str) else None
    if isinstance(number, int) and number > 0:
        return number
    raise complaint("wrong_value", f"must be a number of rows, not {describe(value)}", hint="write 2")


def _some(value: Any) -> Any:
    """A list that has something in it, or a word; checked further by the type that it is put on."""
    if isinstance(value, Seq | Map) and not value:
        raise complaint("wrong_value", "must name something, it is empty")
    return value


_WORDS = {"type": ["string", "number", "array"], "items": {"type": ["string", "number"]}}
_LINES = {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 1}
Encoding = Annotated[Str, BeforeValidator(_encoding), WithJsonSchema({"type": "string"})]
Delimiter = Annotated[Str, BeforeValidator(_delimiter), WithJsonSchema({"type": "string"})]
Decimal = _mark(_DECIMALS)
Thousands = _mark(_THOUSANDS)
Header = Annotated[
    tuple[int, ...],
    BeforeValidator(_header),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1}, _LINES, {"const": False}]}),
]
Count = Annotated[int, BeforeValidator(_count), WithJsonSchema({"type": "integer", "minimum": 1})]
Words = Annotated[Strs, BeforeValidator(_some)]
NewNames = Annotated[
    dict[Str, Str],
    BeforeValidator(_some),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": ["string", "number"]}}),
]
RowsByWords = Annotated[
    dict[Str, Strs],
    BeforeValidator(_some),
    WithJsonSchema({"type": "object", "additionalProperties": _WORDS}),
]


class Unpivot(Node):
    """Columns that become rows, as where each year has a column of its own."""

    noun = "'unpivot'"
    columns: Words
    """The columns, or `years`: every column that is named as a year; or `times`, months and days too."""
    name: Str
    """The new column in which their names stand, such as year."""
    value: Str
    """The new column in which their cells stand."""

    @property
    def plan(self) -> Unpivoting | None:
        """The same for the reading of the file; None where a part of it is missing, after a complaint."""
        if self.name.stand_in or self.value.stand_in or not self.all_read:
            return None
        return Unpivoting(self.columns, self.name, self.value)
