"""Reads somebody's bytes, in a process of its own: `python -m deckgen.processes.parsing_guest SECONDS MEMORY FILE`.

A fourth word, "together", says that the seconds are those of all requests, and not of each.

Requests come in on standard input: the module and the name of a function of deckgen's, and its arguments. Replies go
out on standard output. The process ends when its input does, and may be killed at any time. It imports what a request
needs when it is first asked for it, so that it starts at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from typing import IO

import msgspec

from deckgen.processes.bounds import bound_files, bound_memory, bound_time
from deckgen.processes.messages import receive, send, standard_pipes
from deckgen.processes.values import arguments_of, packed

# What a reply begins with: the result follows, or the name and the words of an exception, or memory was short.
GIVEN, RAISED, NO_MEMORY = b"+", b"!", b"m"
# How many characters of an exception's words are passed on.
_MOST_CHARACTERS = 300


class _Request(msgspec.Struct, array_like=True):
    """Which function to call, and what it is given."""

    module: str
    name: str
    arguments: msgspec.Raw


def serve(requests: IO[bytes], replies: IO[bytes], seconds: float, *, together: bool = False) -> None:
    """Answer requests until there are no more; each, or all of them together, may take so many seconds of work."""
    if together:
        bound_time(seconds)
    while (request := receive(requests)) is not None:
        if not together:
            bound_time(seconds)
        try:
            reply = GIVEN + packed(_answer(request))
        except MemoryError:
            reply = NO_MEMORY
        except Exception as error:
            words = " ".join(str(error).split())[:_MOST_CHARACTERS].encode("utf-8", "replace").decode()
            reply = RAISED + packed((type(error).__name__, words))
        del request
        send(replies, reply)


def _answer(request: bytes) -> object:
    asked = msgspec.msgpack.decode(request, type=_Request)
    function = _function(asked.module, asked.name)
    return function(*arguments_of(function).decode(asked.arguments))


def _function(module: str, name: str) -> Callable[..., object]:
    """A function of deckgen's; LookupError where it is none."""
    function: Callable[..., object] | None = None
    if module.startswith("deckgen."):
        function = getattr(import_module(module), name)
    if function is None or getattr(function, "__module__", "") != module:
        raise LookupError(f"{module}.{name}")
    return function


def main(seconds: float, memory: int, file: int, *, together: bool) -> None:
    """Answer the requests on standard input until it ends, with so many bytes of memory, and in any file."""
    bound_memory(memory)
    bound_files(file)
    requests, replies = standard_pipes()
    serve(requests, replies, seconds, together=together)


if __name__ == "__main__":
    main(float(sys.argv[1]), *map(int, sys.argv[2:4]), together="together" in sys.argv[4:])
