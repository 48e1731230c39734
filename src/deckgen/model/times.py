"""Types of a Node's fields for time: minutes, and times of day."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from deckgen.model.hints import Hint
from deckgen.model.marks import Str, describe
from deckgen.model.node import Number, complaint, number_of

TIME = re.compile(r"([01]?\d|2[0-3]):[0-5]\d")


def _minutes(value: Any) -> Any:
    """Complains of 1:30 and of negative minutes; everything else is left to the type of numbers."""
    if isinstance(value, Str) and re.fullmatch(r"\d+:[0-5]\d", value):
        minutes, _, seconds = value.partition(":")
        meant = f"{int(minutes) + int(seconds) / 60:.3g}"
        hint = Hint(f"write {meant}", value, meant, bare=True)
        raise complaint("wrong_type", f"must be a number of minutes, not {describe(value)}", hint=hint)
    if isinstance(value, Str) and value.startswith("-") and number_of(value) is not None:
        raise complaint("wrong_value", f"can't be '{value}'", hint="minutes are 0 or more")
    return value


def _time(value: Any) -> Any:
    """A time such as 9:30 as minutes since midnight."""
    if isinstance(value, Str) and TIME.fullmatch(value):
        hours, _, minutes = value.partition(":")
        return int(hours) * 60 + int(minutes)
    raise complaint("wrong_type", f"must be a time of day, not {describe(value)}", hint="write it as 9:30 or 14:00")


Minutes = Annotated[Number, BeforeValidator(_minutes)]
TimeOfDay = Annotated[int, BeforeValidator(_time), WithJsonSchema({"type": "string", "pattern": TIME.pattern})]
