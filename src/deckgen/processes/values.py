"""How values travel between processes and lie in caches: as msgpack, which holds values and never code."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, get_type_hints

import msgspec

_PLAIN: tuple[type[Any], ...] = (int, float, str, bytes)


def packed(value: object) -> bytes:
    """A value as bytes. A length or a Str is packed as the number or the words that it is."""
    return msgspec.msgpack.encode(value, enc_hook=plain_value)


@lru_cache(maxsize=64)
def result_of(function: Callable[..., object]) -> msgspec.msgpack.Decoder[Any]:
    """What unpacks the results of a function, by its annotations. What is none is a MsgspecError."""
    return msgspec.msgpack.Decoder(get_type_hints(function)["return"], dec_hook=_made)


@lru_cache(maxsize=64)
def arguments_of(function: Callable[..., object]) -> msgspec.msgpack.Decoder[Any]:
    """What unpacks the arguments of a function, by its annotations."""
    hints = {name: hint for name, hint in get_type_hints(function).items() if name != "return"}
    return msgspec.msgpack.Decoder(tuple[tuple(hints.values())], dec_hook=_made)  # type: ignore[misc]


def plain_value(value: object) -> object:
    """What is sent of a value that no format knows: the number, words or bytes that it is made of. Else an error."""
    for kind in _PLAIN:
        if isinstance(value, kind):
            return kind(value)
    raise NotImplementedError(f"{type(value).__name__} can't travel")


def _made(kind: type[Any], value: Any) -> Any:
    if issubclass(kind, _PLAIN):
        return kind(value)
    raise NotImplementedError(f"{kind.__name__} can't travel")
