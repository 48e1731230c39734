"""From marked data to a Node, everything that is wrong with it said in one run.

A part that is wrong is left out after the complaint, so that the rest is still read and judged.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from deckgen.model.diagnostics import Diagnostics, did_you_mean
from deckgen.model.marks import Map, Marked, Seq, Str, describe
from deckgen.model.node import Node

MOST_DEPTH = 64
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
                if id(error["input"]) not in stand_ins and not _taken(error, path):
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


def _taken(error: ErrorDetails, path: list[Step]) -> bool:
    """Whether a key is missing only because it was taken out after a complaint, or is written in other words."""
    holder, key = path[-1][0], str(error["loc"][-1])
    if error["type"] != "missing" or not isinstance(holder, Map):
        return False
    meant = did_you_mean(key, holder.wrong, all_if_few=0)
    return key in holder.wrong or meant is not None or (bool(holder) and len(holder.wrong) >= len(holder))


def _complain(error: ErrorDetails, path: list[Step], log: Diagnostics) -> None:
    context = error.get("ctx", {})
    source, own = error["input"], context.get("message") is not None
    span = context.get("span") or getattr(source, "span", None) or getattr(path[-1][0], "span", None)
    if error["type"] == "missing":
        log.error("missing_key", f"'{error['loc'][-1]}' is missing", span)
        return
    holder, key = next(((held, step) for held, step in reversed(path) if isinstance(step, str)), (None, None))
    message, hint = (error["msg"], context.get("hint")) if own else _plainly(error)
    if isinstance(source, Str) and source.null:
        message, hint = ("has no value" if message.endswith(" nothing") else message), None
        if isinstance(holder, Map) and len(path) > 1 and path[-2] == (holder, key):
            span = next(word.span for word in holder if word == key)
        elif key is not None and message == "has no value":
            message = f"an item of '{key}' has no value"
    subject = f"'{key}' " if key is not None and message.startswith(("must", "has no value", "can't be")) else ""
    log.error(error["type"] if own else "wrong_type", subject + message, span, hint)


def _plainly(error: ErrorDetails) -> tuple[str, str | None]:
    """What the validator's own complaints are in an author's words, and what would mend them."""
    source = error["input"]
    match error["type"]:
        case "tuple_type" | "list_type":
            hint = "begin each item with a dash and a space: '- '"
            return f"must be a list, not {describe(source)}", hint
        case "dict_type":
            return f"must be a mapping of keys, not {describe(source)}", "write each as 'name: …'"
    return error["msg"], None


def _mend(path: list[Step], error: ErrorDetails, stand_ins: set[int]) -> bool:
    """Take the faulty part out of the data, or put words in for a missing one; False where nothing is left."""
    here = path[-1][0]
    if error["type"] == "missing" and isinstance(here, Map):
        word = Str.standing_in("…", here.span)
        stand_ins.add(id(word))
        here[Str(str(error["loc"][-1]), here.span)] = word
        return True
    if len(path) < 2:
        return False
    holder, key = path[-2]
    if isinstance(holder, Map) and key in holder:
        del holder[key]
        holder.wrong.add(str(key))
    elif isinstance(holder, Seq):
        holder[:] = [item for item in holder if item is not here]
        holder.wrong.add(str(key))
    return True
