"""From what the author wrote to a Node, with a complaint about everything that is wrong in it.

pydantic stops where keys of a mapping are wrong, and doesn't go on to what must hold between them. So a part that is
wrong is taken out of the data after the complaint, and the rest is read again.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from deckgen.model.diagnostics import Diagnostics, did_you_mean
from deckgen.model.marks import Map, Marked, Seq, Str, describe
from deckgen.model.node import Node

MOST_READINGS = 64
NodeType = TypeVar("NodeType", bound=Node)
# A Map or Seq and the key or index that leads on from it.
Step = tuple[Any, Any]


def validate(model: type[NodeType], data: Marked, log: Diagnostics) -> NodeType | None:
    """The node that the data says, or None where too little of it is right; the log holds every complaint.

    Changes the data: parts that are wrong are taken out of it, and words are put in for keys that are missing.
    """
    # The words that were put in for missing keys, by their id(): they must not be complained of themselves.
    stand_ins: set[int] = set()
    for _ in range(MOST_READINGS):
        try:
            return model.model_validate(data, context=log)
        except ValidationError as problems:
            paths = [(_path(data, error["loc"]), error) for error in problems.errors(include_url=False)]
            for path, error in paths:
                if id(error["input"]) not in stand_ins and not _is_said_already(error, path):
                    _complain(error, path, log)
            mended = [_take_out(path, error, stand_ins) for path, error in paths]
            if not all(mended):
                return None
    return None


def _path(data: Any, loc: tuple[int | str, ...]) -> list[Step]:
    """The mappings and lists from the root to what is wrong, each with the key that leads on; last that value itself.

    loc is pydantic's way there. It has steps that are not in the data, such as the field that a short form stands
    for; those are passed over.
    """
    path: list[Step] = []
    here = data
    for part in loc:
        known = isinstance(here, Map) and part in here
        if known or (isinstance(here, Seq) and isinstance(part, int) and part < len(here)):
            path.append((here, part))
            here = here[part]
    return [*path, (here, None)]


def _is_said_already(error: ErrorDetails, path: list[Step]) -> bool:
    """Whether a key that is missing needs no complaint of its own, after those about the keys that are there.

    It was taken out itself, or is likely one of the keys that were taken out, spelled otherwise, or no more keys are
    left than could not be read.
    """
    holder, key = path[-1][0], str(error["loc"][-1])
    if error["type"] != "missing" or not isinstance(holder, Map):
        return False
    meant = did_you_mean(key, holder.unread, or_all=False)
    return key in holder.unread or meant is not None or (bool(holder) and len(holder.unread) >= len(holder))


def _complain(error: ErrorDetails, path: list[Step], log: Diagnostics) -> None:
    """Add pydantic's error to the log, in an author's words. Those of `complaint` come with code, span and hint."""
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
    code = error["type"] if own else "wrong_type"
    if code == "wrong_type" and isinstance(holder, Map) and holder.get(key) is source:
        hint = holder.samples.get(str(key)) or hint
    subject = f"'{key}' " if key is not None and message.startswith(("must", "has no value", "can't be")) else ""
    log.error(code, subject + message, span, hint)


def _plainly(error: ErrorDetails) -> tuple[str, str | None]:
    """The message and the hint for an error of pydantic's own."""
    source = error["input"]
    match error["type"]:
        case "tuple_type" | "list_type":
            hint = "begin each item with a dash and a space: '- '"
            return f"must be a list, not {describe(source)}", hint
        case "dict_type":
            return f"must be a mapping of keys, not {describe(source)}", "write each as 'name: …'"
    return error["msg"], _alone(source)


def _alone(source: Any) -> str | None:
    """A hint for a list or a mapping where words are wanted: to write the words in it, where it holds one alone."""
    held = list(source.values()) if isinstance(source, Map) else source if isinstance(source, Seq) else []
    if len(held) == 1 and isinstance(held[0], Str) and not held[0].null:
        return f"write '{held[0]}' alone"
    return "write it in one line of words, without dashes or brackets" if isinstance(source, Seq) else None


def _take_out(path: list[Step], error: ErrorDetails, stand_ins: set[int]) -> bool:
    """Take what is wrong out of the data, or put words in where a key is missing; False where nothing is left."""
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
        holder.mark_unread(key)
    elif isinstance(holder, Seq):
        holder[:] = [item for item in holder if item is not here]
        holder.mark_unread()
    return True
