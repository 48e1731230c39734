"""A function that the author wrote, found in its file by the syntax tree: nothing of it is run here."""

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
_COUNTS = ("no argument", "one argument", "two arguments", "three arguments")


class Function(Struct, frozen=True):
    """A function: the path of its file as the author named it, the file's text, its name and its line."""

    path: str
    text: str
    name: str
    line: int


def find_function(
    written: Str, folder: Path, given: tuple[str, ...], log: Diagnostics, example: str
) -> Function | None:
    """The function that `file.py:name` means in a deck's folder, to be called with the given arguments.

    None after a complaint; example is how it is written.
    """
    file, _, name = written.rpartition(":")
    if not file.endswith(".py") or not name.isidentifier():
        message = f"'{written}' doesn't name a Python file and a function in it"
        log.error("wrong_value", message, written.span, f"write it as {example}")
        return None
    source = _file(written.part(0, len(file)), folder, log)
    tree = _parsed(source, log) if source is not None else None
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
    return Function(file, source.text, name, function.lineno)


def _file(place: Str, folder: Path, log: Diagnostics) -> SourceFile | None:
    path = resolve(folder, place)
    if isinstance(path, Refusal):
        log.error(path.code, path.message, place.span, path.hint)
        return None
    data = read_bytes(path, str(place), log, place.span, most=MOST_BYTES)
    return decode(data, str(place), log, place.span) if data is not None else None


def _parsed(source: SourceFile, log: Diagnostics) -> ast.Module | None:
    """The file as a tree; None after a complaint where it is no Python."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source.text, source.path)
    except SyntaxError as fault:
        line, column = fault.lineno or 0, fault.offset or 1
        span = Span(source, line, column, column + 1)
        log.error("not_python", f"this is no Python: {fault.msg}", span)
    except (ValueError, RecursionError, MemoryError):
        log.error("not_python", "this is no Python that can be read", Span(source, 0, 0, 0))
    return None


def _takes(function: ast.FunctionDef, given: tuple[str, ...], source: SourceFile, log: Diagnostics) -> bool:
    """Whether a function can be called with what it is given; complains where it can't."""
    arguments, taken = function.args, len(function.args.posonlyargs) + len(function.args.args)
    needed = taken - len(arguments.defaults)
    bare = sum(default is None for default in arguments.kw_defaults)
    if needed <= len(given) <= (taken if arguments.vararg is None else len(given)) and not bare:
        return True
    column = function.col_offset + len("def ") + 1
    span = Span(source, function.lineno, column, column + len(function.name))
    message = f"'{function.name}' can't be called with {_COUNTS[len(given)]}"
    log.error("wrong_arguments", message, span, f"write 'def {function.name}({', '.join(given)}):'")
    return False
