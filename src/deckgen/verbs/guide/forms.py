"""What may stand under a key, in words, from the JSON Schema of its field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from deckgen.kinds import REFERENCE
from deckgen.model.listed import listed

_TYPES = {
    "string": "words",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
}
_MARKS = {"boolean": "?", "array": "[]", "object": "{}", "number": "#", "integer": "#"}
Called = Mapping[str, str]
"""What the mappings of the language are called, by the names of their classes."""


def form(schema: Mapping[str, Any], called: Called) -> str:
    """What fits a schema, such as "a list, each a stat"."""
    if "$ref" in schema:
        return called[_class_in(schema["$ref"])]
    if REFERENCE in schema:
        return f"'{schema[REFERENCE].rpartition('.')[2]}: …'"
    if fixed := [written(one) for one in choices(schema)]:
        return f"one of {', '.join(fixed)}" if len(fixed) > 1 else fixed[0]
    if several := _alternatives(schema):
        return listed(list(dict.fromkeys(form(one, called) for one in several)), "or")
    if schema.get("format") == "date":
        return "a day such as 2018-09-12"
    if str(schema.get("pattern", "")).endswith("ya?ml$"):
        return "the path of a file"
    return _of_types(schema, called)


def _of_types(schema: Mapping[str, Any], called: Called) -> str:
    """What fits a schema that says no more than types, and what is inside of lists and mappings."""
    types = _types(schema)
    if types == ["array"] and "items" in schema:
        inside = form(schema["items"], called)
        short = {"words": "a list of words", "the path of a file": "a list of such paths"}
        return short.get(inside, f"a list, each {inside}")
    if types == ["object"] and isinstance(schema.get("additionalProperties"), dict):
        inside = form(schema["additionalProperties"], called)
        return "names, each with " + (inside if inside != "words" else "its words")
    # Whatever may be words may look like a number, or like true and false; only beside lists do these mean something.
    passed_over = {"number", *(() if "array" in types else ("boolean",))} if "string" in types else set()
    return listed([_TYPES[one] for one in types if one not in passed_over], "or")


def mark(schema: Mapping[str, Any]) -> str:
    """The same as a mark behind a key's name: [] list, {} mapping, ? true or false, # number, (a|b) one of these."""
    if "enum" in schema:
        return f"({'|'.join(written(one) for one in choices(schema))})"
    if several := _alternatives(schema):
        return next(filter(None, map(mark, several)), "")
    types = _types(schema)
    if "string" in types and "array" in types:
        return "[]"
    return _MARKS.get(types[0], "") if types and "string" not in types else ""


def classes_in(schema: Any) -> Iterator[str]:
    """The names of the classes that a schema refers to; of a kind of an open set, what stands for it."""
    if isinstance(schema, list):
        for one in schema:
            yield from classes_in(one)
    elif isinstance(schema, dict):
        if "$ref" in schema:
            yield _class_in(schema["$ref"])
        if REFERENCE in schema:
            yield schema[REFERENCE]
        for key, value in schema.items():
            if key != "default":
                yield from classes_in(value)


def choices(schema: Mapping[str, Any]) -> tuple[Any, ...]:
    """The few values that fit, where there are no others."""
    if "const" in schema:
        return (schema["const"],)
    several = _alternatives(schema)
    return tuple(schema.get("enum") or (choices(several[0]) if len(several) == 1 else ()))


def written(value: object) -> str:
    """A value as an author writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if str(value)[:1].isalnum() else f'"{value}"'


def is_of_open_set(schema: Mapping[str, Any]) -> bool:
    """Whether one kind of an open set stands there, under its own word."""
    return REFERENCE in schema


def _alternatives(schema: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The schemas of which one must fit, none for a key that is left out."""
    held = schema.get("anyOf") or schema.get("oneOf") or ()
    return [one for one in held if one != {"type": "null"}]


def _types(schema: Mapping[str, Any]) -> list[str]:
    held = schema.get("type", [])
    return [held] if isinstance(held, str) else list(held)


def _class_in(reference: str) -> str:
    return reference.rpartition("/")[2]
