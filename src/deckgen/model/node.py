"""Node: the base class of everything that an author may write as a mapping of keys.

A Node is a frozen pydantic model that knows where it stands in the file. The types of its fields stand here too: a
flag, a number, a day, one of a few words. They raise a `complaint` for a value of another kind, which validation.py
adds to the log.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, ClassVar, Self

from msgspec import Struct
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PlainValidator,
    PrivateAttr,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from deckgen.installed import HINT, PlugInError
from deckgen.model.diagnostics import Diagnostics, Span, did_you_mean
from deckgen.model.hints import Hint
from deckgen.model.marks import Map, Seq, Str, describe, is_all_read
from deckgen.model.written_days import EXAMPLE, day_hint


def complaint(code: str, message: str, span: Span | None = None, hint: str | None = None) -> PydanticCustomError:
    """What a field's validator raises for a wrong value; with a span it points at a part of the value alone."""
    # The message goes through a parameter: pydantic would take braces in it, as of {{ name }}, for its own.
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint, "span": span})


class Node(BaseModel):
    """A mapping of the deck. A subclass declares its keys as fields; the string under a field is its manual.

    short_form: the field that a value other than a mapping stands for, None where only a mapping will do.
        `bullets: [a, b]` is `bullets: {items: [a, b]}`.
    noun: what the mapping is called in complaints, such as "a slide"; the class's name in quotes where left out.
    other_words: keys of other programs, each with the hint that answers it.
    otherwise: what a hint says besides the keys that there are, where none of them is near to what was written.
    samples: for some keys how they are written, for the hint where something of another kind stands under them.
    example: what may stand under it, for the hint where something else does; the first needed key where left out.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        defer_build=True,
        populate_by_name=False,
    )
    short_form: ClassVar[str | None] = None
    noun: ClassVar[str] = ""
    other_words: ClassVar[Mapping[str, str]] = {}
    otherwise: ClassVar[str] = ""
    samples: ClassVar[Mapping[str, str]] = {}
    example: ClassVar[str] = ""
    _span: Span = PrivateAttr()
    _end: tuple[int, int] = PrivateAttr()
    _all_read: bool = PrivateAttr(default=True)
    _keys: dict[str, Span] = PrivateAttr(default_factory=dict)

    @property
    def span(self) -> Span:
        """Where the mapping begins."""
        return self._span

    @property
    def end(self) -> tuple[int, int]:
        """The line and the column behind the mapping."""
        return self._end

    def at(self, key: str) -> Span:
        """Where a key stands; the mapping's place where it was left out."""
        return self._keys.get(key, self._span)

    @property
    def all_read(self) -> bool:
        """Whether every part that the author wrote here could be read.

        Where not, what seems to be missing may have been taken out after a complaint, and needs no other.
        """
        return self._all_read

    @property
    def order(self) -> tuple[str, ...]:
        """The keys in the order in which they were written."""
        return tuple(self._keys)

    def with_parts(self, parts: Mapping[str, Any]) -> Self:
        """The same mapping with other values under some of its keys."""
        return self.model_copy(update=parts)

    @classmethod
    def long_form(cls, data: Any) -> Any:
        """The data as a mapping of the fields, where the author used a shorter form; else the data itself."""
        if cls.short_form and isinstance(data, Str | Seq) and not (isinstance(data, Str) and data.null):
            return Map({Str(cls.short_form, data.span): data}, data.span)
        return data

    @classmethod
    def unknown(cls, key: Str, keys: tuple[str, ...], log: Diagnostics) -> None:
        """Complain of a key that this mapping doesn't have; keys are those that it has."""
        first = key.split()[0] if key.split() else ""
        colon = f"write '{first}: …', with a colon" if first in keys and first != key else None
        hint = colon or cls.other_words.get(key) or did_you_mean(key, keys, or_all=False)
        hint = hint or "; ".join(words for words in (did_you_mean(key, keys), cls.otherwise) if words) or None
        log.error("unknown_key", f"{cls.called()} has no key '{key}'", key.span, hint)

    @classmethod
    def called(cls) -> str:
        """The mapping's name in complaints."""
        return cls.noun or f"'{cls.__name__.lower()}'"

    @model_validator(mode="wrap")
    @classmethod
    def _read(cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo[Any]) -> Self:
        """Read what the author wrote; called by pydantic with the log of complaints as its context.

        Keys that aren't known are complained of here and left out, so that the others are read all the same.
        """
        if isinstance(data, cls):
            return data
        written = data
        data = cls._mapping(data)
        log: Diagnostics = info.context
        data.samples = cls.samples
        fields = {field.alias or name: field for name, field in cls.model_fields.items()}
        keys: dict[str, Span] = {}
        known: dict[Str, Any] = {}
        for key, value in data.items():
            if key not in fields:
                cls.unknown(key, tuple(fields), log)
                data.mark_unread(key)
                continue
            keys[str(key)] = key.span
            known[key] = value
        node = handler(Map(known, data.span))
        node._span, node._end, node._keys = data.span, data.end, keys
        node._all_read = all(map(is_all_read, (written, data, *known.values())))
        return node

    @classmethod
    def _mapping(cls, data: Any) -> Map:
        """The data in its long form; a complaint where it can't be a mapping."""
        data = cls.long_form(data)
        needed = [field.alias or name for name, field in cls.model_fields.items() if field.is_required()]
        if isinstance(data, Str) and data.null:
            if needed:
                raise complaint("wrong_type", "has no value")
            return Map({}, data.span)
        if not isinstance(data, Map):
            raise complaint(
                "wrong_type", f"{cls.called()} must be a mapping of keys, not {describe(data)}", hint=cls._how(needed)
            )
        return data

    @classmethod
    def _how(cls, needed: Sequence[str]) -> str:
        """A hint how the mapping is written: by one of its keys, a needed one first, or empty where it has none."""
        keys = [*needed, *cls.model_fields]
        if not keys and not cls.example:
            return "write nothing behind it: it has no keys"
        return f"write its keys under it, such as '{cls.example or f'{keys[0]}: …'}'"

    @classmethod
    def all_forms(cls, long: dict[str, Any]) -> dict[str, Any]:
        """The JSON Schema of all forms that the author may use, made from that of the mapping."""
        if cls.short_form is None:
            return long
        return {"anyOf": [long, {k: v for k, v in long["properties"][cls.short_form].items() if k != "description"}]}


