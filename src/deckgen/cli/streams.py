"""Standard input, output and error as a run needs them: there, writable, and never the reason that it fails.

Whoever starts a run may have closed any of them, may stop reading, may have a full disk behind them, and may have a
terminal that knows few letters.
"""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from typing_extensions import Buffer

ESCAPED = "deckgen_escaped"


class _Steady(io.RawIOBase):
    """Writes on into a stream. What it doesn't take is dropped, and the first reason is kept."""

    def __init__(self, raw: io.RawIOBase) -> None:
        self._raw = raw
        self.refusal: OSError | None = None

    def write(self, data: Buffer, /) -> int | None:
        if self.refusal is None:
            try:
                return self._raw.write(data)
            except OSError as error:
                self.refusal = error
        return memoryview(data).nbytes

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._raw.fileno()

    def isatty(self) -> bool:
        return self._raw.isatty()


class SteadyStreams:
    """The streams of this process, made steady."""

    def __init__(self) -> None:
        _fill_gaps()
        codecs.register_error(ESCAPED, _escaped)
        self._named: dict[str, _Steady] = {}
        if sys.stdin is None:
            sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - as long as the process lasts
        sys.stdout = self._steady("standard output", sys.stdout)
        sys.stderr = self._steady("standard error", sys.stderr)

    def end(self) -> bool:
        """Write what is left; whether all words reached a reader, or none wanted them. Says what didn't."""
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        # Whoever stops reading, as `head` does, wants no more.
        refused = {
            name: one.refusal
            for name, one in self._named.items()
            if one.refusal is not None and one.refusal.errno not in (errno.EPIPE, errno.EINVAL)
        }
        for name, refusal in refused.items():
            sys.stderr.write(f"Error: {name} can't be written: {refusal.strerror or refusal}\n")
            sys.stderr.flush()
        return not refused

    def _steady(self, name: str, stream: TextIO | None) -> TextIO:
        """A stream that never fails, in the place of one that may be closed."""
        if stream is None:
            return open(os.devnull, "w", encoding="utf-8")
        buffer = getattr(stream, "buffer", None)
        if buffer is None:
            return stream
        steady = self._named[name] = _Steady(getattr(buffer, "raw", buffer))
        by_line = name == "standard error" or stream.isatty()
        return io.TextIOWrapper(io.BufferedWriter(steady), stream.encoding, ESCAPED, line_buffering=by_line)


def _fill_gaps() -> None:
    """Open nothing in the place of what is closed: the first file of the run would be taken for a stream."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                os.open(os.devnull, os.O_RDWR)


def _escaped(error: UnicodeError) -> tuple[str, int]:
    r"""Letters that a terminal doesn't know, as JSON would write them: \u4e2d."""
    assert isinstance(error, UnicodeEncodeError)
    words = error.object[error.start : error.end]
    units = words.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2)), error.end
