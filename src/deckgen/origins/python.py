"""python: a function of the author's own that gives the rows."""

from __future__ import annotations

from pathlib import Path

from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.marks import Str
from deckgen.model.program import Failure
from deckgen.origin import Errand, Fetched, Origin
from deckgen.sandbox.apart import send_for
from deckgen.sandbox.guest_table import TABLE
from deckgen.sandbox.python_file import Function, find_function
from deckgen.sandbox.rows_guest import MODULE, Task
from deckgen.tables.rows_file import can_write

EXAMPLE = "tools/trade.py:rows"


class FromPython(Origin):
    """A function of the author's own, called without arguments: it gives a list of mappings, or the file's bytes."""

    python: Str
    """The file inside the project and the function in it, such as `tools/trade.py:rows`."""

    @property
    def shown(self) -> str:
        """The function as the author wrote it."""
        return str(self.python)

    def examine(self, folder: Path, file: Path, log: Diagnostics) -> None:  # noqa: ARG002 - bytes go into any file
        """Say where there is no such function; nothing is run."""
        if not self.python.stand_in:
            find_function(self.python, folder, (), log, EXAMPLE)

    def fetch(self, errand: Errand) -> Fetched | None:
        """What the function gives, run in a process of its own in the deck's folder."""
        function = find_function(self.python, errand.folder, (), errand.log, EXAMPLE)
        found = _run(function, errand) if function is not None else None
        if function is not None and isinstance(found, Failure):
            source = SourceFile(function.path, function.text)
            line = source.lines[found.line - 1] if 0 < found.line <= len(source.lines) else ""
            start = len(line) - len(line.lstrip()) + 1
            span = Span(source, found.line if line else 0, start, max(start + 1, len(line.rstrip()) + 1))
            errand.fail(found.message, span, found.hint)
            return None
        return Fetched(found[0]) if isinstance(found, tuple) else None


def _run(function: Function, errand: Errand) -> tuple[bytes, ...] | Failure:
    """The one file that a function gives, or why there are none."""
    where = errand.folder.resolve()
    suffix = errand.suffix if can_write(errand.suffix) else ""
    most = errand.bounds.most_bytes
    task = Task(function.path, function.text, function.name, function.line, str(where), suffix, most)
    lost = Failure(function.line, "it ends the program before its rows are there", "let it return")
    return send_for(MODULE, task, (TABLE,), lost, patience=errand.patience, where=where)