def _listed(value: Any) -> Any:
    """A list as a tuple; a single word as a list of one."""
    if isinstance(value, Seq):
        return tuple(value)
    if isinstance(value, Str) and not value.null:
        return (value,)
    if isinstance(value, Str | Map):
        raise complaint("wrong_type", f"must be a list, not {describe(value)}")
    return value


def _names(value: Any) -> Any:
    """Names as a tuple. A single one can't hold a comma: several are meant, and a list wants brackets."""
    if isinstance(value, Str) and "," in value:
        words = f"[{', '.join(part.strip() for part in value.split(',') if part.strip())}]"
        hint = Hint(f"write {words}", value, words, bare=True)
        raise complaint("wrong_type", f"must be a list, not {describe(value)}", hint=hint)
    return _listed(value)


def _flag(value: Any) -> Any:
    """true or false as they are written; words that mean them elsewhere get a hint."""
    if isinstance(value, Str):
        if value.style is None and value in ("true", "false"):
            return value == "true"
        meant = _MEANT.get(value.lower())
        hint = Hint(f"write {meant}, without quotes", value, meant, bare=True) if meant else None
        raise complaint("wrong_type", f"must be true or false, not {describe(value)}", hint=hint)
    if isinstance(value, Map | Seq):
        raise complaint("wrong_type", f"must be true or false, not {describe(value)}")
    return value


# Words that other programs take for true and false, and the word to write.
_MEANT = {
    **dict.fromkeys(("true", "yes", "on", "y", "1"), "true"),
    **dict.fromkeys(("false", "no", "off", "n", "0"), "false"),
}
# Larger numbers count nothing real, and a sum of some numbers must not become infinite.
MOST = 1e100
_NUMBER = re.compile(r"[-+]?(\d[\d_]*)?\.?\d+([eE][-+]?\d+)?")


def number_of(words: str) -> float | int | None:
    """The number that is written, with underscores between its digits if need be; None where it is no number."""
    digits = words.strip()
    if not _NUMBER.fullmatch(digits) or len(digits) > 300:
        return None
    digits = digits.replace("_", "")
    return int(digits) if digits.lstrip("+-").isdigit() else float(digits)


