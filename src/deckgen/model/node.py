"""Node: what an author may write, as a frozen pydantic model that knows where it stands.

`validate` reads marked data into a Node and says everything that is wrong with it in one run: a part that is
wrong is left out after the complaint, so that the rest is still read and judged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from deckgen.model.diagnostics import Diagnostics, Span, did_you_mean
from deckgen.model.marks import Map, Marked, Seq, Str, describe

MOST_DEPTH = 64


def fault(code: str, message: str, hint: str | None = None, span: Span | None = None) -> PydanticCustomError:
    """A complaint that a field's validator raises; span narrows it to a part of the value."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint, "span": span})


class Node(BaseModel):
    """A mapping of the deck. A subclass declares keys as fields; the docstring of a field is its manual.

    short_form names the field that a value other than a mapping stands for (`bullets: [a, b]` is
    `bullets: {items: [a, b]}`); what it is called in complaints is its `noun`; planned names
    keys that the language has and deckgen has not yet, each with what to write until then.
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
    _span: Span = PrivateAttr()
    _keys: dict[str, Span] = PrivateAttr(default_factory=dict)

    @property
    def span(self) -> Span:
        """Where the mapping begins."""
        return self._span

    def at(self, key: str) -> Span:
        """Where a key stands; the mapping's place where it was left out."""
        return self._keys.get(key, self._span)

    @property
    def order(self) -> tuple[str, ...]:
        """The keys in the order in which they were written."""
        return tuple(self._keys)

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
        data = cls.long_form(data)
        if isinstance(data, Str) and data.null:
            data = Map({}, data.span)
        if not isinstance(data, Map):
            raise fault("wrong_type", f"{cls.called()} must be a mapping of keys, not {describe(data)}")
        log: Diagnostics = info.context
        fields = {field.alias or name for name, field in cls.model_fields.items()}
        keys: dict[str, Span] = {}
        known: dict[Str, Any] = {}
        for key, value in data.items():
            if key not in fields:
                cls.unknown(key, tuple(fields), log)
                continue
            keys[str(key)] = key.span
            known[key] = value
        node = handler(Map(known, data.span))
        node._span, node._keys = data.span, keys
        return node

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
        raise fault("wrong_type", f"must be a list, not {describe(value)}")
    return value


def _flag(value: Any) -> Any:
    if isinstance(value, Str):
        if value.style is None and value in ("true", "false"):
            return value == "true"
        raise fault("wrong_type", f"must be true or false, not {describe(value)}")
    if isinstance(value, Map | Seq):
        raise fault("wrong_type", f"must be true or false, not {describe(value)}")
    return value


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
    if number is None or number in (float("inf"), float("-inf")):
        raise fault("wrong_type", f"must be a number, not {describe(value)}")
    return number


def _whole(value: Any) -> Any:
    number = _number(value)
    if not isinstance(number, int):
        raise fault("wrong_type", f"must be a whole number, not {describe(value)}")
    return number


def _date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    try:
        if isinstance(value, Str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return date.fromisoformat(value)
    except ValueError as problem:
        raise fault("wrong_date", f"'{value}' is not a day of the calendar: {problem}") from None
    raise fault("wrong_date", f"must be a date, not {describe(value)}", "write it as 2018-09-12")


def one_of(*words: str) -> Any:
    """The type of a key whose value is one of a few words."""

    def read(value: Any) -> Any:
        if value in words and isinstance(value, str):
            return str(value)
        if isinstance(value, Str) and not value.null:
            raise fault("wrong_value", f"'{value}' is not a value of this key", did_you_mean(value, words))
        raise fault("wrong_type", f"must be one word, not {describe(value)}", "known: " + ", ".join(words))

    return Annotated[str, BeforeValidator(read), WithJsonSchema({"enum": list(words)})]


Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
Number = Annotated[float | int, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer"})]
Day = Annotated[date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
Strs = Annotated[
    tuple[Str, ...],
    BeforeValidator(_listed),
    WithJsonSchema({"type": ["array", "string"], "items": {"type": ["string", "number"]}}),
]

N = TypeVar("N", bound=Node)
Step = tuple[Any, Any]


def validate(model: type[N], data: Marked, log: Diagnostics) -> N | None:
    """The node that the data says, or None where too little of it is right; the log holds every complaint.

    A part that is wrong is taken out of the data and the rest is read again, so one fault hides no other.
    """
    stand_ins: set[int] = set()
    for _ in range(MOST_DEPTH):
        try:
            return model.model_validate(data, context=log)
        except ValidationError as problems:
            paths = [(_path(data, error["loc"]), error) for error in problems.errors(include_url=False)]
            for path, error in paths:
                if id(error["input"]) not in stand_ins and not _taken(error, path, stand_ins):
                    _complain(error, path, log)
            mended = [_mend(path, error, stand_ins) for path, error in paths]
            if not all(mended):
                return None
    return None


def _path(data: Any, loc: tuple[int | str, ...]) -> list[Step]:
    """The containers from the root to a fault, each with the key that leads on; last the faulty value itself.

    Steps of the validator that are not in the data (long forms of short values) are passed over.
    """
    path: list[Step] = []
    here = data
    for part in loc:
        known = isinstance(here, Map) and part in here
        if known or (isinstance(here, Seq) and isinstance(part, int) and part < len(here)):
            path.append((here, part))
            here = here[part]
    return [*path, (here, None)]


def _taken(error: ErrorDetails, path: list[Step], stand_ins: set[int]) -> bool:
    """Whether a key is missing only because it was taken out after a complaint."""
    return error["type"] == "missing" and (id(path[-1][0]) ^ hash(str(error["loc"][-1]))) in stand_ins


def _complain(error: ErrorDetails, path: list[Step], log: Diagnostics) -> None:
    context = error.get("ctx", {})
    source, own = error["input"], context.get("message") is not None
    span = context.get("span") or getattr(source, "span", None) or getattr(path[-1][0], "span", None)
    if error["type"] == "missing":
        log.error("missing_key", f"'{error['loc'][-1]}' is missing", span)
        return
    holder, key = next(((held, step) for held, step in reversed(path) if isinstance(step, str)), (None, None))
    if isinstance(source, Str) and source.null and isinstance(holder, Map):
        span = next(word.span for word in holder if word == key)
    message = error["msg"] if own else _TYPES.get(error["type"], error["msg"])
    subject = f"'{key}' " if key is not None and message.startswith(("must", "has no value")) else ""
    log.error(error["type"] if own else "wrong_type", subject + message, span, context.get("hint"))


_TYPES = {
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "dict_type": "must be a mapping of keys",
}


def _mend(path: list[Step], error: ErrorDetails, stand_ins: set[int]) -> bool:
    """Take the faulty part out of the data, or put words in for a missing one; False where nothing is left."""
    here = path[-1][0]
    if error["type"] == "missing" and isinstance(here, Map):
        word = Str("…", here.span, "'")
        stand_ins.add(id(word))
        here[Str(str(error["loc"][-1]), here.span)] = word
        return True
    if len(path) < 2:
        return False
    holder, key = path[-2]
    if isinstance(holder, Map) and key in holder:
        del holder[key]
        stand_ins.add(id(holder) ^ hash(str(key)))
    elif isinstance(holder, Seq):
        holder[:] = [item for item in holder if item is not here]
    return True
