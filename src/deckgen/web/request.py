"""What is asked of the web, within which bounds, and what comes of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from urllib.parse import urlsplit

from msgspec import Struct, field

from deckgen.files.paths import MOST_BYTES

# Called with the number of bytes that have come, and of those that will have come at the end (None if nobody knows).
Progress = Callable[[int, int | None], None]


class Bounds(Struct, frozen=True):
    """How long a download may take, and how large it may be. Times are in seconds.

    connect: until the connection is made.
    read: between two pieces of what comes.
    total: for one try.
    most_bytes: how large it may be once it is unpacked.
    redirects: how many are followed.
    waits: how long to wait before a second try, a third one, and so on.
    sleep, clock: replaced by tests.
    """

    connect: float = 10.0
    read: float = 30.0
    total: float = 300.0
    most_bytes: int = MOST_BYTES
    redirects: int = 5
    waits: tuple[float, ...] = (1.0, 4.0)
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic


class Request(Struct, frozen=True):
    """What is asked for.

    url: the address.
    headers: what the author sends along.
    named: the hosts that the deck itself names, which may be inside a network.
    etag, last_modified: what the last answer said of its version, "" for nothing. The server need not send the same
        version again.
    """

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    etag: str = ""
    last_modified: str = ""


class Answer(Struct, frozen=True):
    """What came.

    data: the bytes, unpacked; None where they are the same as the last time.
    etag, last_modified: what the server says of their version, "" for nothing.
    """

    data: bytes | None
    etag: str = ""
    last_modified: str = ""


class WebError(Exception):
    """Why nothing came, in words for the author.

    hint: what would mend it, if anything is known.
    passing: another try may help.
    wait: for how many seconds the server asks to be left alone.
    """

    def __init__(self, message: str, hint: str | None = None, *, passing: bool = False, wait: float = 0.0) -> None:
        super().__init__(message)
        self.hint, self.passing, self.wait = hint, passing, wait


def host_of(url: str) -> str:
    """The host of an address in the form in which hosts are compared; "" where it has none."""
    with suppress(ValueError):
        return (urlsplit(url).hostname or "").rstrip(".").lower()
    return ""


def plain_host(host: str) -> str:
    """A host as it is shown to who decides by it: in ASCII, in which no letter passes for another one."""
    if ":" in host:
        return f"[{host}]"
    with suppress(UnicodeError):
        return host.encode("idna").decode()
    return ascii(host)[1:-1]