def _number(value: Any) -> Any:
    if not isinstance(value, Str | Map | Seq):
        return value
    number = number_of(value) if isinstance(value, Str) else None
    if number is None or abs(number) > MOST:
        raise complaint("wrong_type", f"must be a number, not {describe(value)}")
    return number


def _integer(value: Any) -> Any:
    number = _number(value)
    if not isinstance(number, int):
        raise complaint("wrong_type", f"must be a whole number, not {describe(value)}")
    return number


def _date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    try:
        if isinstance(value, Str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return date.fromisoformat(value)
    except ValueError:
        raise complaint("wrong_date", f"'{value}' is not a day of the calendar") from None
    hint = day_hint(value) if isinstance(value, Str) else EXAMPLE
    raise complaint("wrong_date", f"must be a date, not {describe(value)}", hint=hint)


def read_as(find: Callable[[Any], type[Node]], schema: Mapping[str, Any]) -> Any:
    """The type of a key whose Node is chosen by its value: find gives the class, and loads it only when it is needed.

    schema is the JSON Schema of all that may stand there.
    """

    def read(value: Any, info: ValidationInfo[Any]) -> Node:
        try:
            kind = find(value)
        except PlugInError as broken:
            raise complaint("broken_plug_in", str(broken), hint=HINT) from None
        return kind.model_validate(value, context=info.context)

    return Annotated[Any, PlainValidator(read), WithJsonSchema(dict(schema))]


def one_of(*words: str) -> Any:
    """The type of a key whose value is one of a few words."""

    def read(value: Any) -> Any:
        if value in words and isinstance(value, str):
            return str(value)
        if isinstance(value, Str) and not value.null:
            raise complaint("wrong_value", f"can't be '{value}'", hint=did_you_mean(value, words))
        raise complaint("wrong_type", f"must be one word, not {describe(value)}", hint="known: " + ", ".join(words))

    return Annotated[str, BeforeValidator(read), WithJsonSchema({"enum": list(words)})]


Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
Number = Annotated[float | int, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
Integer = Annotated[int, BeforeValidator(_integer), WithJsonSchema({"type": "integer"})]
Day = Annotated[date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
Strs = Annotated[
    tuple[Str, ...],
    BeforeValidator(_listed),
    WithJsonSchema({"type": ["array", "string"], "items": {"type": ["string", "number"]}}),
]


def called(key: str) -> Any:
    """A field that may be left out and whose key is a word that every Node has for something else, such as `end`."""
    return Field(default=None, alias=key)


Names = Annotated[
    tuple[Str, ...],
    BeforeValidator(_names),
    WithJsonSchema({"type": ["array", "string"], "items": {"type": ["string", "number"]}}),
]
"""A list of ids, tags, or names of checks or audiences; a single one may stand without brackets."""


class Whom(Struct, frozen=True):
    """For whom a part is, or isn't: audiences by their names, or copies in which names have one of some values."""

    audiences: tuple[Str, ...] = ()
    values: Mapping[Str, tuple[Str, ...]] = {}
    """The values by the names of `set`; each of these must have one of its values."""

    def __bool__(self) -> bool:
        return bool(self.audiences or self.values)

    def __str__(self) -> str:
        values = (f"{name} {' or '.join(words)}" for name, words in self.values.items())
        return ", ".join((*self.audiences, *values))


def _whom(value: Any) -> Any:
    if isinstance(value, Map):
        return Whom(values={name: _listed(words) for name, words in value.items()})
    return Whom(_checked_names(value))


def _checked_names(value: Any) -> tuple[Str, ...]:
    names = _names(value)
    if not isinstance(names, tuple) or not all(isinstance(name, Str) for name in names):
        raise complaint("wrong_type", f"must be a list, not {describe(value)}")
    return names


_NAMED = {"type": ["array", "string"], "items": {"type": ["string", "number"]}}
ForWhom = Annotated[
    Whom,
    PlainValidator(_whom),
    WithJsonSchema({"anyOf": [_NAMED, {"type": "object", "additionalProperties": _NAMED}]}),
]


class Tailored(Node):
    """A part that some audiences don't get."""

    only: ForWhom = Field(default_factory=Whom)
    """The audiences that get this, and no others; or a mapping of names of `set` to the values for which it is."""
    except_: ForWhom = Field(default_factory=Whom, alias="except")
    """The audiences that don't get this; or a mapping of names of `set` to the values for which it isn't."""
