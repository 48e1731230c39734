"""python: a function of the author's own that gives the rows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.marks import Str
from deckgen.model.node import Names
from deckgen.model.program import Failure
from deckgen.origin import Errand, Fetched, Origin
from deckgen.sandbox.apart import send_for
from deckgen.sandbox.guest_table import TABLE
from deckgen.sandbox.python_file import AuthorFunction, find_function
from deckgen.sandbox.rows_guest import MODULE, RowsTask
from deckgen.tables.rows_file import can_write
from deckgen.trust.permission import PROGRAM, Permission, digest_fact, names_fact, quoted, with_variables
from deckgen.web.environment import names_of_variables

EXAMPLE = "tools/trade.py:rows"


class FromPython(Origin):
    """A function of the author's own, called without arguments: it gives a list of mappings, or the file's bytes."""

    python: Str
    """The file inside the project and the function in it, such as `tools/trade.py:rows`."""
    variables: Names = ()
    """The names of the variables of the environment that the function gets; it sees no others of yours."""

    @property
    def public_name(self) -> str:
        """The function as the author wrote it."""
        return str(self.python)

    def permission(self, table: str, folder: Path) -> Permission | None:
        """To run the file as it is now, with the variables that are named."""
        function = None if self.python.stand_in else find_function(self.python, folder, (), Diagnostics(), EXAMPLE)
        if function is None:
            return None
        facts = (("code", digest_fact(function.text)), ("variables", names_fact(self.variables)))
        does = f"runs '{function.name}' of {function.path} (line {function.line}) for {quoted(table)}"
        does += with_variables(self.variables)
        return Permission(f"table {table}", PROGRAM, does, facts, self.python.span)

    def examine(self, folder: Path, file: Path, log: Diagnostics) -> None:  # noqa: ARG002 - bytes go into any file
        """Complain where there is no such function, and of names that no variable has. Nothing of the file is run."""
        names_of_variables(self.variables, log)
        if not self.python.stand_in:
            find_function(self.python, folder, (), log, EXAMPLE)

    def fetch(self, errand: Errand) -> Fetched | None:
        """What the function gives, run in a process of its own in the deck's folder."""
        function = find_function(self.python, errand.folder, (), errand.log, EXAMPLE)
        variables = errand.environment.values(self.variables, errand.log)
        if function is None or variables is None:
            return None
        found = _run(function, variables, errand)
        if isinstance(found, Failure):
            errand.fail(found.message, _line_span(function, found.line), found.hint)
            return None
        return Fetched(found[0])


def _run(function: AuthorFunction, variables: Mapping[str, str], errand: Errand) -> tuple[bytes, ...] | Failure:
    """The one file that a function gives, or why there is none."""
    folder = errand.folder.resolve()
    suffix = errand.suffix if can_write(errand.suffix) else ""
    most_bytes = errand.bounds.most_bytes
    task = RowsTask(function.path, function.text, function.name, function.line, str(folder), suffix, most_bytes)
    silent = Failure(function.line, "it ends the program before its rows are there", "let it return")
    return send_for(
        MODULE,
        task,
        (TABLE,),
        silent,
        most_seconds=errand.most_seconds,
        working_folder=folder,
        variables=variables,
    )


def _line_span(function: AuthorFunction, number: int) -> Span:
    """A line of a function's file, without the blanks around it; the file where it has no such line."""
    source = SourceFile(function.path, function.text)
    line = source.lines[number - 1] if 0 < number <= len(source.lines) else ""
    start = len(line) - len(line.lstrip()) + 1
    return Span(source, number if line else 0, start, max(start + 1, len(line.rstrip()) + 1))
