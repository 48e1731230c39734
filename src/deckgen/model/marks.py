"""Plain data that remembers where it stands in the author's file.

Every scalar is a Str: `NO`, `12:30`, `1e3`, `007` and dates stay the words that the author wrote. A mapping is a
Map whose keys are Str, a list is a Seq.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from deckgen.model.diagnostics import Span

NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class Str(str):
    """A scalar as written; style is None for a plain one, else its YAML mark (' " | >).

    A stand_in is one that the author left out, after the complaint about it.
    """

    span: Span
    style: str | None
    stand_in: bool
    _whole: Str | None
    _offset: int

    def __new__(cls, words: str, span: Span, style: str | None = None) -> Str:
        """Words at a place."""
        self = super().__new__(cls, words)
        self.span, self.style, self.stand_in, self._whole, self._offset = span, style, False, None, 0
        return self

    @classmethod
    def standing_in(cls, words: str, span: Span) -> Str:
        """Words for those that the author left out, once that was complained of."""
        word = cls(words, span, "'")
        word.stand_in = True
        return word

    def part(self, start: int, end: int) -> Str:
        """Some of the words, which still know where they stand."""
        part = Str(self[start:end], self.at(start, max(1, end - start)), self.style or "'")
        part._whole, part._offset = self, start
        return part

    @property
    def null(self) -> bool:
        """Whether the author left the value out (nothing, ~ or null)."""
        return self.style is None and self in NULLS

    def at(self, start: int, length: int = 1) -> Span:
        """The span of some of the words; the whole scalar's where the words can't be told from its lines."""
        if self._whole is not None:
            return self._whole.at(self._offset + start, length)
        span = self.span
        if self.style == "|":
            return self._in_block(start, length)
        line = span.file.lines[span.line - 1] if 0 < span.line <= len(span.file.lines) else ""
        opening = span.column - 1 + (self.style is not None)
        if self.style in (None, "'", '"') and line[opening : opening + len(self)] == self:
            return Span(span.file, span.line, opening + start + 1, opening + start + length + 1)
        return span

    def _in_block(self, start: int, length: int) -> Span:
        """The place of words in a literal block: its lines follow the mark, all indented alike."""
        row = self.count("\n", 0, start)
        column = start - (self.rfind("\n", 0, start) + 1)
        lines = self.span.file.lines
        number = self.span.line + row
        while row == 0 and number < len(lines) and not lines[number].strip() and not self.startswith("\n"):
            number += 1
        words = self.split("\n")[row]
        line = lines[number] if number < len(lines) else ""
        if not line.endswith(words):
            return self.span
        column += len(line) - len(words)
        return Span(self.span.file, number + 1, column + 1, column + length + 1)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(_words)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": ["string", "number", "boolean"]}


class HouseStr(Str):
    """Words of deckgen's own at a place of the deck. They are in the variant's language already."""


def _words(value: object) -> Str:
    if isinstance(value, Str):
        if value.null:
            raise PydanticCustomError("empty_value", "has no value")
        return value
    raise PydanticCustomError("wrong_type", f"must be words, not {describe(value)}")


def repeated(words: Sequence[Str]) -> Str | None:
    """The first of the words that stood there before, None where each stands there once."""
    return next((word for index, word in enumerate(words) if word in words[:index]), None)


def describe(value: object) -> str:
    """What kind of YAML value it is, in plain words."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, Str) and value.null:
        return "nothing"
    return f"'{value}'"


class Map(dict[Any, Any]):
    """A mapping in the order of the file; its keys are Str. wrong holds the keys that were complained of."""

    span: Span
    wrong: set[str]

    def __init__(self, items: dict[Any, Any] | list[tuple[Any, Any]], span: Span) -> None:
        super().__init__(items)
        self.span, self.wrong = span, set()

    def key(self, name: str) -> Str | None:
        """The key as it stands in the file."""
        return next((key for key in self if key == name), None)


class Seq(list[Any]):
    """A list. wrong holds the places of items that were taken out after a complaint."""

    span: Span
    wrong: set[str]

    def __init__(self, items: list[Any], span: Span) -> None:
        super().__init__(items)
        self.span, self.wrong = span, set()


Marked = Str | Map | Seq
