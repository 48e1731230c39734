"""Messages between deckgen and a process of its own: bytes with their length before them, over a pipe."""

from __future__ import annotations

import os
import struct
from typing import IO

# How the length of a message is written before it: eight bytes, the highest first.
LENGTH = struct.Struct(">Q")
# No message is longer: what comes from the other side is not believed to be.
MOST_BYTES = 1 << 30


def send(stream: IO[bytes], message: bytes) -> None:
    """Write a message."""
    stream.write(LENGTH.pack(len(message)))
    stream.write(message)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """The next message; None where the other side is gone, or sends what is no message."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    length = LENGTH.unpack(head)[0]
    if length > MOST_BYTES:
        return None
    message = stream.read(length)
    return message if len(message) == length else None


def standard_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """In the process: standard input, where requests come in, and standard output, where replies go out.

    Libraries may print or read. So these are copies of both, and whoever uses the real ones finds nothing there.
    """
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return requests, replies
