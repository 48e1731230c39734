"""Writes a deck or a brand as YAML that an author likes to read: one thing a line, quotes only where needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

# Words that YAML reads as something else, or might.
_OTHER = re.compile(r"(true|false|yes|no|on|off|null|~)?", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?[\d.][\d_.,:eExX+-]*")
# What may begin words without quotes, and what may not stand in them.
_BEGINS = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<]")
_INSIDE = re.compile(r":(\s|$)|\s#|\{\{")
# Letters that no line can hold as they are.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_FLOW = re.compile(r"[,\[\]{}]|:$|\?")
# Keys whose items have a line between them.
_SPACED = ("slides", "sections")


def deck_yaml(data: Mapping[str, Any], head: str = "") -> str:
    """A mapping as the text of a file; head is a comment for its first line. A value that has `value` is inline."""
    lines = [f"# {head}"] if head else []
    lines += _mapping(data, 0)
    return "\n".join(lines) + "\n"


def _mapping(data: Mapping[str, Any], depth: int) -> Iterator[str]:
    indent = "  " * depth
    for key, value in data.items():
        if depth == 0 and key in ("sources", "data", "sections"):
            yield ""
        yield from _entry(f"{indent}{_scalar(str(key))}:", value, depth, spaced=key in _SPACED)


def _entry(start: str, value: Any, depth: int, *, spaced: bool = False) -> Iterator[str]:
    """A key or the dash of an item, and what belongs to it."""
    if isinstance(value, str) and "\n" in value:
        yield from _lines(start, value, depth)
    elif isinstance(value, Mapping) and value:
        yield start
        yield from _mapping(value, depth + 1)
    elif isinstance(value, list) and value:
        yield start
        yield from _list(value, depth + 1, spaced=spaced)
    else:
        yield f"{start} {_inline(value)}"


def _list(items: list[Any], depth: int, *, spaced: bool) -> Iterator[str]:
    indent = "  " * depth
    for number, item in enumerate(items):
        if spaced and number:
            yield ""
        if isinstance(item, Mapping) and item:
            first, *rest = _mapping(item, depth + 1)
            yield f"{indent}- {first.lstrip()}"
            yield from rest
        elif isinstance(item, list) and item:
            yield f"{indent}- {_inline(item)}"
        else:
            yield from _entry(f"{indent}-", item, depth)


def _lines(start: str, words: str, depth: int) -> Iterator[str]:
    """Words of several lines, which stay as they are."""
    lines = words.split("\n")
    first = next((line for line in lines if line), "")
    yield f"{start} |{'2' if first.startswith(' ') else ''}{'' if words.endswith(chr(10)) else '-'}"
    indent = "  " * (depth + 1)
    yield from (f"{indent}{line}" if line.strip() else "" for line in lines)


def _inline(value: Any) -> str:
    """A value on one line."""
    value = getattr(value, "value", value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_scalar(str(key), flow=True)}: {_nested(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_nested, value)) + "]"
    return _plain(value, flow=False)


def _nested(value: Any) -> str:
    value = getattr(value, "value", value)
    return _plain(value, flow=True) if isinstance(value, str | int | float | bool) else _inline(value)


def _plain(value: Any, *, flow: bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _scalar(value, flow=flow) if isinstance(value, str) else str(value)


def _scalar(words: str, *, flow: bool = False) -> str:
    """Words, in quotes where YAML would read them as anything else."""
    is_safe = (
        _BEGINS.match(words)
        and words == words.strip()
        and not _OTHER.fullmatch(words)
        and not _INSIDE.search(words)
        and not _UNSEEN.search(words)
        and not (flow and _FLOW.search(words))
        and not (_NUMBER.fullmatch(words) and (flow or ":" in words))
    )
    if is_safe:
        return words
    if not _UNSEEN.search(words):
        return "'" + words.replace("'", "''") + "'" if '"' in words or "\\" in words else f'"{words}"'
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'
