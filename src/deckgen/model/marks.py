"""What the author wrote in YAML, as data that remembers where it stands in the file.

Every scalar is a Str, every mapping a Map whose keys are Str, every list a Seq. YAML would turn `NO` into false,
`12:30` into 750 and `007` into 7: here they stay the words that the author wrote.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from deckgen.model.diagnostics import Span
from deckgen.model.yaml_letters import Spot, spots_of

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class Str(str):
    """A scalar: its words as the author wrote them, and where they stand.

    span: the place of the scalar; that of its first line with words where it is a block.
    style: the YAML mark that it is written with (' " | or >), None for a plain scalar without one.
    stand_in: True for words that deckgen put in where the author left them out, once it complained of that.
    """

    span: Span
    style: str | None
    stand_in: bool
    # The longer words that these were cut from by `part`, and how many of their characters come before.
    _cut_from: Str | None
    _cut_start: int

    def __new__(cls, words: str, span: Span, style: str | None = None) -> Self:
        """Words at a place."""
        self = super().__new__(cls, words)
        self.span, self.style, self.stand_in, self._cut_from, self._cut_start = span, style, False, None, 0
        return self

    @classmethod
    def standing_in(cls, words: str, span: Span) -> Str:
        """Words for those that the author left out, once deckgen complained of that."""
        word = cls(words, span, "'")
        word.stand_in = True
        return word

    def part(self, start: int, end: int) -> Str:
        """The words from one offset up to another, which still know where they stand."""
        # A part counts as quoted, so that the words "null" inside a sentence are not taken for a missing value.
        part = Str(self[start:end], self.at(start, max(1, end - start)), self.style or "'")
        part._cut_from, part._cut_start = self, start
        return part

    @property
    def origin(self) -> Str:
        """The words that these were cut from, which stand in the file; themselves where they are whole."""
        return self if self._cut_from is None else self._cut_from.origin

    @property
    def offset(self) -> int:
        """Where these words begin in those of `origin`, counted in letters."""
        return 0 if self._cut_from is None else self._cut_start + self._cut_from.offset

    @property
    def null(self) -> bool:
        """Whether the author left the value out: wrote nothing, ~ or null, without quotes."""
        return self.style is None and self in _NULLS

    def at(self, start: int, length: int = 1) -> Span:
        """The span of length characters from the offset start on; of several lines it has the first alone.

        It is the scalar's own span where the words don't stand in the file, as those that were made of others.
        """
        if self._cut_from is not None:
            return self._cut_from.at(self._cut_start + start, length)
        span = self.span
        line = span.file.lines[span.line - 1] if 0 < span.line <= len(span.file.lines) else ""
        opening = span.column - 1 + (self.style is not None)
        if self.style in (None, "'", '"') and line[opening : opening + len(self)] == self:
            return Span(span.file, span.line, opening + start + 1, opening + start + length + 1)
        held = (self._spots or [])[start : start + length]
        if not held or not line:
            return span
        row, first, _ = held[0]
        return Span(span.file, row + 1, first + 1, max(end for at, _, end in held if at == row) + 2)

    @cached_property
    def _spots(self) -> list[Spot] | None:
        """Where each of the characters stands; None where they don't stand in the file."""
        return spots_of(self, self.span.file.lines, self.span.line - 1, self.span.column - 1, self.style)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(_checked)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": ["string", "number", "boolean"]}


class HouseStr(Str):
    """Words that deckgen itself writes, at a place of the deck. They are never translated: they are written in the
    language of the variant from the start.

    key: the key under which an author says others, in words; "" where there is none.
    """

    key: str = ""

    @classmethod
    def of(cls, words: str, span: Span, key: str) -> Self:
        """Words at a place that has a key for others."""
        made = cls(words, span, "'")
        made.key = key
        return made


class CellStr(Str):
    """The words of a cell, at its place in a table, that give a name its value.

    number_format: how the table shows the number that it is, in Excel's way; "" where it doesn't say.
    """

    number_format: str

    @classmethod
    def of(cls, words: str, span: Span, *, is_word: bool, number_format: str = "") -> Self:
        """Words at a place. Where they needn't be words, they are a number or a day if they read as one."""
        made = cls.__new__(cls, words, span, "'" if is_word else None)
        made.number_format = number_format
        return made


def _checked(value: object) -> Str:
    """The value of a field that takes words; a complaint where it is none, or is left out."""
    if isinstance(value, Str):
        if value.null:
            raise PydanticCustomError("wrong_type", "has no value")
        return value
    raise PydanticCustomError("wrong_type", f"must be words, not {describe(value)}")


def repeated(words: Sequence[Str]) -> Str | None:
    """The first of the words that repeats an earlier one; None where all differ."""
    return next((word for index, word in enumerate(words) if word in words[:index]), None)


def describe(value: object) -> str:
    """What kind of YAML value it is, for a complaint: "a mapping", "a list", "nothing", or the words in quotes."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, Str) and value.null:
        return "nothing"
    return f"'{value}'"


class Map(dict[Any, Any]):
    """A mapping in the order of the file; its keys are Str.

    It remembers the keys that could not be read. They were complained of and may be gone from it by now; whoever
    misses one of them must not complain again.

    span: where it begins.
    end: the line and the column behind its last character; blank lines and comments may stand before them.
    samples: how some of its keys are written, once it is known what may stand in it.
    """

    span: Span
    end: tuple[int, int]
    samples: Mapping[str, str]
    _unread: dict[str, None]

    def __init__(self, items: dict[Any, Any] | list[tuple[Any, Any]], span: Span) -> None:
        super().__init__(items)
        self.span, self.end, self._unread = span, (span.line, span.end), {}
        self.samples = {}

    def mark_unread(self, key: str) -> None:
        """Remember that a key, or what stands under it, could not be read."""
        self._unread[str(key)] = None

    @property
    def unread(self) -> tuple[str, ...]:
        """The keys that could not be read, in the order of the complaints."""
        return tuple(self._unread)

    def key(self, name: str) -> Str | None:
        """The key of that name with its place in the file; None where there is none."""
        return next((key for key in self if key == name), None)


class Seq(list[Any]):
    """A list. It remembers whether any item could not be read and was taken out after a complaint."""

    span: Span
    _has_unread: bool

    def __init__(self, items: list[Any], span: Span) -> None:
        super().__init__(items)
        self.span, self._has_unread = span, False

    def mark_unread(self) -> None:
        """Remember that an item could not be read."""
        self._has_unread = True

    @property
    def has_unread(self) -> bool:
        """Whether an item could not be read."""
        return self._has_unread


Marked = Str | Map | Seq


def copied(value: Marked, made: dict[int, Any] | None = None) -> Any:
    """A copy whose mappings and lists may be changed; what stands in several places is one object in the copy too.

    Words are never changed, and stay the same objects. made holds the copies so far.
    """
    made = {} if made is None else made
    if isinstance(value, Str):
        return value
    if id(value) not in made:
        copy: Map | Seq
        if isinstance(value, Map):
            copy = Map({key: copied(held, made) for key, held in value.items()}, value.span)
            vars(copy).update(vars(value), _unread=dict(value._unread))
        else:
            copy = Seq([copied(held, made) for held in value], value.span)
            vars(copy).update(vars(value))
        made[id(value)] = copy
    return made[id(value)]


def is_all_read(value: object) -> bool:
    """Whether no key of a mapping and no item of a list had to be left out; True for anything else."""
    if isinstance(value, Map):
        return not value.unread
    return not (isinstance(value, Seq) and value.has_unread)
