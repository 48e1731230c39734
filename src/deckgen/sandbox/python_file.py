"""Finds a function in a Python file of the author's by reading the file's syntax. None of its code is run."""

from __future__ import annotations

import ast
import warnings
from pathlib import Path

from msgspec import Struct

from deckgen.files.encoding import decode
from deckgen.files.paths import Refusal, read_bytes, resolve
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span, did_you_mean
from deckgen.model.marks import Str

MOST_BYTES = 500_000
# How complaints name the arguments that a function is called with, by their number.
_COUNTS = ("no argument", "one argument", "two arguments", "three arguments")


class AuthorFunction(Struct, frozen=True):
    """A function that the author wrote."""

    path: str
    """The path of its file as the author wrote it."""
    text: str
    """All that is in the file."""
    name: str
    """The name of the function."""
    line: int
    """The line on which it begins, from 1 on."""


def find_function(
    written: Str, folder: Path, given: tuple[str, ...], log: Diagnostics, example: str
) -> AuthorFunction | None:
    """The function that `file.py:name` means in a deck's folder; None after a complaint.

    `given` are the names of the arguments it will be called with, `example` how such words are written.
    """
    file, _, name = written.rpartition(":")
    if not file.endswith(".py") or not name.isidentifier():
        message = f"'{written}' doesn't name a Python file and a function in it"
        log.error("wrong_value", message, written.span, f"write it as {example}")
        return None
    source = _source(written.part(0, len(file)), folder, log)
    tree = _syntax_tree(source, log) if source is not None else None
    if source is None or tree is None:
        return None
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    if name not in functions:
        hint = did_you_mean(name, functions) if functions else "it has no function at all"
        message = f"{file} has no function '{name}'"
        log.error("unknown_function", message, written.at(len(file) + 1, len(name)), hint)
        return None
    function = functions[name]
    if not _takes(function, given, source, log):
        return None
    return AuthorFunction(file, source.text, name, function.lineno)


def _source(file: Str, folder: Path, log: Diagnostics) -> SourceFile | None:
    """The text of a file in the deck's folder; None after a complaint."""
    path = resolve(folder, file)
    if isinstance(path, Refusal):
        log.error(path.code, path.message, file.span, path.hint)
        return None
    data = read_bytes(path, str(file), log, file.span, most=MOST_BYTES)
    return decode(data, str(file), log, file.span) if data is not None else None


def _syntax_tree(source: SourceFile, log: Diagnostics) -> ast.Module | None:
    """The syntax tree of a file; None, after a complaint, where it is no Python."""
    try:
        # Python warns of odd escapes and the like while it parses; they are not deckgen's to tell.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source.text, source.path)
    except SyntaxError as error:
        line, column = error.lineno or 0, error.offset or 1
        span = Span(source, line, column, column + 1)
        log.error("not_python", f"this is no Python: {error.msg}", span)
    except (ValueError, RecursionError, MemoryError):
        log.error("not_python", "this is no Python that can be read", Span(source, 0, 0, 0))
    return None


def _takes(function: ast.FunctionDef, given: tuple[str, ...], source: SourceFile, log: Diagnostics) -> bool:
    """Whether a function can be called with the given arguments, one after the other; complains where it can't."""
    arguments = function.args
    most = len(arguments.posonlyargs) + len(arguments.args)
    least = most - len(arguments.defaults)
    # Arguments after a * that have no default can only be given by name.
    by_name_only = sum(default is None for default in arguments.kw_defaults)
    if least <= len(given) <= (most if arguments.vararg is None else len(given)) and not by_name_only:
        return True
    column = function.col_offset + len("def ") + 1
    span = Span(source, function.lineno, column, column + len(function.name))
    message = f"'{function.name}' can't be called with {_COUNTS[len(given)]}"
    log.error("wrong_arguments", message, span, f"write 'def {function.name}({', '.join(given)}):'")
    return False
