"""Node: what an author may write, as a frozen pydantic model that knows where it stands.

The types of a Node's fields stand here too: a flag, a number, a day, one of a few words. What to do about a value
that is none of them is not theirs to decide: they raise a `complaint`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Self

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

from deckgen.model.diagnostics import Diagnostics, Span, did_you_mean
from deckgen.model.marks import Map, Seq, Str, describe


def complaint(code: str, message: str, span: Span | None = None, hint: str | None = None) -> PydanticCustomError:
    """A complaint that a field's validator raises; span narrows it to a part of the value."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint, "span": span})


class Node(BaseModel):
    """A mapping of the deck. A subclass declares keys as fields; the docstring of a field is its manual.

    short_form names the field that a value other than a mapping stands for (`bullets: [a, b]` is
    `bullets: {items: [a, b]}`); what it is called in complaints is its `noun`; planned names
    keys that the language has and deckgen has not yet, each with what to write until then; example is what may
    stand under it, for the complaint that something else does.
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
    planned: ClassVar[Mapping[str, str]] = {}
    example: ClassVar[str] = ""
    _span: Span = PrivateAttr()
    _all_read: bool = PrivateAttr(default=True)
    _keys: dict[str, Span] = PrivateAttr(default_factory=dict)

    @property
    def span(self) -> Span:
        """Where the mapping begins."""
        return self._span

    def at(self, key: str) -> Span:
        """Where a key stands; the mapping's place where it was left out."""
        return self._keys.get(key, self._span)

    @property
    def all_read(self) -> bool:
        """Whether all that was written could be read; else what seems to be missing may be what was complained of."""
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
        """The data as a mapping of the fields, where the author used a shorter form."""
        if cls.short_form and isinstance(data, Str | Seq) and not (isinstance(data, Str) and data.null):
            return Map({Str(cls.short_form, data.span): data}, data.span)
        return data

    @classmethod
    def unknown(cls, key: Str, keys: tuple[str, ...], log: Diagnostics) -> None:
        """Say that a key isn't one of this mapping's, or isn't yet."""
        if key in cls.planned:
            log.error("not_built_yet", f"'{key}' of {cls.called()} is not built yet", key.span, cls.planned[key])
            return
        hint = did_you_mean(key, keys, all_if_few=9)
        log.error("unknown_key", f"{cls.called()} has no key '{key}'", key.span, hint)

    @classmethod
    def called(cls) -> str:
        """The mapping's name in complaints."""
        return cls.noun or f"'{cls.__name__.lower()}'"

    @model_validator(mode="wrap")
    @classmethod
    def _read(cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo[Any]) -> Self:
        if isinstance(data, cls):
            return data
        written = data
        data = cls._mapping(data)
        log: Diagnostics = info.context
        fields = {field.alias or name: field for name, field in cls.model_fields.items()}
        keys: dict[str, Span] = {}
        known: dict[Str, Any] = {}
        for key, value in data.items():
            if key not in fields:
                cls.unknown(key, tuple(fields), log)
                data.wrong.add(str(key))
                continue
            keys[str(key)] = key.span
            known[key] = value
        node = handler(Map(known, data.span))
        node._span, node._keys = data.span, keys
        node._all_read = not any(getattr(part, "wrong", None) for part in (written, data, *known.values()))
        return node

    @classmethod
    def _mapping(cls, data: Any) -> Map:
        """The data in its long form."""
        data = cls.long_form(data)
        needed = [field.alias or name for name, field in cls.model_fields.items() if field.is_required()]
        if isinstance(data, Str) and data.null:
            if needed:
                raise complaint("wrong_type", "has no value")
            return Map({}, data.span)
        if not isinstance(data, Map):
            example = cls.example or f"{next(iter([*needed, *cls.model_fields]), '')}: …"
            hint = f"write its keys under it, such as '{example}'"
            raise complaint(
                "wrong_type", f"{cls.called()} must be a mapping of keys, not {describe(data)}", hint=hint
            )
        return data

    @classmethod
    def all_forms(cls, long: dict[str, Any]) -> dict[str, Any]:
        """The JSON Schema of every form, from that of the long one."""
        if cls.short_form is None:
            return long
        return {"anyOf": [long, {k: v for k, v in long["properties"][cls.short_form].items() if k != "description"}]}


def _listed(value: Any) -> Any:
    if isinstance(value, Seq):
        return tuple(value)
    if isinstance(value, Str) and not value.null:
        return (value,)
    if isinstance(value, Str | Map):
        raise complaint("wrong_type", f"must be a list, not {describe(value)}")
    return value


def _flag(value: Any) -> Any:
    if isinstance(value, Str):
        if value.style is None and value in ("true", "false"):
            return value == "true"
        meant = _MEANT.get(value.lower())
        hint = f"write {meant}, without quotes" if meant else None
        raise complaint("wrong_type", f"must be true or false, not {describe(value)}", hint=hint)
    if isinstance(value, Map | Seq):
        raise complaint("wrong_type", f"must be true or false, not {describe(value)}")
    return value


_MEANT = {
    **dict.fromkeys(("true", "yes", "on", "y", "1"), "true"),
    **dict.fromkeys(("false", "no", "off", "n", "0"), "false"),
}
# More counts nothing, and sums of a few must stay finite.
MOST = 1e100
_NUMBER = re.compile(r"[-+]?(\d[\d_]*)?\.?\d+([eE][-+]?\d+)?")


def number_of(words: str) -> float | int | None:
    """The number that words are (underscores between digits allowed), or None where they are none."""
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
    raise complaint("wrong_date", f"must be a date, not {describe(value)}", hint="write it as 2018-09-12")


def read_as(find: Callable[[Any], type[Node]], schema: Mapping[str, Any]) -> Any:
    """The type of a key whose class is found, and loaded, when a deck first holds such a value."""

    def read(value: Any, info: ValidationInfo[Any]) -> Node:
        return find(value).model_validate(value, context=info.context)

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


class Tailored(Node):
    """A part that some audiences don't get."""

    only: Strs = ()
    """The audiences that get this, and no others."""
    except_: Strs = Field(default=(), alias="except")
    """The audiences that don't get this."""
