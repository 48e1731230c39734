"""write_aside: finished documents -> open files of the system's, which nobody sees until `save` puts them in place.

So no whole deck is held in memory, and several are written side by side.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from typing import IO

from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.ledger import Ledger
from deckgen.model.written import Written
from deckgen.processes.in_copies import done_in_copies
from deckgen.writers.pptx import flaws

Writer = Callable[[IO[bytes], Ledger], object]
"""Writes a .pptx into an open file, and asks the ledger, or enters there, what it finds of its parts."""


@contextmanager
def write_aside(writers: Sequence[Writer], ledger: Ledger, log: Diagnostics) -> Iterator[list[Written]]:
    """What the writers wrote, which is gone at the end; nothing, after a complaint, where there is no room for it.

    What was found of slides is in the ledger then.
    """
    with ExitStack() as held:
        try:
            files = [held.enter_context(_hidden_file()) for _ in writers]
            found = done_in_copies([partial(_write, *each, ledger) for each in zip(writers, files, strict=True)])
        except OSError as problem:
            message = f"the deck can't be written: {problem.strerror or problem}"
            where = Span(SourceFile(tempfile.gettempdir(), ""), 0, 0, 0)
            log.error("cannot_write", message, where, "make room there, or name another folder in TMPDIR")
            files, found = [], []
        for _, entries in found:
            ledger.take(entries)
        yield [Written(file, tuple(unsound)) for file, (unsound, _) in zip(files, found, strict=True)]


@contextmanager
def _hidden_file() -> Iterator[IO[bytes]]:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closing it may fail
    try:
        yield file
    finally:
        # Where there was no room for its end, there is none now.
        with suppress(OSError):
            file.close()


def _write(writer: Writer, file: IO[bytes], ledger: Ledger) -> tuple[list[str], Mapping[bytes, bytes]]:
    """Write a file and look at it: what is wrong with it, and what the ledger has then."""
    # What was written before in a copy of this process that was lost.
    file.seek(0)
    file.truncate()
    writer(file, ledger)
    found = flaws(file, ledger)
    file.flush()
    return found, ledger.entries
