"""python: the author's own drawing."""

from __future__ import annotations

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Chart
from deckgen.charting.points import Named, Points
from deckgen.charting.read_points import PointsReader
from deckgen.charting.time_order import along_x, if_rising, number_in
from deckgen.model.chart_data import ChartData
from deckgen.model.dataset import Dataset, Kind
from deckgen.model.marks import Str
from deckgen.model.node import Names
from deckgen.model.phrases import Phrases
from deckgen.model.program import Program
from deckgen.sandbox.python_file import AuthorFunction, find_function
from deckgen.tables.odd_cells import say_odd_cells
from deckgen.web.environment import Environment

MOST_ROWS = 20_000
GIVEN = ("rows", "axes", "brand")
_OWN = "the function gets all rows, and draws them as it likes"


class Python(Chart):
    """Draws with a function of the author's own, written in Python for matplotlib: draw(rows, axes, brand)."""

    otherwise = ""
    spoken = "Chart"
    clear_series = 0
    reads_itself = True
    unfit = {
        "type": "'python' stands in its place",
        **dict.fromkeys(("x", "y", "series", "color", "format", "labels", "highlight", "annotate", "axis"), _OWN),
        **dict.fromkeys(("facet", "share_axes", "of"), _OWN),
        "reveal": "write it beside the blocks of the slide: what your function draws appears as a whole",
    }
    type: Str | None = None  # type: ignore[assignment]
    """Left out: `python` stands in its place."""
    python: Str
    """The file and the function in it, such as `charts/mine.py:draw`."""
    variables: Names = ()
    """The names of the variables of the environment that the function gets; it sees no others of yours."""

    def read(self, table: Dataset, scope: Scope) -> Points | None:
        """The columns of numbers, which the alt text tells, and the program with all rows."""
        function, reader = self._function(scope), PointsReader(self, table, scope)
        reader.sort()
        table = reader.table
        # They are read when it is drawn; here it is said which of them are missing.
        known = Environment().values(self.variables, scope.log) if self.variables else {}
        if not reader.filled() or function is None or known is None:
            return None
        if len(table) > MOST_ROWS:
            message = f"a drawing of your own takes {MOST_ROWS:,} rows at the most, not {len(table):,}"
            scope.log.error("too_many_points", message, self.where, "choose or sum rows in a query")
            return None
        say_odd_cells(table, scope.log)
        first, *others = table.columns
        numbers = [column for column in others if column.kind is Kind.NUMBER]
        series = (Named(c.name, c.name, c.name, tuple(number_in(value) for value in c.values)) for c in numbers)
        brand = scope.brand
        program = Program(
            function.path,
            function.text,
            function.name,
            function.line,
            columns=table.names,
            rows=tuple(zip(*(column.values for column in table.columns), strict=True)),
            colors=tuple((name, getattr(brand.colors, name)) for name in type(brand.colors).__struct_fields__),
            palette=brand.palette,
            named_colors=tuple(brand.named_colors.items()),
            fonts=tuple((name, getattr(brand.fonts, name)) for name in type(brand.fonts).__struct_fields__),
            variables=tuple(known),
        )
        return Points(first.texts, if_rising(along_x(first).places), tuple(series), program)

    @classmethod
    def tell(cls, data: ChartData, say: Phrases) -> str:
        """The columns, where none holds numbers."""
        columns = data.detail.columns if isinstance(data.detail, Program) else ()
        rows = say("{count} rows", count=len(data.x))
        return "" if data.series else f"{say(cls.spoken)}, {rows}: {', '.join(columns)}."

    def _function(self, scope: Scope) -> AuthorFunction | None:
        """The function that draws; None after a complaint."""
        if self.python.stand_in:
            return None
        return find_function(self.python, scope.folder, GIVEN, scope.log, "charts/mine.py:draw")
