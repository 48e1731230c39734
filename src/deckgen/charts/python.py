"""python: the author's own drawing."""

from __future__ import annotations

import ast
import warnings
from pathlib import Path

from deckgen.chart import Chart
from deckgen.charting.points import Reader, number_in, positions_in
from deckgen.data.encoding import decode
from deckgen.data.paths import read_bytes
from deckgen.model.chart import ChartData
from deckgen.model.dataset import Dataset, Kind
from deckgen.model.diagnostics import SourceFile, Span, did_you_mean
from deckgen.model.marks import Str
from deckgen.model.phrases import Phrases
from deckgen.model.program import Program
from deckgen.points import Named, Points
from deckgen.scope import Scope

MOST_BYTES, MOST_ROWS = 500_000, 20_000
GIVEN = ("rows", "axes", "brand")
_OWN = "the function gets all rows, and draws them as it likes"


class Python(Chart):
    """Draws with a function of the author's own, written in Python for matplotlib: draw(rows, axes, brand)."""

    spoken = "Chart"
    reads_itself = True
    unfit = {
        "type": "'python' stands in its place",
        **dict.fromkeys(("x", "y", "series", "color", "format", "labels", "highlight", "annotate"), _OWN),
        **dict.fromkeys(("facet", "share_axes", "of"), _OWN),
    }
    type: Str | None = None  # type: ignore[assignment]
    """Left out: `python` stands in its place."""
    python: Str
    """The file and the function in it, such as `charts/mine.py:draw`."""

    def read(self, table: Dataset, scope: Scope) -> Points | None:
        """The columns of numbers, which the alt text tells, and the program with all rows."""
        source, reader = self._source(scope), Reader(self, table, scope)
        reader.sort()
        table = reader.table
        if not reader.filled() or source is None:
            return None
        if len(table) > MOST_ROWS:
            message = f"a drawing of your own takes {MOST_ROWS:,} rows at the most, not {len(table):,}"
            scope.log.error("too_many_points", message, self.where, "choose or sum rows in a query")
            return None
        first, *others = table.columns
        numbers = [column for column in others if column.kind is Kind.NUMBER]
        series = (Named(c.name, c.name, c.name, tuple(number_in(value) for value in c.values)) for c in numbers)
        brand = scope.brand
        program = Program(
            *source,
            columns=table.names,
            rows=tuple(zip(*(column.values for column in table.columns), strict=True)),
            colors=tuple((name, getattr(brand.colors, name)) for name in type(brand.colors).__slots__),
            palette=brand.palette,
            named_colors=tuple(brand.named_colors.items()),
            fonts=tuple((name, getattr(brand.fonts, name)) for name in type(brand.fonts).__slots__),
        )
        return Points(first.texts, positions_in(first), tuple(series), program)

    @classmethod
    def tell(cls, data: ChartData, say: Phrases) -> str:
        """The columns, where none holds numbers."""
        columns = data.detail.columns if isinstance(data.detail, Program) else ()
        rows = say("{count} rows", count=len(data.x))
        return "" if data.series else f"{say(cls.spoken)}, {rows}: {', '.join(columns)}."

    def _source(self, scope: Scope) -> tuple[str, str, str, int] | None:
        """The file's path, its text, the function's name and its line; None after a complaint. Nothing is run."""
        written = self.python
        if written.stand_in:
            return None
        file, _, name = written.rpartition(":")
        if not file.endswith(".py") or not name.isidentifier():
            message = f"'{written}' doesn't name a Python file and a function in it"
            scope.log.error("wrong_value", message, written.span, "write it as charts/mine.py:draw")
            return None
        place = written.part(0, len(file))
        path = scope.path(place)
        source = self._file(path, place, scope) if path else None
        tree = _parsed(source, scope) if source is not None else None
        if source is None or tree is None:
            return None
        functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
        if name not in functions:
            hint = did_you_mean(name, functions) if functions else "it has no function at all"
            message = f"{file} has no function '{name}'"
            scope.log.error("unknown_function", message, written.at(len(file) + 1, len(name)), hint)
            return None
        function = functions[name]
        return (file, source.text, name, function.lineno) if _takes_three(function, source, scope) else None

    def _file(self, path: Path, place: Str, scope: Scope) -> SourceFile | None:
        data = read_bytes(path, str(place), scope.log, place.span, most=MOST_BYTES)
        return decode(data, str(place), scope.log, place.span) if data is not None else None


def _parsed(source: SourceFile, scope: Scope) -> ast.Module | None:
    """The file as a tree; None after a complaint where it is no Python."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source.text, source.path)
    except SyntaxError as fault:
        line, column = fault.lineno or 0, fault.offset or 1
        span = Span(source, line, column, column + 1)
        scope.log.error("not_python", f"this is no Python: {fault.msg}", span)
    except (ValueError, RecursionError, MemoryError):
        scope.log.error("not_python", "this is no Python that can be read", Span(source, 0, 0, 0))
    return None


def _takes_three(function: ast.FunctionDef, source: SourceFile, scope: Scope) -> bool:
    """Whether a function can be called with rows, axes and brand; complains where it can't."""
    given, taken = function.args, len(function.args.posonlyargs) + len(function.args.args)
    needed = taken - len(given.defaults)
    bare = sum(default is None for default in given.kw_defaults)
    if needed <= len(GIVEN) <= (taken if given.vararg is None else len(GIVEN)) and not bare:
        return True
    column = function.col_offset + len("def ") + 1
    span = Span(source, function.lineno, column, column + len(function.name))
    message = f"'{function.name}' can't be called with three arguments"
    scope.log.error("wrong_arguments", message, span, f"write 'def {function.name}({', '.join(GIVEN)}):'")
    return False
