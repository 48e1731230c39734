"""Bounds: between which numbers a figure must stay, for words around it that say so."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple

from pydantic import PlainValidator, WithJsonSchema

from deckgen.model.marks import Seq, Str, describe
from deckgen.model.node import complaint, number_of

OPEN = "any"
_HOW = f"write it as [0.6, 0.7], and '{OPEN}' for an end that is open"


class Bounds(NamedTuple):
    """The least and the most that a number may be; None where that end is open."""

    least: float | int | None
    most: float | int | None


def _bounds(value: Any) -> Bounds:
    """Two numbers, the smaller one first; one of them may be left open."""
    if not isinstance(value, Seq):
        raise complaint("wrong_type", f"must be two numbers, not {describe(value)}", hint=_HOW)
    if len(value) != 2:
        raise complaint("wrong_value", f"bounds are two numbers, not {len(value)}", hint=_HOW)
    least, most = (_end(one) for one in value)
    if least is None and most is None:
        raise complaint("wrong_value", "bounds that are open at both ends hold for every number", hint=_HOW)
    if least is not None and most is not None and least > most:
        raise complaint("wrong_value", f"no number is at least {least} and at the most {most}", hint=_HOW)
    return Bounds(least, most)


def _end(value: Any) -> float | int | None:
    if value == OPEN:
        return None
    number = number_of(value) if isinstance(value, Str) else None
    if number is None:
        is_percent = isinstance(value, Str) and value.endswith("%")
        hint = "write a share as 0.6, a number in percent as 60" if is_percent else _HOW
        raise complaint("wrong_type", f"must be a number, not {describe(value)}", getattr(value, "span", None), hint)
    return number


_ENDS = {"anyOf": [{"type": "number"}, {"const": OPEN}]}
Between = Annotated[
    Bounds,
    PlainValidator(_bounds),
    WithJsonSchema({"type": "array", "items": _ENDS, "minItems": 2, "maxItems": 2}),
]
